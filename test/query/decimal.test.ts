import { describe, expect, it } from "vitest";
import { compareDecimals, decimalText, numberOf, readDecimal } from "../../src/query/decimal.ts";
import { d, MetricsError, parseQuery } from "../../src/query/index.ts";
import { exact } from "../contract/exactCatalog.ts";

describe("readDecimal(value, scale)", () => {
  it("reads text, bigints and safe numbers in units of the last digit", () => {
    const given = ["12345678901234567.8901", "+1.5", "-0.0", "007", 9n, 0.1, -2, "1.50000"];
    expect(given.map((value) => readDecimal(value, 4))).toEqual([
      123456789012345678901n,
      15000n,
      0n,
      70000n,
      90000n,
      1000n,
      -20000n,
      15000n,
    ]);
  });

  it("gives null for what is no such decimal, or may have lost digits", () => {
    const given = ["1e5", "abc", "", "1.", ".5", " 1", "1.23456", 2 ** 53, 1e-7, Number.NaN, null, undefined, true, "9".repeat(66)];
    expect(given.map((value) => readDecimal(value, 4))).toEqual(given.map(() => null));
  });
});

describe("decimalText(scaled, scale)", () => {
  it("writes each value in one way", () => {
    expect([decimalText(-1n, 4), decimalText(0n, 2), decimalText(123n, 0), decimalText(-150n, 2)]).toEqual(["-0.0001", "0.00", "123", "-1.50"]);
  });
});

describe("compareDecimals(a, b)", () => {
  it("goes by value", () => {
    const sorted = ["-10.00", "-9.00", "-0.01", "0.00", "0.10", "9.00", "10.00"];
    expect(sorted.toReversed().sort(compareDecimals)).toEqual(sorted);
  });
});

describe("numberOf(value)", () => {
  it("gives the nearest number, and null for unknown", () => {
    expect([numberOf(decimalText(123456789012345678901n, 4)), numberOf(7), numberOf(null)]).toEqual([12345678901234568, 7, null]);
  });
});

describe("d.bigint(options)", () => {
  it("is a decimal without digits after the point", () => {
    expect(d.bigint({ entity: "ticket" })).toEqual({ kind: "decimal", scale: 0, entity: "ticket" });
  });
});

describe("parseQuery with operands of exact decimals", () => {
  const faultOf = (where: unknown) => {
    try {
      parseQuery(exact, { kind: "aggregate", metrics: ["spend"], where });
    } catch (thrown) {
      if (thrown instanceof MetricsError) return `${thrown.path}: ${thrown.message}`;
    }
    return null;
  };

  it("takes decimals as text, and numbers that surely are meant", () => {
    expect(faultOf({ dimension: "amount", op: "in", values: ["12345678901234567.8901", 0.1, null] })).toBeNull();
  });

  it("names the place of one that is malformed or too fine", () => {
    const wanted = "is no decimal of at most 65 digits, 4 of them after the point, without an exponent";
    expect(faultOf({ dimension: "amount", op: "equals", value: "1e5" })).toBe(`where.value: metricdeck: 1e5 ${wanted}`);
    expect(faultOf({ dimension: "amount", op: "in", values: ["1", "0.00001"] })).toBe(`where.values[1]: metricdeck: 0.00001 ${wanted}`);
    expect(faultOf({ dimension: "amount", op: "range", range: { from: "abc" } })).toBe(`where.range.from: metricdeck: abc ${wanted}`);
  });

  it("refuses a range that is empty by its last digit", () => {
    const range = { from: "12345678901234567.8901", to: "12345678901234567.8901" };
    expect(faultOf({ dimension: "amount", op: "range", range })).toContain("where.range: ");
  });
});
