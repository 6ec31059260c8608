import type { Grain } from "../../query/range.ts";
import { requireList } from "../requireOption.ts";
import { createDetector } from "./createDetector.ts";
import type { Detection, DetectorOptions, DetectorPoint } from "./detection.ts";
import { judgedSinceOnset } from "./sinceOnset.ts";

/**
 * What is unusual in points that are all there: a detector that sees them one by one, so that each is judged by those
 * before it alone, as it would have been when it came. Zeros from before there were data, once enough follow them (28 days, 189 hours),
 * are no longer known; with a `state` they stay.
 * @param points in the order of time
 * @throws MetricsError `invalid-query` as `createDetector` and its `next` do
 */
export function detectAnomalies(points: readonly DetectorPoint[], grain: Grain, options: DetectorOptions = {}): readonly Detection[] {
  requireList("points", points, "a list of points with from and value");
  const detector = createDetector(grain, options);
  return options.state === undefined ? judgedSinceOnset(points, grain, () => createDetector(grain, options)) : points.map(detector.next);
}
