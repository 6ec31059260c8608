import { describe, expect, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { clauseText } from "../../src/react/clauseText.ts";
import { rangeLabel } from "../../src/react/rangeLabel.ts";

const said = (range: Parameters<typeof rangeLabel>[0]) => [rangeLabel(range, en.filters), rangeLabel(range, zhCN.filters)];

describe("rangeLabel(range, words)", () => {
  it("calls a preset by its name", () => {
    expect(said({ last: 28, unit: "day", complete: false })).toEqual(["Last 28 days incl. today", "最近 28 天（含今天）"]);
  });

  it("calls any other number of days or months by what it is", () => {
    expect(said({ last: 14, unit: "day" })).toEqual(["Last 14 days", "最近 14 天"]);
    expect(said({ last: 6, unit: "month", complete: false })).toEqual(["Last 6 months incl. today", "最近 6 个月（含今天）"]);
  });

  it("calls dates custom, and what no word is for", () => {
    expect(said({ from: "2026-03-01", to: "2026-03-05" })).toEqual(["Custom", "自定义"]);
    expect(said({ last: 1, unit: "day" })).toEqual(["Custom", "自定义"]);
    expect(said({ last: 3, unit: "week", complete: false })).toEqual(["Custom", "自定义"]);
  });

  it("stands in the chip as it does in the control", () => {
    const clock = { now: Date.parse("2026-11-21T03:30:00Z"), timeZone: "Asia/Shanghai" } as Parameters<typeof clauseText>[1]["clock"];
    const clause = { source: "period", range: { last: 14, unit: "day" } } as const;
    expect(clauseText(clause, { catalog: { entities: {}, dimensions: {}, metrics: {} }, locale: "en", messages: en, clock })).toBe("Date range: Last 14 days");
  });
});
