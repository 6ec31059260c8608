import { wilsonInterval } from "../../analytics/wilsonInterval.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric, Unit } from "../../query/metric.ts";
import { numberOf } from "../../query/decimal.ts";
import type { AnyCellValue } from "../../query/result.ts";
import { labelOf, localized } from "../../react/label.ts";

/** What a metric, or a widget of its numbers, says of itself, in words (口径). */
export interface MetricDefinition {
  readonly label: string;
  readonly description: string | null;
  /** What is known of formula, unit, direction, owner and version: name and value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Whose clocks cut its days. Default: the page's. */
  readonly timeZone?: string;
}

type DefinitionWords = Pick<Messages, "definition">;

export interface MetricDefinitionOptions {
  readonly locale: string;
  readonly messages: DefinitionWords;
  /** What the metric is now: of a share of cases, the facts then hold its interval. */
  readonly cell?: AnyCellValue | undefined;
}

/** Null for a metric that the catalog does not have. */
export function metricDefinition(
  catalog: Catalog,
  name: string,
  { locale, messages, cell }: MetricDefinitionOptions,
): MetricDefinition | null {
  const metric = catalog.metrics[name];
  if (metric === undefined) return null;
  const words = messages.definition;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.formula, metric.formula && localized(metric.formula, locale)],
    [words.unit, unitText(metric, messages)],
    [words.direction, directionText(metric, locale, messages)],
    [words.interval, cell && intervalText(catalog, metric, cell, { locale, messages })],
    [words.owner, metric.owner],
    [words.version, metric.version],
  ];
  return {
    label: labelOf(catalog.metrics, name, locale),
    description: metric.description === undefined ? null : localized(metric.description, locale),
    facts: facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined),
  };
}

function unitText(metric: Metric, messages: DefinitionWords): string {
  const unit: Unit = metricUnit(metric);
  const text = typeof unit === "object" ? unit.currency : messages.definition.units[unit];
  return metric.clock === "business" ? messages.definition.business(text) : text;
}

function directionText(metric: Metric, locale: string, { definition }: DefinitionWords): string {
  const { direction = "neutral" } = metric;
  if (typeof direction === "string") return definition.directions[direction];
  const [low, high] = direction.band.map((value) =>
    formatExact(value, { locale, unit: metricUnit(metric), digits: metric.digits ?? 0 }),
  );
  return definition.band(low ?? "", high ?? "");
}

/** Wilson's interval of a share of cases; undefined for ratios of anything else, which are not drawn from a binomial. */
function intervalText(
  catalog: Catalog,
  metric: Metric,
  { numerator, denominator, n }: AnyCellValue,
  { locale, messages }: MetricDefinitionOptions,
): string | undefined {
  const isCounted = (name: string) => ["count", "distinct"].includes(catalog.metrics[name]?.kind ?? "");
  const ofCases = metric.kind === "ratio" && isCounted(metric.numerator) && isCounted(metric.denominator);
  const cases = denominator ?? n ?? null;
  if (!ofCases || metricUnit(metric) !== "share" || numerator == null || cases === null) return undefined;
  const interval = wilsonInterval(numberOf(numerator), numberOf(cases));
  if (interval === null) return undefined;
  const text = (share: number) => formatNumber(share, { locale, unit: "share", digits: metric.digits });
  const level = formatNumber(interval.level, { locale, unit: "share", digits: 0 });
  return messages.definition.between(text(interval.lower), text(interval.upper), level);
}
