import type { DetectorPoint } from "./detection.ts";

export type CountedPoint = Pick<DetectorPoint, "value" | "n">;

/** Whether there is anything: a 0 of cases is a value. */
export function hasData({ value, n }: CountedPoint): boolean {
  return value !== null && (value !== 0 || (n ?? 0) > 0);
}

/** Index of the first point that has anything; -1 where none has. */
export function dataStart(points: readonly CountedPoint[]): number {
  return points.findIndex(hasData);
}
