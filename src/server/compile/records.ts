import type { RecordsPlan } from "../../engine/records.ts";
import type { Dimension } from "../../query/index.ts";
import type { Statement } from "../sql.ts";
import { joined, sql, trusted } from "../sql.ts";
import { orderSql } from "./order.ts";
import type { Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";

type RecordsScope = Pick<RecordsPlan, "entity" | "columns" | "where" | "order" | "offset" | "size">;

/** Rows of an entity, one column per asked dimension; one row more than the page holds where there are more. */
export function compileRecords(target: Target, { entity, columns, where, order, offset, size }: RecordsScope): Statement {
  const relations = relationsOf(target, entity);
  const selected = columns.map((name) => {
    const { exact, expression, byCodePoint } = relations.dimension(name);
    return byCodePoint !== null || target.dialect.showsExact === true ? exact : expression;
  });
  const filter = where === null ? trusted("") : sql` WHERE ${relations.condition(where)}`;
  const sorted = [
    ...order.map(({ by, direction }) => {
      const { exact, dimension } = relations.dimension(by);
      return orderSql(exact, by, dimension as Dimension, direction, target.dialect);
    }),
    relations.column(target.catalog.entities[entity]?.key as string).exact,
  ];
  const rows = sql`SELECT ${joined(selected, ", ")} FROM ${relations.from()}${filter}`;
  return sql`${rows} ORDER BY ${joined(sorted, ", ")}${target.dialect.page(offset, size + 1)}`;
}
