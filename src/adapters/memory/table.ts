import type { Catalog, Dimension, DimensionValue } from "../../query/index.ts";
import { dimensionPath, MetricsError } from "../../query/index.ts";
import { fieldScale } from "../../query/metricScale.ts";
import { suggestion } from "../../query/nearest.ts";
import { ByteLru } from "./byteLru.ts";
import { checkKind } from "./checkedKind.ts";
import type { CodedColumn } from "./codedColumn.ts";
import { codedColumn, gathered } from "./codedColumn.ts";
import type { ExactColumn } from "./exactColumn.ts";
import { exactColumn, nearestNumbers } from "./exactColumn.ts";
import type { MemoryColumn } from "./hostColumn.ts";
import { checkedCodes, decoded, isEncoded, lengthOf } from "./hostColumn.ts";
import type { NumberFacts, Numbers } from "./numbers.ts";
import { factsOf, linkedNumbers, numbersFrom } from "./numbers.ts";

/** Columns of one entity by name, all of one length: its dimensions, its key, its links. */
export type MemoryTable = { readonly [column: string]: MemoryColumn };
export type MemoryTables = { readonly [entity: string]: MemoryTable };

/** Rows of an entity that may be seen; null: all. */
export type Visible = (entity: string) => Uint8Array | null;

const linkedBytes = 64 * 2 ** 20;

/** The columns of all entities, reached by dimension; what is computed once is kept. */
export class MemoryColumns {
  readonly #catalog: Catalog;
  readonly #tables: MemoryTables;
  readonly #given = new Map<string, CodedColumn>();
  readonly #coded = new Map<string, CodedColumn>();
  readonly #exact = new Map<string, ExactColumn>();
  readonly #numbers = new Map<string, Numbers>();
  readonly #links = new Map<string, Int32Array>();
  readonly #linkedCodes = new ByteLru<CodedColumn>(linkedBytes, ({ codes }) => codes.byteLength);
  readonly #linkedNumbers = new ByteLru<Numbers>(linkedBytes, ({ byteLength }) => byteLength);
  readonly #facts = new WeakMap<Numbers, NumberFacts>();
  readonly #reachable = new Map<string, readonly string[]>();
  readonly #maskIds = new WeakMap<Uint8Array, number>();
  #masks = 0;
  readonly #rowCounts: ReadonlyMap<string, number>;

  constructor(catalog: Catalog, tables: MemoryTables) {
    this.#catalog = catalog;
    this.#tables = withEmptyOnes(catalog, tables);
    this.#rowCounts = new Map(Object.keys(catalog.entities).map((entity) => [entity, checkedLength(catalog, this.#tables, entity)]));
    for (const entity of this.#rowCounts.keys()) this.#takeGivenCodes(entity);
  }

  rowCount(entity: string): number {
    return this.#rowCounts.get(entity) ?? 0;
  }

  /** The column as codes, seen from rows of `entity`. `name` is a dimension, or a key or link of the entity. */
  coded(entity: string, name: string, visible: Visible): CodedColumn {
    const path = this.#path(entity, name);
    const owner = path.at(-1) ?? entity;
    if (path.length === 0) return this.#ownCoded(owner, name);
    return this.#linkedCodes.kept(this.#linkedKey(entity, name, path, visible), () =>
      gathered(this.#ownCoded(owner, name), this.#rowsThere(entity, path, visible)),
    );
  }

  /** A column of exact decimals, seen from rows of `entity`. */
  exact(entity: string, name: string, visible: Visible): ExactColumn {
    const owner = this.#path(entity, name).at(-1) ?? entity;
    return { ...this.coded(entity, name, visible), scaled: this.#ownExact(owner, name).scaled };
  }

  /** The column as numbers, seen from rows of `entity`; NaN is unknown. */
  numbers(entity: string, name: string, visible: Visible): Numbers {
    const path = this.#path(entity, name);
    const owner = path.at(-1) ?? entity;
    if (path.length === 0) return this.#ownNumbers(owner, name);
    return this.#linkedNumbers.kept(this.#linkedKey(entity, name, path, visible), () =>
      linkedNumbers(this.#ownNumbers(owner, name), this.#rowsThere(entity, path, visible)),
    );
  }

  /** What is known about a column that `numbers` gave. */
  facts(numbers: Numbers): NumberFacts {
    const known = this.#facts.get(numbers);
    if (known !== undefined) return known;
    const found = factsOf(numbers);
    this.#facts.set(numbers, found);
    return found;
  }

  /** Tells apart what rows of `entity` and of the entities it links to may be seen. */
  visibleKey(entity: string, visible: Visible): string {
    return [entity, ...this.#linked(entity)].map((each) => this.maskId(visible(each))).join(" ");
  }

  /** Tells apart what rows may be seen of the entities that `entity` links to. */
  linkedKey(entity: string, visible: Visible): string {
    return this.#linked(entity).map((each) => this.maskId(visible(each))).join(" ");
  }

  /** A number for each mask, by identity; 0 for none. */
  maskId(mask: Uint8Array | null): number {
    if (mask === null) return 0;
    const known = this.#maskIds.get(mask);
    if (known !== undefined) return known;
    this.#maskIds.set(mask, ++this.#masks);
    return this.#masks;
  }

  #linked(entity: string): readonly string[] {
    return kept(this.#reachable, entity, () => {
      const found = new Set<string>();
      const visit = (from: string) => {
        for (const to of Object.keys(this.#catalog.entities[from]?.belongsTo ?? {})) {
          if (found.has(to)) continue;
          found.add(to);
          visit(to);
        }
      };
      visit(entity);
      found.delete(entity);
      return [...found];
    });
  }

  #path(entity: string, name: string): readonly string[] {
    const path = Object.hasOwn(this.#catalog.dimensions, name) ? dimensionPath(this.#catalog, entity, name) : [];
    if (path === null) throw new MetricsError("unsupported", `${entity} rows have no ${name}`);
    return path;
  }

  #linkedKey(entity: string, name: string, path: readonly string[], visible: Visible): string {
    return JSON.stringify([entity, name, path.map((next) => this.maskId(visible(next)))]);
  }

  /** For each row of `entity` the row at the end of the path; −1 where there is none, or none that may be seen. */
  #rowsThere(entity: string, path: readonly string[], visible: Visible): Int32Array {
    let from = entity;
    let rows: Int32Array | null = null;
    for (const next of path) {
      const link = this.#link(from, next);
      const seen = visible(next);
      const step = seen === null ? link : link.map((row) => (row >= 0 && seen[row] === 1 ? row : -1));
      rows = rows === null ? step : rows.map((row) => (row < 0 ? -1 : (step[row] as number)));
      from = next;
    }
    return rows ?? new Int32Array();
  }

  #link(from: string, to: string): Int32Array {
    return kept(this.#links, `${from} ${to}`, () => {
      const key = this.#catalog.entities[to]?.key as string;
      const column = this.#catalog.entities[from]?.belongsTo?.[to] as string;
      const rowOf = new Map<DimensionValue, number>();
      const keys = this.#plain(to, key);
      for (let row = 0; row < keys.length; row++) rowOf.set(keys[row] as DimensionValue, row);
      return Int32Array.from(this.#plain(from, column), (value) => (value === null ? -1 : (rowOf.get(value) ?? -1)));
    });
  }

  #ownCoded(entity: string, name: string): CodedColumn {
    const key = `${entity} ${name}`;
    if (fieldScale(this.#catalog, name) !== null) return this.#ownExact(entity, name);
    return this.#given.get(key) ?? kept(this.#coded, key, () => codedColumn(this.#plain(entity, name)));
  }

  #ownExact(entity: string, name: string): ExactColumn {
    const path = `tables.${entity}.${name}`;
    return kept(this.#exact, path, () => exactColumn(this.#plain(entity, name), fieldScale(this.#catalog, name) ?? 0, path));
  }

  #ownNumbers(entity: string, name: string): Numbers {
    if (fieldScale(this.#catalog, name) !== null) {
      return kept(this.#numbers, `${entity} ${name}`, () => nearestNumbers(this.#ownExact(entity, name)));
    }
    return kept(this.#numbers, `${entity} ${name}`, () => numbersFrom(this.#plain(entity, name), `tables.${entity}.${name}`));
  }

  #plain(entity: string, name: string): ArrayLike<DimensionValue> {
    const given = this.#given.get(`${entity} ${name}`);
    return given === undefined ? (columnOf(this.#tables, entity, name) as ArrayLike<DimensionValue>) : decoded(given);
  }

  #takeGivenCodes(entity: string): void {
    for (const [name, column] of Object.entries(this.#tables[entity] ?? {})) {
      if (isEncoded(column)) this.#given.set(`${entity} ${name}`, checkedCodes(column, `tables.${entity}.${name}`));
    }
  }
}

function columnOf(tables: MemoryTables, entity: string, name: string): MemoryColumn {
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

/** An entity without a table has no rows yet; one whose table has another name is a mistake. */
function withEmptyOnes(catalog: Catalog, tables: MemoryTables): MemoryTables {
  const entities = Object.keys(catalog.entities);
  const absent = entities.filter((entity) => !Object.hasOwn(tables, entity));
  const unknown = Object.keys(tables).find((name) => !entities.includes(name));
  if (absent.length > 0 && unknown !== undefined) {
    throw new MetricsError("contract-violation", `the catalog has no entity "${unknown}"; ${suggestion(unknown, absent)}`, {
      path: `tables.${unknown}`,
    });
  }
  return { ...tables, ...Object.fromEntries(absent.map((entity) => [entity, emptyTable(catalog, entity)])) };
}

function emptyTable(catalog: Catalog, entity: string): MemoryTable {
  return Object.fromEntries(columnNames(catalog, entity).map((name) => [name, []]));
}

/** Its dimensions and the conformed ones. */
function ownDimensions(catalog: Catalog, entity: string): readonly string[] {
  return Object.keys(catalog.dimensions).filter((name) => {
    const owner = catalog.dimensions[name]?.entity;
    return owner === undefined || owner === entity;
  });
}

function columnNames(catalog: Catalog, entity: string): readonly string[] {
  const { key, belongsTo = {} } = catalog.entities[entity] as Catalog["entities"][string];
  return [key, ...Object.values(belongsTo), ...ownDimensions(catalog, entity)];
}

function checkedLength(catalog: Catalog, tables: MemoryTables, entity: string): number {
  const [key = "", ...names] = columnNames(catalog, entity);
  const length = lengthOf(columnOf(tables, entity, key));
  for (const name of names) {
    const found = lengthOf(columnOf(tables, entity, name));
    if (found === length) continue;
    throw new MetricsError("contract-violation", `column ${name} has ${found} values, ${key} has ${length}`, {
      path: `tables.${entity}.${name}`,
    });
  }
  for (const name of ownDimensions(catalog, entity)) {
    checkKind(columnOf(tables, entity, name), catalog.dimensions[name] as Dimension, [entity, name]);
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
