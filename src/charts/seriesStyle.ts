import { seriesDashes, seriesShapes } from "../theme/tokens.ts";
import type { Theme } from "../theme/tokens.ts";

export type SeriesShape = (typeof seriesShapes)[number];

/** What tells a series from its neighbors: a color, and for who does not see it, a dash and a shape. */
export interface SeriesStyle {
  readonly color: string;
  /** Stroke dash array; empty is solid. */
  readonly dash: readonly number[];
  readonly shape: SeriesShape;
}

/** By the series' place; null is the rest behind the top n. */
export function seriesStyle(theme: Theme, slot: number | null): SeriesStyle {
  if (slot === null) return { color: theme.outline, dash: [1, 3], shape: "circle" };
  return {
    color: theme.palette[slot % theme.palette.length] ?? theme.accent,
    dash: seriesDashes[slot % seriesDashes.length] ?? [],
    shape: seriesShapes[slot % seriesShapes.length] ?? "circle",
  };
}
