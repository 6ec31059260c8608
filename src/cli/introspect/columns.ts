import { isFlag } from "../schema.ts";
import type { SchemaColumn, SchemaTable } from "../schema.ts";
import { snake } from "./names.ts";

export type Kind = "enum" | "string" | "number" | "decimal" | "boolean" | "time";

const numbers = ["tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "numeric", "float", "double", "year"];

/** What a column is as a dimension; null: none, such as a long text or a picture. */
export function kindOf(column: SchemaColumn): Kind | null {
  const { type, fullType } = column;
  if (type === "enum") return enumValues(fullType).length > 0 ? "enum" : "string";
  if (isFlag(column)) return column.holdsMore === true ? "number" : "boolean";
  if (numbers.includes(type)) return scaleOf(column) === null ? "number" : "decimal";
  if (["char", "varchar", "tinytext", "set", "uuid"].includes(type)) return "string";
  if (["date", "datetime", "timestamp"].includes(type)) return "time";
  return null;
}

/** Ratios and places are no amounts, whatever digits they have. */
const ratios = /(?:^|_)(?:rate|ratio|percent|pct|share|score|rating|stars|discount|lat|latitude|lng|lon|longitude|temperature|weight|height|factor)(?:_|$)/;

/**
 * Digits after the point where a number would lose some, or an amount of money might; null where a number will do.
 * Numbers keep 15 digits.
 */
export function scaleOf({ name, type, fullType }: SchemaColumn): number | null {
  if (type === "bigint") return 0;
  if (type !== "decimal" && type !== "numeric") return null;
  const [, digits = "10", scale = "0"] = /\((\d+)(?:,\s*(\d+))?\)/.exec(fullType) ?? [];
  const isAmount = Number(scale) > 0 && !ratios.test(snake(name));
  return Number(scale) <= 30 && (Number(digits) > 15 || isAmount) ? Number(scale) : null;
}

/** `enum('a','it''s','d\\e')` → `a`, `it's`, `d\e`: quotes are doubled, and what cannot be printed has a backslash. */
export function enumValues(fullType: string): readonly string[] {
  const meant: { readonly [letter: string]: string } = { n: "\n", r: "\r", 0: "\0" };
  return [...fullType.matchAll(/'((?:[^'\\]|\\.|'')*)'/gs)].map(([, value = ""]) =>
    value.replace(/''|\\(.)/gs, (_, letter?: string) => (letter === undefined ? "'" : (meant[letter] ?? letter))),
  );
}

/** How a number is measured: neither where it is a code, a flag, a place or a setting. */
export function measuresOf(column: SchemaColumn): readonly ("sum" | "average")[] {
  const name = snake(column.name);
  if (
    column.type === "year" ||
    (/^tinyint/i.test(column.fullType) && !/score|rating|stars|count|num|qty|quantity/.test(name))
  ) {
    return [];
  }
  if (
    /(?:^|_)(?:id|no|code|status|state|type|flag|version|level|sort|order_?no|priority|lat|latitude|lng|lon|longitude|year|month|day|week|port|pid|uid|created|updated|deleted|timestamp|at|time)(?:_|$)/.test(
      name,
    )
  ) {
    return /(?:seconds|minutes|hours|duration|_ms)$/.test(name) ? ["average"] : [];
  }
  if (isTotal(name)) return ["sum", "average"];
  if (/score|rating|stars|rate|ratio|percent|share|price|age|temperature|weight|height|discount|unit_?cost/.test(name)) {
    return ["average"];
  }
  return ["sum", "average"];
}

/** An amount that adds up, whatever it is the total of; but for rates and prices of one. */
function isTotal(name: string): boolean {
  return (
    /(?:^|_)(?:total|subtotal|amount|sum)(?:_|$)/.test(name) &&
    !/(?:^|_)(?:rate|ratio|percent|percentage|pct|share|average|avg|unit)(?:_|$)/.test(name)
  );
}

/** The time at which a row came into being, as far as names and indexes tell. */
export function mainTime(table: SchemaTable): SchemaColumn | undefined {
  const times = table.columns.filter((column) => kindOf(column) === "time" && !isOfItsOwn(column));
  const rank = (column: SchemaColumn): number => {
    const name = snake(column.name);
    if (/updated|modified|deleted|closed|expire|birth|dob|last/.test(name)) return 5;
    if (/created|create_|creation|inserted|^ctime|创建|下单/.test(`${name}${column.comment}`)) return 0;
    if (/occurred|happened|ordered|placed|given|opened|started|start|event|begin|date/.test(name)) return 1;
    return column.isNullable ? 3 : 2;
  };
  return [...times].sort((one, other) => rank(one) - rank(other) || one.position - other.position)[0];
}

/** A time that says nothing of when the row came into being: a birthday, the end of a validity. */
function isOfItsOwn({ name, comment }: SchemaColumn): boolean {
  return /(?:^|_)(?:birth|birthday|birth_?date|date_?of_?birth|dob|expires?|expiry|expired|expiration)(?:_|$)/.test(snake(name)) || /生日|出生|到期|过期/.test(name + comment);
}

export function isText({ collation }: SchemaColumn): boolean {
  return collation !== null;
}

/** Whether texts of the column are compared by code point already. */
export function isExact({ collation }: SchemaColumn): boolean {
  return collation !== null && (collation.endsWith("_bin") || collation === "binary");
}
