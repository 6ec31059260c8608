import { describe, expect, it } from "vitest";
import { detectChangePoints } from "../../../src/analytics/changePoints/detectChangePoints.ts";
import { MetricsError } from "../../../src/query/error.ts";
import { noise } from "../detect/series.ts";

const small = noise(400);
const series = (length: number, at: (index: number) => number) => Array.from({ length }, (_, index) => at(index) + (small[index] ?? 0));
const indexes = (...given: Parameters<typeof detectChangePoints>) => detectChangePoints(...given).map(({ index }) => index);

describe("detectChangePoints(values, grain, options)", () => {
  it("finds none in nothing, a constant, a line, noise and a single far value", () => {
    expect(indexes([], "day")).toEqual([]);
    expect(indexes(Array.from({ length: 50 }, () => 3), "day")).toEqual([]);
    expect(indexes(Array.from({ length: 50 }, (_, at) => 3 * at), "day")).toEqual([]);
    expect(indexes(small, "day")).toEqual([]);
    expect(indexes(series(100, (at) => (at === 60 ? 50 : 0)), "day")).toEqual([]);
  });
  it("finds a step of a constant, exactly", () => {
    const [found, ...others] = detectChangePoints(Array.from({ length: 60 }, (_, at) => (at < 30 ? 5 : 8)), "day");
    expect(others).toEqual([]);
    expect(found).toMatchObject({ index: 30, between: [30, 30], slopeBefore: 0, slopeAfter: 0, certainty: 1 });
    expect(found?.before).toBeCloseTo(5, 9);
    expect(found?.after).toBeCloseTo(8, 9);
    expect(found?.size).toBeCloseTo(3, 9);
  });
  it("says of shares what they were, 0 and 1 among them", () => {
    for (const share of [0, 1]) {
      const [found] = detectChangePoints(Array.from({ length: 80 }, (_, at) => (at < 40 ? share : 0.2)), "day", { values: "share" });
      expect(found?.before).toBeCloseTo(share, 12);
      expect(found?.after).toBeCloseTo(0.2, 12);
    }
  });
  it("finds where a slope begins, and how steep it is", () => {
    const values = Array.from({ length: 80 }, (_, at) => 10 + Math.max(0, at - 40));
    const found = detectChangePoints(values, "day");
    expect(found).toHaveLength(1);
    expect(Math.abs((found[0]?.index ?? 0) - 40)).toBeLessThanOrEqual(1);
    expect(found[0]?.slopeBefore).toBeCloseTo(0, 9);
    expect(found[0]?.slopeAfter).toBeCloseTo(1, 9);
  });
  it("finds steps in noise where they are, and how large", () => {
    const found = detectChangePoints(series(300, (at) => (at < 100 ? 10 : at < 200 ? 14 : 12)), "day");
    expect(found.map(({ index }) => index)).toEqual([100, 200]);
    for (const [at, size] of [4, -2].entries()) expect(Math.abs((found[at]?.size ?? 0) - size)).toBeLessThan(0.6);
    expect(found.every(({ certainty, between: [first, last], index }) => certainty > 0.99 && first <= index && index <= last)).toBe(true);
  });
  it("takes seasons out first, and goes over gaps", () => {
    const values = series(280, (at) => (at % 7 > 4 ? -20 : 0) + (at < 140 ? 0 : 6)).map((value, at) => (at % 11 === 0 ? null : value));
    const found = indexes(values, "day");
    expect(found).toHaveLength(1);
    expect(Math.abs((found[0] ?? 0) - 140)).toBeLessThanOrEqual(1);
  });
  it("finds no mirror of an odd day in other weeks, and a step beside it where it is", () => {
    const week = [1.2, 1.1, 1, 1.1, 1, 0.6, 0.5];
    const parts = noise(56 * 24);
    const ways: readonly ((value: number) => number)[] = [(value) => value / 2, () => 20, (value) => 2 * value];
    for (const [days, step] of [[14, 0], [28, 0], [56, 0], [56, 12]] as const) {
      for (const [way, odd] of ways.entries()) {
        const first = (days / 2) * 24;
        const values = Array.from({ length: days * 24 }, (_, at) => {
          const usual = 40 * (1 + 0.5 * Math.sin((at / 12) * Math.PI)) * (week[Math.floor(at / 24) % 7] ?? 0);
          const isOdd = at >= first && at < first + 24;
          return (isOdd ? odd(usual) : usual) + 5 * (parts[at] ?? 0) + (at >= first + 125 ? step : 0);
        });
        const away = indexes(values, "hour").filter((index) => index < first - 6 || index > first + 30);
        expect({ days, way, away }).toEqual({ days, way, away: step === 0 ? [] : [first + 125] });
      }
    }
  });
  it("finds no change at weekends where an outage is in some weeks of hours", () => {
    const parts = noise(56 * 24);
    for (const days of [14, 28, 42, 56]) {
      for (const hours of [12, 24, 30, 48]) {
        if (days === 14 && hours > 30) continue;
        const first = (days / 2) * 24 + 5;
        const values = Array.from({ length: days * 24 }, (_, at) => {
          const usual = 100 + 30 * Math.sin((at / 12) * Math.PI) - (at % 168 < 120 ? 0 : 25);
          return at >= first && at < first + hours ? 0 : usual + 5 * (parts[at] ?? 0);
        });
        const away = indexes(values, "hour").filter((index) => index < first - 12 || index > first + hours + 12);
        expect({ days, hours, away }).toEqual({ days, hours, away: [] });
      }
    }
  });
  it("does not depend on the unit, nor on what is added", () => {
    const values = series(300, (at) => (at < 120 ? 10 : 13));
    expect(indexes(values.map((value) => 1024 * value), "day")).toEqual([120]);
    expect(indexes(values.map((value) => value + 1000), "day")).toEqual([120]);
  });
  it("finds a slope as steps of a level where it is told to", () => {
    const rising = series(200, (at) => at / 10);
    expect(indexes(rising, "day")).toEqual([]);
    expect(indexes(rising, "day", { shape: "level" }).length).toBeGreaterThan(1);
  });
  it("parts long series where it parts short ones", () => {
    const long = Array.from({ length: 2000 }, (_, at) => (at < 1111 ? 0 : 5) + (small[at % 400] ?? 0));
    expect(indexes(long, "hour", { periods: [] })).toEqual([1111]);
  });
  it("tells nothing of what fewer points do than lie between two changes, at the end, at the start and between", () => {
    for (const length of [90, 400, 1200]) {
      for (const many of [1, 2, 3, 4, 5, 6]) {
        for (const from of [length - many, 0, length / 2]) {
          const values = Array.from({ length }, (_, at) => (at >= from && at < from + many ? 10 : 0) + (small[at % 400] ?? 0));
          expect([length, many, from, indexes(values, "day", { periods: [] })]).toEqual([length, many, from, []]);
        }
      }
    }
    expect(indexes(series(90, (at) => (at >= 83 ? 10 : 0)), "day", { periods: [] })).toEqual([83]);
  });
  it("has the true place in `between` as often as it says, of steps and of slopes", () => {
    const long = noise(200 * 60);
    const changes = { step: (at: number) => (at < 100 ? 0 : 1), slope: (at: number) => 0.1 * Math.max(0, at - 100) };
    for (const [name, change] of Object.entries(changes)) {
      const held = Array.from({ length: 60 }, (_, run) => {
        const values = Array.from({ length: 200 }, (_, at) => change(at) + (long[200 * run + at] ?? 0));
        const near = detectChangePoints(values, "day", { periods: [] }).toSorted((a, b) => Math.abs(a.index - 100) - Math.abs(b.index - 100))[0];
        return near !== undefined && near.between[0] <= 100 && near.between[1] >= 100;
      });
      expect([name, held.filter(Boolean).length >= 0.92 * 60]).toEqual([name, true]);
    }
  });
  it("refuses segments of fewer than three points", () => {
    expect(() => detectChangePoints([1], "day", { leastPoints: 2 })).toThrow(MetricsError);
    expect(() => detectChangePoints([1], "day", { leastPoints: 2 })).toThrow("metricdeck: leastPoints is 2; it is a whole number from 3 on");
  });
});
