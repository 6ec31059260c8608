import { additiveContributions, rateContributions } from "../analytics/contributions.ts";
import type { RateContribution, RatePart } from "../analytics/contributions.ts";
import { cellColumns } from "../query/columns.ts";
import type {
  AggregateQuery,
  AnyRow,
  Catalog,
  ColumnData,
  DimensionColumn,
  DimensionValue,
  DriversQuery,
  Filter,
  MetricColumn,
  TableResult,
} from "../query/index.ts";
import { answerAggregate } from "./aggregate.ts";
import type { AnswerOptions } from "./aggregate.ts";
import { difference, sum as addAmounts, zeroOf } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { bothPeriods, changeOf, explained, numberColumn, pairAt } from "./changeOf.ts";
import type { ChangeOf, Pair } from "./changeOf.ts";
import { combinedDrivers } from "./combinedDrivers.ts";
import { amountNumber, cellsOf } from "./figure.ts";
import type { Figure, Scales } from "./figure.ts";
import type { Evaluate } from "./scan.ts";

/** One value of one dimension, in both periods. */
interface Driver {
  readonly dimension: string;
  readonly value: DimensionValue;
  readonly other: boolean;
  readonly before: Figure;
  readonly after: Figure;
  readonly contribution: RateContribution;
}

/**
 * Answers a drivers query with whatever can compute scans. Rows: `dimension` and `value`; `metric`, the cell after with
 * `compare.before`; `contribution` to the change, for ratios split into `mix` and `rate` (`rateContributions`). The
 * contributions of one dimension's rows add up to the change, which stands in the totals. With `combine` its rows are
 * combinations.
 */
export async function answerDrivers(
  catalog: Catalog,
  query: DriversQuery<Catalog>,
  evaluate: Evaluate,
  options: AnswerOptions,
): Promise<TableResult<AnyRow>> {
  const change = changeOf(catalog, query.metric);
  const { scales } = change;
  const [whole, ...answers] = (await Promise.all(
    driverQueries(query).map((aggregate) => answerAggregate(catalog, aggregate, evaluate, options)),
  )) as [TableResult<AnyRow>, ...TableResult<AnyRow>[]];
  if (query.combine !== undefined) {
    const pairOf = async (filter: Filter<Catalog>) => {
      const narrowed = bothPeriods({ ...query, where: query.where === undefined ? filter : { and: [query.where, filter] } }, []);
      const { columns } = await answerAggregate(catalog, narrowed, evaluate, options);
      return pairAt(columns.find((column) => column.role === "metric") as MetricColumn, 0, scales);
    };
    const segments = await combinedDrivers(answers[0] as TableResult<AnyRow>, query, change, pairOf);
    return explained(whole, query.metric, { ...segments, scales });
  }
  const total = pairAt(whole.columns.find((column) => column.role === "metric") as MetricColumn, 0, scales);
  const masks = (options.privacy?.minimumGroup ?? 1) > 1;
  const hidesAny = masks && answers.some(hidesGroups);
  const drivers = answers.flatMap((answer, index) =>
    driversOf(answer, query.dimensions[index] as string, { ...change, total, most: query.top ?? 20, masks, isWithheld: hidesAny && index > 0 }),
  );
  const ranked = drivers.toSorted((a, b) => Math.abs(b.contribution.total) - Math.abs(a.contribution.total));
  const isRunning = whole.incompleteFrom !== undefined;
  return explained(whole, query.metric, { columns: columnsOf(ranked, query.metric, { ...change, isRunning }), rowCount: ranked.length, scales });
}

/** The change as a whole, then by each dimension; for combinations by all of them together. */
export function driverQueries(query: DriversQuery<Catalog>): readonly AggregateQuery<Catalog>[] {
  const { dimensions, combine } = query;
  const groupings = combine === undefined ? dimensions.map((dimension) => [dimension]) : [[...new Set(dimensions)]];
  return [[], ...groupings].map((by) => bothPeriods(query, by));
}

function driversOf(
  answer: TableResult<AnyRow>,
  dimension: string,
  { shape, scales, total, most, masks, isWithheld }: ChangeOf & {
    readonly total: Pair;
    readonly most: number;
    /** Whether small groups are hidden. */
    readonly masks: boolean;
    /** Whether all of it is one row: where one dimension hides a group, another's values minus its own would tell it. */
    readonly isWithheld: boolean;
  },
): readonly Driver[] {
  const [column, measured] = answer.columns as readonly [DimensionColumn, MetricColumn];
  const all = column.values.map((value, row) => ({ value, pair: pairAt(measured, row, scales), other: false }));
  const said = masks ? all.filter(({ pair }) => !isUnsaid(pair.after) && !isUnsaid(pair.before)) : all;
  const shown = isWithheld ? [] : said;
  const hides = isWithheld || (masks && hidesGroups(answer));
  const rest = { value: null, pair: restOf(total, shown.map(({ pair }) => pair), scales), other: true };
  const parts = hides ? [...shown, rest] : all;
  const contributions = contributionsOf(parts.map(({ pair }) => pair), shape, scales);
  if (contributions === null || (hides && (isUnsaid(total.after) || isUnsaid(total.before)))) return [];
  const drivers = parts
    .map(({ value, pair, other }, row): Driver => {
      return { dimension, value, other, ...pair, contribution: contributions[row] as RateContribution };
    })
    .toSorted((a, b) => Number(a.other) - Number(b.other) || Math.abs(b.contribution.total) - Math.abs(a.contribution.total));
  const beyond = drivers.slice(most);
  return beyond.length === 0 ? drivers : [...drivers.slice(0, most), together(beyond, dimension, { shape, scales })];
}

function hidesGroups({ warnings = [] }: TableResult<AnyRow>): boolean {
  return warnings.some(({ code }) => code === "masked");
}

/** A masked cell has neither value nor parts; a ratio without rows still says its denominator. */
function isUnsaid({ value, denominator }: Figure): boolean {
  return value === null && denominator == null;
}

/** The whole less what is shown: the masked groups together. */
function restOf(total: Pair, shown: readonly Pair[], scales: Scales): Pair {
  const left = (whole: Figure, parts: readonly Figure[]): Figure => {
    const less = (of: keyof Scales) => parts.reduce((rest, part) => difference(rest, part[of] ?? 0), whole[of] ?? zeroOf(scales[of]));
    return whole.denominator === undefined ? { value: less("value") } : divided(less("numerator"), less("denominator"), scales);
  };
  return {
    after: left(total.after, shown.map(({ after }) => after)),
    before: left(total.before, shown.map(({ before }) => before)),
  };
}

function divided(numerator: Amount, denominator: Amount, scales: Scales): Figure {
  const divisor = amountNumber(denominator, scales.denominator);
  return { value: divisor === 0 ? null : amountNumber(numerator, scales.numerator) / divisor, numerator, denominator };
}

function contributionsOf(pairs: readonly Pair[], shape: ChangeOf["shape"], scales: Scales): readonly RateContribution[] | null {
  const number = (figure: Figure, of: keyof Scales) => amountNumber(figure[of] ?? 0, scales[of]);
  if (shape === "additive") {
    const parts = pairs.map(({ before, after }) => ({ before: number(before, "value"), after: number(after, "value") }));
    return additiveContributions(parts).map((total) => ({ total, mix: 0, rate: 0 }));
  }
  /** A part without rows takes nothing of either sum. */
  const fraction = (figure: Figure) => ({ numerator: number(figure, "numerator"), denominator: number(figure, "denominator") });
  return rateContributions(pairs.map(({ before, after }): RatePart => ({ before: fraction(before), after: fraction(after) })));
}

function together(
  rest: readonly Driver[],
  dimension: string,
  { shape, scales }: ChangeOf,
): Driver {
  const sum = (of: (driver: Driver) => Amount | null | undefined, zero: Amount) =>
    rest.reduce((total, driver) => addAmounts(total, of(driver) ?? 0), zero);
  const figure = (period: "before" | "after"): Figure => {
    const part = (name: keyof Scales) => sum((driver) => driver[period][name], zeroOf(scales[name]));
    return shape === "additive" ? { value: part("value") } : divided(part("numerator"), part("denominator"), scales);
  };
  const added = (of: keyof RateContribution) => rest.reduce((total, { contribution }) => total + contribution[of], 0);
  return {
    dimension,
    value: null,
    other: true,
    before: figure("before"),
    after: figure("after"),
    contribution: { total: added("total"), mix: added("mix"), rate: added("rate") },
  };
}

function columnsOf(
  drivers: readonly Driver[],
  metric: string,
  { shape, scales, isRunning }: ChangeOf & { readonly isRunning: boolean },
): readonly ColumnData[] {
  const other = drivers.flatMap((driver, row) => (driver.other ? [row] : []));
  const part = (name: keyof RateContribution, as: string) =>
    numberColumn(as, metric, drivers.map(({ contribution }) => contribution[name]));
  return [
    { role: "dimension", name: "dimension", values: drivers.map(({ dimension }) => dimension) },
    {
      role: "dimension",
      name: "value",
      values: drivers.map(({ value }) => value),
      ...(other.length === 0 ? {} : { other }),
    },
    {
      role: "metric",
      name: "metric",
      metric,
      cells: cellColumns(cellsOf(drivers.map(({ after }) => after), scales)),
      ...(isRunning && { states: drivers.map(() => "incomplete" as const) }),
      compare: { before: cellColumns(cellsOf(drivers.map(({ before }) => before), scales)) },
    },
    part("total", "contribution"),
    ...(shape === "ratio" ? [part("mix", "mix"), part("rate", "rate")] : []),
  ];
}
