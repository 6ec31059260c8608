import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import type { DimensionValue } from "../query/dimension.ts";
import { allOf } from "../query/filter.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { Range } from "../query/range.ts";
import { applicableFilter } from "../selection/applicable.ts";
import type { Clause, MeasureCondition, Selection } from "../selection/clause.ts";

/**
 * Which members of a dimension meet a condition, under what others filter. Other conditions of this kind stay out of it:
 * two that waited for each other would never come to rest. Those furthest beyond the limit come first.
 * @param most how many members are wanted at most; one more is asked for, which tells that there are more
 */
export function measureQuery(
  catalog: Catalog,
  { dimension, metric, op, value }: MeasureCondition,
  selection: Selection,
  { source, range, most }: { readonly source: string; readonly range: Range; readonly most: number },
): AggregateQuery {
  const others = selection.filter((clause) => clause.source !== source && clause.measure === undefined);
  const { filter } = applicableFilter(catalog, [metric], allOf(others.map((clause) => clause.filter)));
  return {
    kind: "aggregate",
    metrics: [metric],
    by: [dimension],
    time: { range },
    ...(filter !== null && { where: filter as Filter<Catalog> }),
    having: [{ metric, op, value }],
    order: [{ by: metric, direction: op === "gt" || op === "gte" ? "desc" : "asc" }],
    page: { size: most + 1 },
  };
}

/** The clause of a condition; until its members are known, every row meets it. */
export function measureClause(source: string, measure: MeasureCondition, members: readonly DimensionValue[] | null): Clause {
  const filter: Clause["filter"] = members === null ? { and: [] } : { dimension: measure.dimension, op: "in", values: members };
  return { source, measure, filter };
}
