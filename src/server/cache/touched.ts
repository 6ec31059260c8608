import type { Catalog } from "../../query/index.ts";

/**
 * The entities that something asked speaks of, by every name in it: of metrics, dimensions, events and entities, and
 * of what these are made of and linked to. Rather one too many than one too few.
 */
export function touchedEntities(catalog: Catalog, asked: unknown): ReadonlySet<string> {
  const touched = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") return visitName(value);
    if (typeof value !== "object" || value === null) return;
    for (const [name, item] of Object.entries(value)) {
      visitName(name);
      visit(item);
    }
  };
  const visitName = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const [kind, named] of Object.entries(catalog) as [string, unknown][]) {
      if (typeof named !== "object" || named === null || !Object.hasOwn(named, name)) continue;
      if (kind === "entities") touched.add(name);
      visit((named as { readonly [name: string]: unknown })[name]);
    }
  };
  visit(asked);
  return touched;
}
