import { describe, expect, it } from "vitest";
import { valueComparator } from "../../src/engine/compareValues.ts";
import type { DimensionValue } from "../../src/query/index.ts";
import { d } from "../../src/query/index.ts";

const sorted = (values: readonly DimensionValue[], ...comparator: Parameters<typeof valueComparator>) =>
  values.toSorted(valueComparator(...comparator));

describe("valueComparator(dimension, direction)", () => {
  it("orders text by code point, as a binary collation does", () => {
    expect(sorted(["é", "b", "\uffee", "B", "😀", "a ", "a"], d.string())).toEqual(["B", "a", "a ", "b", "é", "\uffee", "😀"]);
  });
  it("orders enums as they are declared, values that are not listed after them", () => {
    const priority = d.enum(["low", "normal", "high"]);
    expect(sorted(["high", "odd", "low", "normal"], priority)).toEqual(["low", "normal", "high", "odd"]);
  });
  it("puts unknown last in both directions", () => {
    expect(sorted([null, 2, 1], d.number())).toEqual([1, 2, null]);
    expect(sorted([null, 2, 1], d.number(), "desc")).toEqual([2, 1, null]);
  });
  it("puts false before true", () => {
    expect(sorted([true, null, false], d.boolean())).toEqual([false, true, null]);
  });
});
