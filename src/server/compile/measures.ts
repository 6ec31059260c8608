import type { Measure } from "../../engine/scan.ts";
import type { Catalog } from "../../query/index.ts";
import { fieldScale } from "../../query/metricScale.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql } from "../sql.ts";
import { sql, trusted } from "../sql.ts";
import type { Relations } from "./relations.ts";

/** The aggregate of a measure; null for a percentile that takes a statement of its own. */
export function measureSql(measure: Measure, relations: Relations, dialect: Dialect): Sql | null {
  const of = (name: string) => measured(relations.column(name).expression, measure, relations);
  switch (measure.kind) {
    case "count":
      return countSql(measure.where, relations);
    case "known":
      return sql`COUNT(${of(measure.of)})`;
    case "distinct":
      return sql`COUNT(DISTINCT ${measured(relations.column(measure.of).exact, measure, relations)})`;
    case "sum": {
      const { dimension } = relations.column(measure.of);
      return sql`SUM(${dimension?.kind === "decimal" ? dialect.summand(of(measure.of), dimension.scale) : of(measure.of)})`;
    }
    case "min":
    case "max":
      return sql`${trusted(measure.kind.toUpperCase())}(${of(measure.of)})`;
    case "percentile": {
      const { percentile, approximatePercentile } = dialect;
      const approximate = measure.approximate === true ? approximatePercentile : null;
      return approximate?.(of(measure.of), measure.p) ?? percentile?.(of(measure.of), measure.p) ?? null;
    }
    default:
      return measure satisfies never;
  }
}

/** Digits after the point of a measure that is exact; null where it is a number. */
export function measureScale(catalog: Catalog, measure: Measure): number | null {
  const { kind } = measure;
  return kind === "sum" || kind === "min" || kind === "max" ? fieldScale(catalog, measure.of) : null;
}

function countSql(where: Measure["where"], relations: Relations): Sql {
  if (where === null) return trusted("COUNT(*)");
  const known = "not" in where && "op" in where.not && where.not.op === "isNull" ? where.not.dimension : null;
  if (known !== null && !relations.dimension(known).zeroTimes) return sql`COUNT(${relations.dimension(known).expression})`;
  return sql`COUNT(CASE WHEN ${relations.condition(where)} THEN 1 END)`;
}

/** The value on the rows that the measure is about, NULL on the others: aggregates leave NULL out. */
export function measured(value: Sql, { where }: Measure, relations: Relations): Sql {
  return where === null ? value : sql`CASE WHEN ${relations.condition(where)} THEN ${value} END`;
}

/** What makes one figure of the figures of groups. */
export function totalOf(kind: Measure["kind"]): "SUM" | "MIN" | "MAX" {
  return kind === "min" ? "MIN" : kind === "max" ? "MAX" : "SUM";
}
