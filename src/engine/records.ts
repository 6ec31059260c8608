import type { AnyFilter, AnyRow, Catalog, ColumnData, DimensionValue, RecordsQuery, TableResult } from "../query/index.ts";
import { allOf, dimensionPath, filterDimensions, MetricsError, withRows } from "../query/index.ts";
import { resolveRange, seenUntil } from "../time/resolveRange.ts";
import { absoluteFilter } from "./absoluteFilter.ts";
import { clockAt } from "./aggregatePlan.ts";
import { cursorAt, offsetOf } from "./cursor.ts";
import { fingerprint } from "../query/fingerprint.ts";

/** Which rows of an entity to read. Ties in the order are broken by the entity's key. */
export interface RecordsPlan {
  readonly query: RecordsQuery<Catalog>;
  readonly entity: string;
  /** What is read: the columns that were asked for and are not masked. */
  readonly columns: readonly string[];
  readonly masked: readonly string[];
  /** Absolute; the time range is part of it. */
  readonly where: AnyFilter | null;
  readonly order: readonly { readonly by: string; readonly direction: "asc" | "desc" }[];
  readonly offset: number;
  readonly size: number;
  readonly range: { readonly from: string; readonly to: string } | null;
  readonly timeZone: string;
  readonly computedAt: string;
}

/** Everything about a records query that does not need data. */
export function planRecords(
  catalog: Catalog,
  query: RecordsQuery<Catalog>,
  { now, masked = [] }: { readonly now: number; readonly masked?: readonly string[] },
): RecordsPlan {
  const clock = clockAt(query, now, catalog.calendars);
  const { entity, columns, time, order = [] } = query;
  const span = time === undefined ? null : resolveRange(time.range, clock, { path: "time.range" });
  const iso = (instant: number) => new Date(instant).toISOString();
  const range = span === null ? null : { from: iso(span.from), to: iso(span.to) };
  const where = allOf([
    query.where === undefined ? null : absoluteFilter(catalog, query.where, clock),
    time === undefined || span === null
      ? null
      : { dimension: time.dimension, op: "range", range: { from: iso(span.from), to: iso(seenUntil(span, clock)) } },
  ]);
  const asked = [
    ...columns.map((name, index) => [name, `columns[${index}]`] as const),
    ...order.map(({ by }, index) => [by, `order[${index}].by`] as const),
    ...(where === null ? [] : filterDimensions(where).map((name) => [name, "where"] as const)),
  ];
  for (const [name, path] of asked) requireDimension(catalog, entity, name, path);
  return {
    query,
    entity,
    columns: columns.filter((name) => !masked.includes(name)),
    masked,
    where,
    order: order.map(({ by, direction = "asc" }) => ({ by, direction })),
    offset: offsetOf(query.page),
    size: query.page?.size ?? 100,
    range,
    timeZone: clock.timeZone,
    computedAt: iso(clock.now),
  };
}

/** @throws MetricsError `unsupported` where rows of the entity have no such dimension */
export function requireDimension(catalog: Catalog, entity: string, name: string, path: string): void {
  if (dimensionPath(catalog, entity, name) !== null) return;
  throw new MetricsError("unsupported", `${entity} rows have no ${name}: no belongsTo leads there`, { path });
}

/** @param rows of this page, in order, one value a column that is read; times as ISO instants */
export function finishRecords(
  { query, columns, masked, offset, range, timeZone, computedAt }: RecordsPlan,
  rows: readonly (readonly DimensionValue[])[],
  hasMore: boolean,
): TableResult<AnyRow> {
  const data = query.columns.map((name): ColumnData => {
    if (masked.includes(name)) return { role: "dimension", name, values: rows.map(() => null), masked: true };
    const index = columns.indexOf(name);
    return { role: "dimension", name, values: rows.map((row) => row[index] ?? null) };
  });
  return withRows<AnyRow>({
    contract: 1,
    status: query.page === undefined && hasMore ? "partial" : "complete",
    ...(query.page === undefined && hasMore ? { limits: [{ kind: "rows", limit: rows.length }] } : {}),
    timeZone,
    ...(range === null ? {} : { resolvedRange: range }),
    freshness: { computedAt, source: "live" },
    page: hasMore ? { next: cursorAt(offset + rows.length) } : {},
    fingerprint: fingerprint(data),
    columns: data,
    rowCount: rows.length,
  });
}
