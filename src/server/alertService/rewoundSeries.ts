import { alertDefaults } from "../../analytics/alertDefaults.ts";
import { rewindAlert } from "../../analytics/rewindAlert.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { KeptSeries } from "./alertStore.ts";

/** What is known of a series once the clock was put back to `now`. A detector that learned of what is not over begins anew. */
export function rewoundSeries(rule: AlertRule, { state, detector, ...series }: KeptSeries, now: number): KeptSeries {
  const closedBy = now - alertDefaults(rule).graceMinutes * 60_000;
  const isAhead = detector !== null && Date.parse(detector.before) > closedBy;
  return { ...series, state: rewindAlert(state, closedBy), detector: isAhead ? null : detector };
}
