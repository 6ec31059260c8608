import { isShorterThanDay } from "../../analytics/alertDefaults.ts";
import { formatBucket, formatInstant } from "../../format/date.ts";
import type { BucketGrain } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import type { AlertRuleMessages } from "../../i18n/messages/alertRule.ts";
import type { AlertPoint, BacktestFiring } from "../../query/alertBacktest.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Instant } from "../../query/range.ts";
import { labelOf } from "../../react/label.ts";
import { valueText as memberText } from "../../react/valueText.ts";
import { unitOf } from "./ruleDraft.ts";
import type { PreviewSeries } from "./rulePreview.ts";
import { bucketsText } from "./ruleText.ts";
import type { RuleTextOptions } from "./ruleText.ts";

export interface PreviewTextOptions extends RuleTextOptions {
  readonly timeZone: string;
}

const grains: readonly string[] = ["minute", "hour", "day", "week", "month", "quarter", "year"];
const dayMs = 86_400_000;

/** How far back the points go, in days where that is not long in coming: "30 days". */
export function spanText(points: readonly AlertPoint[], rule: AlertRule, words: AlertRuleMessages): string {
  const [first, last] = [points[0], points.at(-1)];
  const days = first && last ? Math.round((Date.parse(last.to) - Date.parse(first.from)) / dayMs) : 0;
  return days < 1 ? bucketsText(rule, points.length, words) : words.buckets.day(days);
}

/** The values of a series, or the metric where it is the whole. */
export function seriesName({ values }: Pick<PreviewSeries, "values">, { by = [], metric }: AlertRule, options: PreviewTextOptions): string {
  const { catalog, locale, messages } = options;
  if (values.length === 0) return labelOf(catalog.metrics, metric, locale);
  return messages.list(values.map((value, index) => memberText(catalog.dimensions[by[index] ?? ""], value, { locale, messages })));
}

/** What the picture shows: of what, over which time, from where to where, and when it fires. */
export function previewSentence(series: PreviewSeries, rule: AlertRule, options: PreviewTextOptions): string {
  const { words } = options;
  const known = series.points.flatMap(({ value }) => value ?? []);
  const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => valueText(value, rule, options));
  const shown = words.chart(seriesName(series, rule, options), spanText(series.points, rule, words));
  const firings = series.firings.map((firing) => firingText(firing, rule, options));
  const sentences = [shown, words.range(low ?? "", high ?? "")];
  if (firings.length > 0) sentences.push(words.firings(options.messages.clauses(firings)));
  return sentences.join(options.locale.startsWith("zh") ? "" : " ");
}

export function firingText({ from, to, severity, peak }: BacktestFiring, rule: AlertRule, options: PreviewTextOptions): string {
  const { words, messages } = options;
  // A date stands for its whole day, a time for its moment: an end outside is the day before, and the time itself.
  const last = to === null || isShorterThanDay(rule.grain) ? to : new Date(Date.parse(to) - 1).toISOString();
  const until = last === null ? words.stillFires : bucketText(last, rule, options);
  const fired = words.fired(bucketText(from, rule, options), until, words.severities[severity]);
  return peak === null ? fired : messages.phrases([fired, words.worst(valueText(peak.value, rule, options))]);
}

/** A bucket by its date, or by its time where it is shorter. */
export function bucketText(instant: Instant, { grain }: AlertRule, { locale, timeZone, messages }: PreviewTextOptions): string {
  const known = typeof grain === "string" && grains.includes(grain) ? (grain as BucketGrain) : null;
  if (known === "week" || known === "day") return formatBucket(instant, { grain: "day", short: true, locale, timeZone, words: messages.calendar });
  if (known === null || known === "hour" || known === "minute") return formatInstant(instant, { locale, timeZone });
  return formatBucket(instant, { grain: known, locale, timeZone, words: messages.calendar });
}

/** A value of the rule's metric. */
export function valueText(value: number | null, { metric }: AlertRule, { catalog, locale }: PreviewTextOptions): string {
  return formatNumber(value, { locale, unit: unitOf(catalog, metric) });
}

/** A value at an end of the axis: short, as it is only about there. */
export function axisText(value: number, { metric }: AlertRule, { catalog, locale }: PreviewTextOptions): string {
  const unit = unitOf(catalog, metric);
  return formatNumber(value, { locale, unit, compact: true, ...(typeof unit === "string" && unit !== "seconds" && { digits: 0 }) });
}
