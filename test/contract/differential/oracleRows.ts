import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { AnyFilter, AnyLeaf, Catalog, DimensionValue } from "../../../src/query/index.ts";
import { inValue, isSame, readExact, scaleIn } from "./oracleExact.ts";
import type { AnyRange, Place } from "./oracleSpans.ts";
import { edgeOf, inSpan, instantOf, spanOf } from "./oracleSpans.ts";

export type Row = { readonly [column: string]: DimensionValue };

/** Rows of an entity with everything that they belong to, as one object each. */
export function joinedRows(catalog: Catalog, tables: MemoryTables, entity: string): readonly Row[] {
  const kept = joined.get(tables)?.get(entity);
  if (kept !== undefined) return kept;
  const table = tables[entity] ?? {};
  const { key, belongsTo = {} } = catalog.entities[entity] as Catalog["entities"][string];
  const count = (table[key] as ArrayLike<DimensionValue>).length;
  const links = Object.entries(belongsTo).map(([target, column]) => ({
    column,
    rows: new Map(joinedRows(catalog, tables, target).map((row) => [row[catalog.entities[target]?.key as string], row])),
  }));
  const rows = Array.from({ length: count }, (_, at): Row => {
    const own = Object.fromEntries(Object.entries(table).map(([name, values]) => [name, readExact(catalog, name, (values as ArrayLike<DimensionValue | bigint>)[at] ?? null)]));
    const beyondIt = links.map(({ column, rows: targets }) => targets.get(own[column] ?? null) ?? {});
    return Object.assign({}, ...beyondIt, own) as Row;
  });
  joined.set(tables, (joined.get(tables) ?? new Map<string, readonly Row[]>()).set(entity, rows));
  return rows;
}
const joined = new WeakMap<MemoryTables, Map<string, readonly Row[]>>();

export function holds(catalog: Catalog, filter: AnyFilter | undefined, row: Row, place: Place): boolean {
  if (filter === undefined) return true;
  if ("and" in filter) return filter.and.every((part) => holds(catalog, part, row, place));
  if ("or" in filter) return filter.or.some((part) => holds(catalog, part, row, place));
  if ("not" in filter) return !holds(catalog, filter.not, row, place);
  return leafHolds(catalog, filter, row[filter.dimension] ?? null, place);
}

function leafHolds(catalog: Catalog, leaf: AnyLeaf, value: DimensionValue, place: Place): boolean {
  switch (leaf.op) {
    case "isNull":
      return value === null;
    case "equals":
      return isSame(catalog, leaf.dimension, value, leaf.value);
    case "in":
      return leaf.values.some((one) => isSame(catalog, leaf.dimension, value, one));
    case "notIn":
      return !leaf.values.some((one) => isSame(catalog, leaf.dimension, value, one));
    case "contains":
    case "startsWith": {
      if (typeof value !== "string") return false;
      const at = leaf.ignoreCase === true ? value.toLowerCase().indexOf(leaf.value.toLowerCase()) : value.indexOf(leaf.value);
      return leaf.op === "contains" ? at >= 0 : at === 0;
    }
    case "range": {
      const range = leaf.range as AnyRange;
      if (scaleIn(catalog, leaf.dimension) !== null) {
        const { from, to } = range as { readonly from?: string; readonly to?: string };
        if (value === null || (from !== undefined && inValue(String(value), String(from)) < 0)) return false;
        return to === undefined || inValue(String(value), String(to)) < 0;
      }
      if (typeof value !== "number") return false;
      if (catalog.dimensions[leaf.dimension]?.kind === "number") {
        return value >= Number(range["from"] ?? -Infinity) && value < Number(range["to"] ?? Infinity);
      }
      const bound = (text: unknown) => (text === undefined ? null : instantOf(edgeOf(String(text)), place));
      if (("from" in range) !== ("to" in range)) {
        return value >= (bound(range["from"]) ?? -Infinity) && value < (bound(range["to"]) ?? Infinity);
      }
      return inSpan(value, spanOf(range, place), place, { seen: false });
    }
    default:
      return leaf satisfies never;
  }
}

/** Enums as declared, texts by code point, unknown last. */
export function inOrder(catalog: Catalog, dimension: string, a: DimensionValue, b: DimensionValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const definition = catalog.dimensions[dimension];
  if (definition?.kind === "enum") return definition.values.indexOf(String(a)) - definition.values.indexOf(String(b));
  if (typeof a !== "string" || definition?.kind === "decimal") return inValue(a as string | number, b as string | number);
  const [one, other] = [Array.from(a), Array.from(String(b))];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at]?.codePointAt(0) ?? -1) - (other[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
