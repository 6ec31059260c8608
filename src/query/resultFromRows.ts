import type { ColumnData, MetricColumn } from "./columns.ts";
import { besideColumns, cellColumns, withRows } from "./columns.ts";
import type { Catalog } from "./catalog.ts";
import type { DimensionValue } from "./dimension.ts";
import { MetricsError } from "./error.ts";
import { funnelColumns } from "./funnel.ts";
import type { FunnelQuery } from "./funnel.ts";
import { retentionColumns } from "./retention.ts";
import type { RetentionQuery } from "./retention.ts";
import { fingerprint } from "./fingerprint.ts";
import { suggestion } from "./nearest.ts";
import type { MetricsQuery } from "./query.ts";
import type { Instant } from "./range.ts";
import type { AnyCell, AnyCellValue, CellNumber, ResultMeta, TableResult } from "./result.ts";

/** A row as a host has it: dimension values, `time` with a grain, and each metric as a number (exact ones as text) or as a cell. */
export interface PlainRow {
  readonly [name: string]: DimensionValue | AnyCell | true | { readonly [id: string]: Instant | null } | undefined;
}

/**
 * Makes a complete answer of plain rows, for a host's own adapter. Whatever else is known of the answer (its resolved
 * range, the grain that `auto` became, where it is incomplete, its limits) goes into `meta`. `now` is the clock of `freshness` where `meta` has none.
 * @throws MetricsError `contract-violation` where a row lacks something that the query asks for
 */
export function resultFromRows<R, C extends Catalog>(
  query: MetricsQuery<C>,
  rows: readonly PlainRow[],
  { now = Date.now, ...meta }: Partial<ResultMeta> & { readonly now?: () => number } = {},
): TableResult<R> {
  const columns = columnsOf(query as MetricsQuery<Catalog>, rows);
  const grain = query.kind === "aggregate" ? query.time?.grain : undefined;
  return withRows<R>({
    contract: 1,
    status: meta.limits === undefined ? "complete" : "partial",
    timeZone: query.calendar?.timeZone ?? "UTC",
    freshness: { computedAt: new Date(now()).toISOString(), source: "live" },
    fingerprint: fingerprint(columns),
    ...(grain === undefined || grain === "auto" ? {} : { grain }),
    ...meta,
    columns,
    rowCount: rows.length,
  });
}

function columnsOf(query: MetricsQuery, rows: readonly PlainRow[]): readonly ColumnData[] {
  switch (query.kind) {
    case "records":
      return query.columns.map((name) => dimensionColumn(rows, name));
    case "members":
      return ["value", "count"].map((name) => dimensionColumn(rows, name));
    case "aggregate": {
      const requests = query.metrics.map((item) => (typeof item === "string" ? { metric: item } : item));
      const ids = (query.compare ?? []).map(({ id }) => id);
      return [
        ...(query.time?.grain === undefined ? [] : [timeColumn(rows, ids)]),
        ...(query.by ?? []).map((name) =>
          dimensionColumn(rows, name, { folded: name === (query.top?.of ?? query.by?.[0]) }),
        ),
        ...requests.map(({ metric, as = metric }) => metricColumn(rows, { name: as, metric, ids })),
      ];
    }
    case "drivers": {
      const has = (name: string) => rows.some((row) => row[name] !== undefined);
      const named = ["dimension", "value", "dimension2", "value2", "dimension3", "value3"].filter((name, at) => at < 2 || has(name));
      const cells = ["metric", "complement", "contribution", "mix", "rate", "share", "support", "z", "p"].filter(has);
      const compared = new Set(["metric", "complement"]);
      return [
        ...named.map((name) => dimensionColumn(rows, name, name === "value" ? { folded: true } : {})),
        ...cells.map((name) => metricColumn(rows, { name, metric: query.metric, ids: compared.has(name) ? ["before"] : [] })),
      ];
    }
    case "funnel":
      return eventColumns(rows, query, funnelColumns[typeof query.view === "object" ? "timeToConvert" : (query.view ?? "steps")]);
    case "retention":
      return eventColumns(rows, query, retentionColumns);
    default:
      return query satisfies never;
  }
}

/** What the answers of funnels and retention hold besides cells. */
const eventDimensions: ReadonlySet<string> = new Set(["step", "event", "name", "fromSeconds", "toSeconds", "period"]);

function eventColumns(
  rows: readonly PlainRow[],
  { breakdown, compare = [] }: FunnelQuery | RetentionQuery,
  names: readonly string[],
): readonly ColumnData[] {
  const ids = compare.map(({ id }) => id);
  const isCell = (name: string) => name !== "time" && !eventDimensions.has(name);
  return [
    ...(names.includes("time") ? [timeColumn(rows, ids)] : []),
    ...names.filter((name) => eventDimensions.has(name)).map((name) => dimensionColumn(rows, name)),
    ...(breakdown === undefined ? [] : [dimensionColumn(rows, breakdown.by, { folded: true })]),
    ...names.filter(isCell).map((name) => metricColumn(rows, { name, ids })),
  ];
}

function dimensionColumn(rows: readonly PlainRow[], name: string, { folded = false } = {}): ColumnData {
  const other = folded ? [...rows.keys()].filter((index) => rows[index]?.["$other"] === true) : [];
  const values = rows.map((row, index) => fieldOf(row, name, index) as DimensionValue);
  return { role: "dimension", name, values, ...(other.length === 0 ? {} : { other }) };
}

function timeColumn(rows: readonly PlainRow[], ids: readonly string[]): ColumnData {
  const times = (id: string) =>
    rows.map(
      ({ $compareTime }) => ($compareTime as { readonly [id: string]: Instant | null } | undefined)?.[id] ?? null,
    );
  const values = rows.map((row, index) => fieldOf(row, "time", index) as Instant);
  const compare = rows.some(({ $compareTime }) => $compareTime !== undefined);
  return { role: "time", name: "time", values, ...(compare ? { compare: byId(ids, times) } : {}) };
}

function metricColumn(
  rows: readonly PlainRow[],
  { name, metric, ids }: { readonly name: string; readonly metric?: string; readonly ids: readonly string[] },
): MetricColumn {
  const cells = rows.map((row, index): AnyCell => {
    const field = fieldOf(row, name, index);
    return typeof field === "object" && field !== null ? (field as AnyCell) : { value: field as CellNumber | null };
  });
  const states = cells.map(({ state }) => state ?? null);
  const unknown: AnyCellValue = { value: null };
  return {
    role: "metric",
    name,
    ...(metric === undefined ? {} : { metric }),
    cells: cellColumns(cells),
    ...(states.every((state) => state === null) ? {} : { states }),
    ...(ids.length === 0
      ? {}
      : { compare: byId(ids, (id) => besideColumns(cells.map((cell) => cell.compare?.[id] ?? unknown))) }),
  };
}

function fieldOf(row: PlainRow, name: string, index: number): PlainRow[string] {
  const field = row[name];
  if (field !== undefined) return field;
  const path = `rows[${index}]`;
  throw new MetricsError("contract-violation", `${path} has no "${name}"; ${suggestion(name, Object.keys(row))}`, {
    path,
  });
}

function byId<V>(ids: readonly string[], valueOf: (id: string) => V): { readonly [id: string]: V } {
  return Object.fromEntries(ids.map((id) => [id, valueOf(id)]));
}
