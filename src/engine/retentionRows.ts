import type { CohortCounts } from "../analytics/retentionCounts.ts";
import type { Cell, CellValue, DimensionValue } from "../query/index.ts";
import type { EventRow } from "./eventTable.ts";
import { share, stated } from "./eventTable.ts";
import type { CohortsPlan, RetentionPlan } from "./retentionPlan.ts";
import type { Segments } from "./segments.ts";

/** The cohorts of one span of time. */
export interface CohortTable extends Pick<CohortsPlan, "phaseOf"> {
  readonly cohorts: readonly (CohortCounts & { readonly value: DimensionValue })[];
}

export const retentionCells = ["size", "users", "value"];

/** Counts that cells are made of; they add up over cohorts and segments. */
interface Sums {
  readonly size: number;
  readonly users: number;
  /** What a rate divides by. */
  readonly eligible: number;
  readonly sum: number;
  readonly known: number;
}
const nothing: Sums = { size: 0, users: 0, eligible: 0, sum: 0, known: 0 };

function added(a: Sums, b: Sums): Sums {
  return {
    size: a.size + b.size,
    users: a.users + b.users,
    eligible: a.eligible + b.eligible,
    sum: a.sum + b.sum,
    known: a.known + b.known,
  };
}

type SumsAt = (cohort: number, segment: number, period: number) => Sums;

function sumsIn({ query }: RetentionPlan, { cohorts }: CohortTable, { indexOf }: Segments): SumsAt {
  const cells = new Map<string, Sums[]>();
  for (const { cohort, value, size, users, sums, known } of cohorts) {
    const key = `${cohort} ${indexOf(value)}`;
    const so = cells.get(key) ?? [];
    const made = Array.from(users, (count, at): Sums => {
      const eligible = query.reference === "previous" && at > 0 ? (users[at - 1] as number) : size;
      const own = { size, users: count, eligible, sum: sums[at] as number, known: known[at] as number };
      return added(so[at] ?? nothing, own);
    });
    cells.set(key, made);
  }
  return (cohort, segment, period) => cells.get(`${cohort} ${segment}`)?.[period] ?? nothing;
}

function valueCell({ query: { measure = "rate" } }: RetentionPlan, { users, eligible, sum, known }: Sums): CellValue {
  if (measure === "users") return { value: users };
  if (measure === "rate") return share(users, eligible);
  if ("sum" in measure) return { value: sum };
  return { value: known === 0 ? null : sum / known, numerator: sum, denominator: known, n: known };
}

function unknownCell({ query: { measure = "rate" } }: RetentionPlan): CellValue {
  const divides = measure === "rate" || (typeof measure === "object" && "average" in measure);
  return divides ? { value: null, numerator: null, denominator: null, n: 0 } : { value: null };
}

/** A row a cohort, segment and period. */
export function cohortRows(plan: RetentionPlan, tables: readonly CohortTable[], segments: Segments): readonly EventRow[] {
  const { own, asked, clock, periods } = plan;
  const sums = tables.map((table) => sumsIn(plan, table, segments));
  const isBegun = (bounds: readonly number[] | null, cohort: number) => (bounds?.[cohort] ?? Infinity) < clock.now;
  const cellsAt = (table: number, cohort: number, segment: number, index: number): readonly CellValue[] => {
    const found = sums[table]?.(cohort, segment, index) ?? nothing;
    const phase = tables[table]?.phaseOf(cohort, asked[index] as number) ?? "future";
    const size = { value: isBegun(periods[table]?.bounds ?? null, cohort) ? found.size : null };
    return phase === "future" ? [size, { value: null }, unknownCell(plan)] : [size, { value: found.users }, valueCell(plan, found)];
  };
  return own.bounds.slice(0, -1).flatMap((_, cohort) =>
    segments.list.flatMap((segment, at) =>
      asked.map((period, index): EventRow => {
        const incomplete = tables[0]?.phaseOf(cohort, period) !== "past";
        const isForming = (own.bounds[cohort + 1] as number) > clock.now;
        return {
          bucket: cohort,
          keys: [period],
          segment,
          cells: cellsAt(0, cohort, at, index).map(
            (cell, part): Cell => stated(cell, { incomplete: part === 0 ? isForming : incomplete }),
          ),
          compared: periods.slice(1).map(({ partners }, other) => {
            const partner = partners[cohort] ?? null;
            return partner === null ? [{ value: null }, { value: null }, unknownCell(plan)] : cellsAt(other + 1, partner, at, index);
          }),
        };
      }),
    ),
  );
}

/** A row a segment and period: Σ over the cohorts for which the period is over. */
export function pooledRows(plan: RetentionPlan, tables: readonly CohortTable[], segments: Segments): readonly EventRow[] {
  const sums = tables.map((table) => sumsIn(plan, table, segments));
  const pooledAt = (table: number, segment: number, index: number): readonly CellValue[] => {
    const cohorts = (plan.periods[table]?.bounds?.length ?? 1) - 1;
    let pooled = nothing;
    let over = 0;
    for (let cohort = 0; cohort < cohorts; cohort++) {
      if (tables[table]?.phaseOf(cohort, plan.asked[index] as number) !== "past") continue;
      over += 1;
      pooled = added(pooled, sums[table]?.(cohort, segment, index) ?? nothing);
    }
    return over === 0
      ? [{ value: null }, { value: null }, unknownCell(plan)]
      : [{ value: pooled.size }, { value: pooled.users }, valueCell(plan, pooled)];
  };
  return segments.list.flatMap((segment, at) =>
    plan.asked.map((period, index): EventRow => ({
      bucket: null,
      keys: [period],
      segment,
      cells: pooledAt(0, at, index).map((cell) => stated(cell)),
      compared: plan.periods.slice(1).map((_, other) => pooledAt(other + 1, at, index)),
    })),
  );
}
