import { seriesDashes, seriesShapes } from "../theme/tokens.ts";
import type { Theme } from "../theme/tokens.ts";
import type { Decal } from "./plotOption.ts";

export type SeriesShape = (typeof seriesShapes)[number];

/** What tells a series from its neighbors: a color, and for who does not see it, a dash and a shape. */
export interface SeriesStyle {
  readonly color: string;
  /** Stroke dash array; empty is solid. */
  readonly dash: readonly number[];
  readonly shape: SeriesShape;
  /** Whether a series before it has the color, as under forced colors: then a filled mark is striped. */
  readonly striped: boolean;
}

/** The stripes, in the color behind the mark. */
export function stripes({ surface }: Theme): Decal {
  return { symbol: "rect", color: surface, dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: Math.PI / 4 };
}

/** By the series' place; null is the rest behind the top n. */
export function seriesStyle(theme: Theme, slot: number | null): SeriesStyle {
  const { outline, palette, accent } = theme;
  if (slot === null) return { color: outline, dash: [1, 3], shape: "circle", striped: palette.includes(outline) };
  const color = palette[slot % palette.length] ?? accent;
  // Where colors, dashes or shapes begin anew, they meet others than before.
  const round = Math.floor(slot / seriesDashes.length);
  return {
    color,
    dash: seriesDashes[(slot + round) % seriesDashes.length] ?? [],
    shape: seriesShapes[(slot + 2 * round) % seriesShapes.length] ?? "circle",
    striped: palette.indexOf(color) < slot,
  };
}
