import type { Comparison } from "./query.ts";

/** The period before, the same dates a year ago, or the same weekdays a week ago. */
export type NamedComparison = "previous" | "yearAgo" | "sameWeekday";

/** A comparison by its name, which is its id too; one of the host's own stays as it is. */
export function namedComparison<Name extends string = never>(compare: NamedComparison | Comparison<Name>): Comparison<Name> {
  if (typeof compare === "object") return compare;
  if (compare === "previous") return { id: compare, to: compare };
  return compare === "yearAgo" ? { id: compare, to: { shift: "P1Y" } } : { id: compare, to: { shift: "P1W" }, align: "weekday" };
}
