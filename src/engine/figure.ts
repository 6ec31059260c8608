import { decimalText, notDecimal, readDecimal } from "../query/decimal.ts";
import type { AnyCellValue, CellNumber, CellValue } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import type { Amount } from "./amount.ts";
import type { Compute } from "./compute.ts";
import type { Formula } from "./formula.ts";

/** A cell as it is computed with, before its exact parts are written as text. */
export interface Figure {
  readonly value: Amount | null;
  readonly numerator?: Amount | null;
  readonly denominator?: Amount | null;
  readonly n?: number;
  /** Known, and not for this caller: of a comparison, whose cells have no states. */
  readonly masked?: true;
}

/** Digits after the point of a figure's exact parts; null where a part is a number. */
export interface Scales {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** The scales of a formula's figures, and of what is computed of them. */
export function scalesOf(formula: Formula, compute: Compute | null = null): Scales {
  const { value, numerator, denominator } = ownScales(formula);
  if (compute === "share") return { value: null, numerator: value, denominator: value };
  return compute === null || compute === "running" ? { value, numerator, denominator } : none;
}

const none: Scales = { value: null, numerator: null, denominator: null };

function ownScales(formula: Formula): Scales {
  switch (formula.kind) {
    case "fact":
      return formula.metric.kind === "average" ? { ...none, numerator: formula.scale } : { ...none, value: formula.scale };
    case "open":
    case "moment":
      return { ...none, value: formula.scale };
    case "ratio":
      return { value: null, numerator: scalesOf(formula.numerator).value, denominator: scalesOf(formula.denominator).value };
    case "derived":
    case "conversion":
      return none;
    default:
      return formula satisfies never;
  }
}

/** The figures as cells; those of numbers are cells already. */
export function cellsOf(figures: readonly Figure[], scales: Scales): readonly AnyCellValue[] {
  const { value, numerator, denominator } = scales;
  if (value === null && numerator === null && denominator === null) return figures as readonly CellValue[];
  return figures.map((figure) => changed(figure, scales, writtenAmount));
}

/**
 * A cell that a source gave, as a figure.
 * @throws MetricsError `contract-violation` where it is no decimal of the catalog's scale
 */
export function figureOf(cell: AnyCellValue, scales: Scales): Figure {
  return changed(cell, scales, readAmount);
}

function changed<A, B>(
  cell: { readonly value: A | null; readonly numerator?: A | null; readonly denominator?: A | null; readonly n?: number },
  scales: Scales,
  change: (amount: A, scale: number | null) => B,
) {
  const part = (name: "numerator" | "denominator") => {
    const amount = cell[name];
    return amount === undefined ? {} : { [name]: amount === null ? null : change(amount, scales[name]) };
  };
  return {
    value: cell.value === null ? null : change(cell.value, scales.value),
    ...part("numerator"),
    ...part("denominator"),
    ...(cell.n === undefined ? {} : { n: cell.n }),
  };
}

function writtenAmount(amount: Amount, scale: number | null): CellNumber {
  return scale === null ? Number(amount) : decimalText(BigInt(amount), scale);
}

function readAmount(value: CellNumber, scale: number | null): Amount {
  return scale === null ? (value as number) : exactAmount(value, scale);
}

/**
 * What a source gave for an exact decimal.
 * @throws MetricsError `contract-violation` where it is none of that scale
 */
export function exactAmount(value: unknown, scale: number): bigint {
  const read = readDecimal(value, scale);
  if (read !== null) return read;
  throw new MetricsError("contract-violation", `a value of the source ${notDecimal(scale)}; give exact decimals as text`);
}

/** The number nearest to an amount. */
export function amountNumber(amount: Amount, scale: number | null): number {
  return typeof amount === "bigint" ? Number(decimalText(amount, scale ?? 0)) : amount;
}
