import type { AlertLimits, AlertRuleCondition, JudgedRule } from "../query/alertRule.ts";
import type { AlertSeverity } from "../query/alerts.ts";
import type { Grain } from "../query/range.ts";

/** A rule's settings with nothing left out. */
export interface AlertSettings {
  readonly severity: AlertSeverity;
  readonly breaches: number;
  readonly of: number;
  readonly clearAfter: number;
  readonly keepFiringMinutes: number;
  readonly missingAs: "keep" | "ok" | "alert";
  readonly noDataAfter: number;
  /** Null: never. */
  readonly resolveAfterMinutes: number | null;
  readonly everyMinutes: number;
  readonly graceMinutes: number;
  /** Null: never. */
  readonly repeatMinutes: number | null;
  /** Of thresholds and changes. */
  readonly exit: AlertLimits | null;
}

/** How much of what begins an alert is left where it ends, unless the rule says: 0.6. */
const exitShare = 0.6;

/** What a rule does where it does not say. */
export function alertDefaults(rule: Pick<JudgedRule, "grain" | "condition"> & Partial<JudgedRule>): AlertSettings {
  const { condition, missing = {}, check = {} } = rule;
  const isShort = isShorterThanDay(rule.grain);
  const counted = rule.for ?? (isShort && condition.kind !== "noData" ? { breaches: 2, of: 3 } : { breaches: 1, of: 1 });
  return {
    severity: rule.severity ?? "warning",
    ...counted,
    clearAfter: rule.clearAfter ?? 3,
    keepFiringMinutes: rule.keepFiringMinutes ?? 0,
    missingAs: missing.as ?? "keep",
    noDataAfter: missing.noDataAfter ?? 3,
    resolveAfterMinutes: missing.resolveAfterMinutes ?? null,
    everyMinutes: check.everyMinutes ?? (isShort ? 15 : 60),
    graceMinutes: check.graceMinutes ?? (isShort ? 10 : 60),
    repeatMinutes: rule.notify?.repeatMinutes ?? null,
    exit: exitOf(condition),
  };
}

/** Whether buckets are counted on the clock: minutes, hours, and custom ones of them. */
export function isShorterThanDay(grain: Grain): boolean {
  return typeof grain === "string" ? grain === "minute" || grain === "hour" : grain.interval.startsWith("PT");
}

function exitOf(condition: AlertRuleCondition): AlertLimits | null {
  if (condition.kind !== "threshold" && condition.kind !== "change") return null;
  const { kind, enter, exit } = condition;
  if (exit !== undefined) return exit;
  const { above, below } = enter;
  if (above !== undefined && below !== undefined) {
    const inset = ((1 - exitShare) * (above - below)) / 2;
    return { above: plain(above - inset), below: plain(below + inset) };
  }
  const isFraction = (limit: number) => kind === "threshold" && limit > 0 && limit <= 1;
  const room = (limit: number) => (1 - exitShare) * (isFraction(limit) ? Math.min(limit, 1 - limit) : Math.abs(limit));
  if (above !== undefined) return { above: plain(above - room(above)) };
  return below === undefined ? null : { below: plain(below + room(below)) };
}

/** Without what binary fractions add: 0.30000000000000004. */
function plain(value: number): number {
  return Number(value.toPrecision(12));
}
