import type { EventScan } from "../../engine/events.ts";
import type { Statement } from "../sql.ts";
import { anyTrue, identifier, joined, sql, trusted } from "../sql.ts";
import { bucketSql } from "./buckets.ts";
import { groupBy, selectedKey } from "./keys.ts";
import type { Key } from "./keys.ts";
import type { Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";
import { sqlTime } from "./value.ts";

/** Rows: actor, time, mark, one column a dimension that is read, the measure; at most `most`. */
export function compileEvents(target: Target, scan: EventScan, { most }: { readonly most: number }): Statement {
  const { entity, time, actor, from, to, marks, by, measure, thin } = scan;
  const { dialect } = target;
  const relations = relationsOf(target, entity);
  const instant = relations.dimension(time).expression;
  const who = relations.column(actor);
  const met = marks.map(({ bit, where }) => ({ bit, condition: where === null ? null : relations.condition(where) }));
  const always = met.filter(({ condition }) => condition === null).reduce((bits, { bit }) => bits | (1 << bit), 0);
  const sometimes = met.flatMap(({ bit, condition }) =>
    condition === null ? [] : [sql`CASE WHEN ${condition} THEN ${trusted(String(1 << bit))} ELSE 0 END`],
  );
  const mark = joined([...(always === 0 ? [] : [trusted(String(always))]), ...sometimes], " + ");
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
    ...(Number.isFinite(from) ? [sql`${instant} >= ${dialect.instant(sqlTime(from, time))}`] : []),
    sql`${instant} < ${dialect.instant(sqlTime(to, time))}`,
    ...(always === 0 ? [anyTrue(met.flatMap(({ condition }) => (condition === null ? [] : [condition])))] : []),
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
    [whose, at, marked, ...dimensions, ...figure, ...buckets.map(selectedKey)].filter((column) => column !== undefined),
    ", ",
  );
  const grouping = thin === null ? trusted("") : groupBy([...keys, ...buckets]);
  return sql`SELECT ${selected} FROM ${relations.from()} WHERE ${joined(conditions, " AND ")}${grouping}${dialect.page(0, most)}`;
}
