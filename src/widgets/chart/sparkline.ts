import type { CellNumber } from "../../query/result.ts";

/** The line under a number: one entry a bucket, null where nothing is known. */
export interface Sparkline {
  readonly values: readonly (CellNumber | null)[];
  /** Index of the first bucket that still runs; the number of buckets where none does. */
  readonly incompleteFrom: number;
  /** Index of the first bucket that the range does not cut. Default 0. */
  readonly wholeFrom?: number;
}

/** SVG path data on a grid of `width` by `height`. */
export interface SparklinePaths {
  readonly solid: string;
  /** To buckets that still run, and from one that the range cuts. */
  readonly dashed: string;
  readonly area: string;
  /** The last complete bucket: a line without length, which round caps make a dot. */
  readonly end: string;
}

export const width = 100;
export const height = 32;
const inset = 3;

/** Null where there are fewer than two points to join. Gaps stay gaps; a point between two is a dot. */
export function sparklinePaths({ values: cells, incompleteFrom, wholeFrom = 0 }: Sparkline): SparklinePaths | null {
  // The text of an exact decimal is a number to arithmetic.
  const values = cells as readonly (number | null)[];
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => round((index / (values.length - 1)) * width);
  const y = (value: number) =>
    round(low === high ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset));
  const points = values.map((value, index) => (value === null ? null : `${x(index)} ${y(value)}`));
  // The ground of amounts is at the bottom, of losses at the top, else where zero is.
  const ground = low >= 0 ? height : high <= 0 ? 0 : y(0);
  let [solid, dashed, area, end] = ["", "", "", ""];
  points.forEach((point, index) => {
    if (point === null) return;
    if (index < wholeFrom) {
      const next = points[index + 1];
      dashed += next == null ? `M${point}h0` : `M${point}L${next}`;
      return;
    }
    const before = (index > wholeFrom && points[index - 1]) || null;
    const isLast = points[index + 1] == null;
    if (index >= incompleteFrom) {
      if (before === null) dashed += isLast ? `M${point}h0` : `M${point}`;
      else dashed += index === incompleteFrom ? `M${before}L${point}` : `L${point}`;
      return;
    }
    const ends = isLast || index + 1 === incompleteFrom;
    if (before === null) {
      solid += ends ? `M${point}h0` : `M${point}`;
      area += `M${x(index)} ${ground}`;
    } else solid += `L${point}`;
    area += ends ? `L${point}L${x(index)} ${ground}Z` : `L${point}`;
    end = `M${point}h0`;
  });
  return { solid, dashed, area, end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
