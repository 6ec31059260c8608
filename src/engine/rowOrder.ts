import type { Order } from "../query/index.ts";
import type { AggregatePlan } from "./aggregatePlan.ts";
import type { DraftRow } from "./cells.ts";
import { orderedNumber, valueComparator } from "./compareValues.ts";

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
  return (a, b) => compare(orderedNumber(a.cells[cell]?.value), orderedNumber(b.cells[cell]?.value));
}

function byBucket(direction: "asc" | "desc"): Comparator {
  return direction === "asc" ? (a, b) => a.bucket - b.bucket : (a, b) => b.bucket - a.bucket;
}

/** Whether a row meets every condition; an unknown number meets none. */
export function matchesHaving({ query, cells }: AggregatePlan, row: DraftRow): boolean {
  return (query.having ?? []).every(({ metric, op, value }) => {
    const number = row.cells[cells.findIndex(({ name }) => name === metric)]?.value ?? null;
    if (number === null) return false;
    switch (op) {
      case "gt":
        return number > value;
      case "gte":
        return number >= value;
      case "lt":
        return number < value;
      case "lte":
        return number <= value;
      case "equals":
        return number === value;
      default:
        return op satisfies never;
    }
  });
}
