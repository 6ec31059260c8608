import { writeNumber } from "../../format/readNumber.ts";
import type { AlertLimits, AlertRule, AlertTimes, AnomalyCondition } from "../../query/alertRule.ts";
import type { AlertSeverity } from "../../query/alerts.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Unit } from "../../query/metric.ts";
import type { Grain } from "../../query/range.ts";
import { limitKind, writeAmount } from "./ruleAmount.ts";
import type { AmountKind } from "./ruleAmount.ts";

/** What stands in the form, as it was typed. */
export interface RuleDraft {
  readonly nameEn: string;
  readonly nameZh: string;
  readonly metric: string;
  /** Empty: everything. `kept`: a filter that the form cannot show, and leaves alone. */
  readonly scopeDimension: string;
  readonly scopeValues: readonly string[];
  /** Empty: one series. */
  readonly by: string;
  /** Of `Grain`; `other` is one of the rule's own. */
  readonly grain: string;
  readonly kind: "threshold" | "change" | "anomaly" | "noData";
  /** Of a change `above` is a rise and `below` a fall, both typed without a sign. */
  readonly bounds: "above" | "below" | "outside";
  readonly high: string;
  readonly low: string;
  /** `previous`, or an ISO 8601 duration. */
  readonly against: string;
  readonly as: "relative" | "absolute";
  readonly budget: string;
  readonly direction: "up" | "down" | "both";
  readonly least: string;
  readonly buckets: string;
  readonly severity: AlertSeverity;
  readonly criticalHigh: string;
  readonly criticalLow: string;
  readonly breaches: string;
  readonly of: string;
  readonly clearAfter: string;
  readonly keepFiring: string;
  readonly exitHigh: string;
  readonly exitLow: string;
  readonly minimumVolume: string;
  readonly missingAs: "keep" | "ok" | "alert";
  readonly noDataAfter: string;
  readonly every: string;
  readonly grace: string;
  readonly repeat: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  /** When nothing is a breach, and when nobody is told besides those hours; null: never. */
  readonly mute: AlertTimes | null;
  readonly quiet: AlertTimes | null;
  readonly owner: string;
}

/** A rule that was not saved yet: what a new form starts from. */
export function newRule(catalog: Catalog, id: string, metric = Object.keys(catalog.metrics)[0] ?? ""): AlertRule {
  const described = catalog.metrics[metric];
  const isRate = described?.kind === "ratio" || described?.kind === "conversion";
  return {
    format: 1,
    id,
    version: 0,
    name: { en: "" },
    metric,
    grain: "day",
    condition: { kind: "threshold", enter: described?.direction === "up" ? { below: NaN } : { above: NaN } },
    ...(isRate && { minimumVolume: described.minSample ?? 30 }),
  };
}

/** A rule as the form shows it. */
export function draftOf(rule: AlertRule, catalog: Catalog, locale: string): RuleDraft {
  const { condition, check = {}, missing = {}, notify = {} } = rule;
  const limited = condition.kind === "threshold" || condition.kind === "change" ? condition : null;
  const change = condition.kind === "change" ? condition : null;
  const anomaly = condition.kind === "anomaly" ? condition : null;
  const unit = unitOf(catalog, rule.metric);
  const kind = limitKind(condition.kind, change?.as ?? "relative", unit);
  const typed = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? "" : writeNumber(value, locale));
  const { weekly = [], dates } = notify.quiet ?? {};
  // Hours of some days alone are none that the form has fields for.
  const hours = weekly[0]?.days === undefined ? weekly[0] : undefined;
  return {
    nameEn: rule.name.en,
    nameZh: rule.name["zh-CN"] ?? "",
    metric: rule.metric,
    ...scopeOf(rule.where as AnyFilter | undefined),
    by: (rule.by?.length ?? 0) > 1 ? "kept" : (rule.by?.[0] ?? ""),
    grain: grainName(rule.grain),
    kind: condition.kind,
    bounds: boundsOf(limited?.enter),
    ...sides("high", "low", limited?.enter, kind, change !== null, locale),
    against: change === null || change.against === "previous" ? "previous" : change.against.shift,
    as: change?.as ?? "relative",
    budget: typed(anomaly?.falseAlarmsPerWeek ?? 1),
    direction: anomaly?.direction ?? "both",
    least: leastOf(anomaly?.minimumChange, limitKind("change", "absolute", unit), locale),
    buckets: typed(condition.kind === "noData" ? condition.after : 2),
    severity: rule.severity ?? "warning",
    ...sides("criticalHigh", "criticalLow", limited?.levels?.critical, kind, change !== null, locale),
    breaches: typed(rule.for?.breaches),
    of: typed(rule.for?.of),
    clearAfter: typed(rule.clearAfter),
    keepFiring: typed(rule.keepFiringMinutes),
    ...sides("exitHigh", "exitLow", limited?.exit, kind, change !== null, locale),
    minimumVolume: typed(rule.minimumVolume),
    missingAs: missing.as ?? "keep",
    noDataAfter: typed(missing.noDataAfter),
    every: typed(check.everyMinutes),
    grace: typed(check.graceMinutes),
    repeat: typed(notify.repeatMinutes),
    quietFrom: hours?.from ?? "",
    quietTo: hours?.to ?? "",
    mute: rule.mute ?? null,
    quiet: joinedTimes(hours === undefined ? weekly : weekly.slice(1), dates),
    owner: rule.owner ?? "",
  };
}

/** @returns null where there are none */
export function joinedTimes(weekly: NonNullable<AlertTimes["weekly"]>, dates: AlertTimes["dates"]): AlertTimes | null {
  return weekly.length === 0 && dates === undefined ? null : { ...(weekly.length > 0 && { weekly }), ...(dates && { dates }) };
}

/** As percent where it is a share of the expected. */
function leastOf(least: AnomalyCondition["minimumChange"], kind: AmountKind, locale: string): string {
  if (least === undefined) return "";
  return "relative" in least ? `${writeAmount(least.relative, "percent", locale)}%` : writeAmount(least.absolute, kind, locale);
}

/** Whether the least change of an anomaly is typed as a share of what is expected. */
export function isShareText(least: string): boolean {
  return /[%％]$/.test(least.trim());
}

export function unitOf(catalog: Catalog, metric: string): Unit {
  const described = catalog.metrics[metric];
  return described === undefined ? "number" : metricUnit(described);
}

export function grainName(grain: Grain): string {
  return typeof grain === "string" ? grain : "other";
}

function boundsOf(limits: AlertLimits | undefined): RuleDraft["bounds"] {
  if (limits?.above !== undefined && limits.below !== undefined) return "outside";
  return limits?.below === undefined ? "above" : "below";
}

function sides<H extends string, L extends string>(
  high: H,
  low: L,
  limits: AlertLimits | undefined,
  kind: AmountKind,
  isChange: boolean,
  locale: string,
): { readonly [K in H | L]: string } {
  const written = (value: number | undefined) => (Number.isNaN(value) ? "" : writeAmount(value, kind, locale));
  const below = limits?.below;
  const fall = isChange && below !== undefined ? -below : below;
  return { [high]: written(limits?.above), [low]: written(fall) } as { readonly [K in H | L]: string };
}

function scopeOf(where: AnyFilter | undefined): Pick<RuleDraft, "scopeDimension" | "scopeValues"> {
  if (where === undefined) return { scopeDimension: "", scopeValues: [] };
  if ("dimension" in where && where.op === "in" && where.values.every((value) => typeof value === "string")) {
    return { scopeDimension: where.dimension, scopeValues: where.values };
  }
  if ("dimension" in where && where.op === "equals" && typeof where.value === "string") {
    return { scopeDimension: where.dimension, scopeValues: [where.value] };
  }
  return { scopeDimension: "kept", scopeValues: [] };
}
