import { describe, expect, it } from "vitest";
import { jsonFault } from "../../src/server/jsonFault.ts";

describe("jsonFault(text)", () => {
  it.each([
    ["{ nope", "1:3"],
    ["nope", "1:1"],
    ["[1, 2", "1:6"],
    ["{", "1:2"],
    ['{"a": 1,}', "1:9"],
    ["[1 2]", "1:4"],
    ["[1,]", "1:4"],
    ['{"a" 1}', "1:6"],
    ['{"a": 1]', "1:8"],
    ["{}}", "1:3"],
    ["1 2", "1:3"],
    ['{"a": "x\n"}', "1:7"],
    ['{\n  "contract": 1,\n  "queries": [{ query: 1 }]\n}', "3:17"],
    ["[01]", "1:3"],
    ['["\\x"]', "1:2"],
  ])("%j is broken at %s", (text, place) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(jsonFault(text)).toBe(place);
  });

  it("finds the end of a text that JSON can read", () => {
    for (const value of [{ a: [1, -2.5e3, "é\\\"\n", null, true], b: {}, c: [] }, [[[]]], "x"]) {
      const text = JSON.stringify(value);
      expect(jsonFault(text)).toBe(`1:${text.length + 1}`);
    }
  });
});
