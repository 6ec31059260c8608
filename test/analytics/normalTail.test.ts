import { describe, expect, it } from "vitest";
import { normalTail } from "../../src/analytics/normalTail.ts";

const digits = (value: number) => Number(value.toPrecision(10));

describe("normalTail", () => {
  it("normalTail(z) is the upper tail: Abramowitz and Stegun, tables 26.1 and 26.2", () => {
    expect([0, 1, 1.959963984540054, 3, 5, 8].map(normalTail).map(digits)).toEqual([
      0.5, 0.1586552539, 0.025, 0.001349898032, 2.866515719e-7, 6.220960574e-16,
    ]);
  });

  it("normalTail(−z) is the rest", () => {
    expect(digits(normalTail(-1))).toBe(0.8413447461);
  });

  it("normalTail does not jump where it changes its formula", () => {
    expect(Number((normalTail(3) - normalTail(3.000001)).toPrecision(4))).toBe(4.432e-9);
  });
});
