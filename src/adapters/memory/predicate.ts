import type { AnyLeaf, DimensionValue } from "../../query/index.ts";

/** A leaf as a question about one value; null is unknown. */
export function predicateOf(leaf: Exclude<AnyLeaf, { op: "range" }>): (value: DimensionValue) => boolean {
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
