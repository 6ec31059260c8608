import type { Dimension } from "../../query/index.ts";
import type { Sql } from "../sql.ts";
import { joined, sql, trusted } from "../sql.ts";
import { parameterOf } from "./value.ts";

/** Orders a dimension's values: enums as declared and unlisted ones after them, texts by code point, unknown last. */
export function orderSql(exact: Sql, name: string, dimension: Dimension, direction: "asc" | "desc"): Sql {
  const towards = trusted(direction === "desc" ? " DESC" : "");
  const unknownLast = sql`${exact} IS NULL`;
  if (dimension.kind !== "enum" || dimension.values.length === 0) return sql`${unknownLast}, ${exact}${towards}`;
  const declared = dimension.values.map((value) => sql`${parameterOf(value, name, dimension)}`);
  const field = sql`FIELD(${exact}, ${joined(declared, ", ")})`;
  return sql`${unknownLast}, ${field} = 0, ${field}${towards}, ${exact}${towards}`;
}
