import type { AnyFilter, AnyLeaf, AnyRowPolicy, Bounds, Catalog } from "../../query/index.ts";
import { fieldScale } from "../../query/metricScale.ts";
import { absoluteRule } from "../../engine/absoluteFilter.ts";
import { ByteLru, perOwner } from "./byteLru.ts";
import type { CodedColumn } from "./codedColumn.ts";
import type { Numbers } from "./numbers.ts";
import { lowerBound } from "./numbers.ts";
import { predicateOf } from "./predicate.ts";
import type { MemoryColumns, Visible } from "./table.ts";

/** 1 where a row matches. Kept between queries: never write to one that another function gave. */
type Mask = Uint8Array;
type RangeLeaf = Extract<AnyLeaf, { op: "range" }>;

/** What masks are made over: the columns, and which rows of other entities may be seen. */
export interface MaskScope {
  readonly catalog: Catalog;
  readonly columns: MemoryColumns;
  readonly visible: Visible;
}

const maskBytes = 96 * 2 ** 20;
const masksOf = perOwner<MemoryColumns, ByteLru<Mask>>(() => new ByteLru(maskBytes, ({ buffer }) => buffer.byteLength));

/** The rows of an entity that a filter holds for. */
export function maskOf(scope: MaskScope, entity: string, filter: AnyFilter): Mask {
  const { columns, visible } = scope;
  const key = `${entity} ${columns.linkedKey(entity, visible)} ${JSON.stringify(filter)}`;
  return masksOf(columns).kept(key, () => freshMask(scope, entity, filter));
}

/** The rows that may be seen and that the filters hold for; null: all. */
export function countedMask(scope: MaskScope, entity: string, filters: readonly (AnyFilter | null)[]): Mask | null {
  const { columns, visible } = scope;
  const masks = [
    visible(entity),
    ...filters.map((filter) => (filter === null ? null : maskOf(scope, entity, filter))),
  ].filter((mask) => mask !== null);
  if (masks.length <= 1) return masks[0] ?? null;
  const key = `all ${masks.map((mask) => columns.maskId(mask)).join(" ")}`;
  return masksOf(columns).kept(key, () => intersection(masks, columns.rowCount(entity)));
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
    const rule = (policy[entity] ?? "none") as AnyFilter | "all" | "none";
    const mask =
      rule === "all"
        ? null
        : rule === "none"
          ? masksOf(columns).kept(`${entity} none`, () => emptyMask(columns.rowCount(entity)))
          : maskOf({ catalog, columns, visible: all }, entity, absoluteRule(catalog, rule, now, `policy.${entity}`));
    masks.set(entity, mask);
    return mask;
  };
}

/** The numbers that a range leaf holds for, half-open; times as epoch milliseconds. */
export function boundsOf(catalog: Catalog, { dimension, range }: RangeLeaf): { readonly from: number; readonly to: number } {
  if (catalog.dimensions[dimension]?.kind !== "time") {
    const { from = -Infinity, to = Infinity } = range as Bounds<number>;
    return { from, to };
  }
  const { from, to } = range as Bounds<string>;
  return { from: from === undefined ? -Infinity : Date.parse(from), to: to === undefined ? Infinity : Date.parse(to) };
}

function freshMask(scope: MaskScope, entity: string, filter: AnyFilter): Mask {
  const { catalog, columns, visible } = scope;
  const rowCount = columns.rowCount(entity);
  if ("and" in filter) return intersection(filter.and.map((each) => maskOf(scope, entity, each)), rowCount);
  if ("or" in filter) return union(filter.or.map((each) => maskOf(scope, entity, each)), rowCount);
  if ("not" in filter) return complement(maskOf(scope, entity, filter.not));
  const { dimension } = filter;
  if (filter.op === "range" && fieldScale(catalog, dimension) === null) return inRange(columns, columns.numbers(entity, dimension, visible), boundsOf(catalog, filter));
  // Times mostly differ: coding them costs more than a look at each.
  if (filter.op === "isNull" && catalog.dimensions[dimension]?.kind === "time") return unknown(columns.numbers(entity, dimension, visible));
  return matching(columns.coded(entity, dimension, visible), filter);
}

/** Whole words, so that masks are joined four rows at a time. */
function emptyMask(rowCount: number): Mask {
  return new Uint8Array(new ArrayBuffer((rowCount + 3) & ~3), 0, rowCount);
}

function wordsOf(mask: Mask): Uint32Array {
  return new Uint32Array(mask.buffer);
}

function intersection(masks: readonly Mask[], rowCount: number): Mask {
  const result = emptyMask(rowCount).fill(1);
  const words = wordsOf(result);
  for (const mask of masks) {
    const others = wordsOf(mask);
    for (let word = 0; word < words.length; word++) words[word] = (words[word] as number) & (others[word] as number);
  }
  return result;
}

function union(masks: readonly Mask[], rowCount: number): Mask {
  const result = emptyMask(rowCount);
  const words = wordsOf(result);
  for (const mask of masks) {
    const others = wordsOf(mask);
    for (let word = 0; word < words.length; word++) words[word] = (words[word] as number) | (others[word] as number);
  }
  return result;
}

function complement(mask: Mask): Mask {
  const result = emptyMask(mask.length);
  const words = wordsOf(result);
  const others = wordsOf(mask);
  for (let word = 0; word < words.length; word++) words[word] = (others[word] as number) ^ 0x01010101;
  return result;
}

function inRange(columns: MemoryColumns, numbers: Numbers, { from, to }: { readonly from: number; readonly to: number }): Mask {
  const mask = emptyMask(numbers.length);
  if (columns.facts(numbers).sorted) return mask.fill(1, lowerBound(numbers, from), lowerBound(numbers, to));
  markBetween(mask, numbers, from, to);
  return mask;
}

/** Asks each distinct value once. */
function matching({ codes, values }: CodedColumn, leaf: AnyLeaf): Mask {
  const holds = predicateOf(leaf);
  const verdicts = Uint8Array.from([null, ...values], (value) => Number(holds(value)));
  const mask = emptyMask(codes.length);
  markCodes(mask, codes, verdicts);
  return mask;
}

function unknown(numbers: Numbers): Mask {
  const mask = emptyMask(numbers.length);
  for (let row = 0; row < mask.length; row++) mask[row] = Number(Number.isNaN(numbers[row]));
  return mask;
}

function markBetween(mask: Mask, numbers: Numbers, from: number, to: number): void {
  for (let row = 0; row < mask.length; row++) {
    const number = numbers[row] as number;
    mask[row] = number >= from && number < to ? 1 : 0;
  }
}

function markCodes(mask: Mask, codes: CodedColumn["codes"], verdicts: Uint8Array): void {
  for (let row = 0; row < mask.length; row++) mask[row] = verdicts[(codes[row] as number) + 1] as number;
}
