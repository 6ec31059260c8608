import type { Scan, TimeWindow } from "../../engine/scan.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { requireFeature } from "../dialects/dialect.ts";
import type { Sql } from "../sql.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import { bucketSql } from "./buckets.ts";
import { memberSql } from "./filter.ts";
import type { Relations, Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";
import { isWholeDate, mayHoldParts, sqlTime } from "./value.ts";

/** A column that rows are grouped by. */
export interface Key {
  readonly name: Sql;
  readonly expression: Sql;
}

/** What the keys of a scan are called, in their order. */
export function keyNames({ time, by, fold, drop }: Scan): readonly Sql[] {
  return [
    ...(time === null || time.starts === null ? [] : [bucketName]),
    ...by.map((_, index) => identifier(`md:${index}`)),
    ...(fold === null || drop ? [] : [otherName]),
  ];
}
const bucketName = identifier("md:bucket");
const otherName = identifier("md:other");

/** Bucket, dimensions, and whether the folded one is "everything else", in this order; each where there is one. */
export function keysOf(scan: Scan, relations: Relations, dialect: Dialect): readonly Key[] {
  const { time } = scan;
  const dimensions = dimensionKeys(scan, relations, dialect);
  if (time === null || time.starts === null) return dimensions;
  const bucket = bucketSql(relations.dimension(time.dimension).expression, time, dialect);
  return [{ name: bucketName, expression: bucket }, ...dimensions];
}

export function dimensionKeys({ by, fold, drop }: Scan, relations: Relations, dialect: Dialect): readonly Key[] {
  const keep =
    fold === null || drop ? null : memberSql(relations.dimension(fold.dimension), fold.keep, { index: false, dialect });
  const expressions = by.map((name, index): Key => {
    const { exact } = relations.dimension(name);
    const folded = keep !== null && name === fold?.dimension;
    return { name: identifier(`md:${index}`), expression: folded ? sql`CASE WHEN ${keep} THEN ${exact} END` : exact };
  });
  return keep === null
    ? expressions
    : [...expressions, { name: otherName, expression: sql`CASE WHEN ${keep} THEN 0 ELSE 1 END` }];
}

export function selectedKey({ name, expression }: Key): Sql {
  return sql`${expression} AS ${name}`;
}

/** By name: an expression that holds values would be another one the second time. */
export function groupBy(keys: readonly Key[]): Sql {
  return keys.length === 0 ? trusted("") : sql` GROUP BY ${joined(keys.map(({ name }) => name), ", ")}`;
}

/** Without a key there is one group, and none where there are no rows. */
export function inGroups(keys: readonly Key[], { onlyWithRows = trusted(" HAVING COUNT(*) > 0") }: Dialect): Sql {
  return keys.length === 0 ? onlyWithRows : groupBy(keys);
}

/** The WHERE clause of a scan, with the conditions that `more` adds. */
export function whereOf(scan: Scan, relations: Relations, target: Target, more: readonly Sql[] = []): Sql {
  const { time, where, fold, drop } = scan;
  const { dialect } = target;
  const conditions = [
    ...(time === null ? [] : windowSql(time, relations, dialect)),
    ...(time?.moment === undefined ? [] : [momentSql(target, scan.entity, time, relations)]),
    ...(where === null ? [] : [relations.condition(where)]),
    ...(fold !== null && drop ? [memberSql(relations.dimension(fold.dimension), fold.keep, { index: true, dialect })] : []),
    ...more,
  ];
  return conditions.length === 0 ? trusted("") : sql` WHERE ${joined(conditions, " AND ")}`;
}

/** Bounds that we computed are written out: bound, they would be compared as texts with every row. */
function windowSql({ dimension, from, to, reach }: TimeWindow, relations: Relations, dialect: Dialect): readonly Sql[] {
  const { expression, zeroTimes } = relations.dimension(dimension);
  const earliest = Math.min(from, reach?.[0] ?? from);
  return [
    trusted(`${expression.sql} >= ${dialect.instantLiteral(sqlTime(earliest, dimension))}`),
    trusted(`${expression.sql} < ${dialect.instantLiteral(sqlTime(to, dimension))}`),
    ...(zeroTimes && mayHoldParts(earliest, to) ? [isWholeDate(expression)] : []),
  ];
}

/** Buckets do not overlap, so their last instants in one list choose the same rows as bucket by bucket. */
function momentSql(target: Target, entity: string, time: TimeWindow, outer: Relations): Sql {
  requireFeature(target.dialect, "moments");
  const relations = relationsOf(target, entity);
  const { expression } = relations.dimension(time.dimension);
  const extreme = sql`${trusted(time.moment === "first" ? "MIN" : "MAX")}(${expression})`;
  const window = joined(windowSql(time, relations, target.dialect), " AND ");
  const instants = sql`SELECT ${extreme} FROM ${relations.from()} WHERE ${window}`;
  const own = outer.dimension(time.dimension).expression;
  // MariaDB with ONLY_FULL_GROUP_BY, which an executor of the host's own may leave on, refuses IN over an aggregate
  // without groups once the statement ran a few times.
  if (time.starts === null || time.starts.length === 1) return sql`${own} = (${instants})`;
  return sql`${own} IN (${instants} GROUP BY ${bucketSql(expression, time, target.dialect)})`;
}
