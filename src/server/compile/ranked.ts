import { keyOf } from "../../engine/keyOf.ts";
import type { First, Measure, Scan } from "../../engine/scan.ts";
import type { Dimension } from "../../query/index.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import type { Sql } from "../sql.ts";
import { keyNames } from "./keys.ts";
import { totalOf } from "./measures.ts";
import { orderSql } from "./order.ts";
import type { Part, PartStatement } from "./part.ts";
import type { Target } from "./relations.ts";

/** The first groups of a scan by one dimension, ranked and cut by the database; and one of all others, where it is asked for. */
export function selectRanked(target: Target, scan: Scan, first: First, part: Part): PartStatement {
  const { count, others } = first;
  const name = scan.by[0] as string;
  const [key] = keyNames(scan) as readonly [Sql];
  const figures = part.columns.map((_, index) => identifier(`md:m${index}`));
  const columns = part.columns.map(({ expression }, index) => sql`${expression} AS ${figures[index] as Sql}`);
  const grouped = sql`SELECT ${joined([...part.keys, ...columns], ", ")}${part.rest}${part.grouping}`;
  const rank = rankSql(scan, first, figures);
  const value = orderSql(key, name, target.catalog.dimensions[name] as Dimension, "asc", target.dialect);
  const order = sql`${rank} IS NULL, ${rank} DESC, ${value}`;
  if (others !== true) {
    const statement = sql`SELECT ${joined([key, ...figures], ", ")} FROM (${grouped}) AS \`grouped\` ORDER BY ${order}${target.dialect.page(0, count)}`;
    return { statement, rowsOf: [(rows) => rows] };
  }
  const placed = sql`SELECT ${joined([key, ...figures], ", ")}, ROW_NUMBER() OVER (ORDER BY ${order}) AS \`md:place\` FROM (${grouped}) AS \`grouped\``;
  const isFirst = sql`\`md:place\` <= ${count}`;
  const keys = [sql`CASE WHEN ${isFirst} THEN ${key} END AS \`md:value\``, sql`CASE WHEN ${isFirst} THEN 0 ELSE 1 END AS \`md:other\``];
  const totals = scan.measures.map(({ kind }, index) => sql`${trusted(totalOf(kind))}(${figures[index] as Sql})`);
  const selected = joined([...keys, ...totals], ", ");
  const statement = sql`SELECT ${selected} FROM (${placed}) AS \`placed\` GROUP BY \`md:value\`, \`md:other\``;
  return { statement, rowsOf: [(rows) => rows] };
}

/** A quotient as the engine computes it, in floating point. */
function rankSql({ measures }: Scan, { of, per }: First, figures: readonly Sql[]): Sql {
  const figure = (measure: Measure) => figures[measures.findIndex((one) => keyOf(one) === keyOf(measure))] as Sql;
  return per === null ? figure(of) : sql`(${figure(of)} * 1e0 / NULLIF(${figure(per)}, 0))`;
}
