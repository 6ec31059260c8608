import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { cellLook } from "../../../src/widgets/drillTable/drillCellLook.ts";
import { barOf, formatOf, ruleFor } from "../../../src/widgets/drillTable/drillFormat.ts";
import { rowScale, rowsWithin } from "../../../src/widgets/drillTable/rowScale.ts";
import type { DrillCell, DrillColumn } from "../../../src/widgets/drillTable/drillTableModel.ts";

const rules = [
  { from: 0.8, tone: "good", label: "on target" },
  { to: 0.3, tone: "bad" },
] as const;

describe("ruleFor", () => {
  it.each([
    [0.8, "good"],
    [0.3, undefined],
    [0.29, "bad"],
    [null, undefined],
  ])("ruleFor(%j) is the first rule whose half-open range holds it", (value, tone) => {
    expect(ruleFor(rules, value)?.tone).toBe(tone);
  });
});

describe("formatOf", () => {
  const formats = { tickets: { bar: true }, "tickets:previous:change": { rules } };
  it.each([
    ["tickets", "value", formats.tickets],
    ["tickets:@chat", "value", formats.tickets],
    ["tickets:previous", "compare", undefined],
    ["tickets:previous:change", "change", formats["tickets:previous:change"]],
  ])("formatOf(%s) is its own, else of values that of their metric", (id, part, format) => {
    expect(formatOf(formats, { id, name: "tickets", part })).toBe(format);
  });
});

describe("barOf", () => {
  it.each([
    [50, [0, 100], { from: 0, size: 0.5, isNegative: false }],
    [60, [20, 80], { from: 0, size: 0.75, isNegative: false }],
    [-25, [-50, 50], { from: 0.25, size: 0.25, isNegative: true }],
    [25, [-50, 50], { from: 0.5, size: 0.25, isNegative: false }],
    [-40, [-80, -20], { from: 0.5, size: 0.5, isNegative: true }],
    [0, [0, 0], null],
    [null, [0, 10], null],
    [5, null, null],
  ] as const)("barOf(%j within %j) begins at zero", (value, extent, bar) => {
    expect(barOf(value, extent)).toEqual(bar);
  });
});

describe("cellLook", () => {
  const column = { format: (value: unknown) => (value === null ? "–" : `${Number(value).toFixed(1)}`), formatExact: String } as unknown as DrillColumn;
  const cell = (value: number | null, state: DrillCell["state"] = null): DrillCell => ({ value, state, n: null, numerator: null, denominator: null });
  const look = (of: DrillCell | null, isPointed = true) => {
    const { text, note, title, tone } = cellLook(of, column, { messages: en, format: { rules }, isPointed });
    return { text, note, title, tone };
  };

  it("cellLook(null) is blank, and a number that is not known a dash", () => {
    expect([look(null).text, look(cell(null)).text]).toEqual(["", "–"]);
  });

  it("cellLook(a number that a rule marks) says so in a word", () => {
    expect(look(cell(0.85))).toEqual({ text: "0.8", note: "on target", title: "0.85, on target", tone: "good" });
    expect(look(cell(0.125))).toEqual({ text: "0.1", note: "bad", title: "0.125, bad", tone: "bad" });
  });

  it("cellLook(too few cases) claims nothing", () => {
    expect(look(cell(0.125, "small"))).toEqual({ text: "0.1", note: en.states.tooFew, title: `0.125, ${en.states.tooFew}`, tone: null });
  });

  it("cellLook(too few cases of what still runs) claims nothing, and says both", () => {
    const note = `${en.states.incomplete}, ${en.states.tooFew}`;
    expect(look({ ...cell(0.125, "incomplete"), tooFew: true })).toEqual({ text: "0.1", note, title: `0.125, ${note}`, tone: null });
  });

  it("cellLook(a number) has its digits at hand where somebody is at the row", () => {
    expect([look(cell(0.84)).title, look(cell(0.84), false).title]).toEqual(["0.84, on target", null]);
  });

  it("cellLook(hidden) shows nothing of the number", () => {
    expect(look(cell(0.9, "masked"))).toEqual({ text: en.states.hidden, note: en.states.masked, title: en.states.masked, tone: null });
  });
});

describe("rowScale", () => {
  it("rowScale(rows that a browser can draw) scrolls them as they are", () => {
    expect([rowScale(3_600_000, 400).height, rowScale(3_600_000, 400).ratio]).toEqual([3_600_000, 1]);
  });

  it("rowScale(a million rows) ends with the last row in sight", () => {
    const { height, ratio } = rowScale(36_000_000, 400);
    expect([height, (height - 400) * ratio]).toEqual([16_000_000, 36_000_000 - 400]);
  });
});

describe("rowsWithin", () => {
  it.each([
    [{ from: 0, to: 24 }, { count: 10, first: 0, page: 8 }, { from: 0, to: 10 }],
    [{ from: 96, to: 152 }, { count: 1000, first: 104, page: 38 }, { from: 96, to: 152 }],
    [{ from: 88, to: 160 }, { count: 1000, first: 104, page: 38 }, { from: 94, to: 153 }],
    [{ from: 928, to: 1000 }, { count: 1000, first: 962, page: 38 }, { from: 941, to: 1000 }],
  ])("rowsWithin(%j, %j) draws no more than sixty rows", (drawn, sight, rows) => {
    expect(rowsWithin(drawn, sight)).toEqual(rows);
  });
});
