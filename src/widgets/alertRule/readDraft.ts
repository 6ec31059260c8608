import type { AlertLimits, AlertRule, AlertRuleCondition, AlertTimes } from "../../query/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { alertRuleProblems } from "../../query/checkAlertRule.ts";
import type { AlertRuleFault } from "../../query/checkAlertRule.ts";
import type { Grain } from "../../query/range.ts";
import { limitKind, readAmount } from "./ruleAmount.ts";
import type { AmountKind } from "./ruleAmount.ts";
import { isShareText, joinedTimes, unitOf } from "./ruleDraft.ts";
import type { RuleDraft } from "./ruleDraft.ts";

export type RuleField = keyof RuleDraft;

export interface RuleProblem {
  /** Where it stands in the form, and in the rule. */
  readonly field: RuleField;
  readonly path: string;
  readonly fault: AlertRuleFault | "number";
}

export interface ReadDraft {
  /** What the form says; where a number is missing, NaN. */
  readonly rule: AlertRule;
  /** In the order of the form, one a field. */
  readonly problems: readonly RuleProblem[];
}

/** The rule that a form says, its numbers as the locale writes them. What the form has no field for stays as it is in `base`. */
export function readDraft(draft: RuleDraft, base: AlertRule, { catalog, locale }: { readonly catalog: Catalog; readonly locale: string }): ReadDraft {
  const problems: RuleProblem[] = [];
  const number: ReadNumber = (field, path, { kind = "plain", required = false } = {}) => {
    const value = readAmount(String(draft[field]), kind, locale);
    if (value === null && required) problems.push({ field, path, fault: "required" });
    if (value !== null && Number.isNaN(value)) problems.push({ field, path, fault: "number" });
    return value ?? (required ? NaN : undefined);
  };
  const { where: _where, by: _by, minimumVolume: _volume, for: _for, owner: _owner, ...known } = base;
  const { clearAfter: _clear, keepFiringMinutes: _keep, mute: _mute, ...others } = known;
  const condition = conditionOf(draft, base, catalog, number);
  const quiet = readQuiet(draft, problems);
  const [breaches, of] = [number("breaches", "for.breaches"), number("of", "for.of")];
  const rule: AlertRule = {
    ...others,
    name: nameOf(draft),
    metric: draft.metric,
    ...whereOf(draft, base),
    ...(draft.by === "kept" ? base.by && { by: base.by } : draft.by !== "" && { by: [draft.by] }),
    grain: draft.grain === "other" ? base.grain : (draft.grain as Grain),
    condition,
    severity: draft.severity,
    ...given("minimumVolume", number("minimumVolume", "minimumVolume")),
    ...((breaches ?? of) !== undefined && { for: { breaches: breaches ?? of ?? 1, of: of ?? breaches ?? 1 } }),
    ...given("clearAfter", number("clearAfter", "clearAfter")),
    ...given("keepFiringMinutes", number("keepFiring", "keepFiringMinutes")),
    missing: {
      ...without(base.missing, "noDataAfter"),
      as: draft.missingAs,
      ...given("noDataAfter", number("noDataAfter", "missing.noDataAfter")),
    },
    ...(draft.mute && { mute: draft.mute }),
    check: {
      ...given("everyMinutes", number("every", "check.everyMinutes")),
      ...given("graceMinutes", number("grace", "check.graceMinutes")),
    },
    notify: { ...given("repeatMinutes", number("repeat", "notify.repeatMinutes")), ...(quiet && { quiet }) },
    ...(draft.owner.trim() !== "" && { owner: draft.owner.trim() }),
  };
  for (const { path, fault } of alertRuleProblems(catalog, rule)) {
    const field = fieldOf(path);
    if (!problems.some((known) => known.field === field)) problems.push({ field, path, fault });
  }
  return { rule, problems: problems.toSorted((a, b) => fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field)) };
}

type ReadNumber = (field: RuleField, path: string, options?: { readonly kind?: AmountKind; readonly required?: boolean }) => number | undefined;

function conditionOf(draft: RuleDraft, base: AlertRule, catalog: Catalog, number: ReadNumber): AlertRuleCondition {
  const { kind, bounds, as, against } = draft;
  const unit = unitOf(catalog, draft.metric);
  const typed = limitKind(kind, as, unit);
  const before = base.condition.kind === kind ? base.condition : null;
  if (kind === "noData") return { kind, after: number("buckets", "condition.after", { required: true }) ?? NaN };
  if (kind === "anomaly") {
    const isShare = isShareText(draft.least);
    const least = number("least", "condition.minimumChange", { kind: isShare ? "percent" : limitKind("change", "absolute", unit) });
    const { minimumChange: _least, ...others } = before?.kind === "anomaly" ? before : {};
    return {
      ...others,
      kind,
      falseAlarmsPerWeek: number("budget", "condition.falseAlarmsPerWeek", { required: true }) ?? NaN,
      direction: draft.direction,
      ...(least !== undefined && { minimumChange: isShare ? { relative: least } : { absolute: least } }),
    };
  }
  const limits = (high: RuleField, low: RuleField, path: string, required = false): AlertLimits | undefined => {
    const above = bounds === "below" ? undefined : number(high, `${path}.above`, { kind: typed, required });
    const fall = bounds === "above" ? undefined : number(low, `${path}.below`, { kind: typed, required });
    const below = fall !== undefined && kind === "change" ? -fall : fall;
    if (above === undefined) return below === undefined ? undefined : { below };
    return { above, ...(below !== undefined && { below }) };
  };
  const enter = limits("high", "low", "condition.enter", true) ?? { above: NaN };
  const critical = limits("criticalHigh", "criticalLow", "condition.levels.critical");
  const exit = limits("exitHigh", "exitLow", "condition.exit");
  const warning = before?.kind === "threshold" || before?.kind === "change" ? before.levels?.warning : undefined;
  const levels = { ...(warning && { warning }), ...(critical && { critical }) };
  const limited = { enter, ...(exit && { exit }), ...((warning ?? critical) && { levels }) };
  if (kind === "threshold") return { kind, ...limited };
  return { kind, against: against === "previous" ? against : { shift: against }, as, ...limited };
}

function nameOf({ nameEn, nameZh }: RuleDraft): AlertRule["name"] {
  const [en, zh] = [nameEn.trim(), nameZh.trim()];
  return { en: en === "" ? zh : en, ...(zh !== "" && { "zh-CN": zh }) };
}

function whereOf({ scopeDimension: dimension, scopeValues: values }: RuleDraft, base: AlertRule): Pick<AlertRule, "where"> {
  if (dimension === "kept") return base.where === undefined ? {} : { where: base.where };
  return dimension === "" || values.length === 0 ? {} : { where: { dimension, op: "in", values } as Filter<Catalog> };
}

function readQuiet({ quietFrom: from, quietTo: to, quiet }: RuleDraft, problems: RuleProblem[]): AlertTimes | null {
  if ((from === "") !== (to === "")) {
    problems.push({ field: from === "" ? "quietFrom" : "quietTo", path: "notify.quiet", fault: "required" });
  }
  return joinedTimes([...(from !== "" && to !== "" ? [{ from, to }] : []), ...(quiet?.weekly ?? [])], quiet?.dates);
}

function given<K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: number };
}

function without<T extends object, K extends keyof T>(object: T | undefined, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = (object ?? {}) as T;
  return rest;
}

const fields: readonly (readonly [path: RegExp, field: RuleField])[] = [
  [/^name/, "nameEn"],
  [/^metric/, "metric"],
  [/^where/, "scopeDimension"],
  [/^by/, "by"],
  [/^condition\.enter\.below/, "low"],
  [/^condition\.enter/, "high"],
  [/^condition\.exit\.below/, "exitLow"],
  [/^condition\.exit/, "exitHigh"],
  [/^condition\.levels\.critical\.below/, "criticalLow"],
  [/^condition\.levels/, "criticalHigh"],
  [/^condition\.against/, "against"],
  [/^condition\.falseAlarms/, "budget"],
  [/^condition\.after/, "buckets"],
  [/^minimumVolume/, "minimumVolume"],
  [/^for/, "breaches"],
  [/^clearAfter/, "clearAfter"],
  [/^mute/, "mute"],
  [/^missing\.as/, "missingAs"],
  [/^missing/, "noDataAfter"],
  [/^check/, "every"],
  [/^notify/, "repeat"],
];

function fieldOf(path: string): RuleField {
  return fields.find(([pattern]) => pattern.test(path))?.[1] ?? "grain";
}

/** As they stand in the form. */
const fieldOrder: readonly RuleField[] = [
  "metric", "scopeDimension", "scopeValues", "by", "grain", "kind", "bounds", "high", "low", "against",
  "as", "budget", "direction", "least", "buckets", "severity", "criticalHigh", "criticalLow", "every", "repeat",
  "nameEn", "nameZh", "owner", "breaches",
  "of", "clearAfter", "keepFiring", "exitHigh", "exitLow", "minimumVolume", "missingAs", "noDataAfter", "grace",
  "mute", "quietFrom", "quietTo", "quiet",
];
