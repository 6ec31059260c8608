import type { Catalog } from "../../query/catalog.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { applicableFilter } from "../../selection/applicable.ts";

/**
 * For each metric those that are asked together with it, itself included: one query for all, unless the page is
 * filtered by something that only some of them have. Those go on being filtered, the others are asked apart.
 */
export function stripGroups<Name extends string>(
  catalog: Catalog,
  metrics: readonly Name[],
  filter: AnyFilter | null,
): ReadonlyMap<Name, readonly Name[]> {
  const groups = new Map<string, Name[]>();
  const groupOf = new Map<Name, Name[]>();
  for (const metric of new Set(metrics)) {
    const key = applicableFilter(catalog, [metric], filter).leftOut.join();
    const group = groups.get(key) ?? [];
    group.push(metric);
    groups.set(key, group);
    groupOf.set(metric, group);
  }
  return groupOf;
}
