import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { metricUnit } from "../../query/metric.ts";
import type { JsonObject } from "../widgetSpec.ts";

/**
 * What a catalog has, for somebody or something that has to choose from it: each metric, dimension and event with what it
 * is called, what it means, its unit, which way is good and its synonyms. What the catalog does not say is left out, and
 * no name of a table or a column is in it. Plain JSON, the same for the same catalog.
 */
export function describeCatalog(catalog: Catalog, { locale = "en" }: { readonly locale?: string } = {}): JsonObject {
  const said = (text: LocalizedText | undefined) => (text === undefined ? undefined : ((locale.startsWith("zh") ? text["zh-CN"] : undefined) ?? text.en));
  const { metrics, dimensions, events = {}, hierarchies = {}, entities } = catalog;
  return {
    metrics: each(metrics, (metric) => {
      const unit = metricUnit(metric);
      return {
        label: said(metric.label),
        description: said(metric.description),
        formula: said(metric.formula),
        unit: typeof unit === "object" ? unit.currency : unit,
        good: typeof metric.direction === "object" ? `between ${metric.direction.band[0]} and ${metric.direction.band[1]}` : metric.direction,
        synonyms: metric.synonyms && [...metric.synonyms],
        time: "time" in metric ? metric.time : undefined,
      };
    }),
    dimensions: each(dimensions, (dimension) => ({
      label: said(dimension.label),
      kind: dimension.kind,
      values: dimension.kind === "enum" ? [...dimension.values] : undefined,
      valueLabels: dimension.kind === "enum" && dimension.valueLabels ? each(dimension.valueLabels, (label) => ({ label: said(label) })) : undefined,
      personal: dimension.pii === true ? true : undefined,
    })),
    events: each(events, ({ label, description, time }) => ({ label: said(label), description: said(description), time })),
    hierarchies: each(hierarchies, (levels) => ({ levels: [...levels] })),
    entities: each(entities, ({ label }) => ({ label: said(label) })),
  };
}

type Loose = { readonly [key: string]: JsonObject[string] | undefined };

function each<V>(named: { readonly [name: string]: V }, describe: (one: V) => Loose): JsonObject {
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [name, Object.fromEntries(Object.entries(describe(one)).filter(([, value]) => value !== undefined)) as JsonObject]));
}
