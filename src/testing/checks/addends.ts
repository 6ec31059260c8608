import type { AnyCellValue, AnyRow, Catalog, ColumnData, DriversQuery, Metric, MetricsQuery, RetentionQuery, TableResult } from "../../query/index.ts";
import { isAdditive } from "../../query/index.ts";
import { cellIn } from "./ask.ts";

type Part = "value" | "numerator" | "denominator" | "n";

/** Numbers of an answer that add up over callers who share out the rows, by where they stand. */
export type Addends = ReadonlyMap<string, number>;

/** Of each row by itself, of all rows together, or of totals alone; of totals always. */
export type AddedBy = "cells" | "whole" | "totals";

export function addendsOf(catalog: Catalog, query: MetricsQuery, { columns, rows, totals = [] }: TableResult<AnyRow>, by: AddedBy): Addends {
  const all = new Map<string, number>();
  const add = (place: string, value: unknown) => all.set(place, (all.get(place) ?? 0) + Number(value ?? 0));
  const addCell = (place: string, cell: AnyCellValue, parts: readonly Part[]) =>
    parts.forEach((part) => add(`${part} of ${place}`, cell[part]));
  // A group that is there for one caller alone has no row beside which the others' could stand.
  const isCompared = query.kind !== "aggregate" || (query.by ?? []).length === 0;
  const addRow = (place: string, row: AnyRow, metrics: readonly string[]) => {
    for (const name of metrics) {
      const cell = cellIn(row, name);
      addCell(`${name} at ${place}`, cell, partsOf(catalog, query, { name }));
      if (!isCompared) continue;
      for (const [id, beside] of Object.entries(cell.compare ?? {})) {
        addCell(`${name} (${id}) at ${place}`, beside, partsOf(catalog, query, { name, id }));
      }
    }
  };
  const metrics = metricsOf(columns);
  for (const row of by === "totals" ? [] : rows) {
    const place = by === "whole" ? "all rows" : placeOf(row, metrics);
    if (query.kind === "records") add(place, 1);
    if (query.kind === "members") add(place, row["count"]);
    addRow(place, row, metrics);
  }
  for (const total of totals) {
    const own = metricsOf(total.columns);
    for (const row of total.rows) addRow(`the total ${placeOf(row, own)}`, row, own);
  }
  return all;
}

function metricsOf(columns: readonly ColumnData[]): readonly string[] {
  return columns.filter(({ role }) => role === "metric").map(({ name }) => name);
}

/** What a row is of: all of it that is no number. */
function placeOf(row: AnyRow, metrics: readonly string[]): string {
  const left = new Set([...metrics, "count", "$compareTime"]);
  return JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name))));
}

interface Column {
  readonly name: string;
  /** Of what stands beside it. */
  readonly id?: string;
}

function partsOf(catalog: Catalog, query: MetricsQuery, column: Column): readonly Part[] {
  switch (query.kind) {
    case "aggregate": {
      const asked = query.metrics.find((one) => (typeof one === "string" ? one : (one.as ?? one.metric)) === column.name);
      const { metric, compute } = typeof asked === "object" ? asked : { metric: asked };
      const to = query.compare?.find(({ id }) => id === column.id)?.to;
      const target = typeof to === "object" && "target" in to ? to.target : metric;
      return compute === "share" || compute === "rank" || target === undefined ? [] : partsOfMetric(catalog, target);
    }
    case "drivers":
      return partsOfDriver(catalog, query, column);
    case "retention":
      return partsOfCohort(query, column);
    case "funnel":
      return ["count", "dropped", "entered", "converted"].includes(column.name) ? ["value"] : [];
    case "records":
    case "members":
      return [];
    default:
      return query satisfies never;
  }
}

function partsOfMetric(catalog: Catalog, name: string): readonly Part[] {
  const metric = catalog.metrics[name];
  switch (metric?.kind) {
    case "count":
    case "sum":
      return ["value"];
    case "snapshot":
      // Rows that each tell of a moment may have another last one for each caller.
      return typeof metric.over === "string" ? [] : ["value"];
    case "cumulative":
      return partsOfMetric(catalog, metric.of);
    case "average":
      return ["numerator", "denominator", "n"];
    case "percentile":
      return ["n"];
    case "ratio":
      return [metric.numerator, metric.denominator].every((part) => addsUp(catalog.metrics[part])) ? ["numerator", "denominator"] : [];
    default:
      return [];
  }
}

function addsUp(metric: Metric | undefined): boolean {
  return metric !== undefined && isAdditive(metric);
}

function partsOfDriver(catalog: Catalog, { metric }: DriversQuery, { name }: Column): readonly Part[] {
  if (name === "metric") return partsOfMetric(catalog, metric);
  return name === "contribution" && addsUp(catalog.metrics[metric]) ? ["value"] : [];
}

function partsOfCohort({ measure = "rate" }: RetentionQuery, { name }: Column): readonly Part[] {
  if (name !== "value") return ["value"];
  if (typeof measure === "object" && "average" in measure) return ["numerator", "denominator"];
  return measure === "rate" ? [] : ["value"];
}
