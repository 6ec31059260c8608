import type { Catalog } from "./catalog.ts";
import type { MetricsQuery } from "./query.ts";

/**
 * A text that is equal for queries of equal meaning: keys in any order, defaults written out or not, lists whose
 * order means nothing (filter values, `and`, `or`) in any order.
 */
export function queryKey<C extends Catalog>(query: MetricsQuery<C>): string {
  return JSON.stringify(canonical(query, ""));
}

const unordered = new Set(["and", "or", "values"]);

/** What is left out when it says nothing. */
const optional = new Set(["by", "compare", "having", "totals", "order", "calendar"]);

const defaults: Readonly<Record<string, unknown>> = {
  fill: "metric",
  complete: true,
  other: false,
  direction: "asc",
  timeZone: "UTC",
  weekStart: "monday",
  day: 1,
  fiscalStart: { month: 1 },
  namedBy: "end",
  attribution: "first",
  count: "uniques",
  criterion: "on",
  measure: "rate",
  order: "sequential",
  reference: "start",
  starts: "first",
  view: "steps",
  windows: "calendar",
};

function canonical(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, ""));
    if (!unordered.has(key)) return items;
    const texts = [...new Set(items.map((item) => JSON.stringify(item)))].sort();
    return texts.map((text) => JSON.parse(text) as unknown);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, item]) => [name, canonical(item, name)] as const)
    .filter(([name, item]) => item !== undefined && !isDefault(name, item) && !(optional.has(name) && isEmpty(item)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [[name, only] = []] = entries;
  if (entries.length === 1 && (name === "metric" || name === "event") && typeof only === "string") return only;
  return Object.fromEntries(entries);
}

function isDefault(name: string, value: unknown): boolean {
  return Object.hasOwn(defaults, name) && JSON.stringify(value) === JSON.stringify(defaults[name]);
}

function isEmpty(value: unknown): boolean {
  return Object.keys(Object(value)).length === 0;
}
