import type { AnyFilter, AnyLeaf, Bounds, DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import type { Sql } from "../sql.ts";
import { allTrue, anyTrue, joined, sql, trusted } from "../sql.ts";
import type { Column } from "./relations.ts";
import { parameterOf } from "./value.ts";

/** Where a leaf's dimension stands. `within` turns a condition on it into one on the rows that are filtered. */
export interface Place {
  readonly column: Column;
  /** Whether the value stands in a table that is not joined. */
  readonly linked: boolean;
  readonly within: (condition: Sql) => Sql;
}

/** A condition that is TRUE exactly where the filter is true; where the filter is false it is FALSE or NULL. */
export function filterSql(filter: AnyFilter, locate: (dimension: string) => Place): Sql {
  if ("and" in filter) return allTrue(filter.and.map((part) => filterSql(part, locate)));
  if ("or" in filter) return anyTrue(filter.or.map((part) => filterSql(part, locate)));
  if ("not" in filter) return untrue(filterSql(filter.not, locate));
  return leafSql(filter, locate(filter.dimension));
}

function leafSql(leaf: AnyLeaf, place: Place): Sql {
  const { column, within } = place;
  switch (leaf.op) {
    case "isNull":
      return unknownSql(place);
    case "equals":
      return within(listSql(column, [leaf.value]));
    case "in":
      return inSql(leaf.values, place);
    case "notIn":
      return untrue(inSql(leaf.values, place));
    case "contains":
      return within(likeSql(column, `%${escapedLike(leaf.value)}%`, { anchored: false }));
    case "startsWith":
      return within(likeSql(column, `${escapedLike(leaf.value)}%`, { anchored: true }));
    case "range":
      return within(boundsSql(column, leaf.range as Bounds<string | number>));
    default:
      return leaf satisfies never;
  }
}

function untrue(condition: Sql): Sql {
  return sql`(${condition}) IS NOT TRUE`;
}

function unknownSql({ column, linked, within }: Place): Sql {
  return linked ? untrue(within(sql`${column.expression} IS NOT NULL`)) : sql`${column.expression} IS NULL`;
}

function inSql(values: readonly DimensionValue[], place: Place): Sql {
  const known = values.filter((value) => value !== null);
  const conditions = known.length === 0 ? [] : [place.within(listSql(place.column, known))];
  return anyTrue(known.length === values.length ? conditions : [...conditions, unknownSql(place)]);
}

/** Membership in a list that may hold null. Without `index` the comparison that helps only an index is left out. */
export function memberSql(
  column: Column,
  values: readonly DimensionValue[],
  { index }: { readonly index: boolean },
): Sql {
  const stored = column.stored && index;
  return inSql(values, { column: { ...column, stored }, linked: false, within: (condition) => condition });
}

/** Where an index may help, the column's own loose comparison comes first and the exact one decides. */
function listSql(column: Column, values: readonly Exclude<DimensionValue, null>[]): Sql {
  const { name, dimension } = column;
  if (dimension === null) throw new TypeError(`metricdeck: ${name} is no dimension and cannot be filtered`);
  const bound = values.map((value) => sql`${parameterOf(value, name, dimension)}`);
  const [only] = bound;
  const among = (expression: Sql) =>
    bound.length === 1 && only !== undefined
      ? sql`${expression} = ${only}`
      : sql`${expression} IN (${joined(bound, ", ")})`;
  return narrowed(column, among);
}

function narrowed({ expression, exact, stored }: Column, condition: (expression: Sql) => Sql): Sql {
  if (exact === expression || !stored) return condition(exact);
  return allTrue([condition(expression), condition(exact)]);
}

function likeSql(column: Column, pattern: string, { anchored }: { readonly anchored: boolean }): Sql {
  if (column.dimension?.kind !== "string" && column.dimension?.kind !== "enum") {
    throw new MetricsError("invalid-query", `${column.name} holds no text to search in`, { path: "where" });
  }
  const like = (expression: Sql) => sql`${expression} LIKE ${pattern} ESCAPE '|'`;
  return anchored ? narrowed(column, like) : like(column.exact);
}

/** Escaped by a character that means nothing to the server, whatever its sql_mode says of backslashes. */
export function escapedLike(text: string): string {
  return text.replace(/[|%_]/g, "|$&");
}

function boundsSql({ name, dimension, expression }: Column, { from, to }: Bounds<string | number>): Sql {
  if (dimension?.kind !== "number" && dimension?.kind !== "time") {
    throw new MetricsError("invalid-query", `${name} has no order to range over`, { path: "where" });
  }
  return allTrue([
    ...(from === undefined ? [] : [sql`${expression} >= ${parameterOf(from, name, dimension)}`]),
    ...(to === undefined ? [] : [sql`${expression} < ${parameterOf(to, name, dimension)}`]),
    ...(from === undefined && to === undefined ? [trusted("FALSE")] : []),
  ]);
}
