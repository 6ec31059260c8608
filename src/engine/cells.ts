import type { AggregateQuery, Catalog, CellState, CellValue, DimensionValue } from "../query/index.ts";
import type { AggregatePlan, Period } from "./aggregatePlan.ts";
import { placeOf } from "./aggregatePlan.ts";
import { emptyFact, finishFact, finishRatio } from "./facts.ts";
import type { CellPlan, Fact } from "./facts.ts";
import type { Group } from "./scan.ts";

/** A row before it is put into columns. */
export interface DraftRow {
  readonly bucket: number;
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
  /** One a cell of the plan. */
  readonly cells: readonly CellValue[];
  readonly states: readonly (CellState | null)[];
  /** One a comparison, each with one a cell. */
  readonly compared: readonly (readonly CellValue[])[];
}

/** Which values of the dimensions stand together. */
interface Combination {
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
}

/**
 * Rows of one grouping: every combination that any period saw, in every bucket.
 * @param groups one list a period and cluster, periods outermost
 */
export function draftRows(
  plan: AggregatePlan,
  groups: readonly (readonly (readonly Group[])[])[],
  { by, bucketed }: { readonly by: readonly string[]; readonly bucketed: boolean },
): readonly DraftRow[] {
  const combinations = new Map<string, Combination>();
  if (by.length === 0) combinations.set(combinationKey({ values: [], other: false }), { values: [], other: false });
  const indexed = groups.map((clusters) =>
    clusters.map((found) => {
      const byKey = new Map<string, Group>();
      for (const group of found) {
        const key = combinationKey(group);
        if (!combinations.has(key)) combinations.set(key, { values: group.values, other: group.other });
        byKey.set(`${group.bucket} ${key}`, group);
      }
      return byKey;
    }),
  );
  const finish = cellFinisher(plan);
  const [own] = plan.periods;
  const buckets = bucketed && own?.bounds != null ? own.bounds.length - 1 : 1;
  const compared = plan.periods.slice(1);
  const rows: DraftRow[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const phase = phaseOf(plan, own, bucketed ? bucket : null);
    for (const [key, { values, other }] of combinations) {
      const at = (period: number, place: number) => indexed[period]?.map((found) => found.get(`${place} ${key}`));
      const cells = finish(phase === "future" ? null : at(0, bucket));
      rows.push({
        bucket,
        values,
        other,
        cells,
        states: cells.map((cell, index) => stateOf(plan.cells[index] as CellPlan, cell, phase)),
        compared: compared.map((period, index) => {
          const partner = bucketed ? (period.partners[bucket] ?? null) : 0;
          return finish(partner === null ? null : at(index + 1, partner));
        }),
      });
    }
  }
  return rows;
}

function combinationKey({ values, other }: Combination): string {
  return JSON.stringify(other ? [values, 1] : values);
}

type Phase = "past" | "running" | "future";

function phaseOf(plan: AggregatePlan, own: Period | undefined, bucket: number | null): Phase {
  if (own === undefined) return "past";
  const { now } = plan.clock;
  const from = bucket === null ? own.from : (own.bounds?.[bucket] as number);
  const to = bucket === null ? own.to : (own.bounds?.[bucket + 1] as number);
  if (to <= now) return "past";
  return from >= now ? "future" : "running";
}

function stateOf({ metric }: CellPlan, { value, n }: CellValue, phase: Phase): CellState | null {
  if (phase !== "past") return "incomplete";
  const minSample = metric.minSample ?? (metric.kind === "ratio" ? 30 : 0);
  return value !== null && n !== undefined && n < minSample ? "small" : null;
}

/** Cells out of one group a cluster; null where there is nothing to know. */
function cellFinisher(
  plan: AggregatePlan,
): (groups: readonly (Group | undefined)[] | null | undefined) => readonly CellValue[] {
  const fill = (plan.query as AggregateQuery<Catalog>).time?.fill ?? "metric";
  const placed = plan.cells.map((cell) => ({
    cell,
    facts: cell.facts.map((fact: Fact) => ({ fact, ...placeOf(plan.clusters, fact) })),
  }));
  return (groups) =>
    placed.map(({ cell, facts }) => {
      if (groups == null) return unknownCell(cell);
      const [first, second] = facts.map(({ fact, cluster, places }) => {
        const measures = groups[cluster]?.measures;
        const measured = measures === undefined ? undefined : places.map((place) => measures[place] ?? null);
        return finishFact(fact, measured, emptyFact(fact, fill));
      });
      const denominator = cell.facts[1]?.metric;
      if (first === undefined) return unknownCell(cell);
      return second === undefined || denominator === undefined ? first : finishRatio(first, second, denominator);
    });
}

function unknownCell({ metric }: CellPlan): CellValue {
  return metric.kind === "ratio" ? { value: null, numerator: null, denominator: null } : { value: null };
}
