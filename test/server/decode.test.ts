import { describe, expect, it } from "vitest";
import { d } from "../../src/query/index.ts";
import { decodeNumber, decodeValue } from "../../src/server/decode.ts";

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
    expect(held.map(decodeNumber)).toEqual(held.map(Number));
  });

  it("refuses what is no number without repeating it", () => {
    expect(() => decodeNumber("Ann")).toThrow(
      "metricdeck: a column bound to a number holds something else; check the binding",
    );
  });
});
