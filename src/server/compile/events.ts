import type { EventScan } from "../../engine/events.ts";
import { beginning } from "../../engine/period.ts";
import type { Dimension } from "../../query/index.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql, Statement } from "../sql.ts";
import { anyTrue, identifier, joined, sql, trusted } from "../sql.ts";
import { bucketSql } from "./buckets.ts";
import { groupBy, selectedKey } from "./keys.ts";
import type { Key } from "./keys.ts";
import type { Relations, Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";
import { boundValue, isWholeDate, mayHoldParts, sqlTime } from "./value.ts";

/** An instant as epoch milliseconds, which are read faster than texts; as it is where the database counts seconds only. */
export function epochSql(instant: Sql, dialect: Dialect): Sql {
  if (dialect.refused.bucketsWithinSeconds !== undefined) return instant;
  return trusted(dialect.spansSince({ text: "1970-01-01 00:00:00", epochMs: 0 }, instant, 1));
}

/** Rows: actor, time, mark, one column a dimension that is read, the measure; at most `most`. */
export function compileEvents(target: Target, scan: EventScan, { most }: { readonly most: number }): Statement {
  const { entity, time, actor, from, to, marks, by, measure, thin } = scan;
  const { dialect } = target;
  const relations = relationsOf(target, entity);
  const { expression: instant, zeroTimes } = relations.dimension(time);
  const who = relations.column(actor);
  const { mark, isEvent } = markSql(marks, relations, dialect);
  const keys: readonly Key[] = [
    { name: identifier("md:actor"), expression: who.exact },
    { name: identifier("md:mark"), expression: mark },
    ...by.flatMap((name, index) =>
      name === null ? [] : [{ name: identifier(`md:${index}`), expression: relations.dimension(name).exact }],
    ),
  ];
  const [whose, marked, ...dimensions] = keys.map(selectedKey);
  const figure = measure === null ? [] : [relations.dimension(measure).expression];
  const conditions = [
    sql`${who.expression} IS NOT NULL`,
    ...(Number.isFinite(from) || dialect.zeroTimes
      ? [trusted(`${instant.sql} >= ${dialect.instantLiteral(sqlTime(Math.max(from, beginning), time))}`)]
      : []),
    trusted(`${instant.sql} < ${dialect.instantLiteral(sqlTime(to, time))}`),
    ...(zeroTimes && mayHoldParts(from, to) ? [isWholeDate(instant)] : []),
    ...(isEvent === null ? [] : [isEvent]),
  ];
  const buckets: readonly Key[] =
    thin === null || thin.starts === null
      ? []
      : [
          {
            name: identifier("md:bucket"),
            expression: bucketSql(instant, { dimension: time, from, to, starts: thin.starts }, dialect),
          },
        ];
  const at = thin === null ? instant : sql`${trusted(thin.keep === "first" ? "MIN" : "MAX")}(${instant})`;
  const selected = joined(
    [whose, epochSql(at, dialect), marked, ...dimensions, ...figure, ...buckets.map(selectedKey)].filter((column) => column !== undefined),
    ", ",
  );
  const grouping = thin === null ? trusted("") : groupBy([...keys, ...buckets]);
  return sql`SELECT ${selected} FROM ${relations.from()} WHERE ${joined(conditions, " AND ")}${grouping}${dialect.page(0, most)}`;
}

/** The bits of what a row meets, and whether it meets anything; null where every row does. */
function markSql(
  marks: EventScan["marks"],
  relations: Relations,
  dialect: Dialect,
): { readonly mark: Sql; readonly isEvent: Sql | null } {
  const bitOf = (bit: number) => trusted(String(1 << bit));
  const listed = listedValues(marks);
  if (listed !== null) {
    const { name, dimension, exact } = relations.dimension(listed.dimension);
    const cases = listed.values.map(({ value, bit }) => sql`WHEN ${boundValue(value, name, dimension as Dimension, dialect)} THEN ${bitOf(bit)}`);
    const values = listed.values.map(({ value }) => value);
    return {
      mark: sql`CASE ${exact} ${joined(cases, " ")} ELSE 0 END`,
      isEvent: relations.condition({ dimension: listed.dimension, op: "in", values }),
    };
  }
  const met = marks.map(({ bit, where }) => ({ bit, condition: where === null ? null : relations.condition(where) }));
  const always = met.filter(({ condition }) => condition === null).reduce((bits, { bit }) => bits | (1 << bit), 0);
  const sometimes = met.flatMap(({ bit, condition }) => (condition === null ? [] : [{ bit, condition }]));
  const added = sometimes.map(({ bit, condition }) => sql`CASE WHEN ${condition} THEN ${bitOf(bit)} ELSE 0 END`);
  return {
    mark: joined([...(always === 0 ? [] : [trusted(String(always))]), ...added], " + "),
    isEvent: always === 0 ? anyTrue(sometimes.map(({ condition }) => condition)) : null,
  };
}

/** Definitions that are values of one dimension, each another one: found in one comparison. */
function listedValues(marks: EventScan["marks"]) {
  const values = marks.flatMap(({ bit, where }) =>
    where !== null && "op" in where && where.op === "equals" ? [{ bit, dimension: where.dimension, value: where.value }] : [],
  );
  const [first] = values;
  const isOne = values.length === marks.length && values.every(({ dimension }) => dimension === first?.dimension);
  const isEachAnother = new Set(values.map(({ value }) => value)).size === values.length;
  return first !== undefined && values.length > 1 && isOne && isEachAnother ? { dimension: first.dimension, values } : null;
}
