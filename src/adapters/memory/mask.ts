import type { AnyFilter, AnyLeaf, AnyRowPolicy, Bounds, Catalog, DimensionValue } from "../../query/index.ts";
import { absoluteRule } from "../../engine/absoluteFilter.ts";
import type { MemoryColumns, Visible } from "./table.ts";

/** 1 where a row matches. */
type Mask = Uint8Array;

/** What masks are made over: the columns, and which rows of other entities may be seen. */
export interface MaskScope {
  readonly catalog: Catalog;
  readonly columns: MemoryColumns;
  readonly visible: Visible;
}

/** The rows of an entity that a filter holds for. */
export function maskOf(scope: MaskScope, entity: string, filter: AnyFilter): Mask {
  if ("and" in filter) return combined(scope, entity, filter.and, 1, (a, b) => a & b);
  if ("or" in filter) return combined(scope, entity, filter.or, 0, (a, b) => a | b);
  if ("not" in filter) return maskOf(scope, entity, filter.not).map((bit) => 1 - bit);
  const kind = scope.catalog.dimensions[filter.dimension]?.kind;
  if (filter.op === "range") {
    const bounds = kind === "time" ? instants(filter.range as Bounds<string>) : (filter.range as Bounds<number>);
    return inRange(scope.columns.numbers(entity, filter.dimension, scope.visible), bounds);
  }
  return coded(scope, entity, filter);
}

/** The rows that a policy leaves, entity by entity; conditions on linked rows see all of these. */
export function visibleRows(
  catalog: Catalog,
  columns: MemoryColumns,
  policy: AnyRowPolicy,
  { now }: { readonly now: number },
): Visible {
  if (policy === "public") return () => null;
  const all: Visible = () => null;
  const masks = new Map<string, Mask | null>();
  return (entity) => {
    const known = masks.get(entity);
    if (known !== undefined) return known;
    const rule = policy[entity] ?? "none";
    const mask =
      rule === "all"
        ? null
        : rule === "none"
          ? new Uint8Array(columns.rowCount(entity))
          : maskOf({ catalog, columns, visible: all }, entity, absoluteRule(catalog, rule, now, `policy.${entity}`));
    masks.set(entity, mask);
    return mask;
  };
}

function combined(
  scope: MaskScope,
  entity: string,
  filters: readonly AnyFilter[],
  empty: 0 | 1,
  join: (a: number, b: number) => number,
): Mask {
  const masks = filters.map((filter) => maskOf(scope, entity, filter));
  const result = new Uint8Array(scope.columns.rowCount(entity)).fill(empty);
  for (const mask of masks) {
    for (let row = 0; row < result.length; row++) result[row] = join(result[row] as number, mask[row] as number);
  }
  return result;
}

function inRange(numbers: Float64Array, { from = -Infinity, to = Infinity }: Bounds<number>): Mask {
  const mask = new Uint8Array(numbers.length);
  for (let row = 0; row < mask.length; row++) {
    const number = numbers[row] as number;
    mask[row] = number >= from && number < to ? 1 : 0;
  }
  return mask;
}

function instants({ from, to }: Bounds<string>): Bounds<number> {
  return {
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  };
}

/** Asks each distinct value once. */
function coded({ columns, visible }: MaskScope, entity: string, leaf: Exclude<AnyLeaf, { op: "range" }>): Mask {
  const { codes, values } = columns.coded(entity, leaf.dimension, visible);
  const holds = predicateOf(leaf);
  const verdicts = Uint8Array.from(values, (value) => Number(holds(value)));
  const unknown = Number(holds(null));
  const mask = new Uint8Array(codes.length);
  for (let row = 0; row < mask.length; row++) {
    const code = codes[row] as number;
    mask[row] = code < 0 ? unknown : (verdicts[code] as number);
  }
  return mask;
}

function predicateOf(leaf: Exclude<AnyLeaf, { op: "range" }>): (value: DimensionValue) => boolean {
  switch (leaf.op) {
    case "isNull":
      return (value) => value === null;
    case "equals":
      return (value) => value === leaf.value;
    case "in": {
      const listed = new Set(leaf.values);
      return (value) => listed.has(value);
    }
    case "notIn": {
      const listed = new Set(leaf.values);
      return (value) => !listed.has(value);
    }
    case "contains":
      return (value) => typeof value === "string" && value.includes(leaf.value);
    case "startsWith":
      return (value) => typeof value === "string" && value.startsWith(leaf.value);
    default:
      return leaf satisfies never;
  }
}
