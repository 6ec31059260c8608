import { readDecimal } from "../query/decimal.ts";
import type { Order } from "../query/index.ts";
import type { AggregatePlan, CellPlan } from "./aggregatePlan.ts";
import type { DraftRow } from "./cells.ts";
import type { Amount } from "./amount.ts";
import { valueComparator } from "./compareValues.ts";
import { scalesOf } from "./figure.ts";

type Comparator = (a: DraftRow, b: DraftRow) => number;

/**
 * Order of rows: as asked, then by time, then by the dimensions. Unknown numbers and values come last whatever the
 * direction, the row of everything else after them.
 */
export function rowComparator(
  plan: AggregatePlan,
  by: readonly string[],
  order: readonly Order<string>[] | undefined,
): Comparator {
  const asked = (order ?? []).map(({ by: name, direction = "asc" }) => comparatorOf(plan, by, name, direction));
  const rest = [byBucket("asc"), ...by.map((name) => comparatorOf(plan, by, name, "asc"))];
  const all = [...asked, ...rest];
  const otherLast: Comparator = (a, b) => Number(a.other) - Number(b.other);
  const timeFirst = order === undefined ? [byBucket("asc"), otherLast, ...all] : [otherLast, ...all];
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
  return (a, b) => compare(a.cells[cell]?.value ?? null, b.cells[cell]?.value ?? null);
}

function byBucket(direction: "asc" | "desc"): Comparator {
  return direction === "asc" ? (a, b) => a.bucket - b.bucket : (a, b) => b.bucket - a.bucket;
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
  const read = readDecimal(value, scalesOf(cell.formula).value ?? 0);
  return typeof read === "bigint" ? read : Number.NaN;
}
