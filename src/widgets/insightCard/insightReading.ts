import type { Annotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import { cellAt } from "../../query/columns.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { FiscalStart, Instant, ResolvedRange, Weekday } from "../../query/range.ts";
import type { AnyCell, AnyRow, TableResult } from "../../query/result.ts";
import type { InsightDriver } from "./insightDrivers.ts";
import type { Course } from "../chart/course.ts";

/** The metric over the whole range, with what it is held against. */
export interface InsightTotal {
  readonly cell: AnyCell;
  readonly versus: string;
  readonly range: ResolvedRange | undefined;
  readonly beforeRange: ResolvedRange | undefined;
  readonly incompleteFrom: Instant | undefined;
  readonly computedAt: Instant;
  readonly dataThrough: Instant | undefined;
}

export function insightTotal(result: TableResult<AnyRow>, metric: string, versus: string): InsightTotal | null {
  const column = result.columns.find((one) => one.role === "metric" && one.name === metric);
  if (column?.role !== "metric" || result.rowCount === 0) return null;
  const cell = cellAt(column, 0);
  if (cell.value === null && cell.state !== "masked") return null;
  return {
    cell,
    versus,
    range: result.resolvedRange,
    beforeRange: result.resolvedCompare?.[versus],
    incompleteFrom: result.incompleteFrom,
    computedAt: result.freshness.computedAt,
    dataThrough: result.freshness.dataThrough,
  };
}

/** All that a card knows when it says something. */
export interface InsightReading {
  readonly metric: string;
  readonly total: InsightTotal;
  /** Null where it could not be asked, or has nothing. */
  readonly course: Course | null;
  readonly history: Course | null;
  /** Whether the course or its history could not be loaded: that nothing was found says nothing then. Default false. */
  readonly isMissing?: boolean;
  readonly drivers: readonly InsightDriver[];
  /** What somebody noted: times of incidents are neither usual nor unusual. Default: nothing. */
  readonly annotations?: readonly Annotation[];
  /** What its rows meet. */
  readonly filters?: readonly (AnyFilter | null | undefined)[];
}

export interface InsightOptions {
  readonly catalog: Catalog;
  /** The name of the catalog's calendar whose holidays are left out of what is usual. Default: its only one. */
  readonly business?: string | undefined;
  readonly zone: { readonly weekStart: Weekday; readonly fiscalStart?: FiscalStart | undefined };
  /** In the metric's unit. Default: the catalog's; null: none. */
  readonly target?: number | null | undefined;
  /** How many things are said at most, notes on the data not counted. Default 5. */
  readonly most?: number | undefined;
  /** A smaller change is not worth saying, as a share of what was before. Default 0.01. */
  readonly leastChange?: number | undefined;
  /** How often a series in which nothing happens may be said to be unusual. Default 1 a week. */
  readonly falseAlarmsPerWeek?: number | undefined;
}
