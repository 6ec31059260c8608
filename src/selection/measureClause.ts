import type { DimensionValue } from "../query/dimension.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { Clause, MeasureCondition } from "./clause.ts";

/** A condition that every row meets. */
export const everyRow: AnyFilter = { and: [] };

/** Whether the members of a clause's condition are not known, and every row meets it. */
export function isUnanswered({ measure, filter }: Clause): boolean {
  return measure !== undefined && (filter === undefined || ("and" in filter && filter.and.length === 0));
}

/** The clause of a condition; until its members are known, every row meets it. */
export function measureClause(source: string, measure: MeasureCondition, members: readonly DimensionValue[] | null): Clause {
  const filter: Clause["filter"] = members === null ? everyRow : { dimension: measure.dimension, op: "in", values: members };
  return { source, measure, filter };
}
