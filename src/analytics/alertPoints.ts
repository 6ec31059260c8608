import type { AlertPoint, AlertSeries } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import type { ColumnData, MetricColumn, TimeColumn, WireResult } from "../query/columns.ts";
import type { DimensionValue } from "../query/dimension.ts";
import type { Instant } from "../query/range.ts";

/** The series in the answer to `alertRuleQuery`, in the order in which they come. What is hidden is not known. */
export function alertPoints(
  rule: Pick<JudgedRule, "condition"> & { readonly by?: readonly string[] },
  result: WireResult,
): readonly AlertSeries[] {
  const { columns, rowCount, resolvedRange } = result;
  const times = columns.find((column): column is TimeColumn => column.role === "time")?.values;
  const metric = columns.find((column): column is MetricColumn => column.role === "metric");
  if (times === undefined || metric === undefined || resolvedRange === undefined) return [];
  const dimensions = (rule.by ?? []).map((name) => columns.find((column) => column.name === name));
  const starts = [...new Set(times)].sort((a, b) => Date.parse(a) - Date.parse(b));
  const ends = new Map(starts.map((from, index) => [from, starts[index + 1] ?? resolvedRange.to]));
  const series = new Map<string, { readonly values: readonly DimensionValue[]; readonly points: AlertPoint[] }>();
  for (let row = 0; row < rowCount; row += 1) {
    const from = times[row] as Instant;
    const values = dimensions.map((column) => valueAt(column, row));
    const key = JSON.stringify(values);
    const found = series.get(key) ?? { values, points: [] };
    series.set(key, found);
    found.points.push({ from, to: ends.get(from) as Instant, ...numbersAt(metric, row) });
  }
  const { condition } = rule;
  return [...series.values()].map(({ values, points }) => ({
    values,
    points: condition.kind === "change" && condition.against === "previous" ? againstPrevious(points) : points,
  }));
}

function valueAt(column: ColumnData | undefined, row: number): DimensionValue {
  return column?.role === "dimension" ? (column.values[row] ?? null) : null;
}

function numbersAt({ cells, compare }: MetricColumn, row: number): Pick<AlertPoint, "value" | "n" | "base"> {
  const [base] = Object.values(compare ?? {});
  const value = numberOf(cells.value[row]);
  const denominator = numberOf(cells.denominator?.[row]);
  // Of a count, the number of cases is its value.
  const n = cells.n?.[row] ?? denominator ?? (cells.denominator === undefined && cells.n === undefined ? value : null);
  return { value, n, ...(base && { base: numberOf(base.value[row]) }) };
}

function numberOf(value: string | number | null | undefined): number | null {
  return value == null ? null : Number(value);
}

/** The first has none before it and is left out. */
function againstPrevious(points: readonly AlertPoint[]): readonly AlertPoint[] {
  return points.slice(1).map((point, index) => ({ ...point, base: points[index]?.value ?? null }));
}
