import type { Catalog } from "../../query/catalog.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { AbsoluteRange } from "../../query/range.ts";
import type { Answered } from "./drillBranches.ts";
import { pivotName, pivotValues } from "./drillColumns.ts";
import { pathFilter, valueFilter } from "./drillPath.ts";
import { recordsOf } from "./drillRecords.ts";
import type { DrillColumn, DrillPath, DrillTableDrill } from "./drillTableModel.ts";

export interface DrillPlace {
  /** Absolute, from the coarsest level. */
  readonly path: DrillPath;
  /** The members that the rest is without; null for a member itself. */
  readonly besides: readonly DimensionValue[] | null;
}

/** The rows behind a number, under the filters of the answer that it stands in. A bucket is [its start, the next one's). */
export function drillTableDrill(
  { result, query }: Answered,
  { path, besides }: DrillPlace,
  column: DrillColumn,
  { catalog, levels, root }: { readonly catalog: Catalog; readonly levels: readonly string[]; readonly root: DrillPath },
): DrillTableDrill | null {
  const { resolvedRange, resolvedCompare } = result;
  const name = pivotName(query);
  const isOfComparison = column.part === "compare";
  const spanned = isOfComparison ? resolvedCompare?.[column.compareId ?? ""] : resolvedRange;
  if (isOfComparison && (spanned === undefined || name === "time")) return null;
  const isBucket = name === "time" && column.pivot !== undefined;
  const range = isBucket && spanned ? bucketIn(spanned, pivotValues(result, "time"), String(column.pivot)) : (spanned ?? null);
  const level = levels[path.length] ?? "";
  const records = recordsOf(catalog, column.metric, {
    range,
    where: allOf([
      query.where as AnyFilter | undefined,
      pathFilter(levels.slice(root.length), path.slice(root.length)),
      besides && { dimension: level, op: "notIn", values: besides },
      name !== null && name !== "time" && column.pivot !== undefined ? valueFilter(name, column.pivot) : null,
    ]),
    ...(query.calendar && { calendar: query.calendar }),
  });
  if (records === null) return null;
  return {
    path,
    dimensions: levels.slice(0, path.length),
    metric: column.metric,
    ...(column.pivot !== undefined && { pivot: column.pivot }),
    records,
  };
}

/** Cut to the range, which may begin or end in the middle of a bucket. */
function bucketIn({ from, to }: AbsoluteRange, starts: readonly DimensionValue[], start: string): AbsoluteRange {
  const next = starts[starts.indexOf(start) + 1];
  const later = (a: string, b: string) => (Date.parse(a) > Date.parse(b) ? a : b);
  const earlier = (a: string, b: string) => (Date.parse(a) < Date.parse(b) ? a : b);
  return { from: later(start, from), to: next == null ? to : earlier(String(next), to) };
}
