import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AnyRow, Catalog, MetricsAdapter, TableResult } from "../../src/query/index.ts";
import { chartQuery, charts, desk, deskNow, deskTables, figures, tableQuery, tables } from "./desk.ts";
import type { ChartSpec } from "./desk.ts";

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

/** What a charting library is handed: numbers that stand ready. */
export interface ChartData {
  readonly kind: ChartSpec["kind"];
  readonly title: string;
  /** Epoch milliseconds. */
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
}

export interface TableData {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface CockpitData {
  readonly figures: readonly { readonly title: string; readonly value: number; readonly before: number }[];
  readonly charts: readonly ChartData[];
  readonly tables: readonly TableData[];
}

type Answer = TableResult<AnyRow>;

/** The same numbers as the widgets ask for, computed before anything is measured. */
export async function cockpitData(product?: string): Promise<CockpitData> {
  const adapter: MetricsAdapter = memoryAdapter({ catalog: desk as Catalog, tables: deskTables(), clock: () => deskNow });
  const where = product === undefined ? {} : { where: { dimension: "product", op: "equals", value: product } };
  const ask = async (query: object) => (await adapter.query({ ...query, ...where } as never, {})) as unknown as Answer;
  const { time } = tableQuery(tables[0] as (typeof tables)[number]);
  return {
    figures: await Promise.all(
      figures.map(async (metric) => {
        const { columns } = await ask({ kind: "aggregate", metrics: [metric], time, compare: [{ id: "previous", to: "previous" }] });
        const column = columns.find(({ role }) => role === "metric");
        const cells = column?.role === "metric" ? column : undefined;
        return { title: metric, value: Number(cells?.cells.value[0]), before: Number(cells?.compare?.["previous"]?.value[0]) };
      }),
    ),
    charts: await Promise.all(charts.map(async (spec) => chartData(spec, await ask(chartQuery(spec))))),
    tables: await Promise.all(
      tables.map(async (spec) => {
        const { columns, rowCount } = await ask(tableQuery(spec));
        const values = columns.map((column) => (column.role === "metric" ? column.cells.value : column.values));
        const rows = Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row] as string | number));
        return { title: spec.by, columns: columns.map(({ name }) => name), rows };
      }),
    ),
  };
}

function chartData({ kind, metric, by }: ChartSpec, { columns }: Answer): ChartData {
  const times: number[] = [];
  const places = new Map<string, number>();
  const series = new Map<string, number[]>();
  const starts = columns.find((column) => column.role === "time")?.values ?? [];
  const names = columns.find((column) => column.role === "dimension")?.values ?? [];
  const numbers = columns.find((column) => column.role === "metric")?.cells.value ?? [];
  for (const start of [...new Set(starts)].sort()) places.set(start, times.push(Date.parse(start)) - 1);
  starts.forEach((start, row) => {
    const name = String(names[row]);
    const values = series.get(name) ?? times.map(() => Number.NaN);
    values[places.get(start) as number] = Number(numbers[row]);
    series.set(name, values);
  });
  const sorted = [...series].sort(([a], [b]) => (a < b ? -1 : 1));
  return { kind, title: `${metric} by ${by}`, times, series: sorted.map(([name, values]) => ({ name, values })) };
}

/** Of the numbers of an answer. */
export function sumOf({ columns }: Answer): number {
  return columns
    .flatMap((column) => (column.role === "metric" ? column.cells.value : []))
    .reduce<number>((sum, value) => sum + Number(value ?? 0), 0);
}
