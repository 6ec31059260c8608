import { evaluateExpression } from "../query/expression.ts";
import type { Expression } from "../query/expression.ts";
import type { AnyFilter, CalendarUnit } from "../query/index.ts";
import type { ConversionMetric, FactKindMetric } from "../query/metric.ts";
import { emptyValue } from "../query/index.ts";
import { difference, zeroOf } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { amountNumber, scalesOf } from "./figure.ts";
import type { Figure } from "./figure.ts";
import type { Measure } from "./scan.ts";

/** Which rows a bucket looks at. */
export type Frame =
  | { readonly kind: "bucket" }
  /** Those from `since` until the end (or the start) of what can be seen of the bucket. */
  | { readonly kind: "window"; readonly since: Since; readonly until: "start" | "end" }
  /** Those of its first or last moment. `known`: of all rows, only to tell whether there was a moment at all. */
  | { readonly kind: "moment"; readonly take: "first" | "last"; readonly known?: true };
export type Since = "ever" | { readonly back: string } | { readonly toDate: CalendarUnit };

/** The smallest thing that is asked of the data: one measure over the rows of one entity, in one frame of time. */
export interface Atom {
  readonly index: AtomIndex;
  readonly entity: string;
  /** Null: the rows count whenever they were. */
  readonly dimension: string | null;
  readonly frame: Frame;
  readonly measure: Measure | ConversionPart;
  /** Equal where entity, dimension and frame are. */
  readonly rowsKey: string;
  /** Equal where the measure is. */
  readonly measureKey: string;
  /** Of the metric that first asked for it, for errors. */
  readonly metric: string;
  readonly path: string;
}

/** One of the two counts of a conversion; `where` is of what it starts with. */
export interface ConversionPart {
  readonly kind: "conversion";
  readonly metric: ConversionMetric;
  readonly part: "started" | "converted";
  readonly where: AnyFilter | null;
}

/** Position of an atom in the plan's list. */
export type AtomIndex = number;

/** How a cell is made of atoms. `scale`: digits after the point where what is measured is exact; null for numbers. */
export type Formula =
  | { readonly kind: "fact"; readonly metric: FactKindMetric; readonly scale: number | null; readonly atoms: readonly AtomIndex[] }
  | { readonly kind: "ratio"; readonly numerator: Formula; readonly denominator: Formula; readonly counted: boolean }
  /** What has been opened less what has been closed. */
  | { readonly kind: "open"; readonly opened: Stock; readonly closed: Stock; readonly scale: number | null }
  /** `known` is there where the bucket has a moment at all. */
  | { readonly kind: "moment"; readonly stock: Stock; readonly known: AtomIndex; readonly scale: number | null }
  | { readonly kind: "derived"; readonly expression: Expression; readonly parts: { readonly [name: string]: Formula } }
  | { readonly kind: "conversion"; readonly started: AtomIndex; readonly converted: AtomIndex };

/** Rows, what they sum up to, and how many of them know their part of it; all three the same where rows are counted. */
export interface Stock {
  readonly rows: AtomIndex;
  readonly sum: AtomIndex;
  readonly summed: AtomIndex;
}

/** What an atom is in one group and bucket: null where nothing was measured, undefined where there is no row. */
export type Read = (atom: AtomIndex) => Amount | null | undefined;

/** What counts and sums are where there is no row. */
export type Fill = "metric" | "null" | "zero";

/** The cell of one group and bucket. */
export function finishFormula(formula: Formula, read: Read, fill: Fill): Figure {
  switch (formula.kind) {
    case "fact":
      return finishFact(formula, formula.atoms.map(read), fill);
    case "ratio":
      return finishRatio(
        finishFormula(formula.numerator, read, fill),
        finishFormula(formula.denominator, read, fill),
        formula,
      );
    case "open": {
      const zero = zeroOf(formula.scale);
      const of = (stock: Stock, part: keyof Stock) => read(stock[part]) ?? (part === "sum" ? zero : 0);
      return { value: stockValue((part) => difference(of(formula.opened, part), of(formula.closed, part)), zero) };
    }
    case "moment": {
      const isKnown = read(formula.known) !== undefined;
      const zero = zeroOf(formula.scale);
      return { value: isKnown ? stockValue((part) => read(formula.stock[part]) ?? (part === "sum" ? zero : 0), zero) : null };
    }
    case "derived": {
      const { expression, parts } = formula;
      const valueOf = (name: string) => {
        const part = parts[name] as Formula;
        const { value } = finishFormula(part, read, fill);
        return value === null ? null : amountNumber(value, scalesOf(part).value);
      };
      return { value: evaluateExpression(expression, valueOf) };
    }
    case "conversion": {
      const started = read(formula.started) ?? 0;
      const converted = read(formula.converted) ?? 0;
      return finishRatio({ value: converted }, { value: started }, { counted: true });
    }
    default:
      return formula satisfies never;
  }
}

/** The cell where there is nothing to know. */
export function unknownCell({ kind }: Formula): Figure {
  if (kind !== "ratio" && kind !== "conversion") return { value: null };
  return { value: null, numerator: null, denominator: null };
}

/** Whether the group has a row that the cell looks at. What has been opened and closed again is not there any more. */
export function isPresent(formula: Formula, read: Read): boolean {
  switch (formula.kind) {
    case "fact":
      return formula.atoms.some((atom) => read(atom) !== undefined);
    case "ratio":
      return isPresent(formula.numerator, read) || isPresent(formula.denominator, read);
    case "open":
      return (read(formula.opened.rows) ?? 0) !== (read(formula.closed.rows) ?? 0);
    case "moment":
      return read(formula.stock.rows) !== undefined;
    case "derived":
      return Object.values(formula.parts).some((part) => isPresent(part, read));
    case "conversion":
      return (read(formula.started) ?? 0) > 0;
    default:
      return formula satisfies never;
  }
}

/** The atoms of a formula. */
export function atomsOf(formula: Formula): readonly AtomIndex[] {
  switch (formula.kind) {
    case "fact":
      return formula.atoms;
    case "ratio":
      return [...atomsOf(formula.numerator), ...atomsOf(formula.denominator)];
    case "open":
      return [...Object.values(formula.opened), ...Object.values(formula.closed)];
    case "moment":
      return [...Object.values(formula.stock), formula.known];
    case "derived":
      return Object.values(formula.parts).flatMap(atomsOf);
    case "conversion":
      return [formula.started, formula.converted];
    default:
      return formula satisfies never;
  }
}

/** 0 where there are no rows, null where none of them knows its part. */
function stockValue(read: (part: keyof Stock) => Amount, zero: Amount): Amount | null {
  if (read("rows") === 0) return zero;
  return read("summed") === 0 ? null : read("sum");
}

function finishFact(
  { metric, scale }: Extract<Formula, { readonly kind: "fact" }>,
  measured: readonly (Amount | null | undefined)[],
  fill: Fill,
): Figure {
  const [first, second = null] = measured;
  switch (metric.kind) {
    case "count":
    case "distinct":
      return { value: (first ?? 0) === 0 ? emptyFact(metric, fill) : (first ?? null) };
    case "sum":
      if (first != null || (second ?? 0) !== 0) return { value: first ?? null };
      return { value: emptyFact(metric, fill) === null ? null : zeroOf(scale) };
    case "min":
    case "max":
      return { value: first ?? null };
    case "percentile":
      return { value: first ?? null, n: Number(second ?? 0) };
    case "average": {
      const n = Number(second ?? 0);
      const value = n === 0 || first == null ? null : amountNumber(first, scale) / n;
      return { value, numerator: first ?? null, denominator: n, n };
    }
    default:
      return metric satisfies never;
  }
}

function emptyFact(metric: FactKindMetric, fill: Fill): 0 | null {
  if (fill === "zero") return 0;
  return fill === "null" ? null : emptyValue(metric);
}

/** Σ numerator ÷ Σ denominator; null where the denominator is 0 or either is not known. */
export function finishRatio({ value: above }: Figure, { value: below }: Figure, of: Divided): Figure {
  return {
    value: above === null || below === null ? null : quotient(above, below, of),
    numerator: above,
    denominator: below,
    ...(of.counted && below !== null ? { n: Number(below) } : {}),
  };
}

interface Divided {
  readonly numerator?: Formula;
  readonly denominator?: Formula;
  readonly counted: boolean;
}

/** Null where it divides by 0. */
function quotient(above: Amount, below: Amount, { numerator, denominator }: Divided): number | null {
  const number = (amount: Amount, formula: Formula | undefined) =>
    typeof amount === "number" || formula === undefined ? Number(amount) : amountNumber(amount, scalesOf(formula).value);
  const divisor = number(below, denominator);
  return divisor === 0 ? null : number(above, numerator) / divisor;
}
