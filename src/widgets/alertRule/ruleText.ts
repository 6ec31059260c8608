import { alertDefaults } from "../../analytics/alertDefaults.ts";
import { formatDuration } from "../../format/duration.ts";
import type { AlertRuleMessages } from "../../i18n/messages/alertRule.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { AlertLimits, AlertRule } from "../../query/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { labelOf } from "../../react/label.ts";
import { valueText } from "../../react/valueText.ts";
import { amountText, limitKind } from "./ruleAmount.ts";
import type { AmountKind } from "./ruleAmount.ts";
import { grainName, unitOf } from "./ruleDraft.ts";

export interface RuleTextOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  readonly words: AlertRuleMessages;
}

/** A rule in one sentence: "Warn when CSAT is below 85% for 2 of 3 days, checked every 1h." */
export function ruleSentence(rule: AlertRule, options: RuleTextOptions): string {
  const { catalog, locale, messages, words } = options;
  const { severity, breaches, of, everyMinutes } = alertDefaults(rule);
  const metric = labelOf(catalog.metrics, rule.metric, locale);
  const scope = scopeText(rule, options);
  const subject = scope === null ? metric : words.scoped(metric, scope);
  const span = rule.condition.kind === "noData" ? rule.condition.after : of;
  const buckets = bucketsText(rule, span, words);
  const times = breaches < of ? words.ofLast(String(breaches), buckets) : buckets;
  const checked = words.checked(formatDuration(everyMinutes * 60, { locale }));
  return words.sentence(words.verbs[severity], words.condition(subject, whatText(rule, options), times), messages.phrases([checked]));
}

/** "3 days", by the rule's own grain. */
export function bucketsText({ grain }: Pick<AlertRule, "grain">, n: number, { buckets }: AlertRuleMessages): string {
  const name = grainName(grain) as keyof typeof buckets;
  return (buckets[name] ?? buckets.other)(n);
}

/** A limit of the rule as it is read. */
function limitText(rule: AlertRule, value: number, { catalog, locale, messages }: RuleTextOptions): string {
  return amountText(value, kindOf(rule, catalog), { locale, unit: unitOf(catalog, rule.metric), percentagePoints: messages.delta.percentagePoints });
}

function kindOf({ condition, metric }: AlertRule, catalog: Catalog): AmountKind {
  return limitKind(condition.kind, condition.kind === "change" ? condition.as : "relative", unitOf(catalog, metric));
}

function whatText(rule: AlertRule, options: RuleTextOptions): string {
  const { condition } = rule;
  const { is, unusual, against } = options.words;
  const text = (value: number) => limitText(rule, value, options);
  switch (condition.kind) {
    case "threshold":
      return oneOf(condition.enter, is.above, is.below, (high, low) => is.outside(low, high), text);
    case "change": {
      const shift = condition.against === "previous" ? "previous" : condition.against.shift;
      const base = Object.hasOwn(against, shift) ? against[shift as keyof typeof against] : against.other;
      const { above, below } = condition.enter;
      const sizes = { above, below: below === undefined ? undefined : -below } as AlertLimits;
      const rises = (amount: string) => is.rises(amount, base);
      const falls = (amount: string) => is.falls(amount, base);
      return oneOf(sizes, rises, falls, (rise, fall) => is.moves(rise, fall, base), text);
    }
    case "anomaly":
      return unusual[condition.direction];
    case "noData":
      return is.noData;
    default:
      return condition satisfies never;
  }
}

function oneOf(
  { above, below }: AlertLimits,
  high: (text: string) => string,
  low: (text: string) => string,
  both: (high: string, low: string) => string,
  text: (value: number) => string,
): string {
  if (above === undefined) return low(text(below ?? NaN));
  return below === undefined ? high(text(above)) : both(text(above), text(below));
}

function scopeText({ where }: AlertRule, { catalog, locale, messages, words }: RuleTextOptions): string | null {
  if (where === undefined) return null;
  const leaf = where as AnyFilter;
  if (!("dimension" in leaf) || leaf.op !== "in") return words.kept;
  const values = leaf.values.map((value) => valueText(catalog.dimensions[leaf.dimension], value, { locale, messages }));
  return messages.labeled(labelOf(catalog.dimensions, leaf.dimension, locale), messages.list(values));
}
