import type { EventScan } from "../../engine/events.ts";
import { beginning } from "../../engine/period.ts";
import type { Statement } from "../sql.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import { bucketSql } from "./buckets.ts";
import { epochSql } from "./events.ts";
import type { Key } from "./keys.ts";
import { groupBy, selectedKey } from "./keys.ts";
import type { Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";
import { isWholeDate, sqlTime } from "./value.ts";

/** Someone's first start of all, and the last return in each bucket. */
export interface CohortScans {
  readonly start: EventScan;
  readonly back: EventScan;
}

/**
 * Null where the two scans of a retention are read one by one: where they are not of one table's first starts, or where
 * no index finds an actor's returns.
 */
export function cohortScans(target: Target, scans: readonly EventScan[]): CohortScans | null {
  const [start, back] = scans;
  if (!target.dialect.readsRanges) return null;
  if (start === undefined || back === undefined || scans.length > 2) return null;
  const isFirst = start.from === Number.NEGATIVE_INFINITY && start.thin?.keep === "first" && start.thin.starts === null;
  const isSame = start.entity === back.entity && start.time === back.time && start.actor === back.actor;
  const isPlain = start.by.length === 0 && back.measure === null && start.marks.length === 1 && back.marks.length === 1;
  const who = relationsOf(target, start.entity).column(start.actor);
  const isDirect = who.exact === who.expression;
  return isFirst && isSame && isPlain && isDirect && back.thin?.keep === "last" && Number.isFinite(back.from) ? { start, back } : null;
}

/**
 * Rows: actor, first start, last return, one a bucket of returns; at most `most`. Who started before the returns are
 * read is in no cohort, and is left out before any return is looked for; so are returns before the start.
 */
export function compileCohorts(target: Target, { start, back }: CohortScans, { most }: { readonly most: number }): Statement {
  const { dialect } = target;
  const literal = (instant: number) => trusted(dialect.instantLiteral(sqlTime(instant, start.time)));
  const starts = relationsOf(target, start.entity);
  const { expression: started, zeroTimes } = starts.dimension(start.time);
  const who = starts.column(start.actor);
  const whose: Key = { name: identifier("md:actor"), expression: who.exact };
  const first = sql`MIN(${started})`;
  const isStart = [
    sql`${who.expression} IS NOT NULL`,
    ...(dialect.zeroTimes ? [sql`${started} >= ${literal(beginning)}`] : []),
    sql`${started} < ${literal(start.to)}`,
    ...(zeroTimes ? [isWholeDate(started)] : []),
    ...start.marks.flatMap(({ where }) => (where === null ? [] : [starts.condition(where)])),
  ];
  const people = sql`SELECT ${selectedKey(whose)}, ${first} AS \`md:first\` FROM ${starts.from()} WHERE ${joined(isStart, " AND ")}${groupBy([whose])} HAVING ${first} >= ${literal(back.from)}`;

  const returns = relationsOf(target, back.entity);
  const returned = returns.dimension(back.time).expression;
  const isReturn = [
    sql`${returns.column(back.actor).exact} = \`people\`.\`md:actor\``,
    sql`${returned} >= \`people\`.\`md:first\``,
    sql`${returned} < ${literal(back.to)}`,
    ...(zeroTimes ? [isWholeDate(returned)] : []),
    ...back.marks.flatMap(({ where }) => (where === null ? [] : [returns.condition(where)])),
  ];
  const buckets = back.thin?.starts ?? null;
  const window = { dimension: back.time, from: back.from, to: back.to, starts: buckets };
  const keys: readonly Key[] = [
    { name: identifier("md:0"), expression: trusted("`people`.`md:actor`") },
    { name: identifier("md:1"), expression: epochSql(trusted("`people`.`md:first`"), dialect) },
    ...(buckets === null ? [] : [{ name: identifier("md:bucket"), expression: bucketSql(returned, window, dialect) }]),
  ];
  const [actor, at, ...bucket] = keys.map(selectedKey);
  const selected = joined([actor, at, epochSql(sql`MAX(${returned})`, dialect), ...bucket].filter((column) => column !== undefined), ", ");
  return sql`SELECT ${selected} FROM (${people}) AS \`people\` LEFT JOIN ${returns.joinable()} ON ${joined(isReturn, " AND ")}${groupBy(keys)}${dialect.page(0, most)}`;
}
