import type { Amount } from "../../engine/amount.ts";
import type { Measure } from "../../engine/scan.ts";
import { fieldScale } from "../../query/metricScale.ts";
import { maskOf } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import { distinctCounts } from "./distinct.ts";
import { exactFigures } from "./exactSums.ts";
import type { ExactFigures } from "./exactSums.ts";
import type { Grouped } from "./groupRows.ts";
import { groupedWithin } from "./groupRows.ts";
import type { Numbers } from "./numbers.ts";
import { quantilesOf } from "./quantiles.ts";

/** A measure of one group; null where nothing was measured. */
export type Measured = (group: number) => Amount | null;

/** The rows of a scan's groups that one condition holds for. */
interface Part {
  readonly grouped: Grouped;
  readonly sums: Map<string, Sums>;
  readonly exact: Map<string, ExactFigures>;
  readonly quantiles: Map<string, (group: number, p: number) => number | null>;
}

/** Each measure over the groups. What several measures need is computed once. */
export function measureGroups(
  scope: MaskScope,
  entity: string,
  measures: readonly Measure[],
  grouped: Grouped,
): readonly Measured[] {
  const parts = new Map<string, Part>();
  return measures.map((measure) => {
    const key = JSON.stringify(measure.where);
    const part = kept(parts, key, () => ({
      grouped: measure.where === null ? grouped : groupedWithin(grouped, maskOf(scope, entity, measure.where)),
      sums: new Map(),
      exact: new Map(),
      quantiles: new Map(),
    }));
    return measured(scope, entity, measure, part);
  });
}

function measured(scope: MaskScope, entity: string, measure: Measure, part: Part): Measured {
  const { columns, visible, catalog } = scope;
  const { grouped, sums, quantiles } = part;
  if (isExtensive(measure) && fieldScale(catalog, measure.of) !== null) {
    const { of, kind } = measure;
    const found = kept(part.exact, of, () => exactFigures(columns.exact(entity, of, visible), grouped));
    return (group) => found[kind][group] ?? null;
  }
  switch (measure.kind) {
    case "count":
      return (group) => grouped.counts[group] ?? 0;
    case "sum":
    case "known": {
      const { of, kind } = measure;
      const found = kept(sums, of, () => sumGroups(scope, columns.numbers(entity, of, visible), grouped));
      if (kind === "known") return (group) => found.known[group] ?? 0;
      return (group) => (found.known[group] === 0 ? null : (found.sums[group] ?? null));
    }
    case "min":
    case "max": {
      const numbers = columns.numbers(entity, measure.of, visible);
      const found = measure.kind === "min" ? leastOf(numbers, grouped) : greatestOf(numbers, grouped);
      return (group) => {
        const number = found[group] as number;
        return Number.isNaN(number) ? null : number;
      };
    }
    case "distinct": {
      const counts = distinctCounts(columns.coded(entity, measure.of, visible), grouped);
      return (group) => counts[group] ?? 0;
    }
    case "percentile": {
      const { of, p } = measure;
      const at = kept(quantiles, of, () => {
        const numbers = columns.numbers(entity, of, visible);
        return quantilesOf(numbers, columns.facts(numbers), grouped);
      });
      return (group) => at(group, p);
    }
    default:
      return measure satisfies never;
  }
}

type Extensive = Extract<Measure, { readonly kind: "sum" | "min" | "max" | "known" }>;

function isExtensive(measure: Measure): measure is Extensive {
  const { kind } = measure;
  return kind === "sum" || kind === "min" || kind === "max" || kind === "known";
}

interface Sums {
  readonly sums: Float64Array;
  /** How many numbers each sum has. */
  readonly known: Int32Array;
}

function sumGroups({ columns }: MaskScope, numbers: Numbers, { rows, groupOf, cells, counts }: Grouped): Sums {
  const sums = new Float64Array(cells);
  if (columns.facts(numbers).known === numbers.length) {
    sumAll(sums, numbers, rows, groupOf);
    return { sums, known: counts };
  }
  const known = new Int32Array(cells);
  sumKnown(sums, known, numbers, rows, groupOf);
  return { sums, known };
}

function sumAll(sums: Float64Array, numbers: Numbers, rows: Int32Array, groupOf: Int32Array): void {
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    sums[group] = (sums[group] as number) + (numbers[rows[index] as number] as number);
  }
}

function sumKnown(sums: Float64Array, known: Int32Array, numbers: Numbers, rows: Int32Array, groupOf: Int32Array): void {
  for (let index = 0; index < rows.length; index++) {
    const number = numbers[rows[index] as number] as number;
    if (number !== number) continue;
    const group = groupOf[index] as number;
    sums[group] = (sums[group] as number) + number;
    known[group] = (known[group] as number) + 1;
  }
}

/** NaN where a group has no number: every comparison with it is false. */
function leastOf(numbers: Numbers, { rows, groupOf, cells }: Grouped): Float64Array {
  const least = new Float64Array(cells).fill(Number.NaN);
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    const number = numbers[rows[index] as number] as number;
    if (number === number && !((least[group] as number) <= number)) least[group] = number;
  }
  return least;
}

function greatestOf(numbers: Numbers, { rows, groupOf, cells }: Grouped): Float64Array {
  const greatest = new Float64Array(cells).fill(Number.NaN);
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    const number = numbers[rows[index] as number] as number;
    if (number === number && !((greatest[group] as number) >= number)) greatest[group] = number;
  }
  return greatest;
}

function kept<V>(made: Map<string, V>, key: string, make: () => V): V {
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}
