import type { Dimension, DimensionValue } from "../query/dimension.ts";
import type { AnyFilter, AnyLeaf, Bounds } from "../query/filter.ts";

/** How a condition is written: `between` is a range whose bounds may be open. */
export type ConditionOp = "in" | "notIn" | "contains" | "startsWith" | "between" | "isNull" | "isKnown";

/** One condition as it is being written. */
export interface ConditionNode {
  readonly kind: "condition";
  readonly dimension: string;
  readonly op: ConditionOp;
  readonly values: readonly DimensionValue[];
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** Conditions of which all, any, or not all of them hold. */
export interface GroupNode {
  readonly kind: "group";
  readonly join: "and" | "or";
  readonly isNegated: boolean;
  readonly parts: readonly FilterNode[];
}

/** A filter that the builder did not make and cannot show: it stays as it is. */
export interface OpaqueNode {
  readonly kind: "opaque";
  readonly filter: AnyFilter;
}

export type FilterNode = ConditionNode | GroupNode | OpaqueNode;

export const emptyGroup: GroupNode = { kind: "group", join: "and", isNegated: false, parts: [] };

export function emptyCondition(dimension: string, op: ConditionOp): ConditionNode {
  return { kind: "condition", dimension, op, values: [], text: "", from: "", to: "" };
}

/** What a dimension can be asked, the most usual first. */
export function opsOf(dimension: Dimension | undefined): readonly ConditionOp[] {
  if (dimension?.kind === "time") return ["between", "isNull", "isKnown"];
  if (dimension?.kind === "number" || dimension?.kind === "decimal") return ["between", "in", "notIn", "isNull", "isKnown"];
  return dimension?.kind === "string" ? ["in", "notIn", "contains", "startsWith", "isNull", "isKnown"] : ["in", "notIn", "isNull", "isKnown"];
}

/** The group that a filter is; a single condition is a group of one. */
export function groupOf(filter: AnyFilter | null): GroupNode {
  const node = filter === null ? emptyGroup : nodeOf(filter);
  return node.kind === "group" ? node : { ...emptyGroup, parts: [node] };
}

function nodeOf(filter: AnyFilter): FilterNode {
  if ("and" in filter) return { ...emptyGroup, parts: filter.and.map(nodeOf) };
  if ("or" in filter) return { ...emptyGroup, join: "or", parts: filter.or.map(nodeOf) };
  if ("op" in filter) return conditionOf(filter);
  if ("op" in filter.not && filter.not.op === "isNull") return emptyCondition(filter.not.dimension, "isKnown");
  const inner = groupOf(filter.not);
  return inner.isNegated ? { ...emptyGroup, isNegated: true, parts: [inner] } : { ...inner, isNegated: true };
}

function conditionOf(leaf: AnyLeaf): FilterNode {
  const { dimension, op } = leaf;
  switch (op) {
    case "isNull":
      return emptyCondition(dimension, op);
    case "equals":
      return { ...emptyCondition(dimension, "in"), values: [leaf.value] };
    case "in":
    case "notIn":
      return { ...emptyCondition(dimension, op), values: leaf.values };
    case "contains":
    case "startsWith":
      return { ...emptyCondition(dimension, op), text: leaf.value };
    case "range": {
      const range = leaf.range as object;
      if (!Object.keys(range).every((key) => key === "from" || key === "to")) return { kind: "opaque", filter: leaf };
      const { from, to } = range as Bounds<string | number>;
      return { ...emptyCondition(dimension, "between"), from: String(from ?? ""), to: String(to ?? "") };
    }
    default:
      return leaf satisfies never;
  }
}

/** The filter that a tree is, without what is not written to its end; null where nothing is left. */
export function filterOf(node: FilterNode, dimensions: { readonly [name: string]: Dimension }): AnyFilter | null {
  if (node.kind === "opaque") return node.filter;
  if (node.kind === "condition") return leafOf(node, dimensions[node.dimension]);
  const parts = node.parts.flatMap((part) => filterOf(part, dimensions) ?? []);
  const [first] = parts;
  if (first === undefined) return null;
  const joined: AnyFilter = parts.length === 1 ? first : node.join === "and" ? { and: parts } : { or: parts };
  return node.isNegated ? { not: joined } : joined;
}

function leafOf({ dimension: name, op, values, text, from, to }: ConditionNode, dimension: Dimension | undefined): AnyFilter | null {
  if (dimension === undefined) return null;
  switch (op) {
    case "isNull":
      return { dimension: name, op };
    case "isKnown":
      return { not: { dimension: name, op: "isNull" } };
    case "in":
    case "notIn":
      return values.length === 0 ? null : { dimension: name, op, values };
    case "contains":
    case "startsWith":
      return text === "" ? null : { dimension: name, op, value: text };
    case "between": {
      const isNumber = dimension.kind === "number";
      const bound = (written: string) => (isNumber ? Number(written) : written);
      const isBound = (written: string) => written.trim() !== "" && (!isNumber || Number.isFinite(Number(written)));
      const isWhole = isBound(from) && isBound(to);
      // Dates without a zone are the reporting zone's, and come in pairs.
      if (dimension.kind === "time" ? !isWhole : !isBound(from) && !isBound(to)) return null;
      const range = { ...(isBound(from) && { from: bound(from) }), ...(isBound(to) && { to: bound(to) }) };
      return { dimension: name, op: "range", range: range as Bounds<string> };
    }
    default:
      return op satisfies never;
  }
}
