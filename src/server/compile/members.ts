import type { MembersPlan } from "../../engine/members.ts";
import type { Dimension } from "../../query/index.ts";
import type { Statement } from "../sql.ts";
import { joined, sql, trusted } from "../sql.ts";
import { escapedLike } from "./filter.ts";
import { orderSql } from "./order.ts";
import { pageSql } from "./records.ts";
import type { Column, Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";

type MembersScope = Pick<MembersPlan, "entity" | "dimension" | "where" | "search" | "order" | "offset" | "size">;

/** The values of a dimension, each with its number of rows. */
export function compileMembers(
  target: Target,
  { entity, dimension: name, where, search, order, offset, size }: MembersScope,
): Statement {
  const relations = relationsOf(target, entity);
  const column = relations.dimension(name);
  const conditions = [
    ...(where === null ? [] : [relations.condition(where)]),
    ...(search === null ? [] : [searchSql(column, search, target)]),
  ];
  const filter = conditions.length === 0 ? trusted("") : sql` WHERE ${joined(conditions, " AND ")}`;
  const value = trusted("`md:value`");
  const byValue = orderSql(value, name, column.dimension as Dimension, "asc");
  const sorted = order === "count" ? sql`\`md:rows\` DESC, ${byValue}` : byValue;
  const from = relations.from();
  const members = sql`SELECT ${column.exact} AS ${value}, COUNT(*) AS \`md:rows\` FROM ${from}${filter} GROUP BY ${value}`;
  const page = pageSql(offset, size);
  return sql`SELECT ${value}, \`md:rows\` FROM (${members}) AS \`members\` ORDER BY ${sorted}${page}`;
}

/** Upper and lower case alike, accents apart. */
function searchSql({ expression }: Column, search: string, { dialect }: Target) {
  const text = sql`CONVERT(${expression} USING utf8mb4) COLLATE ${trusted(dialect.exactCollation)}`;
  return sql`LOWER(${text}) LIKE ${`%${escapedLike(search.toLowerCase())}%`} ESCAPE '|'`;
}
