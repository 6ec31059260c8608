import { describe, expect, it } from "vitest";
import { highlightFor, stepsBack } from "../../src/selection/marked.ts";
import { markedBy, meets } from "../../src/selection/meets.ts";
import type { AnyFilter } from "../../src/query/index.ts";

const emea: AnyFilter = { dimension: "region", op: "in", values: ["EMEA", null] };
const phone: AnyFilter = { dimension: "channel", op: "equals", value: "phone" };
const at = (region: string | null) => new Map([["region", region]]);

describe("meets(filter, values)", () => {
  it("knows every operator that needs no data source", () => {
    const leaves: readonly AnyFilter[] = [
      emea,
      { dimension: "region", op: "notIn", values: ["EMEA"] },
      { dimension: "region", op: "contains", value: "ME" },
      { dimension: "region", op: "startsWith", value: "EM" },
      { dimension: "region", op: "contains", value: "me" },
      { dimension: "region", op: "contains", value: "me", ignoreCase: true },
      { dimension: "region", op: "startsWith", value: "eM", ignoreCase: true },
      { dimension: "region", op: "isNull" },
      { dimension: "region", op: "range", range: { from: "A" } },
    ];
    expect(leaves.map((leaf) => meets(leaf, at("EMEA")))).toEqual([true, false, true, true, false, true, true, false, null]);
    expect(leaves.map((leaf) => meets(leaf, at(null)))).toEqual([true, true, false, false, false, false, false, true, null]);
  });

  it("is not known where it depends on what is not there, unless the rest decides", () => {
    expect(meets(phone, at("EMEA"))).toBe(null);
    expect(meets({ and: [emea, phone] }, at("EMEA"))).toBe(null);
    expect(meets({ and: [emea, phone] }, at("APAC"))).toBe(false);
    expect(meets({ or: [emea, phone] }, at("EMEA"))).toBe(true);
    expect(meets({ or: [emea, phone] }, at("APAC"))).toBe(null);
    expect([meets({ not: emea }, at("EMEA")), meets({ not: phone }, at("EMEA"))]).toEqual([false, null]);
  });
});

describe("markedBy(filter, dimension, parts)", () => {
  const parts = [{ key: "a", value: "EMEA" }, { key: "b", value: "APAC" }, { key: "rest" }];
  it("names the parts that are meant, and nothing where the filter says nothing of them", () => {
    expect(markedBy(emea, "region", parts)).toEqual(["a"]);
    expect(markedBy({ not: emea }, "region", parts)).toEqual(["b"]);
    expect([markedBy(phone, "region", parts), markedBy(null, "region", parts)]).toEqual([null, null]);
  });
});

describe("stepsBack(marked, key)", () => {
  it("is so for all but the marked, where something is", () => {
    expect([stepsBack(null, "a"), stepsBack("a", "a"), stepsBack("a", "b"), stepsBack(["a"], "b"), stepsBack([], undefined)]).toEqual([false, false, true, true, true]);
  });
});

describe("highlightFor(selection, source)", () => {
  it("is what all others want to see, and not what they filter", () => {
    const selection = [{ source: "a", highlight: emea }, { source: "b", highlight: phone }, { source: "c", filter: phone }];
    expect([highlightFor(selection, "a"), highlightFor(selection, "x"), highlightFor([], "x")]).toEqual([phone, { and: [emea, phone] }, null]);
  });
});
