import { describe, expect, it } from "vitest";
import { axisScale } from "../../src/format/axis.ts";

const ticks = (values: number[], locale: string) => values.map(axisScale(Math.max(...values), locale).format);

describe("axisScale", () => {
  it("axisScale(max) gives every tick the same large unit", () => {
    expect(ticks([0, 5000, 10_000, 15_000], "zh-CN")).toEqual(["0", "0.5万", "1万", "1.5万"]);
    expect(ticks([0, 500, 1000, 1500], "en")).toEqual(["0", "0.5K", "1K", "1.5K"]);
    expect(ticks([0, 50_000_000, 100_000_000], "zh-CN")).toEqual(["0", "0.5亿", "1亿"]);
    expect(ticks([0, 50_000_000, 100_000_000], "en")).toEqual(["0", "50M", "100M"]);
  });

  it("axisScale(max) finds the divisor from the language", () => {
    expect(axisScale(99_999_999, "zh-CN")).toMatchObject({ divisor: 1e8, suffix: "亿" });
    expect(axisScale(99_999_999, "en")).toMatchObject({ divisor: 1e6, suffix: "M" });
    expect(axisScale(9_999, "zh-CN")).toMatchObject({ divisor: 1, suffix: "" });
  });

  it("axisScale(max) counts in the largest unit however many of it there are", () => {
    expect(ticks([0, 24e15, 48e15], "en")).toEqual(["0", "24,000T", "48,000T"]);
    expect(ticks([0, 24e15, 48e15], "zh-CN")).toEqual(["0", "24,000万亿", "48,000万亿"]);
    expect(ticks([0, 24e15, 48e15], "en-IN")).toEqual(["0", "24,000LCr", "48,000LCr"]);
    expect(ticks([0, 24e15, 48e15], "de")).toEqual(["0", "24.000Bio.", "48.000Bio."]);
    expect(["en", "zh-CN", "en-IN", "de"].map((locale) => axisScale(48e15, locale).divisor)).toEqual([1e12, 1e12, 1e12, 1e12]);
  });

  it("axisScale(small max) leaves numbers alone", () => {
    expect(ticks([0, 0.5, 1], "en")).toEqual(["0", "0.5", "1"]);
    expect(axisScale(0, "en").format(0)).toBe("0");
  });

  it("axisScale(step) has the decimals that tell ticks apart", () => {
    const apart = (values: readonly number[], unit: "number" | "share", step: number) => values.map(axisScale(Math.max(...values), "en", unit, step).format);
    expect(apart([0, 0.0001, 0.0002], "number", 0.0001)).toEqual(["0", "0.0001", "0.0002"]);
    expect(apart([0, 2.5e-8, 5e-8], "number", 2.5e-8)).toEqual(["0", "0.000000025", "0.00000005"]);
    expect(apart([12_000.001, 12_000.002], "number", 0.001)).toEqual(["12.000001K", "12.000002K"]);
    expect(apart([0, 0.00005, 0.0001], "share", 0.00005)).toEqual(["0%", "0.005%", "0.01%"]);
    expect(apart([0, 0.25, 0.5], "share", 0.25)).toEqual(["0%", "25%", "50%"]);
  });

  it("axisScale(max, unit) prints percent and durations in theirs", () => {
    expect([0, 0.125, 0.25].map(axisScale(0.25, "en", "share").format)).toEqual(["0%", "12.5%", "25%"]);
    expect([0, 300, 600].map(axisScale(600, "zh-CN", "seconds").format)).toEqual(["0秒", "5分", "10分"]);
  });
});
