import { describe, expect, it } from "vitest";
import { detectSeasonality } from "../../../src/analytics/forecast/detectSeasonality.ts";
import { periodsOf } from "../../../src/analytics/forecast/periodsOf.ts";
import { noise } from "../detect/series.ts";

describe("periodsOf(grain)", () => {
  it("gives the points of an hour, a day, a week and a year, from 2 to 2016", () => {
    const periods = (["minute", { interval: "PT5M" }, "hour", "day", "businessDay", "week", "month", "quarter", "year"] as const).map(periodsOf);
    expect(periods).toEqual([[60, 1440], [12, 288, 2016], [24, 168], [7, 365], [5, 261], [52], [12], [4], []]);
  });
});

describe("detectSeasonality(values, grain, { periods })", () => {
  const wave = (length: number, period: number) => Array.from({ length }, (_, at) => Math.sin((2 * Math.PI * at) / period));

  it("finds nothing in nothing, a constant, a line and noise", () => {
    expect(detectSeasonality([], "day")).toEqual([]);
    expect(detectSeasonality([1, 2], "day")).toEqual([]);
    expect(detectSeasonality(Array.from({ length: 60 }, () => 4), "day")).toEqual([]);
    expect(detectSeasonality(Array.from({ length: 60 }, (_, at) => 4 * at), "day")).toEqual([]);
    expect(detectSeasonality(noise(300), "hour")).toEqual([]);
  });
  it("finds a season with its whole strength, and none that is not there twice", () => {
    const found = detectSeasonality(wave(70, 7), "day");
    expect(found.map(({ period }) => period)).toEqual([7]);
    expect(found[0]?.strength).toBeCloseTo(1, 9);
    expect(found[0]?.autocorrelation).toBeGreaterThan(0.8);
    expect(detectSeasonality(wave(13, 7), "day")).toEqual([]);
  });
  it("finds a smooth year and a strong week that are there twice, and next to none in noise, slow or not", () => {
    const small = noise(20_000);
    const shareFound = (runs: number, make: (from: number) => readonly number[], grain: "day" | "month") =>
      Array.from({ length: runs }, (_, run) => detectSeasonality(make(run * 60), grain).length).reduce((sum, count) => sum + count, 0) / runs;
    const year = wave(48, 12);
    for (const length of [24, 25, 30, 36, 44]) {
      expect(shareFound(20, (from) => year.slice(0, length).map((part, at) => 8 * part + at / 4 + (small[from + at] ?? 0)), "month")).toBe(1);
    }
    for (const length of [14, 15, 16, 18]) {
      expect(shareFound(20, (from) => Array.from({ length }, (_, at) => (at % 7 < 5 ? 16 : 0) + (small[from + at] ?? 0)), "day")).toBeGreaterThan(0.8);
    }
    for (const memory of [0, 0.7, 1]) {
      let level = 0;
      const slow = (length: number) => (from: number) => small.slice(from, from + length).map((step) => (level = memory * level + step));
      for (const length of [24, 36]) expect(shareFound(300, slow(length), "month")).toBeLessThan(0.06);
      for (const length of [14, 21]) expect(shareFound(300, slow(length), "day")).toBeLessThan(0.06);
    }
  });
  it("finds no year in a step halfway through two", () => {
    const small = noise(104);
    expect(detectSeasonality(small.map((part, at) => part + (at < 52 ? 0 : 5)), "week")).toEqual([]);
  });
  it("finds a day and a week in which an outage of 24 to 48 hours is", () => {
    const small = noise(56 * 24);
    for (const days of [28, 35, 42, 56]) {
      for (const hours of [24, 30, 36, 48]) {
        const first = (days / 2) * 24 + 5;
        const values = Array.from({ length: days * 24 }, (_, at) => {
          const usual = 100 + 30 * Math.sin((at / 12) * Math.PI) - (at % 168 < 120 ? 0 : 25);
          return at >= first && at < first + hours ? 0 : usual + 5 * (small[at] ?? 0);
        });
        expect({ days, hours, found: detectSeasonality(values, "hour").map(({ period }) => period) }).toEqual({ days, hours, found: [24, 168] });
      }
    }
  });
  it("finds a year of months whose level jumped, whenever it did, and none that the jump alone would make", () => {
    const small = noise(48);
    for (const after of [7, 9, 12, 15, 18, 21, 24, 30, 36]) {
      const jumped = (year: number) => Array.from({ length: 48 }, (_, at) => 14 + year * Math.sin((at / 6) * Math.PI) + (at < 48 - after ? 0 : 6) + 0.5 * (small[at] ?? 0));
      expect({ after, found: detectSeasonality(jumped(2), "month").map(({ period }) => period) }).toEqual({ after, found: [12] });
      expect({ after, found: detectSeasonality(jumped(0), "month") }).toEqual({ after, found: [] });
    }
  });
  it("finds several, the shorter first, over a trend and through gaps", () => {
    const [day, week] = [wave(24 * 28, 24), wave(24 * 28, 168)];
    const values = day.map((value, at) => (at % 17 === 0 ? null : value + (week[at] ?? 0) + at / 50 + 0.3 * (noise(24 * 28)[at] ?? 0)));
    expect(detectSeasonality(values, "hour").map(({ period }) => period)).toEqual([24, 168]);
  });
  it("looks for what it is told to", () => {
    expect(detectSeasonality(wave(60, 10), "day", { periods: [10] }).map(({ period }) => period)).toEqual([10]);
    expect(detectSeasonality(wave(60, 10), "day")).toEqual([]);
  });
});
