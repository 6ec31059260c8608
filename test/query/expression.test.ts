import { describe, expect, it } from "vitest";
import { evaluateExpression, expressionNames, expressionUnit, parseExpression } from "../../src/query/expression.ts";
import type { Unit } from "../../src/query/index.ts";

const numbers: { readonly [name: string]: number | null } = { a: 6, b: 4, c: 2, zero: 0, unknown: null };
const valueOf = (text: string) => evaluateExpression(parseExpression(text), (name) => numbers[name] ?? null);

describe("parseExpression(text)", () => {
  it.each([
    ["multiplies before it adds", "a + b * c", 14],
    ["goes from left to right", "a - b - c", 0],
    ["divides from left to right", "a / b / c", 0.75],
    ["does parentheses first", "(a + b) * c", 20],
    ["takes a sign before a name, a number and parentheses", "-a + -1 - -(b)", -3],
    ["reads decimals and needs no spaces", "0.5*a", 3],
  ])("%s", (_, text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });

  it.each([
    ["", "it ends too early"],
    ["a +", "it ends too early"],
    ["(a", "it ends too early"],
    ["a b", '"b" at 3 does not fit'],
    ["a  % b", '"%" at 4 does not fit'],
    ["a )", '")" at 3 does not fit'],
    ["* a", '"*" at 1 does not fit'],
  ])('refuses "%s": %s', (text, message) => {
    expect(() => parseExpression(text, { path: "metrics.x.expression" })).toThrow(message);
  });
});

describe("expressionNames(expression)", () => {
  it("gives each name once, in the order in which they stand", () => {
    expect(expressionNames(parseExpression("(b - a) / b + 1"))).toEqual(["b", "a"]);
  });
});

describe("evaluateExpression(expression, valueOf)", () => {
  it("is unknown where a part is, also times 0, and where it divides by 0", () => {
    expect(valueOf("unknown * zero")).toBeNull();
    expect(valueOf("a / zero")).toBeNull();
    expect(valueOf("zero / a")).toBe(0);
    expect(valueOf("1 - a / zero")).toBeNull();
  });
});

describe("expressionUnit(expression, unitOf)", () => {
  const units: { readonly [name: string]: Unit } = {
    n: "count",
    rate: "share",
    time: "seconds",
    score: "points",
    euros: { currency: "EUR" },
    dollars: { currency: "USD" },
  };
  const unitOf = (text: string) => expressionUnit(parseExpression(text), (name) => units[name] ?? "number");

  it.each<[string, Unit | null]>([
    ["n - n", "count"],
    ["1 - rate", "share"],
    ["n * rate", "count"],
    ["rate * n", "count"],
    ["n / n", "number"],
    ["time / n", "seconds"],
    ["time / 3600", "seconds"],
    ["euros / n", { currency: "EUR" }],
    ["euros / euros", "number"],
    ["-time", "seconds"],
    ["score - score", "points"],
    ["n / time", null],
    ["time * time", null],
    ["euros / dollars", null],
  ])("%s", (text, unit) => {
    expect(unitOf(text)).toEqual(unit);
  });

  it.each([
    ["n + time", "count + seconds means nothing"],
    ["euros - dollars", "EUR - USD means nothing"],
    ["n + 1", "count + number means nothing"],
    ["n * (time - rate)", "seconds - share means nothing"],
  ])("refuses %s", (text, message) => {
    expect(() => unitOf(text)).toThrow(message);
  });
});
