import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { greatest, least, sum } from "../../engine/amount.ts";
import type { Amount } from "../../engine/amount.ts";
import { amountNumber } from "../../engine/figure.ts";
import type { Figure } from "../../engine/figure.ts";
import { atomsOf, finishRatio } from "../../engine/formula.ts";
import type { Fill, Formula } from "../../engine/formula.ts";
import type { Metric } from "../../query/index.ts";
import { emptyValue, MetricsError } from "../../query/index.ts";

/** Why the metric cannot be added up over buckets; null where it can. */
export function whyNotAdded(plan: AggregatePlan, formula: Formula, name: string): string | null {
  const inBuckets = atomsOf(formula).every((atom) => plan.atoms[atom]?.frame.kind === "bucket");
  if (!inBuckets) return `${name} looks beyond its bucket`;
  switch (formula.kind) {
    case "fact": {
      const { kind } = formula.metric;
      if (kind === "distinct") return `${name} counts distinct values, and one may be in several buckets`;
      return kind === "percentile" ? `${name} is a percentile, which its parts do not tell` : null;
    }
    case "ratio":
      return [formula.numerator, formula.denominator].every((part) => summand(part) !== null)
        ? null
        : `${name} divides what does not add up`;
    case "open":
    case "moment":
    case "derived":
    case "conversion":
      return `${name} does not add up over time`;
    default:
      return formula satisfies never;
  }
}

/**
 * The cell of a bucket from those of its parts; only for what `whyNotAdded` lets pass.
 * @throws MetricsError `unsupported` where the parts do not tell the sum
 */
export function addedUp(formula: Formula, parts: readonly Figure[], fill: Fill): Figure {
  if (formula.kind === "ratio") {
    const numerator = sumOf(parts.map((cell) => cell.numerator ?? null), summand(formula.numerator), fill);
    const denominator = sumOf(parts.map((cell) => cell.denominator ?? null), summand(formula.denominator), fill);
    return finishRatio({ value: numerator }, { value: denominator }, formula);
  }
  const metric = formula.kind === "fact" ? formula.metric : null;
  switch (metric?.kind) {
    case "average": {
      const numerator = knownSum(parts.map((cell) => cell.numerator ?? null));
      const n = Number(knownSum(parts.map((cell) => cell.denominator ?? null)) ?? 0);
      const scale = formula.kind === "fact" ? formula.scale : null;
      return { value: n === 0 || numerator === null ? null : amountNumber(numerator, scale) / n, numerator, denominator: n, n };
    }
    case "min":
    case "max": {
      const known = parts.flatMap(({ value }) => (value === null ? [] : [value]));
      const extreme = metric.kind === "min" ? least : greatest;
      return { value: known.length === 0 ? null : known.reduce((a, b) => extreme(a, b)) };
    }
    default:
      return { value: sumOf(parts.map(({ value }) => value), summand(formula), fill) };
  }
}

function summand(formula: Formula): Metric | null {
  const metric = formula.kind === "fact" ? formula.metric : null;
  return metric?.kind === "count" || metric?.kind === "sum" ? metric : null;
}

function sumOf(values: readonly (Amount | null)[], metric: Metric | null, fill: Fill): Amount | null {
  const total = knownSum(values);
  const emptyIsZero = fill === "zero" || (fill === "metric" && metric !== null && emptyValue(metric) === 0);
  const isMixed = values.some((value) => value === null) && values.every((value) => value === null || Number(value) === 0);
  if (metric?.kind !== "sum" || !emptyIsZero || !isMixed || total === null) return total;
  // A part without rows is 0, and so is a sum of zeros; beside a part where nothing is known they come out differently.
  throw new MetricsError(
    "unsupported",
    "the parts of a bucket are 0 and unknown, and their sum could be either: ask for a grain of the source",
    { path: "time.grain" },
  );
}

function knownSum(values: readonly (Amount | null)[]): Amount | null {
  const [first, ...more] = values.filter((value) => value !== null);
  return first === undefined ? null : more.reduce(sum, first);
}
