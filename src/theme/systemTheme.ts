import { mixed } from "./mixed.ts";
import type { Theme } from "./tokens.ts";

/** CSS system colors that a forced palette keeps apart; series beyond them differ by dash and shape. */
const series = ["CanvasText", "LinkText", "Highlight", "GrayText"];

/**
 * The theme in the colors that the reader's system forces on a page.
 * @param colorOf what a CSS system color is at the moment, as #rrggbb
 */
export function systemTheme(theme: Theme, colorOf: (name: string) => string): Theme {
  const [text, back] = [colorOf("CanvasText"), colorOf("Canvas")];
  const signal = { mark: text, text, soft: back };
  return {
    ...theme,
    background: back,
    surface: back,
    subtle: back,
    // Lines across a picture stay behind its series, of which one is as gray as they would be.
    border: mixed(back, colorOf("GrayText"), 0.3),
    outline: colorOf("GrayText"),
    text,
    muted: text,
    accent: colorOf("Highlight"),
    onAccent: colorOf("HighlightText"),
    focus: colorOf("Highlight"),
    palette: theme.palette.map((_, slot) => colorOf(series[slot % series.length] as string)),
    good: signal,
    bad: signal,
    warning: signal,
  };
}
