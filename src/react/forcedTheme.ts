import { systemTheme } from "../theme/systemTheme.ts";
import type { Theme } from "../theme/tokens.ts";
import { systemColor } from "./systemColor.ts";

/** The theme in the colors that the reader's system forces on the page. */
export function forcedTheme(theme: Theme): Theme {
  return systemTheme(theme, systemColor);
}
