import type { Segments } from "./segmentCosts.ts";

/**
 * Where to part points so that the sum of the segments' costs and of a penalty for each is least: optimal partitioning
 * (Jackson et al., IEEE Signal Processing Letters 12, 2005), without the beginnings that can no longer be best (PELT: Killick,
 * Fearnhead and Eckley, JASA 107, 2012).
 * @param places where a segment may begin or end, ascending, from 0 to the number of points
 * @param least points of a segment
 * @returns where the second and later segments begin
 */
export function partition({ cost }: Segments, places: readonly number[], penalty: number, least: number): readonly number[] {
  const best = new Float64Array(places.length);
  const from = new Int32Array(places.length);
  best[0] = -penalty;
  const totals = new Float64Array(places.length);
  const open = new Int32Array(places.length);
  let count = 1;
  for (let end = 1; end < places.length; end++) {
    const to = places[end] as number;
    let [lowest, begin] = [Infinity, 0];
    for (let at = 0; at < count; at++) {
      const start = open[at] as number;
      const place = places[start] as number;
      const total = to - place < least ? -Infinity : (best[start] as number) + cost(place, to);
      totals[at] = total;
      if (total !== -Infinity && total + penalty < lowest) [lowest, begin] = [total + penalty, start];
    }
    best[end] = lowest;
    from[end] = begin;
    let kept = 0;
    for (let at = 0; at < count; at++) if ((totals[at] as number) <= lowest) open[kept++] = open[at] as number;
    count = kept;
    if (lowest < Infinity) open[count++] = end;
  }
  const found: number[] = [];
  for (let end = from[places.length - 1] as number; end > 0; end = from[end] as number) found.push(places[end] as number);
  return found.reverse();
}
