import type { AnyFilter, AnyLeaf, Bounds, DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { inLowerCase } from "../../query/inLowerCase.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql } from "../sql.ts";
import { allTrue, anyTrue, joined, sql, trusted } from "../sql.ts";
import type { Column } from "./relations.ts";
import { boundValue, isTime, isWholeDate, mayHoldParts } from "./value.ts";

/** Where a leaf's dimension stands. `within` turns a condition on it into one on the rows that are filtered. */
export interface Place {
  readonly column: Column;
  /** Whether the value stands in a table that is not joined. */
  readonly linked: boolean;
  readonly within: (condition: Sql) => Sql;
}

/** A condition that is TRUE exactly where the filter is true; where the filter is false it is FALSE or NULL. */
export function filterSql(filter: AnyFilter, dialect: Dialect, locate: (dimension: string) => Place): Sql {
  if ("and" in filter) return allTrue(filter.and.map((part) => filterSql(part, dialect, locate)));
  if ("or" in filter) return anyTrue(filter.or.map((part) => filterSql(part, dialect, locate)));
  if ("not" in filter && isUnknownLeaf(filter.not)) return knownSql(locate(filter.not.dimension), dialect);
  if ("not" in filter) return dialect.untrue(filterSql(filter.not, dialect, (dimension) => exactly(locate(dimension))));
  return leafSql(filter, dialect, locate(filter.dimension));
}

function leafSql(leaf: AnyLeaf, dialect: Dialect, place: Place): Sql {
  const { column, within } = place;
  switch (leaf.op) {
    case "isNull":
      return unknownSql(place, dialect);
    case "equals":
      return within(listSql(column, [leaf.value], dialect));
    case "in":
      return inSql(leaf.values, place, dialect);
    case "notIn":
      return dialect.untrue(inSql(leaf.values, exactly(place), dialect));
    case "contains":
      return within(dialect.contains(soughtIn(textOf(column), leaf, dialect), soughtBy(leaf)));
    case "startsWith":
      return within(startsWithSql(textOf(column), leaf, dialect));
    case "range":
      return within(boundsSql(column, leaf.range as Bounds<string | number>, dialect));
    default:
      return leaf satisfies never;
  }
}

/**
 * Of what is taken away the exact comparison alone decides: a column's own may miss what its text equals, as that of a FLOAT
 * does, and no index finds what is left.
 */
function exactly(place: Place): Place {
  return { ...place, column: { ...place.column, stored: false } };
}

function isUnknownLeaf(filter: AnyFilter): filter is AnyLeaf & { readonly op: "isNull" } {
  return "op" in filter && filter.op === "isNull";
}

function unknownSql(place: Place, dialect: Dialect): Sql {
  const { column, linked } = place;
  if (linked) return dialect.untrue(knownSql(place, dialect));
  const time = timeIn(column, dialect);
  return time === null ? sql`${column.expression} IS NULL` : dialect.untrue(time);
}

function knownSql({ column, within }: Place, dialect: Dialect): Sql {
  return within(timeIn(column, dialect) ?? sql`${column.expression} IS NOT NULL`);
}

/** Null where every value that is not NULL is known. */
function timeIn({ name, expression, zeroTimes }: Column, dialect: Dialect): Sql | null {
  return zeroTimes ? allTrue([isTime(expression, name, dialect), isWholeDate(expression)]) : null;
}

function inSql(values: readonly DimensionValue[], place: Place, dialect: Dialect): Sql {
  const known = values.filter((value) => value !== null);
  const conditions = known.length === 0 ? [] : [place.within(listSql(beforeIn(place.column, known, dialect), known, dialect))];
  return anyTrue(known.length === values.length ? conditions : [...conditions, unknownSql(place, dialect)]);
}

/** The column as it is compared with as many values. */
function beforeIn(column: Column, { length }: readonly unknown[], { inList }: Dialect): Column {
  const { dimension, compared } = column;
  return length < 2 || dimension === null || inList === undefined ? column : { ...column, compared: inList(compared, dimension) };
}

/** Membership in a list that may hold null. Without `index` the comparison that helps only an index is left out. */
export function memberSql(
  column: Column,
  values: readonly DimensionValue[],
  { index, dialect }: { readonly index: boolean; readonly dialect: Dialect },
): Sql {
  const stored = column.stored && index;
  return inSql(values, { column: { ...column, stored }, linked: false, within: (condition) => condition }, dialect);
}

/** Where an index may help, the column's own loose comparison comes first and the exact one decides. */
function listSql(column: Column, values: readonly Exclude<DimensionValue, null>[], dialect: Dialect): Sql {
  const { name, dimension } = column;
  if (dimension === null) throw new TypeError(`metricdeck: ${name} is no dimension and cannot be filtered`);
  if (dimension.kind === "boolean") return truthSql(column, values);
  const bound = values.map((value) => boundValue(value, name, dimension, dialect));
  const [only, ...others] = bound;
  const { expression, compared } = column;
  const isSure = ofTexts(column, values, dialect);
  if (only === undefined || others.length > 0) {
    const list = joined(bound, ", ");
    return narrowed(column, () => sql`${expression} IN (${list})`, allTrue([sql`${compared} IN (${list})`, ...isSure]));
  }
  return narrowed(column, () => dialect.alike(expression, only), allTrue([sql`${compared} = ${only}`, ...isSure]));
}

/** A row policy shows no row by `0 = 'public'`, should an enum that is bound as exact stand over numbers after all. */
function ofTexts(
  { expression, compared, byCodePoint, inRule = false }: Column,
  values: readonly unknown[],
  { holdsTexts }: Dialect,
): readonly Sql[] {
  if (!inRule || holdsTexts === null || byCodePoint === null || compared !== expression) return [];
  return values.every((value) => /^(?:0|-?[1-9]\d*)$/.test(String(value))) ? [] : [holdsTexts(expression)];
}

type TextLeaf = Extract<AnyLeaf, { readonly op: "contains" | "startsWith" }>;

function startsWithSql(column: Column, leaf: TextLeaf, dialect: Dialect): Sql {
  const exact = dialect.startsWith(soughtIn(column, leaf, dialect), soughtBy(leaf));
  return leaf.ignoreCase === true ? exact : narrowed(column, () => dialect.startsWith(column.expression, leaf.value), exact);
}

function soughtIn({ compared }: Column, { ignoreCase }: TextLeaf, { lowered }: Dialect): Sql {
  return ignoreCase === true ? lowered(compared) : compared;
}

function soughtBy({ value, ignoreCase }: TextLeaf): string {
  return ignoreCase === true ? inLowerCase(value) : value;
}

/** @throws MetricsError `invalid-query` for a value that is neither */
function truthSql({ name, exact }: Column, values: readonly Exclude<DimensionValue, null>[]): Sql {
  if (values.some((value) => typeof value !== "boolean")) {
    throw new MetricsError("invalid-query", `${name} is a boolean dimension; another value does not fit it`, { path: "where" });
  }
  return anyTrue([...(values.includes(true) ? [exact] : []), ...(values.includes(false) ? [sql`NOT ${exact}`] : [])]);
}

function narrowed({ expression, compared, stored }: Column, loose: () => Sql, exact: Sql): Sql {
  return compared === expression || !stored ? exact : allTrue([loose(), exact]);
}

function textOf(column: Column): Column {
  if (column.dimension?.kind !== "string" && column.dimension?.kind !== "enum") {
    throw new MetricsError("invalid-query", `${column.name} holds no text to search in`, { path: "where" });
  }
  return column;
}

function boundsSql(column: Column, { from, to }: Bounds<string | number>, dialect: Dialect): Sql {
  const { name, dimension, expression } = column;
  if (dimension?.kind !== "number" && dimension?.kind !== "decimal" && dimension?.kind !== "time") {
    throw new MetricsError("invalid-query", `${name} has no order to range over`, { path: "where" });
  }
  const time = from === undefined && to !== undefined ? timeIn(column, dialect) : null;
  const isWhole = from !== undefined && column.zeroTimes && mayHoldParts(instantOf(from), instantOf(to));
  return allTrue([
    ...(time === null ? [] : [time]),
    ...(from === undefined ? [] : [sql`${expression} >= ${boundValue(from, name, dimension, dialect)}`]),
    ...(to === undefined ? [] : [sql`${expression} < ${boundValue(to, name, dimension, dialect)}`]),
    ...(isWhole ? [isWholeDate(expression)] : []),
    ...(from === undefined && to === undefined ? [trusted("FALSE")] : []),
  ]);
}

function instantOf(bound: string | number | undefined): number {
  return bound === undefined ? Number.NaN : Date.parse(String(bound));
}
