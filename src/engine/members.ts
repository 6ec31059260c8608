import type { AnyFilter, AnyRow, Catalog, ColumnData, DimensionValue, MembersQuery, TableResult, Warning } from "../query/index.ts";
import { filterDimensions, MetricsError, withRows } from "../query/index.ts";
import { absoluteFilter } from "./absoluteFilter.ts";
import { clockAt } from "./aggregatePlan.ts";
import { cursorAt, offsetOf } from "./cursor.ts";
import { fingerprint } from "../query/fingerprint.ts";
import { requireDimension } from "./records.ts";

/** Which values of a dimension to list, each with the number of rows of `entity` that have it. */
export interface MembersPlan {
  readonly query: MembersQuery<Catalog>;
  readonly entity: string;
  readonly dimension: string;
  readonly where: AnyFilter | null;
  /** Substring, upper and lower case alike; unknown values never match. */
  readonly search: string | null;
  /** `count`: largest first, ties by value; never under a minimum group, as it would tell the counts. Unknown comes last by value. */
  readonly order: "value" | "count";
  /** Values of fewer rows are left out; from 2 on the counts are masked, as together they would tell what was left out. */
  readonly minimumGroup: number;
  readonly offset: number;
  readonly size: number;
  readonly timeZone: string;
  readonly computedAt: string;
}

/** Everything about a members query that does not need data. */
export function planMembers(
  catalog: Catalog,
  query: MembersQuery<Catalog>,
  { now, minimumGroup = 1 }: { readonly now: number; readonly minimumGroup?: number },
): MembersPlan {
  const clock = clockAt(query, now, catalog.calendars);
  const { dimension, search, order = "value" } = query;
  const entity = query.entity ?? catalog.dimensions[dimension]?.entity;
  if (entity === undefined) {
    throw new MetricsError("invalid-query", `${dimension} belongs to every entity; say whose rows are counted`, {
      path: "entity",
    });
  }
  if (search !== undefined && catalog.dimensions[dimension]?.kind === "time") {
    throw new MetricsError("invalid-query", `${dimension} is a time, which has no text to search in; narrow it with where`, {
      path: "search",
    });
  }
  const where = query.where === undefined ? null : absoluteFilter(catalog, query.where, clock);
  requireDimension(catalog, entity, dimension, "dimension");
  for (const name of where === null ? [] : filterDimensions(where)) requireDimension(catalog, entity, name, "where");
  return {
    query,
    entity,
    dimension,
    where,
    search: search === undefined || search === "" ? null : search,
    order: minimumGroup > 1 ? "value" : order,
    minimumGroup,
    offset: offsetOf(query.page),
    size: query.page?.size ?? 100,
    timeZone: clock.timeZone,
    computedAt: new Date(clock.now).toISOString(),
  };
}

const byValueInstead: Warning = { code: "masked", message: "members are in order of their values: that of their counts would tell of numbers that are hidden" };

/** @param members of this page, in order */
export function finishMembers(
  { query, minimumGroup, offset, timeZone, computedAt }: MembersPlan,
  members: readonly { readonly value: DimensionValue; readonly count: number }[],
  hasMore: boolean,
): TableResult<AnyRow> {
  const isReordered = minimumGroup > 1 && query.order === "count";
  const columns: readonly ColumnData[] = [
    { role: "dimension", name: "value", values: members.map(({ value }) => value) },
    minimumGroup > 1
      ? { role: "dimension", name: "count", values: members.map(() => null), masked: true }
      : { role: "dimension", name: "count", values: members.map(({ count }) => count) },
  ];
  return withRows<AnyRow>({
    contract: 1,
    status: query.page === undefined && hasMore ? "partial" : "complete",
    ...(query.page === undefined && hasMore ? { limits: [{ kind: "rows", limit: members.length }] } : {}),
    ...(isReordered ? { warnings: [byValueInstead] } : {}),
    timeZone,
    freshness: { computedAt, source: "live" },
    page: hasMore ? { next: cursorAt(offset + members.length) } : {},
    fingerprint: fingerprint(columns),
    columns,
    rowCount: members.length,
  });
}
