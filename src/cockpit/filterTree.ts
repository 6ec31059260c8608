import { readNumber } from "../format/readNumber.ts";
import type { Dimension, DimensionValue } from "../query/dimension.ts";
import type { AnyFilter, AnyLeaf, Bounds } from "../query/filter.ts";
import { numberTyped } from "./numberTyped.ts";

type Dimensions = { readonly [name: string]: Dimension };

/** How a condition is written: `equals` is a list of one, and `isKnown` what is not unknown. */
export type ConditionOp = Exclude<AnyLeaf["op"], "equals"> | "isKnown";

/** Conditions of which all, any, or not all of them hold. A part may be half written. */
export interface FilterGroup {
  readonly join: "and" | "or";
  readonly isNegated: boolean;
  readonly parts: readonly AnyFilter[];
}

/** What a dimension can be asked, the most usual first. */
export function opsOf(dimension: Dimension | undefined): readonly ConditionOp[] {
  if (dimension?.kind === "time") return ["range", "isNull", "isKnown"];
  if (dimension?.kind === "number" || dimension?.kind === "decimal") return ["range", "in", "notIn", "isNull", "isKnown"];
  return dimension?.kind === "string" ? ["in", "notIn", "contains", "startsWith", "isNull", "isKnown"] : ["in", "notIn", "isNull", "isKnown"];
}

/** The leaf that a filter is, or is but for a `not` before `isNull`; null where it is a group. */
export function conditionIn(filter: AnyFilter): { readonly op: ConditionOp; readonly leaf: AnyLeaf } | null {
  if ("op" in filter) return { op: filter.op === "equals" ? "in" : filter.op, leaf: filter };
  if ("not" in filter && "op" in filter.not && filter.not.op === "isNull") return { op: "isKnown", leaf: filter.not };
  return null;
}

/** A condition that has no values yet. */
export function startCondition(dimension: string, described: Dimension | undefined, op: ConditionOp = opsOf(described)[0] ?? "in"): AnyFilter {
  switch (op) {
    case "isNull":
      return { dimension, op };
    case "isKnown":
      return { not: { dimension, op: "isNull" } };
    case "in":
    case "notIn":
      return { dimension, op, values: [] };
    case "contains":
    case "startsWith":
      return { dimension, op, value: "" };
    case "range":
      return { dimension, op, range: described?.kind === "time" ? { last: 28, unit: "day" } : {} };
    default:
      return op satisfies never;
  }
}

/** The same condition asked otherwise, with the values that it had as far as they fit. */
export function withOp(leaf: AnyLeaf, described: Dimension | undefined, op: ConditionOp): AnyFilter {
  const values = valuesOf(leaf);
  const start = startCondition(leaf.dimension, described, op);
  if ("values" in start) return { ...start, values };
  const text = values.find((value) => typeof value === "string");
  if (!("value" in start) || text === undefined) return start;
  return { ...start, value: text, ...("ignoreCase" in leaf && leaf.ignoreCase === true && { ignoreCase: true }) };
}

/** The values that a condition names, whichever way it does. */
export function valuesOf(leaf: AnyLeaf): readonly DimensionValue[] {
  if ("values" in leaf) return leaf.values;
  return "value" in leaf && leaf.value !== "" ? [leaf.value] : [];
}

/** The group that a filter is; a single condition is a group of one. */
export function groupOf(filter: AnyFilter | null): FilterGroup {
  if (filter === null) return { join: "and", isNegated: false, parts: [] };
  if ("and" in filter) return { join: "and", isNegated: false, parts: filter.and };
  if ("or" in filter) return { join: "or", isNegated: false, parts: filter.or };
  if (conditionIn(filter) !== null || !("not" in filter)) return { join: "and", isNegated: false, parts: [filter] };
  const inner = groupOf(filter.not);
  return inner.isNegated ? { join: "and", isNegated: true, parts: [filter.not] } : { ...inner, isNegated: true };
}

/** The filter of a group, which stays one however few it has; none is no filter. */
export function filterOf({ join, isNegated, parts }: FilterGroup): AnyFilter | null {
  if (parts.length === 0) return null;
  const joined: AnyFilter = join === "and" ? { and: parts } : { or: parts };
  return isNegated ? { not: joined } : joined;
}

/** With numbers in place of the bounds that are texts of numbers, as the locale writes them: so they outlast the page's locale. */
export function withNumbers(filter: AnyFilter, dimensions: Dimensions, locale: string): AnyFilter {
  if ("not" in filter) return { not: withNumbers(filter.not, dimensions, locale) };
  if ("and" in filter) return { and: filter.and.map((part) => withNumbers(part, dimensions, locale)) };
  if ("or" in filter) return { or: filter.or.map((part) => withNumbers(part, dimensions, locale)) };
  const described = dimensions[filter.dimension];
  const bounds = filter.op === "range" && described?.kind === "number" ? openBounds(filter, described) : null;
  if (bounds === null) return filter;
  const read = (bound: string | number) => (typeof bound === "number" ? bound : numberTyped(bound, { locale, isDone: true }));
  return { ...filter, range: Object.fromEntries(Object.entries(bounds).map(([end, bound]) => [end, read(bound)])) } as AnyFilter;
}

/** What is written to its end, numbers as the locale writes them; null where nothing is. What stands in a group alone stands by itself. */
export function wholeFilter(filter: AnyFilter | null, dimensions: Dimensions, locale: string): AnyFilter | null {
  if (filter === null) return null;
  if ("op" in filter) return wholeLeaf(filter, dimensions[filter.dimension], locale);
  if ("not" in filter) {
    const inner = wholeFilter(filter.not, dimensions, locale);
    return inner && { not: inner };
  }
  const parts = ("and" in filter ? filter.and : filter.or).flatMap((part) => wholeFilter(part, dimensions, locale) ?? []);
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? null;
  return "and" in filter ? { and: parts } : { or: parts };
}

function wholeLeaf(leaf: AnyLeaf, described: Dimension | undefined, locale: string): AnyLeaf | null {
  if (described === undefined) return null;
  const whole = (value: DimensionValue) => {
    if (described.kind !== "number" || typeof value === "number" || value === null) return value === "" ? [] : [value];
    const number = typeof value === "string" ? readNumber(value, locale) : NaN;
    return Number.isNaN(number) ? [] : [number];
  };
  switch (leaf.op) {
    case "isNull":
      return leaf;
    case "equals": {
      const [value] = whole(leaf.value);
      return value === undefined || value === null ? null : { ...leaf, value };
    }
    case "in":
    case "notIn": {
      const values = leaf.values.flatMap(whole);
      return values.length === 0 ? null : { ...leaf, values };
    }
    case "contains":
    case "startsWith":
      return leaf.value === "" ? null : leaf;
    case "range":
      return wholeRange(leaf, described, locale);
    default:
      return leaf satisfies never;
  }
}

function wholeRange(leaf: RangeLeaf, described: Dimension, locale: string): AnyLeaf | null {
  const bounds = openBounds(leaf, described);
  if (bounds === null) return leaf;
  const read = (bound: string | number) => {
    if (described.kind === "time") return isInstant(bound) ? bound : NaN;
    if (described.kind === "number") return typeof bound === "number" ? bound : readNumber(bound, locale);
    return isNumber(bound) ? bound : NaN;
  };
  const written = Object.entries(bounds).map(([end, bound]) => [end, read(bound)] as const).filter(([, bound]) => !Number.isNaN(bound));
  if (written.length === 0) return null;
  const range = Object.fromEntries(written);
  return { ...leaf, range: range as Bounds<string> };
}

type RangeLeaf = Extract<AnyLeaf, { readonly op: "range" }>;

/** The bounds that are written one by one; null of a span of time that a calendar shows, relative or with both its ends. */
export function openBounds({ range }: RangeLeaf, described: Dimension | undefined): Bounds<string | number> | null {
  if (!Object.keys(range).every((key) => key === "from" || key === "to")) return null;
  const { from, to } = range as Bounds<string | number>;
  return described?.kind === "time" && isTime(from) && isTime(to) ? null : (range as Bounds<string | number>);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)));
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && Number.isFinite(Date.parse(value));
}

/** Dates without a zone are the reporting zone's, and come in pairs: one that stands alone is an instant. */
function isInstant(value: unknown): boolean {
  return isTime(value) && /T.*(Z|[+-]\d{2}:\d{2})$/.test(String(value));
}
