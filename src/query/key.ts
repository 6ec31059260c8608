import type { Catalog } from "./catalog.ts";
import type { MetricsQuery } from "./query.ts";

/**
 * A text that is equal for queries of equal meaning: keys in any order, defaults written out or not, lists whose
 * order means nothing (filter values, `and`, `or`) in any order.
 */
export function queryKey<C extends Catalog>(query: MetricsQuery<C>): string {
  return canonical(query, "");
}

const unordered = new Set(["and", "or", "values"]);

/** What is left out when it says nothing. */
const optional = new Set(["by", "compare", "having", "totals", "order", "calendar"]);

/** As `canonical` writes them. */
const defaults: { readonly [name: string]: string } = {
  fill: '"metric"',
  complete: "true",
  other: "false",
  direction: '"asc"',
  timeZone: '"UTC"',
  weekStart: '"monday"',
  day: "1",
  fiscalStart: '{"month":1}',
  namedBy: '"end"',
  attribution: '"first"',
  count: '"uniques"',
  criterion: '"on"',
  measure: '"rate"',
  order: '"sequential"',
  reference: '"start"',
  starts: '"first"',
  view: '"steps"',
  windows: '"calendar"',
};

function canonical(value: unknown, key: string): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, ""));
    return `[${(unordered.has(key) ? [...new Set(items)].sort() : items).join()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const item = (value as { readonly [name: string]: unknown })[name];
    if (item === undefined) continue;
    const text = canonical(item, name);
    if (text === defaults[name] || (optional.has(name) && (text === "[]" || text === "{}"))) continue;
    entries.push(`${JSON.stringify(name)}:${text}`);
  }
  const [only = ""] = entries;
  const named = entries.length === 1 ? /^"(?:metric|event)":(".*)$/s.exec(only)?.[1] : undefined;
  return named ?? `{${entries.join()}}`;
}
