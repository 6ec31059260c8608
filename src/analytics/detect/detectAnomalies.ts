import type { Grain } from "../../query/range.ts";
import { createDetector } from "./createDetector.ts";
import type { Detection, DetectorOptions, DetectorPoint } from "./detection.ts";

/**
 * What is unusual in points that are all there: a detector that sees them one by one, so that each is judged by those
 * before it alone, as it would have been when it came.
 * @param points in the order of time
 * @throws MetricsError `invalid-query` where `state` is of another grain
 */
export function detectAnomalies(points: readonly DetectorPoint[], grain: Grain, options: DetectorOptions = {}): readonly Detection[] {
  const detector = createDetector(grain, options);
  return points.map((point) => detector.next(point));
}
