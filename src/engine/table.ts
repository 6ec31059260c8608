import type { DimensionValue } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { atomsAsked } from "./aggregatePlan.ts";
import type { AggregatePlan, Kept } from "./aggregatePlan.ts";
import { sourcesOf } from "./atomSources.ts";
import type { Figure } from "./figure.ts";
import { finishFormula, isPresent, unknownCell } from "./formula.ts";
import type { Atom, AtomIndex, Formula } from "./formula.ts";
import { bucketsOf, phaseOf } from "./period.ts";
import type { Period } from "./period.ts";
import type { Group } from "./scan.ts";
import { groupKey } from "./source.ts";
import type { Reading } from "./source.ts";
import { together } from "./task.ts";
import type { Question } from "./task.ts";

/** Which dimensions the rows go by, and whether by time. */
export interface Grouping {
  readonly by: readonly string[];
  readonly bucketed: boolean;
}

/** Values of the dimensions that stand together. */
export interface Combination {
  readonly values: readonly DimensionValue[];
  readonly other: boolean;
}

/** The cells of one metric over one period, by bucket and combination. */
export type Column = readonly (readonly Figure[])[];

/** The answer for one grouping before anything is computed over its rows. */
export interface Table {
  readonly grouping: Grouping;
  readonly combinations: readonly Combination[];
  /** One a cell of the plan. */
  readonly own: readonly Column[];
  /** One a comparison, each with one a cell, over the comparison's own buckets. */
  readonly compared: readonly (readonly Column[])[];
}

/**
 * One grouping over the query's own period and those of its comparisons. Every combination that any of them sees has
 * its rows.
 */
export function askTable(
  plan: AggregatePlan,
  grouping: Grouping,
  { keep = null, mostRows = Number.POSITIVE_INFINITY }: { readonly keep?: Kept | null; readonly mostRows?: number } = {},
): Question<Table> {
  const formulas = plan.cells.map(({ formula }) => formula);
  const own = askSheet(plan, grouping, plan.own, { keep, atoms: atomsAsked(plan, { targets: true }), mostRows });
  const atoms = atomsAsked(plan, { targets: false });
  const others = plan.comparisons.flatMap(({ period, target }) =>
    target === null ? [askSheet(plan, grouping, period, { keep, atoms, mostRows })] : [],
  );
  const asked = together([own, ...others]);
  return {
    tasks: asked.tasks,
    read: (answers) => {
      const sheets = asked.read(answers);
      const [ownSheet, ...otherSheets] = sheets as readonly [Sheet, ...Sheet[]];
      const targets = plan.comparisons.flatMap(({ target }) => target ?? []);
      const combinations = combinationsOf(sheets, grouping, [...formulas, ...targets]);
      requireSize(combinations.size * ownSheet.buckets, mostRows);
      const keys = [...combinations.keys()];
      let next = 0;
      return {
        grouping,
        combinations: [...combinations.values()],
        own: formulas.map((formula) => ownSheet.column(formula, keys)),
        compared: plan.comparisons.map(({ target }) => {
          if (target !== null) {
            const column = ownSheet.column(target, keys);
            return formulas.map(() => column);
          }
          const sheet = otherSheets[next++];
          return formulas.map((formula) => sheet?.column(formula, keys) ?? []);
        }),
      };
    },
  };
}

/** What is known of one period. */
interface Sheet {
  readonly buckets: number;
  /** `certain`: they are rows, else only where a cell sees something of them. */
  readonly found: readonly { readonly groups: readonly Group[]; readonly certain: boolean }[];
  column(formula: Formula, keys: readonly string[]): Column;
  sees(formula: Formula, key: string): boolean;
}

function askSheet(
  plan: AggregatePlan,
  { by, bucketed }: Grouping,
  period: Period | null,
  { keep, atoms, mostRows }: { readonly keep: Kept | null; readonly atoms: readonly Atom[]; readonly mostRows: number },
): Question<Sheet> {
  const { clock, where, query } = plan;
  const folded = keep !== null && by.includes(keep.dimension);
  const fold = folded ? { dimension: keep.dimension, keep: keep.values } : null;
  const grouping = { where, by, fold, drop: folded && !keep.other };
  const buckets = bucketsOf(period, bucketed, clock.now).length;
  // A group of a comparison with more buckets may have no row of its own in the answer.
  const mostGroups = buckets <= bucketsOf(plan.own, bucketed, clock.now).length ? mostRows : Number.POSITIVE_INFINITY;
  const asked = together(sourcesOf(atoms, { period, bucketed, clock, grouping, mostGroups }));
  const phases = Array.from({ length: buckets }, (_, bucket) => phaseOf(period, bucketed, bucket, clock.now));
  const fill = query.time?.fill ?? "metric";
  return {
    tasks: asked.tasks,
    read: (answers) => {
      const found = asked.read(answers);
      const readings: Reading[] = [];
      for (const [atom, reading] of found.flatMap((source) => source.readings)) readings[atom] = reading;
      const readAt = (key: string, bucket: number) => (atom: AtomIndex) => readings[atom]?.(key, bucket);
      return {
        buckets,
        found,
        column: (formula, keys) => {
          const unknown = unknownCell(formula);
          return phases.map((phase, bucket) =>
            keys.map((key) => (phase === "future" ? unknown : finishFormula(formula, readAt(key, bucket), fill))),
          );
        },
        sees: (formula, key) => phases.some((_, bucket) => isPresent(formula, readAt(key, bucket))),
      };
    },
  };
}

function combinationsOf(
  sheets: readonly Sheet[],
  { by }: Grouping,
  formulas: readonly Formula[],
): ReadonlyMap<string, Combination> {
  const combinations = new Map<string, Combination>();
  if (by.length === 0) combinations.set(groupKey({ values: [], other: false }), { values: [], other: false });
  const uncertain = new Map<string, Combination>();
  for (const { groups, certain } of sheets.flatMap(({ found }) => found)) {
    for (const { values, other } of groups) {
      const key = groupKey({ values, other });
      const target = certain ? combinations : uncertain;
      if (!target.has(key)) target.set(key, { values, other });
    }
  }
  for (const [key, combination] of uncertain) {
    if (combinations.has(key)) continue;
    const isSeen = sheets.some(({ sees }) => formulas.some((formula) => sees(formula, key)));
    if (isSeen) combinations.set(key, combination);
  }
  return combinations;
}

function requireSize(rows: number, most: number): void {
  if (rows <= most) return;
  throw new MetricsError("too-large", `the answer has ${rows} rows, more than ${most}; use top, or a coarser grain`, {
    path: "by",
  });
}
