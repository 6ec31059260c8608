import type { MembersPlan } from "../../engine/members.ts";
import type { Dimension } from "../../query/index.ts";
import { inLowerCase } from "../../query/inLowerCase.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql, Statement } from "../sql.ts";
import { joined, sql, trusted } from "../sql.ts";
import { orderSql } from "./order.ts";
import type { Column, Target } from "./relations.ts";
import { relationsOf } from "./relations.ts";

type MembersScope = Omit<MembersPlan, "query" | "timeZone" | "computedAt">;

/** The values of a dimension, each with its number of rows. */
export function compileMembers(
  target: Target,
  { entity, dimension: name, where, search, order, minimumGroup, offset, size }: MembersScope,
): Statement {
  const relations = relationsOf(target, entity);
  const column = relations.dimension(name);
  const conditions = [
    ...(where === null ? [] : [relations.condition(where)]),
    ...(search === null ? [] : [searchSql(column, search, target)]),
  ];
  const filter = conditions.length === 0 ? trusted("") : sql` WHERE ${joined(conditions, " AND ")}`;
  const value = trusted("`md:value`");
  const byValue = orderSql(value, name, column.dimension as Dimension, "asc", target.dialect);
  const sorted = order === "count" ? sql`\`md:rows\` DESC, ${byValue}` : byValue;
  const enough = minimumGroup > 1 ? sql` HAVING COUNT(*) >= ${minimumGroup}` : trusted("");
  const from = relations.from();
  const members = sql`SELECT ${column.exact} AS ${value}, COUNT(*) AS \`md:rows\` FROM ${from}${filter} GROUP BY ${value}${enough}`;
  const page = target.dialect.page(offset, size + 1);
  return sql`SELECT ${value}, \`md:rows\` FROM (${members}) AS \`members\` ORDER BY ${sorted}${page}`;
}

/** Upper and lower case alike, accents apart. */
function searchSql({ expression, dimension }: Column, search: string, { dialect }: Target) {
  if (dimension?.kind === "boolean") {
    return dialect.contains(sql`CASE WHEN ${expression} THEN 'true' WHEN NOT ${expression} THEN 'false' END`, inLowerCase(search));
  }
  return dialect.contains(dialect.lowered(searchedText(expression, dimension, dialect)), inLowerCase(search));
}

function searchedText(expression: Sql, dimension: Dimension | null, dialect: Dialect): Sql {
  if (dimension?.kind === "number") return dialect.numberText(expression);
  const decimal = dimension?.kind === "decimal" ? dialect.decimalText?.(expression, dimension.scale) : undefined;
  return decimal ?? dialect.exactText(expression);
}
