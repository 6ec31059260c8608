"use client";

import { filterDimensions } from "../query/filterDimensions.ts";
import type { Catalog } from "../query/catalog.ts";
import type { HierarchyName } from "../query/catalog.ts";
import type { DimensionValue } from "../query/dimension.ts";
import { allOf } from "../query/filter.ts";
import type { AnyFilter } from "../query/filter.ts";
import { memberFilter } from "../query/memberFilter.ts";
import { nameError } from "../query/nearest.ts";
import { choiceIn } from "../react/clauseText.ts";
import { valueText } from "../react/valueText.ts";
import type { RegisteredCatalog } from "../react/register.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { useSelection } from "../react/useSelection.ts";
import type { Clause } from "../selection/clause.ts";

export interface HierarchyDrillOptions {
  readonly hierarchy: HierarchyName<RegisteredCatalog>;
  /** Of the widget that is drilled. */
  readonly id: string;
  /** The widget's title, for the chip. */
  readonly origin?: Clause["origin"];
}

export interface HierarchyDrill {
  /** The level that is to be shown: the widget's `by` or `breakdown`. */
  readonly by: string;
  /** The members that were entered, from the coarsest. */
  readonly path: readonly { readonly dimension: string; readonly value: DimensionValue; readonly label: string }[];
  /** For the widget's `onSelect`: a click on a member enters it, and the next level is shown. On the last level it filters. */
  readonly onSelect: (clause: Clause | null) => void;
  /** Back to so many members. */
  readonly leave: (depth: number) => void;
}

/**
 * Down a hierarchy of the catalog, one level at a time, in any widget that tells members apart. Where the reader stands is
 * a clause, and nothing else knows it: it filters the page, and is taken back like any other.
 * @throws MetricsError `invalid-query` where the catalog has no such hierarchy
 */
export function useHierarchyDrill({ hierarchy, id, origin }: HierarchyDrillOptions): HierarchyDrill {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { clauses, publish, clear } = useSelection();
  const levels = levelsOf(catalog, hierarchy);
  const source = `${id}-levels`;
  const filter = clauses.find((clause) => clause.source === source)?.filter;
  const values = pathIn(filter, levels);
  const path = values.map((value, depth) => {
    const dimension = levels[depth] ?? "";
    return { dimension, value, label: valueText(catalog.dimensions[dimension], value, { locale, messages }) };
  });
  const by = levels[Math.min(path.length, levels.length - 1)] ?? "";
  const go = (next: readonly DimensionValue[]) => {
    const entered = allOf(next.map((value, depth) => memberFilter(levels[depth] ?? "", value)));
    if (entered === null) clear(source);
    else publish({ source, ...(origin !== undefined && { origin }), filter: entered });
  };
  return {
    by,
    path,
    onSelect(clause) {
      const meant = clause?.filter ?? clause?.highlight;
      if (meant === undefined || path.length >= levels.length - 1) return;
      const choice = filterDimensions(meant).join() === by ? choiceIn(meant) : null;
      const [value] = choice?.op === "in" && choice.values.length === 1 ? choice.values : [];
      if (value === undefined) return;
      clear(id);
      go([...values, value]);
    },
    leave: (depth) => go(values.slice(0, depth)),
  };
}

function levelsOf(catalog: Catalog, hierarchy: string): readonly string[] {
  const { hierarchies = {} } = catalog;
  if (!Object.hasOwn(hierarchies, hierarchy)) throw nameError("hierarchy", hierarchy, Object.keys(hierarchies), "hierarchy");
  return hierarchies[hierarchy] ?? [];
}

/** The members of which `memberFilter` made a filter; none for any other. */
function pathIn(filter: AnyFilter | undefined, levels: readonly string[]): readonly DimensionValue[] {
  if (filter === undefined) return [];
  const conditions = "and" in filter ? filter.and : [filter];
  const values = conditions.map((condition, depth) => {
    const isOurs = "op" in condition && condition.dimension === levels[depth];
    if (!isOurs) return undefined;
    return condition.op === "equals" ? condition.value : condition.op === "isNull" ? null : undefined;
  });
  const isWhole = values.every((value): value is DimensionValue => value !== undefined);
  return isWhole ? values : [];
}
