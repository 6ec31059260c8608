import type { AggregatePlan, CellPlan } from "./aggregatePlan.ts";
import type { Figure } from "./figure.ts";
import type { Atom, Formula } from "./formula.ts";
import type { First, Measure } from "./scan.ts";

/** How a source ranks by itself, and how far its order is the engine's. */
export interface Ranking {
  readonly first: First;
  /** `whole`: to the last tie. `quotient`: of two counts. `rounded`: but for what differs beyond the twelfth digit. */
  readonly figures: "whole" | "quotient" | "rounded";
}

/** Asked for beyond the n where the order is rounded: the nth has to stand clear of the last one. */
const margin = 20;

/** Enums and booleans have few values anyway. Times of one millisecond, and those that are none, are several groups of a database. */
const rankedKinds = ["string", "number", "decimal"];

/** Null where one scan does not give the figure: the engine makes it of several, or the source has to order times. */
export function rankingOf(
  { catalog, atoms }: AggregatePlan,
  { formula }: CellPlan,
  { dimension, n }: { readonly dimension: string; readonly n: number },
): Ranking | null {
  if (!rankedKinds.includes(catalog.dimensions[dimension]?.kind ?? "")) return null;
  const parts = partsOf(formula, atoms);
  if (parts === null) return null;
  const { of, per } = parts;
  const counts = [of, ...(per === null ? [] : [per])].every(({ isWhole, measure }) => isWhole && isCount(measure));
  const figures = per === null ? (of.isWhole ? "whole" : "rounded") : counts ? "quotient" : "rounded";
  const count = figures === "rounded" ? n + margin : n;
  return { first: { count, of: of.measure, per: per?.measure ?? null }, figures };
}

interface Ranked {
  readonly measure: Measure;
  readonly isWhole: boolean;
}

function partsOf(formula: Formula, atoms: readonly Atom[]): { readonly of: Ranked; readonly per: Ranked | null } | null {
  if (formula.kind === "fact") {
    const { metric, scale } = formula;
    const [first, second] = formula.atoms.map((index) => atoms[index]);
    const of = rankedBy(first, scale);
    if (of === null || metric.kind !== "average") return of && { of, per: null };
    const per = rankedBy(second, null);
    return per && { of, per };
  }
  if (formula.kind !== "ratio") return null;
  const [above, below] = [partsOf(formula.numerator, atoms), partsOf(formula.denominator, atoms)];
  if (above === null || below === null || above.per !== null || below.per !== null) return null;
  return rowsOf(formula.numerator, atoms) === rowsOf(formula.denominator, atoms) ? { of: above.of, per: below.of } : null;
}

function rankedBy(atom: Atom | undefined, scale: number | null): Ranked | null {
  if (atom === undefined || atom.frame.kind !== "bucket") return null;
  const { measure } = atom;
  if (measure.kind === "conversion" || measure.kind === "percentile") return null;
  return { measure, isWhole: isCount(measure) || scale !== null };
}

function isCount({ kind }: Measure): boolean {
  return kind === "count" || kind === "known" || kind === "distinct";
}

function rowsOf(formula: Formula, atoms: readonly Atom[]): string | undefined {
  return formula.kind === "fact" ? atoms[formula.atoms[0] ?? -1]?.rowsKey : undefined;
}

/**
 * Whether the first n are known, though the groups beyond may have been left out. Where the nth is 0 or less they are not:
 * a group without rows may come before one with some.
 * @param found in the engine's order
 */
export function isSettled({ first, figures }: Ranking, n: number, found: readonly Figure[]): boolean {
  if (found.length !== first.count) return true;
  const nth = found[n - 1];
  const least = found.at(-1)?.value;
  if (nth === undefined || nth.value === null || nth.value <= 0 || least === undefined) return false;
  switch (figures) {
    case "whole":
      return true;
    case "quotient":
      return isFarFromOthers(nth);
    case "rounded":
      return least === null || Number(least) < Number(nth.value) * (1 - 1e-9);
    default:
      return figures satisfies never;
  }
}

/**
 * Another quotient p/q differs from this P/Q, in lowest terms, by 1/(q·P) of it or more: beyond the twelfth digit only
 * where q is above 1e9 rows.
 */
function isFarFromOthers({ numerator, denominator }: Figure): boolean {
  const [above, below] = [Number(numerator ?? 0), Number(denominator ?? 0)];
  return above / divisor(above, below) <= 100;
}

function divisor(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return large;
}
