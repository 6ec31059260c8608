import type { CellNumber } from "../../query/result.ts";

/** The line under a number: one entry a bucket, null where nothing is known. */
export interface Sparkline {
  readonly values: readonly (CellNumber | null)[];
  /** Index of the first bucket that still runs; the number of buckets where none does. */
  readonly incompleteFrom: number;
}

/** SVG path data on a grid of `width` by `height`. */
export interface SparklinePaths {
  readonly solid: string;
  /** To buckets that still run. */
  readonly dashed: string;
  readonly area: string;
  /** The last complete bucket: a line without length, which round caps make a dot. */
  readonly end: string;
}

export const width = 100;
export const height = 32;
const inset = 3;

/** Null where there are fewer than two points to join. Gaps stay gaps; a point between two is a dot. */
export function sparklinePaths({ values: cells, incompleteFrom }: Sparkline): SparklinePaths | null {
  // The text of an exact decimal is a number to arithmetic.
  const values = cells as readonly (number | null)[];
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => round((index / (values.length - 1)) * width);
  const y = (value: number) =>
    round(low === high ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset));
  const points = values.map((value, index) => (value === null ? null : `${x(index)} ${y(value)}`));
  // Of amounts at the bottom, of losses at the top, else where zero is.
  const ground = low >= 0 ? height : high <= 0 ? 0 : y(0);
  let [solid, dashed, area, end] = ["", "", "", ""];
  points.forEach((point, index) => {
    if (point === null) return;
    const before = points[index - 1] ?? null;
    const ends = points[index + 1] == null || index + 1 === incompleteFrom;
    const step = before === null ? `M${point}${ends ? "h0" : ""}` : `L${point}`;
    if (index >= incompleteFrom) {
      dashed += before !== null && index === incompleteFrom ? `M${before}${step}` : step;
      return;
    }
    const foot = `${x(index)} ${ground}`;
    solid += step;
    area += `${before === null ? `M${foot}` : ""}L${point}${ends ? `L${foot}Z` : ""}`;
    end = `M${point}h0`;
  });
  return { solid, dashed, area, end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
