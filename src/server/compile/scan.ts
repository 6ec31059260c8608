import type { Measure, Scan, TimeWindow } from "../../engine/scan.ts";
import type { Sql, Statement } from "../sql.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import { bucketSql } from "./buckets.ts";
import { memberSql } from "./filter.ts";
import { measureSql } from "./measures.ts";
import type { Relations, Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";
import { sqlTime } from "./value.ts";

/** The statements of one scan. Their rows begin with the same key columns. */
export interface CompiledScan {
  /** Rows: keys, then one column per measure that is no percentile. A group without rows has no line. */
  readonly groups: Statement;
  /** Rows: keys, number of known values n, and the values at the two ranks around p · (n − 1). */
  readonly percentiles: readonly { readonly index: number; readonly p: number; readonly statement: Statement }[];
}

interface Key {
  readonly name: Sql;
  readonly expression: Sql;
}

/** One pass over an entity's rows, and one more for each percentile. */
export function compileScan(target: Target, scan: Scan): CompiledScan {
  return {
    groups: groupsStatement(target, scan),
    percentiles: scan.measures.flatMap((measure, index) =>
      measure.kind === "percentile"
        ? [{ index, p: measure.p, statement: percentileStatement(target, scan, measure) }]
        : [],
    ),
  };
}

function groupsStatement(target: Target, scan: Scan): Statement {
  const relations = relationsOf(target, scan.entity);
  const keys = keysOf(scan, relations);
  const measures = scan.measures.flatMap((measure) =>
    measure.kind === "percentile" ? [] : [measureSql(measure, relations)],
  );
  const columns = [...keys.map(selected), ...(keys.length + measures.length === 0 ? [trusted("1")] : measures)];
  const where = whereOf(scan, relations);
  const grouping = keys.length === 0 ? trusted(" HAVING COUNT(*) > 0") : groupBy(keys);
  return sql`SELECT ${joined(columns, ", ")} FROM ${relations.from()}${where}${grouping}`;
}

/**
 * Exact, type 7 of Hyndman and Fan: values are counted first, and a running total over the counts finds the two ranks.
 * The rank is computed in doubles, as the reader of the rows computes it.
 */
function percentileStatement(
  target: Target,
  scan: Scan,
  { of, p, where }: Extract<Measure, { readonly kind: "percentile" }>,
): Statement {
  const relations = relationsOf(target, scan.entity);
  const keys = keysOf(scan, relations);
  const value: Key = { name: identifier("md:value"), expression: relations.column(of).expression };
  const known = [sql`${value.expression} IS NOT NULL`, ...(where === null ? [] : [relations.condition(where)])];
  const filter = whereOf(scan, relations, known);
  const counted = joined([...keys, value].map(selected), ", ");
  const rows = sql`${relations.from()}${filter}${groupBy([...keys, value])}`;
  const counts = sql`SELECT ${counted}, COUNT(*) AS \`md:count\` FROM ${rows}`;
  const names = keys.map(({ name }) => name);
  const list = names.length === 0 ? trusted("") : sql`${joined(names, ", ")}, `;
  const partition = names.length === 0 ? trusted("") : sql`PARTITION BY ${joined(names, ", ")}`;
  const upTo = sql`SUM(\`md:count\`) OVER (${partition} ORDER BY \`md:value\`) AS \`md:upTo\``;
  const total = sql`SUM(\`md:count\`) OVER (${partition}) AS \`md:n\``;
  const ranked = sql`SELECT ${list}\`md:value\`, ${upTo}, ${total} FROM (${counts}) AS \`counts\``;
  const rank = trusted(`${doubleLiteral(p)} * (\`md:n\` - 1)`);
  const at = (round: "FLOOR" | "CEILING") =>
    sql`MIN(CASE WHEN \`md:upTo\` > ${trusted(round)}(${rank}) THEN \`md:value\` END)`;
  const grouping = keys.length === 0 ? trusted("") : groupBy(keys);
  return sql`SELECT ${list}MAX(\`md:n\`), ${at("FLOOR")}, ${at("CEILING")} FROM (${ranked}) AS \`ranked\`${grouping}`;
}

/** With an exponent a literal is a double; without, a decimal. */
function doubleLiteral(p: number): string {
  const text = String(p);
  return text.includes("e") ? text : `${text}e0`;
}

function keysOf({ time, by, fold, drop }: Scan, relations: Relations): readonly Key[] {
  const keep = fold === null || drop ? null : memberSql(relations.dimension(fold.dimension), fold.keep, { index: false });
  const expressions = by.map((name, index): Key => {
    const { exact } = relations.dimension(name);
    const folded = keep !== null && name === fold?.dimension;
    return { name: identifier(`md:${index}`), expression: folded ? sql`CASE WHEN ${keep} THEN ${exact} END` : exact };
  });
  return [
    ...(time === null || time.starts === null
      ? []
      : [{ name: identifier("md:bucket"), expression: bucketSql(relations.dimension(time.dimension).expression, time) }]),
    ...expressions,
    ...(keep === null ? [] : [{ name: identifier("md:other"), expression: sql`CASE WHEN ${keep} THEN 0 ELSE 1 END` }]),
  ];
}

function selected({ name, expression }: Key): Sql {
  return sql`${expression} AS ${name}`;
}

/** By name: an expression that holds values would be another one the second time. */
function groupBy(keys: readonly Key[]): Sql {
  return sql` GROUP BY ${joined(keys.map(({ name }) => name), ", ")}`;
}

function whereOf({ time, where, fold, drop }: Scan, relations: Relations, more: readonly Sql[] = []): Sql {
  const conditions = [
    ...(time === null ? [] : windowSql(time, relations)),
    ...(where === null ? [] : [relations.condition(where)]),
    ...(fold !== null && drop ? [memberSql(relations.dimension(fold.dimension), fold.keep, { index: true })] : []),
    ...more,
  ];
  return conditions.length === 0 ? trusted("") : sql` WHERE ${joined(conditions, " AND ")}`;
}

function windowSql({ dimension, from, to }: TimeWindow, relations: Relations): readonly Sql[] {
  const { expression } = relations.dimension(dimension);
  return [sql`${expression} >= ${sqlTime(from, dimension)}`, sql`${expression} < ${sqlTime(to, dimension)}`];
}
