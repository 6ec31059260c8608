import type { Catalog } from "../query/catalog.ts";
import type { Filter } from "../query/catalogFilter.ts";
import type { DimensionValue } from "../query/dimension.ts";
import { allOf } from "../query/filter.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { AnyRow, TableResult } from "../query/result.ts";
import type { Range } from "../query/range.ts";
import { applicableFilter } from "./applicable.ts";
import type { MeasureCondition, Selection } from "./clause.ts";
import { cockpitClauses } from "./cockpitClauses.ts";
import { resolveFor } from "./selection.ts";

const mostMembers = 1000;

/**
 * Which members of a dimension meet a condition, under what others filter on the page, or in the source's cockpit. Other
 * conditions of this kind stay out of it: two that waited for each other would never come to rest. Those furthest beyond the
 * limit come first; one more is asked for than is wanted at most, which tells that there are more.
 * @param range where nobody has chosen one
 */
export function measureQuery(
  catalog: Catalog,
  { dimension, metric, op, value, most = mostMembers }: MeasureCondition,
  page: Selection,
  { source, range }: { readonly source: string; readonly range: Range },
): AggregateQuery {
  const dot = source.indexOf(".");
  const selection = dot < 1 ? page : cockpitClauses(page, source.slice(0, dot));
  const others = selection.filter((clause) => clause.source !== source && clause.measure === undefined);
  const { filter } = applicableFilter(catalog, [metric], allOf(others.map((clause) => clause.filter)));
  return {
    kind: "aggregate",
    metrics: [metric],
    by: [dimension],
    time: { range: resolveFor(selection, source).range ?? range },
    ...(filter !== null && { where: filter as Filter<Catalog> }),
    having: [{ metric, op, value }],
    order: [{ by: metric, direction: op === "gt" || op === "gte" ? "desc" : "asc" }],
    page: { size: most + 1 },
  };
}

/** The members in an answer to `measureQuery`, and whether there are more than are kept. */
export function measureMembers(
  { rows }: Pick<TableResult<AnyRow>, "rows">,
  { dimension, most = mostMembers }: Pick<MeasureCondition, "dimension" | "most">,
): { readonly members: readonly DimensionValue[]; readonly isCut: boolean } {
  const members = rows.slice(0, most).map((row) => (row as { readonly [name: string]: DimensionValue })[dimension] ?? null);
  return { members, isCut: rows.length > most };
}
