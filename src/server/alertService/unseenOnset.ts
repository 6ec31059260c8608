import { nothingSeen, onsetOf, seenNext } from "../../analytics/detect/onset.ts";
import type { AlertSeries } from "../../query/alertBacktest.ts";
import type { Grain, Instant } from "../../query/range.ts";
import type { KeptSeries } from "./alertStore.ts";
import { firstSince } from "./detectedPoints.ts";

/**
 * Where the data began of series that learned zeros from before them, and are to learn again from there on: the earliest that is
 * not among what was asked. Null: none is.
 */
export function unseenOnset(grain: Grain, found: readonly AlertSeries[], kept: readonly KeptSeries[]): Instant | null {
  const detectors = new Map(kept.map(({ values, detector }) => [JSON.stringify(values), detector]));
  const unseen = found.flatMap(({ values, points }) => {
    const detector = detectors.get(JSON.stringify(values)) ?? null;
    const own = detector === null ? points : points.slice(firstSince(points, detector));
    let seen = detector?.onset ?? nothingSeen;
    for (const point of own) {
      seen = seenNext(seen, point.from, point);
      const onset = onsetOf(seen, grain);
      if (onset !== null && points[0] && Date.parse(onset) < Date.parse(points[0].from)) return onset;
    }
    return [];
  });
  return unseen.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
