import { describe, expect, it } from "vitest";
import { noSlots, rowSlots } from "../../../src/widgets/drillTable/rowSlots.ts";

const slots = (...windows: readonly string[]) => {
  const last = windows.reduce((slots, keys) => rowSlots(slots, [...keys]), noSlots);
  return [...last.of].map(([key, slot]) => `${key}${slot}`).join(" ");
};

describe("rowSlots", () => {
  it("rowSlots(last, keys) leaves a row that stays its element, and mounts and unmounts at the edges", () => {
    expect(slots("abcd", "cdef")).toBe("c2 d3 e4 f5");
    expect(slots("cdef", "abcd")).toBe("a4 b5 c0 d1");
  });

  it("rowSlots(last, keys) hands the elements on in their order where no row stays", () => {
    expect(slots("abcd", "wxyz")).toBe("w0 x1 y2 z3");
    expect(slots("abc", "wxyz")).toBe("w0 x1 y2 z3");
  });

  it("rowSlots(last, keys) never gives a row with the focus another element, nor its element to another row", () => {
    expect(slots("abcd", "awxyz", "apqrs")).toBe("a0 p1 q2 r3 s4");
    expect(slots("abcd", "cxyz", "pqrc")).toBe("p6 q7 r8 c2");
  });

  it("rowSlots(last, keys) gives rows that come or change between two others the elements of those that went there", () => {
    expect(slots("abcd", "axycd")).toBe("a0 x1 y4 c2 d3");
    expect(slots("abcd", "dcba")).toBe("d3 c2 b1 a0");
  });

  it("rowSlots(last, keys) is the same object for the same rows", () => {
    const last = rowSlots(noSlots, ["a", "b"]);
    expect(rowSlots(last, ["a", "b"])).toBe(last);
  });
});
