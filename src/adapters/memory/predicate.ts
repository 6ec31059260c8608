import { compareDecimals } from "../../query/decimal.ts";
import type { AnyLeaf, Bounds, DimensionValue } from "../../query/index.ts";
import { meetsText } from "../../query/meetsText.ts";

/** A leaf as a question about one value; null is unknown. Ranges are those of exact decimals. */
export function predicateOf(leaf: AnyLeaf): (value: DimensionValue) => boolean {
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
    case "startsWith":
      return meetsText(leaf);
    case "range": {
      const { from, to } = leaf.range as Bounds<string>;
      return (value) =>
        typeof value === "string" &&
        (from === undefined || compareDecimals(value, from) >= 0) &&
        (to === undefined || compareDecimals(value, to) < 0);
    }
    default:
      return leaf satisfies never;
  }
}
