import type { CellNumber } from "../../query/result.ts";

export type ThresholdStatus = "good" | "warning" | "bad";

/** Limits in the metric's own unit. Where `bad` is the larger one high values are bad, else low ones. */
export interface Thresholds {
  readonly warning: number;
  readonly bad: number;
  /** How far a value must come back behind a limit before its status improves. Default 0. */
  readonly hysteresis?: number;
}

const statuses = ["good", "warning", "bad"] as const;

/** Where the value stands. It gets worse at a limit, and better only `hysteresis` behind it, so it does not flicker. */
export function thresholdStatus(
  value: CellNumber,
  { warning, bad, hysteresis = 0 }: Thresholds,
  previous: ThresholdStatus | null = null,
): ThresholdStatus {
  const sign = bad >= warning ? 1 : -1;
  const severity = (slack: number) => {
    const reached = (limit: number) => (value as number) * sign >= limit * sign - slack;
    return reached(bad) ? 2 : reached(warning) ? 1 : 0;
  };
  const held = Math.min(severity(hysteresis), previous === null ? 0 : statuses.indexOf(previous));
  return statuses[Math.max(severity(0), held)] ?? "good";
}
