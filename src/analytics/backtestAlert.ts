import type { AlertPoint, BacktestFiring } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import type { Instant } from "../query/range.ts";
import { alertDefaults } from "./alertDefaults.ts";
import type { AlertFiring } from "./alertState.ts";
import { stepAlert } from "./stepAlert.ts";

/**
 * When a rule would have fired over points in the order of time, by the very steps that the server takes.
 * @throws MetricsError `unsupported` where an anomaly rule's points carry no score
 */
export function backtestAlert(rule: JudgedRule, points: readonly AlertPoint[]): readonly BacktestFiring[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const now = Date.parse(last.to) + alertDefaults(rule).graceMinutes * 60_000;
  const { state, events } = stepAlert(rule, null, points, { now });
  const ended = events.flatMap(({ kind, at, firing }) => (kind === "resolved" && firing ? [firingOf(firing, at)] : []));
  return state.firing === null ? ended : [...ended, firingOf(state.firing, null)];
}

function firingOf({ from, severity, peak }: AlertFiring, to: Instant | null): BacktestFiring {
  return { from, to, severity, peak: peak && { from: peak.from, value: peak.value } };
}
