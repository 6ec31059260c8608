import type { AlertPoint } from "../query/alertBacktest.ts";
import type { AlertLimits, AnomalyCondition, JudgedRule } from "../query/alertRule.ts";
import type { AlertSeverity } from "../query/alerts.ts";
import { MetricsError } from "../query/error.ts";
import type { AlertSettings } from "./alertDefaults.ts";
import { isMuted } from "./isMuted.ts";

/** `hold`: neither bad enough to begin an alert nor good enough to end one. `skip`: as if it were not there. */
export type Verdict = "breach" | "hold" | "clear" | "skip";

export interface Judgment {
  readonly verdict: Verdict;
  readonly isMissing: boolean;
  readonly severity: AlertSeverity;
  readonly direction: "up" | "down" | null;
  /** How far beyond the limit, to tell the worst bucket. */
  readonly size: number;
}

const none = { isMissing: false, severity: "info", direction: null, size: 0 } as const;

/** @param missingBefore buckets without data just before this one */
export function judge(rule: JudgedRule, settings: AlertSettings, point: AlertPoint, missingBefore: number): Judgment {
  const { condition } = rule;
  if (condition.kind === "noData") {
    if (point.value !== null) return { ...none, verdict: "clear" };
    const run = missingBefore + 1;
    const isBreach = run >= condition.after && !isMuted(rule.mute, Date.parse(point.from), rule.calendar?.timeZone);
    return { verdict: isBreach ? "breach" : "hold", isMissing: true, severity: settings.severity, direction: null, size: run };
  }
  const found = condition.kind === "anomaly" ? anomalous(condition, point) : limited(rule, settings, point);
  // A value is no less data where nothing is known yet to hold it against.
  if (found === null) return point.value === null ? missing(settings, missingBefore) : { ...none, verdict: "skip" };
  if (found.verdict !== "breach") return { ...none, verdict: found.verdict };
  const isEnough = rule.minimumVolume === undefined || (point.n ?? 0) >= rule.minimumVolume;
  if (!isEnough || point.isLeftOut || isMuted(rule.mute, Date.parse(point.from), rule.calendar?.timeZone)) return { ...none, verdict: "hold" };
  const { warning, critical } = found;
  const severity = critical ? "critical" : warning && settings.severity === "info" ? "warning" : settings.severity;
  return { verdict: "breach", isMissing: false, severity, direction: found.direction, size: found.size };
}

/** Once there is no data, no policy makes anything of it. */
function missing({ missingAs, noDataAfter, severity }: AlertSettings, before: number): Judgment {
  const verdicts = { keep: "skip", ok: "clear", alert: "breach" } as const;
  const verdict = before + 1 >= noDataAfter && missingAs !== "alert" ? "skip" : verdicts[missingAs];
  return { ...none, verdict, isMissing: true, severity: verdict === "breach" ? severity : none.severity };
}

interface Finding extends Pick<Judgment, "verdict" | "direction" | "size"> {
  readonly warning: boolean;
  readonly critical: boolean;
}

function limited(rule: JudgedRule, { exit }: AlertSettings, point: AlertPoint): Finding | null {
  const { condition } = rule;
  if (condition.kind !== "threshold" && condition.kind !== "change") return null;
  const measure = condition.kind === "threshold" ? point.value : changeOf(point, condition.as);
  if (measure === null) return null;
  const size = beyond(measure, condition.enter);
  const { warning, critical } = condition.levels ?? {};
  const isClear = exit !== null && beyond(measure, exit) <= 0;
  return {
    verdict: size > 0 ? "breach" : isClear ? "clear" : "hold",
    direction: condition.enter.above !== undefined && measure > condition.enter.above ? "up" : "down",
    size,
    warning: warning !== undefined && beyond(measure, warning) > 0,
    critical: critical !== undefined && beyond(measure, critical) > 0,
  };
}

/** How far a value is out of bounds; at or below 0 it is within. */
function beyond(value: number, { above, below }: AlertLimits): number {
  return Math.max(above === undefined ? -Infinity : value - above, below === undefined ? -Infinity : below - value);
}

function changeOf({ value, base = null }: AlertPoint, as: "relative" | "absolute"): number | null {
  if (value === null || base === null) return null;
  if (as === "absolute") return value - base;
  return base === 0 ? null : (value - base) / Math.abs(base);
}

function anomalous(condition: AnomalyCondition, { value, score, expected = null }: AlertPoint): Finding | null {
  if (value === null) return null;
  if (score === undefined) {
    throw new MetricsError("unsupported", "an anomaly rule needs a detector; give it points with `score` and `expected`");
  }
  if (score === null || expected === null) return null;
  const direction = value >= expected ? "up" : "down";
  const { minimumChange: least, levels = {}, exit = 0.6 } = condition;
  const change = Math.abs(value - expected);
  const isFar =
    least === undefined || change >= ("absolute" in least ? least.absolute : least.relative * Math.abs(expected));
  const isMeant = condition.direction === "both" || condition.direction === direction;
  const isBreach = isMeant && isFar && score >= 1;
  return {
    verdict: isBreach ? "breach" : !isMeant || score <= exit ? "clear" : "hold",
    direction,
    size: score,
    warning: levels.warning !== undefined && score >= levels.warning,
    critical: levels.critical !== undefined && score >= levels.critical,
  };
}
