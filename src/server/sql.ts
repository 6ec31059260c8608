/** What a statement may bind. */
export type SqlValue = string | number | null;

/** A piece of SQL: text with `?` in the place of each value. Made by `sql` only, so that no input can pose as one. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A whole statement: what is prepared and what is bound. */
export interface Statement extends Sql {
  /** Values stand in its text, which is not to be shown, and hardly comes again. */
  readonly holdsValues?: true;
}

/**
 * Shared by all copies of the package in a process: one that was read as CommonJS and one as a module know each other's
 * fragments. No JSON holds a symbol.
 */
const brand = Symbol.for("metricdeck.sql");

class Fragment implements Sql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  constructor(text: string, values: readonly SqlValue[]) {
    this.sql = text;
    this.values = values;
  }
  get [brand](): true {
    return true;
  }
}

/**
 * Trusted SQL. Fragments inside are put in as they are, everything else is bound.
 *
 *     sql`IF(score > ${3}, 'good', 'poor')`
 *
 * @throws TypeError for a value that cannot be bound: only texts, finite numbers, booleans and null can
 */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Sql | SqlValue | boolean)[]): Sql {
  let text = texts[0] ?? "";
  const values: SqlValue[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (isSql(part)) {
      text += part.sql;
      if (part.values.length > 0) values.push(...part.values);
    } else {
      text += "?";
      values.push(bindable(part));
    }
    text += texts[index + 1] ?? "";
  }
  return new Fragment(text, values);
}

function bindable(value: unknown): SqlValue {
  if (value === null || typeof value === "string" || Number.isFinite(value)) return value as SqlValue;
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new TypeError(`metricdeck: a ${typeof value} cannot be bound; use a text, a finite number, a boolean or null`);
}

export function isSql(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && brand in value;
}

/** Text that the compiler wrote itself: never anything that was asked. */
export function trusted(text: string): Sql {
  return new Fragment(text, []);
}

/** A name out of the host's binding or the compiler. */
export function identifier(name: string): Sql {
  return trusted(`\`${name.replaceAll("`", "``")}\``);
}

/** The same text with other values in its places. */
export function withValues({ sql: text }: Sql, values: readonly SqlValue[]): Sql {
  return new Fragment(text, values);
}

export function joined(parts: readonly Sql[], separator: string): Sql {
  let text = "";
  const values: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    text += index === 0 ? part.sql : separator + part.sql;
    if (part.values.length > 0) values.push(...part.values);
  }
  return new Fragment(text, values);
}

export function allTrue(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return trusted("TRUE");
  return conditions.length === 1 ? (conditions[0] as Sql) : sql`(${joined(conditions, " AND ")})`;
}

export function anyTrue(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return trusted("FALSE");
  return conditions.length === 1 ? (conditions[0] as Sql) : sql`(${joined(conditions, " OR ")})`;
}
