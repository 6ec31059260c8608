import type { DetectorPoint } from "./detection.ts";

export type CountedPoint = Pick<DetectorPoint, "value" | "n">;

/** Index of the first point that has anything; -1 where none has. */
export function dataStart(points: readonly CountedPoint[]): number {
  return points.findIndex(({ value, n }) => value !== null && (value !== 0 || (n ?? 0) > 0));
}
