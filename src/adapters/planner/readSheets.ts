import type { AggregatePlan } from "../../engine/aggregatePlan.ts";
import { figureOf, scalesOf } from "../../engine/figure.ts";
import type { Figure } from "../../engine/figure.ts";
import { atomsOf, finishFormula, unknownCell } from "../../engine/formula.ts";
import type { Formula } from "../../engine/formula.ts";
import { bucketsOf, phaseOf } from "../../engine/period.ts";
import type { Period } from "../../engine/period.ts";
import { groupKey } from "../../engine/source.ts";
import type { Column, Combination, Grouping, Table } from "../../engine/table.ts";
import { cellAt } from "../../query/columns.ts";
import type { AnyCell, CellState, DimensionColumn, DimensionValue, MetricColumn, TableResult } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { addedUp } from "./addUp.ts";
import { fineBounds } from "./fineGrain.ts";
import { foldedOf } from "./planSteps.ts";
import type { CellsStep } from "./planSteps.ts";
import type { Gives } from "./requests.ts";

/** A step and its answer. */
export interface Answered {
  readonly step: CellsStep;
  readonly result: TableResult<unknown>;
}

/** A cell as it was read. */
type SheetCell = Figure & { readonly state?: CellState };

/** The numbers of one grouping and period, out of the answers of its steps. */
export interface Sheet {
  readonly combinations: ReadonlyMap<string, Combination>;
  /** Undefined where no answer has it. */
  cell(gives: string, key: string, bucket: number): SheetCell | undefined;
}

/** @throws MetricsError `unsupported` where an answer was cut, since nothing right is made of a part */
export function readSheet(plan: AggregatePlan, period: Period | null, answers: readonly Answered[]): Sheet {
  const combinations = new Map<string, Combination>();
  const cells = new Map<string, SheetCell>();
  for (const { step, result } of answers) {
    requireComplete(result);
    const keys = keysOf(plan, step, result);
    const buckets = bucketsOfRows(plan, period, step, result);
    const metrics = result.columns.filter((column): column is MetricColumn => column.role === "metric");
    for (const { key, combination } of keys) combinations.set(key, combination);
    step.gives.forEach((gives, at) => {
      const column = metrics[at];
      if (gives === null || column === undefined) return;
      const formula = "cell" in gives ? (plan.cells[gives.cell] as AggregatePlan["cells"][number]).formula : targetOf(plan, gives.target);
      const parts = new Map<string, SheetCell[]>();
      for (let row = 0; row < result.rowCount; row++) {
        const bucket = buckets[row];
        if (bucket === undefined) continue;
        const place = placeOf(givesName(gives), keys[row]?.key ?? "", bucket);
        const own = parts.get(place);
        const cell = readCell(cellAt(column, row), formula);
        if (own === undefined) parts.set(place, [cell]);
        else own.push(cell);
      }
      for (const [place, own] of parts) cells.set(place, together(plan, formula, own));
    });
  }
  return { combinations, cell: (gives, key, bucket) => cells.get(placeOf(gives, key, bucket)) };
}

function readCell(cell: AnyCell, formula: Formula): SheetCell {
  return { ...figureOf(cell, scalesOf(formula)), ...(cell.state === undefined ? {} : { state: cell.state }) };
}

export function givesName(gives: NonNullable<Gives>): string {
  return "cell" in gives ? `cell ${gives.cell}` : `target ${gives.target}`;
}

function placeOf(gives: string, key: string, bucket: number): string {
  return `${gives} ${bucket} ${key}`;
}

function targetOf({ comparisons }: AggregatePlan, index: number): Formula {
  return comparisons[index]?.target as Formula;
}

function together({ query }: AggregatePlan, formula: Formula, parts: readonly SheetCell[]): SheetCell {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const masked = parts.find(({ state }) => state === "masked");
  return masked ?? addedUp(formula, parts, query.time?.fill ?? "metric");
}

function requireComplete({ status, limits = [], warnings = [] }: TableResult<unknown>): void {
  if (warnings.some(({ code }) => code === "masked")) {
    throw new MetricsError("unsupported", "the source hides small groups in each answer, and several together could tell them", {
      path: "",
    });
  }
  if (status === "complete") return;
  const [limit] = limits;
  const cut = limit === undefined ? "" : ` at ${limit.limit} ${limit.kind}`;
  throw new MetricsError(
    "unsupported",
    `the source cut an answer${cut} that this one would be made of, and a part of it would be wrong: ask for less at once`,
    { path: "" },
  );
}

interface Keyed {
  readonly key: string;
  readonly combination: Combination;
}

/** The group of each row; what is outside the kept values has no value of the folded dimension. */
function keysOf(plan: AggregatePlan, step: CellsStep, result: TableResult<unknown>): readonly Keyed[] {
  const folded = foldedOf(plan);
  const other = step.kept === "notIn";
  const columns = step.grouping.by.map((name) =>
    other && name === folded
      ? null
      : (result.columns.find((column): column is DimensionColumn => column.role === "dimension" && column.name === name) ?? null),
  );
  return Array.from({ length: result.rowCount }, (_, row): Keyed => {
    const values = columns.map((column): DimensionValue => column?.values[row] ?? null);
    return { key: groupKey({ values, other }), combination: { values, other } };
  });
}

/** The query's bucket of each row; undefined for rows of what is yet to come. */
function bucketsOfRows(
  plan: AggregatePlan,
  period: Period | null,
  { grouping, query }: CellsStep,
  { columns, rowCount }: TableResult<unknown>,
): readonly (number | undefined)[] {
  const bounds = period?.bounds ?? null;
  if (!grouping.bucketed || period === null || bounds === null) return Array.from({ length: rowCount }, () => 0);
  const grain = query.time?.grain;
  const fine = fineBounds(period, { grain: grain === "auto" ? undefined : grain, calendar: query.calendar }, plan);
  const isFiner = fine.length > bounds.length;
  const bucketAt = new Map<number, number>();
  let bucket = 0;
  for (const start of fine.slice(0, -1)) {
    while (bucket < bounds.length - 2 && (bounds[bucket + 1] as number) <= start) bucket += 1;
    if (!isFiner || start < plan.clock.now) bucketAt.set(start, bucket);
  }
  const times = columns.find(({ role }) => role === "time");
  return Array.from({ length: rowCount }, (_, row) =>
    times?.role === "time" ? bucketAt.get(Date.parse(times.values[row] ?? "")) : undefined,
  );
}

/** One grouping as the engine has it, missing groups filled by the metrics' own rules. */
export function tableOf(plan: AggregatePlan, grouping: Grouping, sheets: ReadonlyMap<string | null, Sheet>): Table {
  const combinations = new Map<string, Combination>();
  if (grouping.by.length === 0) combinations.set(groupKey({ values: [], other: false }), { values: [], other: false });
  for (const sheet of sheets.values()) for (const [key, one] of sheet.combinations) combinations.set(key, one);
  const keys = [...combinations.keys()];
  const columnOf = (period: Period | null, id: string | null, gives: string, formula: Formula): Column => {
    const sheet = sheets.get(id);
    return bucketsOf(period, grouping.bucketed, plan.clock.now).map((_, bucket) =>
      keys.map((key) => valueOf(sheet?.cell(gives, key, bucket)) ?? missing(plan, period, grouping, bucket, formula)),
    );
  };
  return {
    grouping,
    combinations: [...combinations.values()],
    own: plan.cells.map(({ formula }, cell) => columnOf(plan.own, null, givesName({ cell }), formula)),
    compared: plan.comparisons.map(({ period, target, id }, index) =>
      plan.cells.map(({ formula }, cell) =>
        target === null
          ? columnOf(period, id, givesName({ cell }), formula)
          : columnOf(plan.own, null, givesName({ target: index }), target),
      ),
    ),
  };
}

function valueOf(cell: SheetCell | undefined): Figure | undefined {
  if (cell === undefined) return undefined;
  const { state: _, ...value } = cell;
  return value;
}

function missing(
  plan: AggregatePlan,
  period: Period | null,
  { bucketed }: Grouping,
  bucket: number,
  formula: Formula,
): Figure {
  if (phaseOf(period, bucketed, bucket, plan.clock.now) === "future") return unknownCell(formula);
  const hasMoment = atomsOf(formula).some((atom) => plan.atoms[atom]?.frame.kind === "moment");
  if (hasMoment) {
    throw new MetricsError(
      "unsupported",
      "a group is not in every answer, and whether a snapshot of it is 0 or unknown cannot be told: leave out the snapshot",
      { path: "metrics" },
    );
  }
  return finishFormula(formula, () => undefined, plan.query.time?.fill ?? "metric");
}
