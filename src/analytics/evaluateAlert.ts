import type { AlertPoint } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import type { AlertState } from "./alertState.ts";
import { requireAlert } from "./requireAlert.ts";
import { stepAlert } from "./stepAlert.ts";
import type { AlertFailure, EvaluatedAlert } from "./stepAlert.ts";

/**
 * The next state of one series of a rule, and what happened on the way: the one state machine of preview, server and
 * tests. It judges buckets that are closed and past their grace; one that was judged before with another value is
 * judged again, and nothing that was told is told twice. All that happens follows from the buckets, so that it does not
 * matter in how many steps they come; the clock decides which are closed, when to repeat, and when errors time out.
 *
 * @param points in the order of time, without gaps; those before `state.through` are looked at for revisions
 * @param clock `now` in epoch milliseconds
 * @throws MetricsError `unsupported` where an anomaly rule's points carry no score, `invalid-query` at the path of what no
 *   alert can be evaluated by: a rule, a state or a point that can be none
 */
export function evaluateAlert(
  rule: JudgedRule,
  state: AlertState | null,
  points: readonly AlertPoint[] | AlertFailure,
  clock: { readonly now: number },
): EvaluatedAlert {
  requireAlert(rule, state, points, clock);
  return stepAlert(rule, state, points, clock);
}
