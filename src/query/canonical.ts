/** What means something when it is empty: lists without an order, and the view that has options. Every other empty list or object says nothing. */
const meantEmpty = new Set(["and", "or", "values", "timeToConvert"]);

/** What a query means by what it leaves out. */
export type Defaults = { readonly [name: string]: unknown };

export const usualDefaults: Defaults = {
  fill: "metric",
  complete: true,
  other: false,
  direction: "asc",
};

/**
 * A text that is equal for values of equal meaning: keys in any order, `defaults` written out or not, lists whose order
 * means nothing (filter values, `and`, `or`) in any order.
 */
export function canonical(value: unknown, defaults = usualDefaults, key = ""): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, defaults));
    return `[${(meantEmpty.has(key) ? [...new Set(items)].sort() : items).join()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[name];
    if (item === undefined || item === defaults[name]) continue;
    const text = canonical(item, defaults, name);
    if (meantEmpty.has(name) || !/^(\[]|{})$/.test(text)) entries.push(`${JSON.stringify(name)}:${text}`);
  }
  const all = entries.join();
  // A metric or an event of which nothing more is said may be asked for by its name alone.
  return /^"(?:metric|event)":("[^"]*")$/.exec(all)?.[1] ?? `{${all}}`;
}
