import { notDecimal, readDecimal } from "../query/decimal.ts";
import type { AggregateQuery, Catalog, Order } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import type { AggregatePlan, CellPlan } from "./aggregatePlan.ts";
import type { DraftRow } from "./cells.ts";
import type { Amount } from "./amount.ts";
import { orderedAmount, valueComparator } from "./compareValues.ts";
import { scalesOf } from "./figure.ts";

type Comparator = (a: DraftRow, b: DraftRow) => number;

/**
 * Order of rows: as asked, then by time, then by the dimensions. Unknown numbers and values come last whatever the
 * direction, the row of everything else after them.
 */
export function rowComparator(
  plan: AggregatePlan,
  by: readonly string[],
  order: readonly Order<string>[] = [],
): Comparator {
  const asked = order.map(({ by: name, direction = "asc" }) => comparatorOf(plan, by, name, direction));
  const rest = [byBucket("asc"), ...by.map((name) => comparatorOf(plan, by, name, "asc"))];
  const all = [...asked, ...rest];
  const otherLast: Comparator = (a, b) => Number(a.other) - Number(b.other);
  const timeFirst = order.length === 0 ? [byBucket("asc"), otherLast, ...all] : [otherLast, ...all];
  return (a, b) => {
    for (const compare of timeFirst) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function comparatorOf(
  { catalog, cells }: AggregatePlan,
  by: readonly string[],
  name: string,
  direction: "asc" | "desc",
): Comparator {
  if (name === "time") return byBucket(direction);
  const dimension = by.indexOf(name);
  if (dimension >= 0) {
    const compare = valueComparator(catalog.dimensions[name], direction);
    return (a, b) => compare(a.values[dimension] ?? null, b.values[dimension] ?? null);
  }
  const cell = cells.findIndex((one) => one.name === name);
  const compare = valueComparator(undefined, direction);
  return (a, b) => compare(orderedAmount(a.cells[cell]?.value), orderedAmount(b.cells[cell]?.value));
}

function byBucket(direction: "asc" | "desc"): Comparator {
  return direction === "asc" ? (a, b) => a.bucket - b.bucket : (a, b) => b.bucket - a.bucket;
}

/** @throws MetricsError `invalid-query` where a condition compares with what its metric cannot be */
export function requireComparable(query: AggregateQuery<Catalog>, cells: readonly CellPlan[]): void {
  (query.having ?? []).forEach(({ metric, value }, index) => {
    const cell = cells.find(({ name }) => name === metric);
    const scale = cell === undefined ? null : scalesOf(cell.formula, cell.compute).value;
    if (scale === null ? typeof value === "number" : readDecimal(value, scale) !== null) return;
    const why = scale === null ? "is no number" : notDecimal(scale);
    throw new MetricsError("invalid-query", `${String(value).slice(0, 80)} ${why}`, { path: `having[${index}].value` });
  });
}

/** Whether a row meets every condition; an unknown number meets none. */
export function matchesHaving({ query, cells }: AggregatePlan, row: DraftRow): boolean {
  return (query.having ?? []).every(({ metric, op, value }) => {
    const cell = cells.findIndex(({ name }) => name === metric);
    const number = row.cells[cell]?.value ?? null;
    if (number === null) return false;
    const bound = boundOf(value, number, cells[cell]);
    switch (op) {
      case "gt":
        return number > bound;
      case "gte":
        return number >= bound;
      case "lt":
        return number < bound;
      case "lte":
        return number <= bound;
      case "equals":
        return number === bound;
      default:
        return op satisfies never;
    }
  });
}

/** A condition's number in the units of the figure that it is compared with. */
function boundOf(value: number | string, figure: Amount, cell: CellPlan | undefined): Amount {
  if (typeof figure === "number" || cell === undefined) return Number(value);
  return readDecimal(value, scalesOf(cell.formula, cell.compute).value ?? 0) ?? Number.NaN;
}
