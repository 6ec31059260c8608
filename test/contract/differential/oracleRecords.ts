import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { AnyFilter, Catalog, DimensionValue } from "../../../src/query/index.ts";
import { holds, inOrder, joinedRows } from "./oracleRows.ts";
import type { Row } from "./oracleRows.ts";
import { inSpan, placeOf, spanOf } from "./oracleSpans.ts";
import type { AnyRange, Calendar } from "./oracleSpans.ts";

interface Asked {
  readonly where?: AnyFilter;
  readonly page?: { readonly size: number };
  readonly calendar?: Calendar;
  readonly asOf?: string;
}
interface RecordsAsked extends Asked {
  readonly entity: string;
  readonly columns: readonly string[];
  readonly time?: { readonly dimension: string; readonly range: AnyRange };
  readonly order?: readonly { readonly by: string; readonly direction?: string }[];
}
interface MembersAsked extends Asked {
  readonly dimension: string;
  readonly entity?: string;
  readonly search?: string;
  readonly order?: string;
}

/** The rows of the first page in their order, a value a column, and whether more follow. */
export interface Listed {
  readonly rows: readonly (readonly DimensionValue[])[];
  readonly more: boolean;
}

export function oracleRecords(catalog: Catalog, tables: MemoryTables, query: RecordsAsked, clock: number): Listed {
  const place = placeOf(query, clock, catalog);
  const { entity, columns, time, order = [] } = query;
  const key = catalog.entities[entity]?.key as string;
  const span = time === undefined ? null : spanOf(time.range, place);
  const found = joinedRows(catalog, tables, entity)
    .filter((row) => holds(catalog, query.where, row, place))
    .filter((row) => time === undefined || span === null || inSpan(row[time.dimension], span, place, { seen: true }))
    .toSorted((a, b) => {
      for (const { by, direction } of order) {
        const difference = compared(catalog, by, a, b, direction === "desc");
        if (difference !== 0) return difference;
      }
      return Number(a[key]) - Number(b[key]);
    });
  const isTime = (name: string) => catalog.dimensions[name]?.kind === "time";
  const told = (row: Row, name: string) => (isTime(name) && row[name] != null ? new Date(Number(row[name])).toISOString() : (row[name] ?? null));
  return paged(found.map((row) => columns.map((name) => told(row, name))), query);
}

/** Unknown values come last either way. */
function compared(catalog: Catalog, by: string, a: Row, b: Row, descending: boolean): number {
  const [one, other] = [a[by] ?? null, b[by] ?? null];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return inOrder(catalog, by, one, other) * (descending ? -1 : 1);
}

export function oracleMembers(catalog: Catalog, tables: MemoryTables, query: MembersAsked, clock: number): Listed {
  const place = placeOf(query, clock, catalog);
  const { dimension, search = "", order } = query;
  const entity = query.entity ?? (catalog.dimensions[dimension]?.entity as string);
  const values = joinedRows(catalog, tables, entity)
    .filter((row) => holds(catalog, query.where, row, place))
    .map((row) => row[dimension] ?? null);
  const found = [...new Set(values)]
    .filter((value) => search === "" || (value !== null && String(value).toLowerCase().includes(search.toLowerCase())))
    .map((value) => ({ value, count: values.filter((one) => one === value).length }))
    .toSorted((a, b) => (order === "count" ? b.count - a.count : 0) || inOrder(catalog, dimension, a.value, b.value));
  return paged(found.map(({ value, count }) => [value, count]), query);
}

function paged(rows: Listed["rows"], { page }: Asked): Listed {
  const size = page?.size ?? 100;
  return { rows: rows.slice(0, size), more: rows.length > size };
}
