import type { JudgedRule } from "../query/alertRule.ts";
import type { AlertSeverity } from "../query/alerts.ts";
import type { Instant } from "../query/range.ts";
import { alertDefaults } from "./alertDefaults.ts";
import type { AlertFiring } from "./alertState.ts";
import type { AlertPoint } from "./alertVerdict.ts";
import { evaluateAlert } from "./evaluateAlert.ts";

/** A time in which a rule would have fired. */
export interface BacktestFiring {
  /** Start of the first bucket that it is for. */
  readonly from: Instant;
  /** End of the bucket with which it ended; null: it still fires. */
  readonly to: Instant | null;
  readonly severity: AlertSeverity;
  /** The worst bucket; null of buckets without data. */
  readonly peak: { readonly from: Instant; readonly value: number } | null;
}

/**
 * When a rule would have fired over points in the order of time, by the very steps that the server takes.
 * @throws MetricsError `unsupported` where an anomaly rule's points carry no score
 */
export function backtestAlert(rule: JudgedRule, points: readonly AlertPoint[]): readonly BacktestFiring[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const now = Date.parse(last.to) + alertDefaults(rule).graceMinutes * 60_000;
  const { state, events } = evaluateAlert(rule, null, points, { now });
  const ended = events.flatMap(({ kind, at, firing }) => (kind === "resolved" && firing ? [firingOf(firing, at)] : []));
  return state.firing === null ? ended : [...ended, firingOf(state.firing, null)];
}

function firingOf({ from, severity, peak }: AlertFiring, to: Instant | null): BacktestFiring {
  return { from, to, severity, peak: peak && { from: peak.from, value: peak.value } };
}
