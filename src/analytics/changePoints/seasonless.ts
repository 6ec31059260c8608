import { decompose } from "../forecast/decompose.ts";
import { mediansOf, oddPoints } from "../forecast/oddPoints.ts";
import type { Series } from "../forecast/series.ts";

/**
 * A series without its seasons, which are made of what is ordinary: were an odd day averaged into its season, all other weeks
 * would bear its mirror. Where no cycle is ordinary the season is not known, and neither is what is left of those points.
 * @param periods ascending, in points
 */
export function seasonless(values: Series, periods: readonly number[]): Series {
  const longest = periods.at(-1);
  if (longest === undefined) return values;
  const { isOdd, level } = oddPoints(values, periods);
  if (!isOdd.includes(1)) return decompose(values, periods).base;
  const usual = mediansOf(values.map((value, at) => (isOdd[at] === 1 ? Number.NaN : value)), longest);
  const filled = values.map((value, at) => (isOdd[at] === 1 && value === value ? (usual[at % longest] as number) + (level[at] as number) : value));
  const { seasonAt } = decompose(filled, periods);
  return values.map((value, at) => (filled[at] === filled[at] ? value - seasonAt(at) : Number.NaN));
}
