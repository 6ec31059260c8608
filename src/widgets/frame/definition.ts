import { formatExact } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric, Unit } from "../../query/metric.ts";
import { labelOf, localized } from "../../react/label.ts";

/** What a metric says of itself, in words (口径). */
export interface MetricDefinition {
  readonly label: string;
  readonly description: string | null;
  /** What is known of formula, unit, direction, owner and version: name and value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

type DefinitionWords = Pick<Messages, "definition">;

/** Null for a metric that the catalog does not have. */
export function metricDefinition(
  catalog: Catalog,
  name: string,
  { locale, messages }: { readonly locale: string; readonly messages: DefinitionWords },
): MetricDefinition | null {
  const metric = catalog.metrics[name];
  if (metric === undefined) return null;
  const words = messages.definition;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.formula, metric.formula && localized(metric.formula, locale)],
    [words.unit, unitText(metric, messages)],
    [words.direction, directionText(metric, locale, messages)],
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
