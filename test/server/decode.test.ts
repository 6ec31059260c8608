import { describe, expect, it } from "vitest";
import { d } from "../../src/query/index.ts";
import { decodeAmount, decodeNumber, decodeValue } from "../../src/server/decode.ts";

describe("decodeValue(raw, dimension)", () => {
  it("keeps unknown unknown", () => {
    expect([d.string(), d.number(), d.boolean(), d.time()].map((dimension) => decodeValue(null, dimension))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  it("reads times of any precision as UTC with milliseconds", () => {
    const times = ["2026-03-29 01:02:03", "2026-03-29 01:02:03.456789", "2026-03-29", "0000-00-00 00:00:00"];
    expect(times.map((text) => decodeValue(text, d.time()))).toEqual([
      "2026-03-29T01:02:03.000Z",
      "2026-03-29T01:02:03.456Z",
      "2026-03-29T00:00:00.000Z",
      null,
    ]);
  });
  it("reads booleans from numbers and bits", () => {
    expect([0, 1, "0", Buffer.from([0]), Buffer.from([1])].map((raw) => decodeValue(raw, d.boolean()))).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });
  it("reads texts, also as bytes", () => {
    expect([decodeValue("北京", d.string()), decodeValue(Buffer.from("北京"), d.string())]).toEqual(["北京", "北京"]);
  });
});

describe("decodeValue(raw, d.decimal({ scale }))", () => {
  it("keeps every digit, in one way, whatever type it comes in", () => {
    const given = ["12345678901234567.8901", 12n, "0.10", "-0.0000", 7];
    expect(given.map((raw) => decodeValue(raw, d.decimal({ scale: 4 })))).toEqual([
      "12345678901234567.8901",
      "12.0000",
      "0.1000",
      "0.0000",
      "7.0000",
    ]);
  });

  it("refuses more digits than the scale, and floats, rather than rounding", () => {
    for (const raw of ["0.00001", 0.1 + 0.2, "1e20"]) {
      expect(() => decodeValue(raw, d.decimal({ scale: 4 })), String(raw)).toThrow("give the dimension the column's scale");
    }
  });
});

describe("decodeAmount(raw, scale)", () => {
  it("gives exact decimals in units of their last digit, and numbers else", () => {
    expect([decodeAmount("18446744073709551622", 0), decodeAmount("1.5", 2), decodeAmount("1.5", null), decodeAmount(null, 2)]).toEqual([
      18446744073709551622n,
      150n,
      1.5,
      null,
    ]);
  });

  it("refuses what the database may have cut", () => {
    expect(() => decodeAmount("9".repeat(65), 0)).toThrow(expect.objectContaining({ code: "too-large", path: "metrics" }));
  });
});

describe("decodeNumber(raw)", () => {
  it("reads decimals and large integers that come as text", () => {
    expect([decodeNumber("1.50"), decodeNumber("12345678901"), decodeNumber(0), decodeNumber(null)]).toEqual([
      1.5,
      12345678901,
      0,
      null,
    ]);
  });
  it("refuses digits that a number cannot hold, rather than losing them", () => {
    for (const text of ["9007199254740993", "12345678901234567.8901234567", "-9223372036854775807", "0.12345678901234567891"]) {
      expect(() => decodeNumber(text), text).toThrow(expect.objectContaining({ code: "unsupported" }));
    }
    expect(() => decodeNumber(9223372036854775807n)).toThrow("more than a number keeps; declare the dimension d.decimal({ scale }) or d.bigint()");
  });

  it("keeps what a number holds exactly, however it is written", () => {
    const held = ["9007199254740991", "1234567890123456.0000", "0.1000000000000000", "390.00000000000006", "100000000000000000000"];
    expect(held.map((text) => decodeNumber(text))).toEqual(held.map(Number));
  });

  it("refuses what is no number without repeating it", () => {
    expect(() => decodeNumber("Ann")).toThrow(
      "metricdeck: a column bound to a number holds something else; check the binding",
    );
  });
});
