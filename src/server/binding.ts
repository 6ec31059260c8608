import type { Catalog, DimensionName, EntityName } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { nameError } from "../query/nearest.ts";
import type { Sql } from "./sql.ts";
import { isSql } from "./sql.ts";

/**
 * Where a value stands: a column's name, or trusted SQL over the columns of the one table.
 * `text`: a key or a link that holds texts, and is no dimension, which would say so: texts are then compared as all others
 * are, by code point, where the column's own collation may take `A1` for `a1`. `metricdeck lint` names those that lack it.
 * `exact`: the column's collation is binary (`utf8mb4_bin`), so that it can be compared and grouped as it is.
 * `leads`: an index of the table begins with this time column, and goes on with what trends count: a large table's
 * trend is then read bucket by bucket, each as a range of that index.
 * `zeroTimes`: false where the column can hold no zero date of MySQL's (`sql_mode` has NO_ZERO_DATE and
 * NO_ZERO_IN_DATE, and none is left from before); counts of known times and ranges across months then need not look for
 * them. Default true.
 */
export type ColumnBinding =
  | string
  | Sql
  | {
      readonly column: string;
      readonly text?: boolean;
      readonly exact?: boolean;
      readonly leads?: boolean;
      readonly zeroTimes?: boolean;
    };

interface TableBinding {
  /** `tickets`, or `schema.tickets`. */
  readonly table: string;
  /** Whether every text column of the table has a binary collation. Default false. */
  readonly exact?: boolean;
}

/** Every column by hand, or `naming` for those that are the snake_case of their name. */
export type EntityBinding<Name extends string = string> = TableBinding &
  (
    | { readonly naming?: undefined; readonly columns: { readonly [N in Name]: ColumnBinding } }
    | { readonly naming: "snake_case"; readonly columns?: { readonly [N in Name]?: ColumnBinding } }
  );

type LinkName<E> = E extends { readonly belongsTo: infer Links } ? Links[keyof Links] & string : never;
type OwnDimension<C extends Catalog, E> = {
  [D in DimensionName<C>]: string extends Exclude<C["dimensions"][D]["entity"], undefined>
    ? D
    : E extends C["dimensions"][D]["entity"]
      ? D
      : never;
}[DimensionName<C>];

/** What an entity's table must hold: its key, its links, its dimensions and the conformed ones. */
export type ColumnName<C extends Catalog, E extends EntityName<C>> =
  | C["entities"][E]["key"]
  | LinkName<C["entities"][E]>
  | OwnDimension<C, E>;

/** Where a catalog's entities stand in a database. Times are DATETIME in UTC, or TIMESTAMP. */
export interface Binding<C extends Catalog = Catalog> {
  readonly timeZone?: "UTC";
  readonly entities: { readonly [E in EntityName<C>]: EntityBinding<ColumnName<C, E>> };
}
/** A binding whose catalog is not known to the compiler. */
export interface AnyBinding {
  readonly timeZone?: "UTC";
  readonly entities: { readonly [entity: string]: EntityBinding };
}

/**
 * Says where a catalog's entities stand. A column that is missing does not compile; checked again at run time.
 * @throws MetricsError `invalid-query` with the path of the first name that is unknown or missing
 */
export function defineBinding<C extends Catalog>(catalog: C, binding: Binding<C>): Binding<C> {
  checkBinding(catalog, binding as AnyBinding);
  return binding;
}

export function checkBinding(catalog: Catalog, { timeZone = "UTC", entities }: AnyBinding): void {
  if (timeZone !== "UTC") {
    throw new MetricsError("unsupported", `times in ${String(timeZone)} cannot be read; store them in UTC`, {
      path: "timeZone",
    });
  }
  for (const name of Object.keys(entities)) {
    if (!Object.hasOwn(catalog.entities, name)) {
      throw nameError("entity", name, Object.keys(catalog.entities), `entities.${name}`);
    }
  }
  for (const name of Object.keys(catalog.entities)) {
    const entity = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (entity === undefined) throw missing(`no table is bound to ${name}; add it`, `entities.${name}`);
    if (typeof entity.table !== "string" || entity.table === "") {
      throw missing(`${name} needs the name of its table`, `entities.${name}.table`);
    }
    checkColumns(columnNames(catalog, name), entity, `entities.${name}.columns`);
  }
}

function checkColumns(names: readonly string[], { naming, columns = {} }: EntityBinding, path: string): void {
  for (const name of Object.keys(columns)) {
    if (!names.includes(name)) throw nameError("column", name, names, `${path}.${name}`);
  }
  for (const name of names) {
    const bound = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (bound === undefined && naming === undefined) {
      throw missing(`no column is bound to ${name}; add it, or set naming: "snake_case"`, `${path}.${name}`);
    }
    if (bound !== undefined && !isColumn(bound)) {
      throw missing(`expected a column's name, { column } or sql\`…\``, `${path}.${name}`);
    }
  }
}

function isColumn(bound: ColumnBinding): boolean {
  if (isSql(bound)) return true;
  const name: unknown = typeof bound === "object" && "column" in bound ? bound.column : bound;
  return typeof name === "string" && name !== "";
}

function columnNames(catalog: Catalog, entity: string): readonly string[] {
  const { key, belongsTo = {} } = catalog.entities[entity] as Catalog["entities"][string];
  const own = Object.entries(catalog.dimensions).filter(
    ([, dimension]) => dimension.entity === undefined || dimension.entity === entity,
  );
  return [...new Set([key, ...Object.values(belongsTo), ...own.map(([name]) => name)])];
}

function missing(message: string, path: string): MetricsError {
  return new MetricsError("invalid-query", message, { path });
}

/** What a name is bound to: a column, or SQL over the table's columns. */
export type BoundColumn =
  | ({ readonly column: string } & Readonly<Record<"text" | "exact" | "leads" | "zeroTimes", boolean>>)
  | { readonly expression: Sql };

export function boundColumn({ exact = false, columns = {} }: EntityBinding, name: string): BoundColumn {
  const bound = (Object.hasOwn(columns, name) ? columns[name] : undefined) ?? snakeCase(name);
  const plain = { text: false, exact, leads: false, zeroTimes: true };
  if (typeof bound === "string") return { column: bound, ...plain };
  if ("column" in bound) return { ...plain, ...bound };
  return { expression: bound };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? "_" : ""}${letter.toLowerCase()}`);
}
