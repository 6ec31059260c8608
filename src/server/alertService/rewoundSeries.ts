import { alertDefaults } from "../../analytics/alertDefaults.ts";
import { rewindAlert } from "../../analytics/rewindAlert.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { KeptSeries } from "./alertStore.ts";

/**
 * What is known of a series once the clock was put back to `now`, and up to when it was judged. A detector that learned of what is not
 * over begins anew.
 */
export function rewoundSeries(rule: AlertRule, { state, detector, toldTo, ...series }: KeptSeries, now: number): KeptSeries {
  const closedBy = now - alertDefaults(rule).graceMinutes * 60_000;
  const isAhead = detector !== null && Date.parse(detector.before) > closedBy;
  const told = [toldTo, state.through].map((time) => (time == null ? -Infinity : Date.parse(time)));
  const last = Math.max(...told);
  return { ...series, state: rewindAlert(state, closedBy), detector: isAhead ? null : detector, ...(last > closedBy && { toldTo: new Date(last).toISOString() }) };
}
