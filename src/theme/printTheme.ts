import { light } from "./light.ts";
import type { Theme } from "./tokens.ts";

/** What a theme is on paper, which is white: a dark one lends its fonts and sizes and takes the colors of `light`. */
export function printTheme(theme: Theme): Theme {
  if (theme.colorScheme === "light") return theme;
  const { font, fontSize, radius, space } = theme;
  return { ...light, font, fontSize, radius, space };
}
