import type { Catalog, DimensionValue } from "../../query/index.ts";
import { dimensionPath, MetricsError } from "../../query/index.ts";
import { suggestion } from "../../query/nearest.ts";

/** Columns of one entity by name, all of one length: its dimensions, its key, its links. Times as epoch milliseconds. */
export type MemoryTable = { readonly [column: string]: ArrayLike<DimensionValue> };
export type MemoryTables = { readonly [entity: string]: MemoryTable };

/** A column as codes into its distinct values; −1 is unknown. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly values: readonly Exclude<DimensionValue, null>[];
}

/** Rows of an entity that may be seen; null: all. */
export type Visible = (entity: string) => Uint8Array | null;

/** The columns of all entities, reached by dimension; what is computed once is kept. */
export class MemoryColumns {
  readonly #catalog: Catalog;
  readonly #tables: MemoryTables;
  readonly #coded = new Map<string, CodedColumn>();
  readonly #numbers = new Map<string, Float64Array>();
  readonly #links = new Map<string, Int32Array>();
  readonly #rowCounts: ReadonlyMap<string, number>;

  constructor(catalog: Catalog, tables: MemoryTables) {
    this.#catalog = catalog;
    this.#tables = tables;
    this.#rowCounts = new Map(Object.keys(catalog.entities).map((entity) => [entity, checkedLength(catalog, tables, entity)]));
  }

  rowCount(entity: string): number {
    return this.#rowCounts.get(entity) ?? 0;
  }

  /** The column as codes, seen from rows of `entity`. `name` is a dimension, or a key or link of the entity. */
  coded(entity: string, name: string, visible: Visible): CodedColumn {
    const { owner, rows } = this.#reach(entity, name, visible);
    const own = this.#ownCoded(owner, name);
    if (rows === null) return own;
    return { values: own.values, codes: rows.map((row) => (row < 0 ? -1 : (own.codes[row] as number))) };
  }

  /** The column as numbers, seen from rows of `entity`; NaN is unknown. */
  numbers(entity: string, name: string, visible: Visible): Float64Array {
    const { owner, rows } = this.#reach(entity, name, visible);
    const own = this.#ownNumbers(owner, name);
    if (rows === null) return own;
    return Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : (own[row] as number)));
  }

  /** Where a dimension lives, and for each row of `entity` the row there; null: the same rows. */
  #reach(entity: string, name: string, visible: Visible): { readonly owner: string; readonly rows: Int32Array | null } {
    const path = Object.hasOwn(this.#catalog.dimensions, name) ? dimensionPath(this.#catalog, entity, name) : [];
    if (path === null) throw new MetricsError("unsupported", `${entity} rows have no ${name}`);
    let owner = entity;
    let rows: Int32Array | null = null;
    for (const next of path) {
      const link = this.#link(owner, next);
      const seen = visible(next);
      const step = seen === null ? link : link.map((row) => (row >= 0 && seen[row] === 1 ? row : -1));
      rows = rows === null ? step : rows.map((row) => (row < 0 ? -1 : (step[row] as number)));
      owner = next;
    }
    return { owner, rows };
  }

  #link(from: string, to: string): Int32Array {
    return kept(this.#links, `${from} ${to}`, () => {
      const key = this.#catalog.entities[to]?.key as string;
      const column = this.#catalog.entities[from]?.belongsTo?.[to] as string;
      const rowOf = new Map<DimensionValue, number>();
      const keys = this.#column(to, key);
      for (let row = 0; row < keys.length; row++) rowOf.set(keys[row] as DimensionValue, row);
      return Int32Array.from(this.#column(from, column), (value) => (value === null ? -1 : (rowOf.get(value) ?? -1)));
    });
  }

  #ownCoded(entity: string, name: string): CodedColumn {
    return kept(this.#coded, `${entity} ${name}`, () => {
      const codeOf = new Map<DimensionValue, number>();
      const values: Exclude<DimensionValue, null>[] = [];
      const codes = Int32Array.from(this.#column(entity, name), (value) => {
        if (value === null || Number.isNaN(value)) return -1;
        const known = codeOf.get(value);
        if (known !== undefined) return known;
        codeOf.set(value, values.length);
        return values.push(value) - 1;
      });
      return { codes, values };
    });
  }

  #ownNumbers(entity: string, name: string): Float64Array {
    return kept(this.#numbers, `${entity} ${name}`, () =>
      Float64Array.from(this.#column(entity, name), (value) => (typeof value === "number" ? value : Number.NaN)),
    );
  }

  #column(entity: string, name: string): ArrayLike<DimensionValue> {
    return columnOf(this.#tables, entity, name);
  }
}

function columnOf(tables: MemoryTables, entity: string, name: string): ArrayLike<DimensionValue> {
  const table = tables[entity] ?? {};
  const column = Object.hasOwn(table, name) ? table[name] : undefined;
  if (column === undefined) {
    throw new MetricsError(
      "contract-violation",
      `the table of ${entity} has no column "${name}"; ${suggestion(name, Object.keys(table))}`,
      { path: `tables.${entity}.${name}` },
    );
  }
  return column;
}

function checkedLength(catalog: Catalog, tables: MemoryTables, entity: string): number {
  const { key, belongsTo = {} } = catalog.entities[entity] as Catalog["entities"][string];
  const own = Object.keys(catalog.dimensions).filter((name) => {
    const owner = catalog.dimensions[name]?.entity;
    return owner === undefined || owner === entity;
  });
  const { length } = columnOf(tables, entity, key);
  for (const name of [...Object.values(belongsTo), ...own]) {
    const column = columnOf(tables, entity, name);
    if (column.length === length) continue;
    throw new MetricsError("contract-violation", `column ${name} has ${column.length} values, ${key} has ${length}`, {
      path: `tables.${entity}.${name}`,
    });
  }
  return length;
}

function kept<V>(cache: Map<string, V>, key: string, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
