import { MetricsError } from "../../query/error.ts";
import { addSums, noSums } from "../contributions.ts";
import type { RatePart, RateSums } from "../contributions.ts";
import { mostValue, shown } from "../requireOption.ts";

/** A value of a dimension as a row holds it. */
export type ChangeValue = string | number | boolean | null;

/** One row of a period: values of the dimensions and numbers, under their names. A number that is null is left out. */
export type ChangeRow = Readonly<Record<string, ChangeValue>>;

/** The column that is summed, or the two whose sums are divided. */
export type ChangeMetric = string | { readonly numerator: string; readonly denominator: string };

/** Rows that are equal in all dimensions, as one; what is summed without a denominator has 0 there. */
export interface ChangeCell extends RatePart {
  /** Places in `values`, dimension by dimension. */
  readonly codes: readonly number[];
}

export interface ChangeCells {
  readonly cells: readonly ChangeCell[];
  /** Of each dimension, in order of appearance. */
  readonly values: readonly (readonly ChangeValue[])[];
}

type GrowingCell = RateSums & Pick<ChangeCell, "codes">;

/** Both periods side by side. */
export function changeCells(
  { before, after }: { readonly before: readonly ChangeRow[]; readonly after: readonly ChangeRow[] },
  dimensions: readonly string[],
  metric: ChangeMetric,
): ChangeCells {
  const [numerator, denominator] = typeof metric === "string" ? [metric, undefined] : [metric.numerator, metric.denominator];
  const codes = dimensions.map(() => new Map<ChangeValue, number>());
  const cells = new Map<string, GrowingCell>();
  const add = (row: ChangeRow, period: "before" | "after") => {
    const [top, bottom] = [row[numerator] ?? null, denominator === undefined ? 0 : (row[denominator] ?? null)];
    if (top === null || bottom === null) return;
    if (!isSummable(top) || !isSummable(bottom)) {
      const message = `explainChange needs numbers no larger than 1e140; a row ${period} has ${shown(top)}${denominator === undefined ? "" : ` and ${shown(bottom)}`}`;
      throw new MetricsError("invalid-query", message, { path: period });
    }
    const own = dimensions.map((name, at) => codeOf(codes[at] as Map<ChangeValue, number>, row[name] ?? null));
    const key = own.join();
    const cell = cells.get(key) ?? { codes: own, ...noSums() };
    cells.set(key, cell);
    cell[period].numerator += Number(top);
    cell[period].denominator += Number(bottom);
  };
  for (const row of before) add(row, "before");
  for (const row of after) add(row, "after");
  return { cells: [...cells.values()], values: codes.map((map) => [...map.keys()]) };
}

function isSummable(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= mostValue;
}

function codeOf(codes: Map<ChangeValue, number>, value: ChangeValue): number {
  const code = codes.get(value) ?? codes.size;
  codes.set(value, code);
  return code;
}

/** What is left of a whole without a part. */
export function complementOf(whole: RatePart, part: RatePart): RatePart {
  const without = (period: "before" | "after") => ({
    numerator: whole[period].numerator - part[period].numerator,
    denominator: whole[period].denominator - part[period].denominator,
  });
  return { before: without("before"), after: without("after") };
}

/** The cells of each combination of values of some dimensions, summed. */
export function cellsBy({ cells, values }: ChangeCells, dimensions: readonly number[]): readonly ChangeCell[] {
  const groups = new Map<number, GrowingCell>();
  for (const cell of cells) {
    let key = 0;
    for (const at of dimensions) key = key * (values[at]?.length ?? 1) + (cell.codes[at] as number);
    let group = groups.get(key);
    if (group === undefined) {
      group = { codes: dimensions.map((at) => cell.codes[at] as number), ...noSums() };
      groups.set(key, group);
    }
    addSums(group, cell);
  }
  return [...groups.values()];
}
