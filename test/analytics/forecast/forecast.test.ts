import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecast } from "../../../src/analytics/forecast/forecast.ts";
import type { ForecastOptions } from "../../../src/analytics/forecast/forecast.ts";
import { MetricsError } from "../../../src/query/error.ts";
import { noise } from "../detect/series.ts";

const valuesOf = (...given: Parameters<typeof forecast>) => forecast(...given).points.map(({ value }) => value);
const week = [12, 15, 14, 13, 18, 4, 2];
const weeks = (count: number) => Array.from({ length: 7 * count }, (_, at) => week[at % 7] ?? 0);
const kinds = ["plain", "count", "duration", "share"] as const;

describe("forecast(values, grain, horizon, options)", () => {
  it("continues a periodic series exactly, of every kind, and says by what", () => {
    for (const kind of ["plain", "count", "duration"] as const) {
      const { points, seasons, methods, tried } = forecast(weeks(8), "day", 10, { values: kind });
      points.forEach(({ value, lower, upper }, ahead) => {
        for (const each of [value, lower, upper]) expect(each).toBeCloseTo(week[ahead % 7] ?? 0, 9);
      });
      expect(seasons.map(({ period }) => period)).toEqual([7]);
      expect(seasons[0]?.strength).toBeCloseTo(1, 9);
      expect(methods).toEqual([{ method: "seasonalNaive", scale: "even", period: 7, weight: 1, error: expect.closeTo(0, 9) }]);
      expect(tried).toEqual({ points: 20, error: expect.closeTo(0, 9), naiveError: expect.closeTo(0, 9) });
    }
  });
  it("continues a day within a week", () => {
    // Hours 0 to 5 of each day, twice as many on the last two days of seven.
    const at = (index: number) => (index % 6) * (Math.floor(index / 6) % 7 > 4 ? 2 : 1);
    const values = Array.from({ length: 42 * 5 }, (_, index) => at(index));
    const { points, seasons } = forecast(values, "hour", 42, { periods: [6, 42] });
    points.forEach(({ value }, ahead) => expect(value).toBeCloseTo(at(ahead), 9));
    expect(seasons.map(({ period }) => period)).toEqual([6, 42]);
  });
  it("does not need what is not known of a periodic series", () => {
    const gaps = new Set([0, 3, 17, 18, 19, 40]);
    const some = weeks(8).map((value, at) => (gaps.has(at) ? null : value));
    valuesOf(some, "day", 14).forEach((value, ahead) => expect(value).toBeCloseTo(week[ahead % 7] ?? 0, 9));
  });
  it("counts a gap at the end as time that went on", () => {
    valuesOf([...weeks(8), null, null, null], "day", 7).forEach((value, ahead) => expect(value).toBeCloseTo(week[(ahead + 3) % 7] ?? 0, 9));
  });
  it("expects of a constant what it is, with no width", () => {
    for (const kind of kinds) {
      for (const constant of [0, 1, 0.25]) {
        const { points } = forecast(Array.from({ length: 40 }, () => constant), "day", 3, { values: kind });
        for (const { value, lower, upper } of points) {
          expect(value).toBeCloseTo(constant, 9);
          expect(lower).toBeCloseTo(constant, 9);
          expect(upper).toBeCloseTo(constant, 9);
        }
      }
    }
  });
  it("says of fewer than four known values their median, without an interval, and nothing of none", () => {
    const nothing = { lower: null, upper: null };
    expect(forecast([], "day", 2)).toEqual({
      points: [{ value: null, ...nothing }, { value: null, ...nothing }],
      level: 0.95,
      seasons: [],
      methods: [],
      tried: null,
      holidays: [],
      outages: [],
    });
    expect(forecast([null, 3, null], "day", 1).points).toEqual([{ value: 3, ...nothing }]);
    expect(forecast([9, 2, 4], "day", 1).points).toEqual([{ value: 4, ...nothing }]);
    expect(forecast([9, 2, 4, 5], "day", 1).points[0]?.lower).toBeTypeOf("number");
  });
  it("keeps counts and durations at 0 and more, shares in [0, 1], and the value between its bounds", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const value = fc.oneof({ weight: 9, arbitrary: share }, { weight: 1, arbitrary: fc.constantFrom(null, 0, 1) });
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 60 }), fc.constantFrom(...kinds), fc.integer({ min: 1, max: 20 }), (list, kind, horizon) => {
        const scale = kind === "share" ? 1 : 40;
        const { points, methods } = forecast(list.map((each) => (each === null ? null : each * scale)), "day", horizon, { values: kind });
        expect(points).toHaveLength(horizon);
        if (methods.length > 0) expect(methods.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const { value: middle, lower, upper } of points) {
          if (middle === null || lower === null || upper === null) continue;
          expect(lower).toBeLessThanOrEqual(middle);
          expect(upper).toBeGreaterThanOrEqual(middle);
          if (kind !== "plain") expect(lower).toBeGreaterThanOrEqual(0);
          if (kind === "share") expect(upper).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
  it("is wider the further it goes on a random walk, and the surer it is to be", () => {
    let level = 100;
    const walk = noise(300).map((step) => (level += step));
    const widths = (options: ForecastOptions) => forecast(walk, "day", 20, { periods: [], ...options }).points.map(({ lower, upper }) => (upper ?? 0) - (lower ?? 0));
    const wide = widths({});
    expect(wide.every((width, ahead) => ahead === 0 || width > (wide[ahead - 1] ?? 0))).toBe(true);
    expect(wide[19]).toBeGreaterThan(3 * (wide[0] ?? 0));
    const [narrow, wider] = [widths({ level: 0.9 }), widths({ level: 0.99 })];
    wide.forEach((width, ahead) => {
      expect(width).toBeGreaterThan(narrow[ahead] ?? 0);
      expect(width).toBeLessThan(wider[ahead] ?? 0);
    });
  });
  it("does not depend on the unit", () => {
    const values = weeks(10).map((value, at) => value + 3 * (noise(70)[at] ?? 0) + 20);
    const one = forecast(values, "day", 7);
    // A power of two changes no digit of a number.
    const other = forecast(values.map((value) => value * 1024), "day", 7);
    other.points.forEach(({ value, lower, upper }, ahead) => {
      expect((value ?? 0) / 1024).toBeCloseTo(one.points[ahead]?.value ?? 0, 6);
      expect((lower ?? 0) / 1024).toBeCloseTo(one.points[ahead]?.lower ?? 0, 6);
      expect((upper ?? 0) / 1024).toBeCloseTo(one.points[ahead]?.upper ?? 0, 6);
    });
  });
  it("gives the same twice, and to points what it gives to their values", () => {
    const values = weeks(6).map((value, at) => value + (noise(42)[at] ?? 0));
    expect(forecast(values, "day", 7)).toEqual(forecast(values, "day", 7));
    expect(forecast(values.map((value) => ({ value })), "day", 7)).toEqual(forecast(values, "day", 7));
  });
  it("does not follow an incident that has just been", () => {
    const calm = noise(100).map((part) => 50 + part);
    const hit = calm.map((value, at) => (at >= 97 ? 500 : value));
    expect(Math.abs((valuesOf(hit, "day", 10)[9] ?? 0) - 50)).toBeLessThan(10);
  });
  it("expects no day again that was off it once: its usual value lies between its bounds", () => {
    const parts = noise(20 * 168);
    for (const [days, factor] of [[[5], 3], [[4, 5], 3], [[4, 5, 6], 3], [[4, 5], 0], [[0], 3]] as const) {
      let [inside, error] = [0, 0];
      for (let run = 0; run < 20; run++) {
        const usual = (index: number) => 10 * (week[index % 7] ?? 0);
        const values = Array.from({ length: 168 }, (_, at) => {
          const value = usual(at) + Math.sqrt(usual(at)) * (parts[168 * run + at] ?? 0);
          return Math.max(0, Math.round(days.some((ago) => ago === 167 - at) ? factor * value : value));
        });
        forecast(values, "day", 7, { values: "count" }).points.forEach(({ value, lower, upper }, ahead) => {
          const actual = usual(168 + ahead);
          inside += (lower ?? Infinity) <= actual && actual <= (upper ?? -Infinity) ? 1 : 0;
          error += Math.abs((value ?? 0) - actual) / actual;
        });
      }
      expect([days, factor, inside / 140 >= 0.95]).toEqual([days, factor, true]);
      expect([days, factor, error / 140 < 0.08]).toEqual([days, factor, true]);
    }
  });
  it("expects no hours again that were off once, five at the end", () => {
    const usual = (at: number) => 20 + 30 * Math.abs((at % 24) - 12);
    const small = noise(672);
    const values = small.map((part, at) => Math.round((usual(at) + Math.sqrt(usual(at)) * part) * (at >= 667 ? 3 : 1)));
    forecast(values, "hour", 24, { values: "count" }).points.forEach(({ value }, ahead) => {
      expect([ahead, Math.abs((value ?? 0) - usual(672 + ahead)) < 0.3 * usual(672 + ahead)]).toEqual([ahead, true]);
    });
  });
  it("goes on with a rhythm that changed two weeks ago", () => {
    const parts = noise(20 * 168);
    const usual = (index: number) => 10 * (week[index % 7] ?? 0) * (index % 7 === 5 && index >= 154 ? 3 : 1);
    const saturdays = Array.from({ length: 20 }, (_, run) => {
      const values = Array.from({ length: 168 }, (__, at) => Math.round(usual(at) + Math.sqrt(usual(at)) * (parts[168 * run + at] ?? 0)));
      return valuesOf(values, "day", 7, { values: "count" })[5] ?? 0;
    });
    const mean = saturdays.reduce((sum, value) => sum + value, 0) / 20;
    expect(mean).toBeGreaterThan(80);
  });
  it("expects more of what grows, less and less more", () => {
    const grown = valuesOf(Array.from({ length: 60 }, (_, at) => 10 + 2 * at), "week", 8);
    expect(grown.every((value, ahead) => (value ?? 0) > (grown[ahead - 1] ?? 128))).toBe(true);
    expect(grown[7]).toBeLessThanOrEqual(10 + 2 * 67 + 1e-9);
  });
  it("is exactly a constant's value, gaps or not", () => {
    const values = Array.from({ length: 40 }, (_, at) => (at % 5 === 2 ? null : 3));
    expect(forecast(values, "day", 2).points).toEqual([{ value: 3, lower: 3, upper: 3 }, { value: 3, lower: 3, upper: 3 }]);
  });
  it("does not depend on the unit, however large or small", () => {
    const values = weeks(10).map((value, at) => value + 3 * (noise(70)[at] ?? 0) + 20);
    const one = forecast(values, "day", 7).points;
    for (const power of [-600, 450]) {
      const other = forecast(values.map((value) => value * 2 ** power), "day", 7).points;
      expect(other.map(({ value, lower, upper }) => [value, lower, upper].map((each) => (each ?? 0) / 2 ** power))).toEqual(
        one.map(({ value, lower, upper }) => [value, lower, upper]),
      );
    }
  });
  it("does not depend on how far from 0 values lie", () => {
    const values = noise(120).map((part) => 100 + 10 * part);
    const [near] = forecast(values, "day", 1).points;
    for (const offset of [1e6, 1e10, 1e12]) {
      const [far] = forecast(values.map((value) => value + offset), "day", 1).points;
      for (const bound of ["lower", "value", "upper"] as const) expect(Number(far?.[bound]) - offset).toBeCloseTo(Number(near?.[bound]), 0);
    }
  });
  it("is no wider for one value that is far from all about it, at the end or before it", () => {
    const values = weeks(10).map((value, at) => value + (noise(70)[at] ?? 0) + 30);
    const width = (list: readonly number[]) => Math.max(...forecast(list, "day", 7, { values: "count" }).points.map(({ lower, upper }) => (upper ?? 0) - (lower ?? 0)));
    const usual = width(values);
    for (const place of [69, 60]) expect(width(values.with(place, 50_000))).toBeLessThan(1.5 * usual);
  });
  it("keeps what is far from all about it at the same place of a period: a rhythm", () => {
    const values = Array.from({ length: 24 * 28 }, (_, at) => (at % 168 === 5 ? 900 : 40 + 5 * (noise(24 * 28)[at] ?? 0)));
    const { points } = forecast(values, "hour", 168);
    expect(points[5]?.value).toBeGreaterThan(500);
  });
  it("is at least as wide for shares as chance makes one of so many cases", () => {
    // Alternating shares of 0.4 and 0.6 have a mean of 0.5: of 4 cases 1.96 · √(0.25 ÷ 4) is 0.49 to either side.
    const shares = (n: number) => Array.from({ length: 60 }, (_, at) => ({ value: at % 2 === 0 ? 0.4 : 0.6, n }));
    const [first] = forecast(shares(4), "day", 1, { values: "share", periods: [] }).points;
    const middle = first?.value ?? 0;
    expect((first?.upper ?? 0) - middle).toBeGreaterThanOrEqual(1.959963984540054 * Math.sqrt((middle * (1 - middle)) / 4) - 1e-12);
    const [other] = forecast(shares(10_000), "day", 1, { values: "share", periods: [] }).points;
    expect((other?.upper ?? 0) - (other?.lower ?? 0)).toBeLessThan(0.5);
  });
  it("leaves holidays out, expects one as those of its name were, and says which it does not know", () => {
    const length = 140;
    const named = new Map([[43, "new year"], [99, "new year"], [141, "new year"], [143, "jubilee"]]);
    const holidays = Array.from({ length: length + 7 }, (_, at) => named.get(at) ?? null);
    const values = Array.from({ length }, (_, at) => (holidays[at] === null ? (week[at % 7] ?? 0) + 20 : 4));
    const { points, holidays: told } = forecast(values, "day", 7, { values: "count", holidays });
    expect(points.map(({ value }) => Math.round(value ?? 0))).toEqual(week.map((value, ahead) => (ahead === 1 ? 4 : value + 20)));
    expect(told).toEqual([{ name: "new year", seen: 2 }, { name: "jubilee", seen: 0 }]);
    const [, newYear] = points;
    expect((newYear?.lower ?? 9) <= (newYear?.value ?? 0) && (newYear?.value ?? 0) <= (newYear?.upper ?? 0)).toBe(true);
    // Without their names they would be part of what is usual.
    expect(forecast(values, "day", 7, { values: "count" }).points[1]?.value).toBeGreaterThan(15);
  });
  it("is as wide as what was seen of few values, on every scale", () => {
    const parts = noise(20 * 100);
    for (const kind of kinds) {
      for (const known of [5, 6, 8, 10, 12]) {
        const wide = Array.from({ length: 20 }, (_, run) => {
          const values = parts.slice(100 * run, 100 * run + known).map((part) => (kind === "share" ? 0.5 + 0.2 * part : 100 + 20 * part));
          const { points } = forecast(values, "day", 3, { values: kind });
          return points.some(({ lower, upper }) => (upper ?? 0) > 400 || (lower ?? 0) < -200);
        });
        expect([kind, known, wide.filter(Boolean).length]).toEqual([kind, known, 0]);
      }
    }
    // A twentieth of the days has one case.
    const rare = Array.from({ length: 20 }, (_, run) => parts.slice(100 * run, 100 * run + 60).map((part) => (part > 0.9 ? 1 : 0)));
    for (const values of rare) for (const { upper } of forecast(values, "day", 7, { values: "count" }).points) expect(upper).toBeLessThan(10);
  });
  it("has what comes between its bounds as often as it says, after few values too", () => {
    const parts = noise(2 * 100 * 17);
    // Box and Muller's normal of two uniform numbers.
    const normal = (at: number) => Math.sqrt(-2 * Math.log((1 + (parts[2 * at] ?? 0)) / 2)) * Math.cos(Math.PI * (parts[2 * at + 1] ?? 0));
    for (const known of [4, 6, 8, 12]) {
      const held = Array.from({ length: 100 }, (_, run) => {
        const values = Array.from({ length: known + 1 }, (_, at) => Math.round(100 + 10 * normal(17 * run + at)));
        const [next] = forecast(values.slice(0, known), "week", 1, { values: "count" }).points;
        const value = values[known] ?? 0;
        return (next?.lower ?? Infinity) <= value && value <= (next?.upper ?? 0);
      });
      const share = held.filter(Boolean).length / 100;
      expect([known, share >= 0.92 && share < 1]).toEqual([known, true]);
    }
  });
  it("errs little more than the seasonal naive method by any season that is there twice, found or not", () => {
    const small = noise(40 * 60);
    const shape = [3, -1, 2, -4, 1, -3, 4, -2, 0, 2, -2, 1];
    const seasonal = [["quarter", 4, [8, 9, 10]], ["day", 7, [14, 15, 18]], ["month", 12, [24, 25, 30]]] as const;
    for (const [grain, period, lengths] of seasonal) {
      for (const length of lengths) {
        let [error, naive, found] = [0, 0, 0];
        for (let run = 0; run < 40; run++) {
          const values = Array.from({ length: length + period }, (_, at) => 100 + 20 * (shape[at % period] ?? 0) + 10 * (small[60 * run + at] ?? 0));
          const { points, seasons } = forecast(values.slice(0, length), grain, period);
          found += seasons.length;
          points.forEach(({ value }, ahead) => {
            const actual = values[length + ahead] ?? 0;
            error += Math.abs((value ?? 0) - actual);
            naive += Math.abs((values[length + ahead - period] ?? 0) - actual);
          });
        }
        expect([grain, length, error < 1.2 * naive]).toEqual([grain, length, true]);
        // Also of eight quarters, of which there are but four differences a year apart.
        if (length === 8) expect(found).toBeGreaterThan(30);
      }
    }
  });
  it("follows a level that jumped a week ago, and is as wide as it is there", () => {
    const parts = noise(20 * 320);
    // [kind, points before, days since, level before, level since, half of the spread, what the forecast may be off in the mean]
    const cases = [
      ["count", 300, 7, 0, 50, 12, 8],
      ["count", 100, 14, 0, 50, 12, 8],
      ["count", 300, 10, 100, 10, 5, 3],
      ["plain", 300, 7, -50, 50, 12, 8],
      ["duration", 300, 7, 300, 900, 200, 130],
      ["share", 300, 7, 0.9, 0.5, 0.1, 0.07],
    ] as const;
    for (const [kind, before, since, low, high, spread, most] of cases) {
      let [error, inside, points, widths] = [0, 0, 0, 0];
      for (let run = 0; run < 20; run++) {
        const at = (index: number) => (index < before ? low + (low === 0 ? 0 : Math.min(spread, Math.abs(low) / 10) * (parts[320 * run + index] ?? 0)) : high + spread * (parts[(320 * run + index) % parts.length] ?? 0));
        const said = forecast(Array.from({ length: before + since }, (_, index) => at(index)), "day", 5, { values: kind });
        said.points.forEach(({ value, lower, upper }, ahead) => {
          const actual = at(before + since + ahead);
          error += Math.abs((value ?? 0) - actual);
          inside += (lower ?? Infinity) <= actual && actual <= (upper ?? -Infinity) ? 1 : 0;
          widths += (upper ?? 0) - (lower ?? 0);
          points += 1;
        });
      }
      expect([kind, before, error / points < most]).toEqual([kind, before, true]);
      expect([kind, before, inside / points >= 0.92]).toEqual([kind, before, true]);
      expect([kind, before, widths / points < 8 * spread]).toEqual([kind, before, true]);
    }
  });
  it("keeps seasons over a jump, as much larger as they are since", () => {
    const small = noise(300);
    const at = (index: number) => (index < 280 ? 4 : 12) * (week[index % 7] ?? 0) * (1 + 0.05 * (small[index] ?? 0));
    valuesOf(Array.from({ length: 290 }, (_, index) => at(index)), "day", 7, { values: "count" }).forEach((value, ahead) => {
      const actual = 12 * (week[(290 + ahead) % 7] ?? 0);
      expect(Math.abs((value ?? 0) - actual)).toBeLessThan(0.25 * actual);
    });
  });
  it("holds months of a year that doubled less than a year ago between its bounds nearly as often as it says", () => {
    const runs = 40;
    const parts = noise(runs * 54);
    // [months since, within the bounds at the least]
    for (const [since, least] of [[7, 0.8], [8, 0.85], [10, 0.9]] as const) {
      let [error, inside, widths] = [0, 0, 0];
      for (let run = 0; run < runs; run++) {
        const values = Array.from({ length: 54 }, (_, at) => {
          const usual = (at < 48 - since ? 200 : 400) * (1 + 0.3 * Math.sin((2 * Math.PI * at) / 12));
          return Math.round(usual + Math.sqrt(3 * usual) * (parts[54 * run + at] ?? 0));
        });
        forecast(values.slice(0, 48), "month", 6, { values: "count" }).points.forEach(({ value, lower, upper }, ahead) => {
          const actual = values[48 + ahead] ?? 0;
          error += Math.abs((value ?? 0) - actual) / (6 * runs);
          inside += (lower ?? Infinity) <= actual && actual <= (upper ?? 0) ? 1 / (6 * runs) : 0;
          widths += ((upper ?? 0) - (lower ?? 0)) / (6 * runs);
        });
      }
      expect([since, error < 55, inside > least, widths < 220]).toEqual([since, true, true, true]);
    }
  });
  it("takes an outage of some days for no new level, at the end or before it", () => {
    const small = noise(200);
    for (const [ago, days] of [[0, 3], [0, 6], [4, 3], [10, 3], [10, 6], [100, 3]] as const) {
      const values = small.map((part, at) => (at >= 200 - ago - days && at < 200 - ago ? 0 : 60 + 10 * part));
      expect([ago, days, Math.abs((valuesOf(values, "day", 7, { values: "count" })[6] ?? 0) - 60) < 12]).toEqual([ago, days, true]);
    }
  });
  it("expects after an outage that ended, however short a time ago, what was before it", () => {
    const small = noise(12 * 210);
    const rhythm = [1.2, 1.25, 1.1, 1.05, 1, 0.6, 0.8];
    // [what is left of values, days, days since, another outage's days since]
    const cases = [[0, 7, 1], [0, 10, 1], [0, 10, 3], [0, 14, 3], [0, 21, 5], [0, 10, 20], [0, 10, 3, 17], [0, 10, 3, 25], [0.2, 14, 3], [0.2, 21, 5], [2, 14, 3], [2, 40, 5]] as const;
    for (const [left, days, ago, again] of cases) {
      let [error, inside, widths] = [0, 0, 0];
      for (let run = 0; run < 12; run++) {
        const isOut = (at: number, since: number) => at >= 200 - since - days && at < 200 - since;
        const usual = (at: number) => (60 + 13 * (small[210 * run + at] ?? 0)) * (rhythm[at % 7] ?? 1);
        const known = Array.from({ length: 200 }, (_, at) => Math.round(usual(at) * (isOut(at, ago) || (again !== undefined && isOut(at, again)) ? left : 1)));
        forecast(known, "day", 7, { values: "count" }).points.forEach(({ value, lower, upper }, ahead) => {
          const actual = usual(200 + ahead);
          error += Math.abs((value ?? 0) - actual) / 84;
          inside += (lower ?? Infinity) <= actual && actual <= (upper ?? 0) ? 1 / 84 : 0;
          widths += ((upper ?? 0) - (lower ?? 0)) / 84;
        });
      }
      expect([left, days, ago, error < 9, inside > 0.92, widths < 45]).toEqual([left, days, ago, true, true, true]);
    }
  });
  it("follows what comes back from an outage at another level after five days", () => {
    const small = noise(200);
    for (const level of [40, 120]) {
      const known = small.map((part, at) => (at >= 185 && at < 195 ? 0 : Math.round((at < 195 ? 60 : level) + 10 * part)));
      valuesOf(known, "day", 7, { values: "count" }).forEach((value) => expect(Math.abs((value ?? 0) - (known[199] ?? 0))).toBeLessThan(7));
    }
  });
  it("expects after four days' outage of hours that ended ten hours ago what was before it", () => {
    const small = noise(1000);
    const usual = (at: number) => 40 * (1 + 0.6 * Math.sin((2 * Math.PI * at) / 24)) * (at % 168 < 120 ? 1.1 : 0.7);
    const known = Array.from(small, (part, at) => (at >= 900 && at < 990 ? 0 : Math.max(0, Math.round(usual(at) + 10 * part))));
    const error = valuesOf(known, "hour", 24, { values: "count" }).reduce((sum: number, value, ahead) => sum + Math.abs((value ?? 0) - usual(1000 + ahead)) / 24, 0);
    expect(error).toBeLessThan(6);
  });
  it("stays at a level that jumped though the last values are low, and at zeros between which one is not", () => {
    const small = noise(200);
    for (const last of [1, 2]) {
      const known = small.map((part, at) => (at < 180 || at >= 200 - last ? 60 : 120) + 10 * part);
      valuesOf(known, "day", 7, { values: "count" }).forEach((value) => expect(value).toBeGreaterThan(95));
    }
    const ended = small.map((part, at) => (at < 170 || at === 186 ? 60 + 10 * part : 0));
    valuesOf(ended, "day", 7, { values: "count" }).forEach((value) => expect(value).toBeLessThan(5));
  });
  it("says which values it left out as an outage that ended", () => {
    const known = noise(200).map((part, at) => (at >= 180 && at < 190 ? 0 : 60 + 10 * part));
    expect(forecast(known, "day", 7, { values: "count" }).outages).toEqual([{ from: 180, to: 190 }]);
  });
  it("leaves out zeros from before data began, and keeps those of something rare", () => {
    const small = noise(230);
    const young = small.map((part, at) => (at < 187 || (at >= 207 && at < 215) ? 0 : Math.round(60 + 10 * part)));
    expect(forecast(young, "day", 7, { values: "count" }).points).toEqual(forecast(young.slice(187), "day", 7, { values: "count" }).points);
    valuesOf(young, "day", 7, { values: "count" }).forEach((value) => expect(Math.abs((value ?? 0) - 60)).toBeLessThan(10));
    // A test row before is no beginning, by month either.
    const launched = (values: readonly number[]) => values.map((value, at) => (at === 8 ? 2 : value));
    for (const since of [4, 6]) {
      const begun = small.slice(0, 36).map((part, at) => (at < 36 - since ? 0 : Math.round(200 + 20 * part)));
      expect(forecast(launched(begun), "month", 3, { values: "count" }).points).toEqual(forecast(begun, "month", 3, { values: "count" }).points);
    }
    // One in a hundred days, a week ago.
    const rare = small.slice(0, 108).map((_, at) => (at === 100 ? 1 : 0));
    valuesOf(rare, "day", 1, { values: "count" }).forEach((value) => expect(value).toBeLessThan(0.05));
  });
  it("holds what stands still again and again between its bounds, as what it does may come any day", () => {
    const parts = noise(40 * 400).values();
    const next = () => parts.next().value ?? 0;
    let inside = 0;
    for (let run = 0; run < 40; run++) {
      // Zeros for 8 to 25 days, then as long not.
      const values: number[] = [];
      for (let spell = run; values.length < 314; spell++) {
        const days = 8 + Math.floor(9 * (1 + next()));
        for (let day = 0; day < days; day++) values.push(spell % 2 === 0 ? 0 : Math.round(20 + 8 * next()));
      }
      forecast(values.slice(0, 300), "day", 14, { values: "count" }).points.forEach(({ lower, upper }, ahead) => {
        const actual = values[300 + ahead] ?? 0;
        inside += (lower ?? Infinity) <= actual && actual <= (upper ?? 0) ? 1 / 560 : 0;
      });
    }
    expect(inside).toBeGreaterThan(0.85);
  });
  it("keeps what stands still at the same place of a period: a rhythm", () => {
    const small = noise(400);
    const isShut = (at: number) => at % 168 >= 120;
    const known = Array.from({ length: 350 }, (_, at) => (isShut(at) ? 0 : 60 + 10 * (small[at] ?? 0)));
    valuesOf(known, "hour", 168, { values: "count" }).forEach((value, ahead) => {
      expect([ahead, Math.abs((value ?? 0) - (isShut(350 + ahead) ? 0 : 60)) < 15]).toEqual([ahead, true]);
    });
  });
  it("holds durations of which some are 0 between its bounds as often as it says", () => {
    const parts = noise(60 * 500);
    for (const zeros of [0.1, 0.3]) {
      for (const known of [40, 120]) {
        let [inside, points] = [0, 0];
        for (let run = 0; run < 60; run++) {
          const at = (index: number) => ((1 + (parts[500 * run + index] ?? 0)) / 2 < zeros ? 0 : 300 * Math.exp(parts[500 * run + 250 + index] ?? 0));
          for (const [ahead, { lower, upper }] of forecast(Array.from({ length: known }, (_, index) => at(index)), "day", 7, { values: "duration" }).points.entries()) {
            inside += (lower ?? Infinity) <= at(known + ahead) && at(known + ahead) <= (upper ?? 0) ? 1 : 0;
            points += 1;
          }
        }
        expect([zeros, known, inside / points >= 0.92]).toEqual([zeros, known, true]);
      }
    }
  });
  it("leaves out what it is told to: a week's outage ten days ago leaves the interval as narrow as none", () => {
    const small = noise(200);
    const calm = small.map((part) => 60 + 10 * part);
    const hit = calm.map((value, at) => (at >= 183 && at < 190 ? value / 4 : value));
    const leaveOut = calm.map((_, at) => at >= 183 && at < 190);
    const width = (values: readonly number[], options: ForecastOptions) => {
      const [first] = forecast(values, "day", 1, { values: "count", ...options }).points;
      return (first?.upper ?? 0) - (first?.lower ?? 0);
    };
    expect(width(hit, { leaveOut })).toBeLessThan(1.05 * width(calm, {}));
    expect(width(hit, {})).toBeGreaterThan(1.2 * width(calm, {}));
    expect(forecast(hit, "day", 3, { leaveOut })).toEqual(forecast(hit.map((value, at) => (leaveOut[at] ? null : value)), "day", 3));
    expect(valuesOf([...calm, 2, 2, 2, 2, 2, 2, 2, 2, 2], "day", 1, { leaveOut: [...calm.map(() => false), ...Array.from({ length: 9 }, () => true)] })[0]).toBeGreaterThan(50);
  });
  it("expects the week to come as it would without an outage in the middle of four", () => {
    const small = noise(35 * 24);
    const usual = Array.from({ length: 35 * 24 }, (_, at) => 100 + 30 * Math.sin((at / 12) * Math.PI) - (at % 168 < 120 ? 0 : 25) + 5 * (small[at] ?? 0));
    const errorOf = (known: readonly number[]) => valuesOf(known, "hour", 168).reduce<number>((sum, value, at) => sum + Math.abs((value ?? 0) - (usual[28 * 24 + at] ?? 0)) / 168, 0);
    const known = usual.slice(0, 28 * 24);
    for (const hours of [12, 24, 30]) {
      const hit = known.map((value, at) => (at >= 14 * 24 + 5 && at < 14 * 24 + 5 + hours ? 0 : value));
      expect(errorOf(hit) / errorOf(known)).toBeLessThan(1.2);
    }
  });
  it("refuses what can be none", () => {
    const refused = (...given: Parameters<typeof forecast>) => {
      expect(() => forecast(...given)).toThrow(MetricsError);
      return expect(() => forecast(...given));
    };
    refused([1, 2], "day", 0).toThrow("metricdeck: horizon is 0; it is a whole number of buckets from 1 to 10000");
    refused([1, 2], "day", 1.5).toThrow("horizon is 1.5");
    refused([1, 2], "day", 1, { periods: [7, 1] }).toThrow("metricdeck: periods[1] is 1; it is a whole number of points from 2 on");
    refused([1, 2], "day", 1, { periods: [7, 30, 7] }).toThrow("metricdeck: periods[2] is 7; it is a period that is not there before, as each season is taken out once");
    refused([1, 2], "day", 1, { leaveOut: new Array<boolean>(2) }).toThrow("metricdeck: leaveOut[0] is undefined; it is true for a value that is left out, or false");
    refused([1, 2], "day", 1, { holidays: new Array<null>(3) }).toThrow("metricdeck: holidays[0] is undefined; it is the name of a holiday, or null");
    refused([1, 1.5], "day", 1, { values: "share" }).toThrow("metricdeck: values[1] is 1.5; it is a share, which is in [0, 1]");
    refused([1, null, -2], "day", 1, { values: "count" }).toThrow("values[2] is -2; it is a count, which is not negative");
    refused([1, Number.NaN], "day", 1).toThrow("metricdeck: values[1] is NaN; it is a number, null where it is not known, and no larger than 1e140");
    refused([1, 1e200], "day", 1).toThrow("values[1] is 1e+200");
    refused([1, 2], "day", 1, { level: 0.8 as never }).toThrow("metricdeck: level is 0.8; it is one of 0.9, 0.95, 0.99");
    refused([1, 2], "days" as never, 1).toThrow('metricdeck: grain is "days"; did you mean "day"?');
    refused([1, 2], "day", 1, { levels: 0.9 } as never).toThrow('metricdeck: unknown option "levels"; did you mean "level"?');
    refused([1, 2], "day", 1, { holidays: [null, null] }).toThrow(
      "metricdeck: there are 2 holidays for 2 values and 1 buckets to come; give one for each, null for ordinary ones",
    );
    refused([1, 2], "day", 1, { leaveOut: [true, 0] as never }).toThrow("metricdeck: leaveOut[1] is 0; it is true for a value that is left out, or false");
    refused([1, 2], "day", 1, { leaveOut: [true] }).toThrow("metricdeck: leaveOut has 1 for 2 values; give one for each, false for those that count");
  });
});
