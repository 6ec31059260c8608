import type { Measure } from "../../engine/scan.ts";
import type { Sql } from "../sql.ts";
import { sql, trusted } from "../sql.ts";
import type { Relations } from "./relations.ts";

/** A measure that one pass with GROUP BY computes: every kind but percentiles. */
type DirectMeasure = Exclude<Measure, { readonly kind: "percentile" }>;

export function measureSql(measure: DirectMeasure, relations: Relations): Sql {
  const of = (name: string) => measured(relations.column(name).expression, measure, relations);
  switch (measure.kind) {
    case "count":
      return measure.where === null ? trusted("COUNT(*)") : sql`COUNT(${measured(trusted("1"), measure, relations)})`;
    case "known":
      return sql`COUNT(${of(measure.of)})`;
    case "distinct":
      return sql`COUNT(DISTINCT ${measured(relations.column(measure.of).exact, measure, relations)})`;
    case "sum":
    case "min":
    case "max":
      return sql`${trusted(measure.kind.toUpperCase())}(${of(measure.of)})`;
    default:
      return measure satisfies never;
  }
}

/** The value on the rows that the measure is about, NULL on the others: aggregates leave NULL out. */
function measured(value: Sql, { where }: Measure, relations: Relations): Sql {
  return where === null ? value : sql`CASE WHEN ${relations.condition(where)} THEN ${value} END`;
}
