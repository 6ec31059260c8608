import type { Dimension } from "../../query/index.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql } from "../sql.ts";
import { sql, trusted } from "../sql.ts";
import { boundValue } from "./value.ts";

/** Orders a dimension's values: enums as declared and unlisted ones after them, texts by code point, unknown last. */
export function orderSql(
  exact: Sql,
  name: string,
  dimension: Dimension,
  direction: "asc" | "desc",
  dialect: Dialect,
): Sql {
  const towards = trusted(direction === "desc" ? " DESC" : "");
  const unknownLast = sql`${exact} IS NULL`;
  if (dimension.kind !== "enum" || dimension.values.length === 0) return sql`${unknownLast}, ${exact}${towards}`;
  const declared = dimension.values.map((value) => boundValue(value, name, dimension, dialect));
  const place = dialect.place(exact, declared);
  return sql`${unknownLast}, ${place} = 0, ${place}${towards}, ${exact}${towards}`;
}
