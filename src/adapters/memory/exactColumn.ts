import { decimalFault, decimalText, readDecimal } from "../../query/decimal.ts";
import { MetricsError } from "../../query/index.ts";
import type { DimensionValue } from "../../query/index.ts";
import type { CodedColumn } from "./codedColumn.ts";
import { codedColumn } from "./codedColumn.ts";

/** A column of exact decimals: as codes of their texts, and each of these in units of its last digit. */
export interface ExactColumn extends CodedColumn {
  readonly scaled: readonly bigint[];
}

/**
 * Each different value that the host gave is read once.
 * @param path of the column, for the error
 * @throws MetricsError `contract-violation` with the row of the first value that is no decimal of that scale
 */
export function exactColumn(column: ArrayLike<DimensionValue | bigint>, scale: number, path: string): ExactColumn {
  const read = new Map<DimensionValue | bigint, string>();
  const texts = Array.from(column, (value, row): string | null => {
    if (value === null || value === undefined || Number.isNaN(value)) return null;
    let text = read.get(value);
    if (text === undefined) read.set(value, (text = textOf(value, scale, { path, row })));
    return text;
  });
  const coded = codedColumn(texts);
  return { ...coded, scaled: coded.values.map((text) => readDecimal(text, scale) as bigint) };
}

function textOf(value: unknown, scale: number, { path, row }: { readonly path: string; readonly row: number }): string {
  const scaled = readDecimal(value, scale);
  if (typeof scaled === "bigint") return decimalText(scaled, scale);
  const said = `row ${row} holds ${String(value).slice(0, 80)}, which ${decimalFault(scaled, scale)}`;
  throw new MetricsError("contract-violation", `${said}; give text or a bigint`, { path });
}

/** The nearest numbers, NaN for unknown. */
export function nearestNumbers({ codes, values }: ExactColumn): Float64Array {
  const numbers = Float64Array.from(values, Number);
  return Float64Array.from(codes, (code) => numbers[code] ?? Number.NaN);
}
