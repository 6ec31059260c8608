import { alertDimensions } from "./alertDimensions.ts";
import type { AlertLimits, AlertRule, AlertTimes } from "./alertRule.ts";
import type { Catalog } from "./catalog.ts";
import { clockMinutes } from "./duration.ts";
import { MetricsError } from "./error.ts";
import type { AnyFilter } from "./filter.ts";
import { filterDimensions } from "./filterDimensions.ts";
import { isVisible } from "./isVisible.ts";
import { metricUnit } from "./metric.ts";
import type { Metric } from "./metric.ts";
import { metricSuggestion, suggestion } from "./nearest.ts";
import type { Grain } from "./range.ts";

/** `order`: two values stand the wrong way round. `never`: what is asked for cannot happen. */
export type AlertRuleFault = "required" | "unknown" | "share" | "positive" | "order" | "never" | "volume" | "hours";

export interface AlertRuleProblem {
  /** `condition.enter.above` */
  readonly path: string;
  readonly fault: AlertRuleFault;
  /** For developers. */
  readonly message: string;
}

/** @throws MetricsError `invalid-query` with the path of the first problem of the rule */
export function checkAlertRule(catalog: Catalog, rule: AlertRule): void {
  const [problem] = alertRuleProblems(catalog, rule);
  if (problem !== undefined) throw new MetricsError("invalid-query", problem.message, { path: problem.path });
}

/** What is wrong with a rule under a catalog, in the order of the document: names, units, numbers that contradict each other. */
export function alertRuleProblems(catalog: Catalog, rule: AlertRule): readonly AlertRuleProblem[] {
  const problems: AlertRuleProblem[] = [];
  const say = (path: string, fault: AlertRuleFault, message: string) => problems.push({ path, fault, message });
  for (const [language, name] of Object.entries(rule.name)) {
    if (!isVisible(name)) say(`name.${language}`, "required", language === "en" ? "the rule has no name; give it one" : `the rule has no name in ${language}; give it one, or leave it out`);
  }
  const metric = Object.hasOwn(catalog.metrics, rule.metric) ? catalog.metrics[rule.metric] : undefined;
  if (metric === undefined) {
    say("metric", "unknown", `unknown metric "${rule.metric}"; ${metricSuggestion(rule.metric, catalog.metrics)}`);
    return problems;
  }
  checkDimensions(catalog, rule, say);
  checkCondition(rule, metricUnit(metric) === "share", say);
  if (rule.minimumVolume !== undefined) {
    positive(rule.minimumVolume, "minimumVolume", say);
    if (!hasVolume(metric)) say("minimumVolume", "volume", `${rule.metric} (${metric.kind}) has no number of cases; leave minimumVolume out`);
  }
  const { breaches = 1, of = 1 } = rule.for ?? {};
  positive(breaches, "for.breaches", say);
  if (breaches > of) say("for", "order", `${breaches} of ${of} buckets cannot be; let \`of\` be at least ${breaches}`);
  positive(rule.clearAfter, "clearAfter", say);
  positive(rule.missing?.noDataAfter, "missing.noDataAfter", say);
  positive(rule.check?.everyMinutes, "check.everyMinutes", say);
  positive(rule.notify?.repeatMinutes, "notify.repeatMinutes", say);
  checkMute(rule.mute, rule.grain, say);
  return problems;
}

/** Of false alarms a week: rarer ones no detector can tell. */
const leastBudget = 1e-6;

type Say = (path: string, fault: AlertRuleFault, message: string) => void;

function checkDimensions(catalog: Catalog, { metric, by = [], where }: AlertRule, say: Say): void {
  const reachable = new Set(alertDimensions(catalog, metric));
  const check = (name: string, path: string) => {
    if (!Object.hasOwn(catalog.dimensions, name)) {
      say(path, "unknown", `unknown dimension "${name}"; ${suggestion(name, Object.keys(catalog.dimensions))}`);
    } else if (!reachable.has(name) && (path !== "where" || catalog.dimensions[name]?.kind !== "time")) {
      say(path, "unknown", `${metric} has no ${name}: none of its rows leads to it`);
    }
  };
  by.forEach((name, index) => {
    check(name, `by[${index}]`);
    if (by.indexOf(name) < index) say(`by[${index}]`, "never", `a series has one ${name}; name it once`);
  });
  for (const name of where === undefined ? [] : filterDimensions(where as AnyFilter)) check(name, "where");
}

function checkCondition({ condition, grain, missing }: AlertRule, isShare: boolean, say: Say): void {
  switch (condition.kind) {
    case "threshold":
    case "change": {
      const { enter, exit, levels = {} } = condition;
      const limits = { enter, exit, "levels.warning": levels.warning, "levels.critical": levels.critical };
      if (condition.kind === "change" && condition.against !== "previous") checkShift(condition.against.shift, grain, say);
      const bound = condition.kind === "threshold" && isShare;
      for (const [name, given] of Object.entries(limits)) if (given) checkLimits(given, `condition.${name}`, bound, say);
      if (exit) within(exit, enter, "condition.exit", "ends later than it begins; put it where things are well", say);
      for (const name of ["warning", "critical"] as const) {
        const given = levels[name];
        if (given) within(enter, given, `condition.levels.${name}`, "is milder than what begins the alert; put it further out", say);
      }
      return;
    }
    case "anomaly":
      positive(condition.falseAlarmsPerWeek, "condition.falseAlarmsPerWeek", say);
      if (condition.falseAlarmsPerWeek > 0 && condition.falseAlarmsPerWeek < leastBudget) {
        say("condition.falseAlarmsPerWeek", "never", `${condition.falseAlarmsPerWeek} a week is no alarm ever; use ${leastBudget} or more`);
      }
      if (condition.exit !== undefined && condition.exit > 1) {
        say("condition.exit", "order", `ends at a score of ${condition.exit}, beyond the 1 that begins it; use 0 to 1`);
      }
      return;
    case "noData":
      positive(condition.after, "condition.after", say);
      if (missing?.as === "ok") say("missing.as", "never", "without data it is to alert, and to be well; leave missing.as out");
      return;
    default:
      condition satisfies never;
  }
}

/** Buckets of an hour or less have none before them by a part of one. */
function checkShift(shift: string, grain: Grain, say: Say): void {
  const length = grain === "hour" ? 60 : typeof grain === "string" ? 1 : clockMinutes(grain.interval);
  if (length > 0 && 60 % length === 0 && clockMinutes(shift) % length !== 0) {
    say("condition.against.shift", "never", `no bucket of ${length} minutes begins ${shift} before another; use whole buckets`);
  }
}

function checkLimits({ above, below }: AlertLimits, path: string, isShare: boolean, say: Say): void {
  for (const [name, value] of Object.entries({ above, below })) {
    if (value === undefined || !isShare || (value >= 0 && value <= 1)) continue;
    say(`${path}.${name}`, "share", `${value} is no share; write 85 % as 0.85`);
  }
  if (above !== undefined && below !== undefined && below >= above) {
    say(path, "order", `everything is above ${above} or below ${below}; let \`below\` be the smaller`);
  }
}

/** Whether the limits of `inner` lie within those of `outer`, side by side. */
function within(inner: AlertLimits, outer: AlertLimits, path: string, message: string, say: Say): void {
  if (inner.above !== undefined && outer.above !== undefined && inner.above > outer.above) say(`${path}.above`, "order", `it ${message}`);
  if (inner.below !== undefined && outer.below !== undefined && inner.below < outer.below) say(`${path}.below`, "order", `it ${message}`);
}

function positive(value: number | undefined, path: string, say: Say): void {
  if (value !== undefined && !(value > 0)) say(path, "positive", `${value} is not above 0`);
}

function hasVolume({ kind }: Metric): boolean {
  return kind !== "sum" && kind !== "min" && kind !== "max" && kind !== "derived" && kind !== "cumulative";
}

function checkMute(mute: AlertTimes | undefined, grain: Grain, say: Say): void {
  const isLong = typeof grain === "string" ? grain !== "minute" && grain !== "hour" : !grain.interval.startsWith("PT");
  const hours = mute?.weekly?.findIndex(({ from, to }) => from !== "00:00" || to !== "24:00") ?? -1;
  if (isLong && hours >= 0) {
    say(`mute.weekly[${hours}]`, "hours", "hours cannot mute whole days; mute from 00:00 to 24:00, or use a finer grain");
  }
}
