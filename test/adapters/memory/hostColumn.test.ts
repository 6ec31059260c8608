import { describe, expect, it } from "vitest";
import { evaluateScan } from "../../../src/adapters/memory/evaluateScan.ts";
import { checkedCodes } from "../../../src/adapters/memory/hostColumn.ts";
import { inShort, scanOf, scopeOver } from "./scanFixture.ts";

const values = ["N", "S"];
const rest = { visitId: [1, 2, 3, 4], person: ["Ada", "Bo", "Ada", null], seconds: [1, 2, 3, 4], at: [0, 1, 2, 3], leftAt: [0, 0, 0, 0] };

describe("checkedCodes(column, path)", () => {
  it("reads unsigned codes where they stand, the largest number as unknown", () => {
    for (const codes of [Uint8Array.of(0, 1, 255), Uint16Array.of(0, 1, 65_535), Uint32Array.of(0, 1, 4_294_967_295)]) {
      const checked = checkedCodes({ codes, values }, "tables.visit.place");
      expect([[...checked.codes], checked.codes.buffer === codes.buffer]).toEqual([[0, 1, -1], true]);
    }
  });
  it("widens codes whose values fill more than half of their type", () => {
    const many = Array.from({ length: 200 }, (_, index) => index);
    const checked = checkedCodes({ codes: Uint8Array.of(0, 199, 255), values: many }, "tables.visit.place");
    expect([[...checked.codes], checked.codes.BYTES_PER_ELEMENT]).toEqual([[0, 199, -1], 2]);
  });
  it("refuses codes without a value, values that stand twice and unknown ones", () => {
    const check = (column: Parameters<typeof checkedCodes>[0]) => () => checkedCodes(column, "tables.visit.place");
    expect(check({ codes: Int8Array.of(0, 2), values })).toThrow("code 2 at row 1 stands for none of 2 values");
    expect(check({ codes: Int8Array.of(-2, 0), values })).toThrow("code -2 at row 0 stands for none of 2 values");
    expect(check({ codes: Int8Array.of(0), values: ["N", "N"] })).toThrow("a value stands twice in a coded column");
    expect(check({ codes: Int8Array.of(0), values: [Number.NaN] })).toThrow("unknown is no value of a coded column");
  });
});

describe("a table of coded columns", () => {
  const place = { codes: Uint8Array.of(0, 1, 0, 255), values };
  it("answers as the values do", () => {
    const scan = scanOf({ by: ["place"], measures: [{ kind: "sum", of: "seconds", where: null }] });
    const plain = inShort(evaluateScan(scopeOver({ ...rest, place: ["N", "S", "N", null] }), scan));
    expect(plain).toEqual([
      [0, "N", 4],
      [0, "S", 2],
      [0, null, 4],
    ]);
    expect(inShort(evaluateScan(scopeOver({ ...rest, place }), scan))).toEqual(plain);
  });
  it("counts what occurs where it has, by chance, as many values as rows", () => {
    const scan = scanOf({ measures: [{ kind: "distinct", of: "place", where: null }] });
    const coded = { codes: Uint8Array.of(0, 1, 0, 255), values: ["N", "S", "E", "W"] };
    expect(inShort(evaluateScan(scopeOver({ ...rest, place: coded }), scan))).toEqual([[0, 2]]);
  });
  it("may hold coded numbers and times", () => {
    const coded = { ...rest, place, seconds: { codes: Int8Array.of(1, 0, 1, -1), values: [5, 7] }, at: { codes: Uint8Array.of(0, 0, 1, 1), values: [10, 20] } };
    const scan = scanOf({
      time: { dimension: "at", from: 10, to: 30, starts: [10, 20] },
      measures: [{ kind: "sum", of: "seconds", where: null }, { kind: "known", of: "seconds", where: null }],
    });
    expect(inShort(evaluateScan(scopeOver(coded), scan))).toEqual([
      [0, 12, 2],
      [1, 7, 1],
    ]);
  });
  it("is refused where its length is another", () => {
    expect(() => scopeOver({ ...rest, place: { codes: Int8Array.of(0), values } })).toThrow("column place has 1 values, visitId has 4");
  });
});
