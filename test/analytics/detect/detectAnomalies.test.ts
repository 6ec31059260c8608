import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDetector } from "../../../src/analytics/detect/createDetector.ts";
import { detectAnomalies } from "../../../src/analytics/detect/detectAnomalies.ts";
import type { DetectorOptions, DetectorState } from "../../../src/analytics/detect/detection.ts";
import type { Grain } from "../../../src/query/range.ts";
import { MetricsError } from "../../../src/query/error.ts";
import { hourly, hourlyShares, noise } from "./series.ts";

/** So few that no chance is one. */
const falseAlarmsPerWeek = 0.01;
const alarms = (values: readonly (number | null)[], options: DetectorOptions = {}) =>
  detectAnomalies(hourly(values), "hour", { falseAlarmsPerWeek, ...options }).flatMap(({ isAnomaly }, at) => (isAnomaly ? [at] : []));

const steady = noise(300).map((part) => 100 + 10 * part);
const withValue = (at: number, value: number | null) => steady.map((before, index) => (index === at ? value : before));

/** The least count whose probability and all below reach a chance. */
function poisson(mean: number, chance: number): number {
  let [count, term, sum] = [0, Math.exp(-mean), Math.exp(-mean)];
  while (sum < chance && count < 50) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}

describe("detectAnomalies(points, grain, options)", () => {
  it("answers nothing to nothing", () => {
    expect(detectAnomalies([], "hour")).toEqual([]);
  });
  it("learns from the first 21 points and judges the next", () => {
    const found = detectAnomalies(hourly(Array.from({ length: 22 }, () => 5)), "hour");
    expect(found.map(({ status }) => status)).toEqual([...Array.from({ length: 21 }, () => "learning"), "judged"]);
    expect(found[0]).toEqual({
      from: "2024-01-01T00:00:00.000Z",
      value: 5,
      status: "learning",
      expected: null,
      lower: null,
      upper: null,
      score: null,
      direction: null,
      isAnomaly: false,
      explanation: null,
    });
    expect(found[21]).toMatchObject({ expected: 5, lower: 5, upper: 5, score: 0, isAnomaly: false });
  });
  it("learns nothing from a fault for as many points as it holds, and takes what goes on for the new normal", () => {
    const fault = [...steady.slice(0, 200), ...Array.from({ length: 60 }, (_, at) => 300 + (steady[at] ?? 0) / 10)];
    const upperAt = (hold: number, at: number) => Number(detectAnomalies(hourly(fault), "hour", { falseAlarmsPerWeek, hold })[at]?.upper);
    expect(upperAt(40, 201)).toBe(upperAt(40, 239));
    expect(upperAt(40, 239)).toBeLessThan(150);
    expect(upperAt(0, 239)).toBeGreaterThan(150);
    expect(upperAt(40, 259)).toBeGreaterThan(upperAt(40, 240));
    expect(alarms(fault, { hold: 40 })).toEqual([200]);
  });
  it("learns what comes back at the same time of the week for longer than the hold: an office's weekend, a nightly job", () => {
    const parts = noise(26 * 168);
    const office = parts.map((part, at) => (at % 24 >= 9 && at % 24 < 17 && Math.floor(at / 24) % 7 < 5 ? Math.round(30 + 5 * part) : 0));
    const nightly = parts.map((part, at) => Math.round((25 + 3 * part) * (at % 24 === 3 && at >= 6 * 168 ? 4 : 1)));
    for (const [values, week] of [[office, 4], [nightly, 12]] as const) {
      const found = detectAnomalies(hourly(values), "hour", { values: "count", falseAlarmsPerWeek: 0.5, hold: 168 });
      const unusual = found.flatMap(({ score }, at) => (at >= week * 168 && (score ?? 0) >= 1 ? [at] : []));
      expect(unusual.length).toBeLessThan((26 - week) * 2);
      expect(unusual.filter((at) => values[at] === 0 || at % 24 === 3).length).toBeLessThan(5);
    }
  });
  it("learns no more of five days' outages in two following weeks than if nothing had been known of them", () => {
    const usual = noise(12 * 168).map((part) => Math.round(25 + 5 * part));
    const isOut = (at: number) => at >= 6 * 168 && at < 8 * 168 && at % 168 < 120;
    const judged = (out: number | null) => {
      const found = detectAnomalies(hourly(usual.map((value, at) => (isOut(at) ? out : value))), "hour", { values: "count", hold: 168 });
      return found.slice(8 * 168 - 40).map(({ expected, upper }) => [expected, upper]);
    };
    expect(judged(0)).toEqual(judged(null));
  });
  it("gives no alarm on any constant, and one on the step after it", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.boolean(),
        (level, share, isUp) => {
          const height = (isUp ? 1 : -1) * share * Math.max(Math.abs(level), 1);
          const constant = Array.from({ length: 400 }, () => level);
          expect(alarms(constant)).toEqual([]);
          expect(alarms(constant.map((value, at) => (at < 200 ? value : value + height)))).toEqual([200]);
        },
      ),
      { numRuns: 12 },
    );
  });
  it("takes numbers for equal that were added up in another order", () => {
    const [one, other] = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1];
    expect(one).not.toBe(other);
    for (const values of ["plain", "duration", "share"] as const) {
      expect(alarms(Array.from({ length: 300 }, (_, at) => (at < 100 || at % 50 > 0 ? one : other)), { values })).toEqual([]);
    }
    // A share of which nobody can see that it is another one.
    expect(alarms(Array.from({ length: 300 }, (_, at) => (at === 250 ? 0.1 + 1e-11 : 0.1)), { values: "share" })).toEqual([]);
  });
  it("gives one alarm on a step after a constant, however long that was, by whatever grain, and whatever is learned anew of it", () => {
    const grains: readonly (readonly [Grain, minutes: number])[] = [["hour", 60], ["minute", 1], [{ interval: "PT5M" }, 5], ["day", 1440]];
    for (const [grain, minutes] of grains) {
      for (const values of ["plain", "count"] as const) {
        for (const length of [30, 100, 250, 500, 700, 1000]) {
          const points = Array.from({ length: length + 1000 }, (_, at) => {
            return { from: new Date(Date.UTC(2026, 2, 2, 0, at * minutes)).toISOString(), value: at < length ? 5 : 9 };
          });
          const found = detectAnomalies(points, grain, { values }).flatMap(({ isAnomaly }, at) => (isAnomaly ? [at] : []));
          expect({ grain, values, length, found }).toEqual({ grain, values, length, found: [length] });
        }
      }
    }
  });
  it("gives a step one alarm where it takes two points, and another alarm to what goes on from there", () => {
    const step = Array.from({ length: 900 }, (_, at) => (at < 250 ? 5 : at === 250 ? 7 : at < 600 ? 9 : 40));
    expect(detectAnomalies(hourly(step), "hour").flatMap(({ isAnomaly }, at) => (isAnomaly ? [at] : []))).toEqual([250, 600]);
  });
  it("takes a value that comes again for another alarm", () => {
    const spikes = Array.from({ length: 600 }, (_, at) => (at === 300 || at === 450 ? 9 : 5));
    expect(detectAnomalies(hourly(spikes), "hour").flatMap(({ isAnomaly }, at) => (isAnomaly ? [at] : []))).toEqual([300, 450]);
  });
  it("gives no alarm on a share that is always the same, of however many cases each is", () => {
    const part = noise(1000).map((value) => (value + 1) / 2);
    const ways = [
      part.map((value) => 1 + Math.floor(value * 300)),
      part.map((value) => 80 + Math.floor(value * 40)),
      part.map((_, at) => Math.round(100 + 95 * Math.sin((at / 12) * Math.PI))),
      part.map((_, at) => 10 + at),
    ];
    for (const cases of ways) {
      for (const share of [0, 1, 0.5, 0.25, 0.1]) {
        const judged = detectAnomalies(hourlyShares(cases.map(() => share), cases), "hour", { values: "share" }).slice(21);
        expect(judged.filter(({ isAnomaly, score }) => isAnomaly || score !== 0)).toEqual([]);
        const off = judged.flatMap(({ lower, expected, upper }) => [lower, expected, upper].map((value) => Math.abs(Number(value) - share)));
        expect(Math.max(...off)).toBeLessThan(1e-12);
      }
    }
  });
  it("expects exactly 0 and 1 of shares that always are: nothing is in proportion to what is nearly 0", () => {
    const cases = noise(60).map((value) => 50 + Math.floor(value * 49));
    for (const share of [0, 1]) {
      const last = detectAnomalies(hourlyShares(cases.map(() => share), cases), "hour", { values: "share" }).at(-1);
      expect(last).toMatchObject({ expected: share, lower: share, upper: share });
    }
  });
  it("has within its bounds what is ordinary, and beyond them what is rare by itself, of every kind", () => {
    const part = noise(600 * 60).map((value) => (value + 1) / 2);
    const shares = ([[5, 0.2], [20, 0.1], [50, 0.05], [20, 0.95], [1, 0.3], [60, 0.5]] as const).map(([most, chance]) => {
      const cases = Array.from({ length: 600 }, (_, at) => (at % 2 === 0 ? most : Math.ceil(most / 2)));
      const found = cases.map((n, at) => part.slice(at * 60, at * 60 + n).filter((value) => value < chance).length / n);
      return { values: "share" as const, points: hourlyShares(found, cases) };
    });
    const counts = part.slice(0, 600).map((value) => Math.round(value ** 4 * 20));
    const others = (["plain", "count", "duration"] as const).map((values) => ({ values, points: hourly(counts) }));
    for (const { values, points } of [...shares, ...others]) {
      for (const { value, lower, upper, score, explanation, status } of detectAnomalies(points, "hour", { values, falseAlarmsPerWeek: 5 })) {
        if (status !== "judged" || value === null || lower === null || upper === null || score === null) continue;
        const isWithin = lower <= value && value <= upper;
        // A run may be rarer still than a point that is rare by itself.
        if (isWithin) expect({ value, isAlone: score >= 1 && explanation?.by === "point" }).toEqual({ value, isAlone: false });
        else expect(score).toBeGreaterThanOrEqual(1);
        if (values === "share") expect([lower >= 0, upper <= 1]).toEqual([true, true]);
      }
    }
  });
  it("finds a spike and a dip where they are, with their direction", () => {
    for (const [value, direction] of [[160, "up"], [40, "down"]] as const) {
      const found = detectAnomalies(hourly(withValue(250, value)), "hour", { falseAlarmsPerWeek });
      expect(found.flatMap(({ isAnomaly }, at) => (isAnomaly ? [at] : []))).toEqual([250]);
      expect(found[250]).toMatchObject({ direction, status: "judged", explanation: { by: "point" } });
    }
  });
  it("goes on with no run that was on the other side of what was expected", () => {
    const turned = steady.map((value, at) => (at >= 235 && at < 250 ? value + 8 : at === 250 ? 84 : value));
    const { value, lower, explanation, direction } = detectAnomalies(hourly(turned), "hour")[250] ?? {};
    expect(Number(value)).toBeLessThan(Number(lower));
    expect([explanation?.by, direction]).toEqual(["point", "down"]);
  });
  it("tells a direction that is the value's own, by runs too", () => {
    const found = detectAnomalies(hourly(noise(30_000).map((part) => 100 + 10 * part)), "hour", { falseAlarmsPerWeek: 3 });
    const rare = found.filter(({ score }) => (score ?? 0) >= 1);
    expect(rare.filter(({ explanation }) => explanation?.by === "run").length).toBeGreaterThan(20);
    expect(rare.filter(({ value, expected, direction }) => (Number(value) >= Number(expected) ? "up" : "down") !== direction)).toEqual([]);
  });
  it.each([0.1, 0.3, 0.5])("keeps its budget on %s cases an hour", (mean) => {
    const part = noise(12_000).map((value) => (value + 1) / 2);
    const found = detectAnomalies(hourly(part.map((chance) => poisson(mean, chance))), "hour", { values: "count", falseAlarmsPerWeek: 0.2 });
    const due = (12_000 / 168) * 0.2;
    expect(found.filter(({ isAnomaly }) => isAnomaly).length).toBeLessThanOrEqual(2 * due);
  });
  it("finds twenty of two hundred where two are usual", () => {
    const part = noise(600 * 200).map((value) => (value + 1) / 2);
    const shares = Array.from({ length: 600 }, (_, at) => part.slice(at * 200, at * 200 + 200).filter((value) => value < 0.01).length / 200);
    for (const place of [400, 450, 500]) {
      const points = hourlyShares(shares.map((share, at) => (at === place ? 0.1 : share)), shares.map(() => 200));
      expect(detectAnomalies(points, "hour", { values: "share" })[place]).toMatchObject({ isAnomaly: true, direction: "up" });
    }
  });
  it("does not call alarm what is the other way or too small", () => {
    const spike = withValue(250, 160);
    expect(alarms(spike, { direction: "up" })).toEqual([250]);
    expect(alarms(spike, { direction: "down" })).toEqual([]);
    expect(alarms(spike, { minimumChange: { absolute: 100 } })).toEqual([]);
    expect(alarms(spike, { minimumChange: { relative: 0.5 } })).toEqual([250]);
  });
  it("neither judges nor learns what is not known: the rest is judged as if it had not been there", () => {
    const gaps = new Set([0, 40, 41, 42, 260]);
    const found = detectAnomalies(hourly(steady.map((value, at) => (gaps.has(at) ? null : value))), "hour");
    const without = detectAnomalies(hourly(steady).filter((_, at) => !gaps.has(at)), "hour");
    expect(found.filter((_, at) => !gaps.has(at))).toEqual(without);
    expect(found[260]).toMatchObject({ status: "unknown", value: null, score: null, isAnomaly: false });
  });
  it("leaves noted times out: no alarm in them, and nothing learned from them", () => {
    const leaveOut = [{ from: "2024-01-11T10:00:00Z", to: "2024-01-11T13:00:00Z" }];
    const at = 10 * 24 + 10;
    const incident = steady.map((value, index) => (index >= at && index < at + 3 ? 900 : value));
    const found = detectAnomalies(hourly(incident), "hour", { leaveOut });
    expect(found.slice(at, at + 4).map(({ status, isAnomaly }) => [status, isAnomaly])).toEqual([
      ["leftOut", false],
      ["leftOut", false],
      ["leftOut", false],
      ["judged", false],
    ]);
    const without = detectAnomalies(hourly(steady).filter((_, index) => index < at || index >= at + 3), "hour");
    expect(found.slice(at + 3)).toEqual(without.slice(at));
  });
  it("expects of each hour of the day what it had, by the zone's clocks, over a daylight-saving day", () => {
    // In Berlin clocks go from 2:00 to 3:00 on 31 March 2024.
    const first = Date.UTC(2024, 2, 18);
    const points = Array.from({ length: 20 * 24 }, (_, index) => {
      const at = first + index * 3_600_000;
      const hour = (index + (at < Date.UTC(2024, 2, 31, 1) ? 1 : 2)) % 24;
      return { from: new Date(at).toISOString(), value: hour === 9 ? 500 : 10 };
    });
    const end = detectAnomalies(points, "hour", { timeZone: "Europe/Berlin" }).slice(14 * 24);
    expect(end.every(({ value, expected, isAnomaly }) => value === expected && !isAnomaly)).toBe(true);
    // By clocks that do not change, nine o'clock is where eight was.
    expect(detectAnomalies(points, "hour").slice(14 * 24).filter(({ value, expected }) => value !== expected).length).toBeGreaterThan(1);
  });
  it("expects of what grows what it grows to, not what it was, with the rhythm of its week: on either side, and without leaps", () => {
    const week = [1.2, 1.15, 1.1, 1.1, 1.05, 0.75, 0.65];
    const small = noise(180);
    const ways: Readonly<Record<string, (at: number) => number>> = {
      "from 30 on by a part each day": (at) => 30 * 8.3 ** (at / 60),
      "from 30 on by as much each day": (at) => 30 + 3.65 * at,
      "slowly": (at) => 100 + at / 1.2,
      "downwards": (at) => 250 - at / 1.2,
    };
    for (const [name, level] of Object.entries(ways)) {
      const length = name.startsWith("from") ? 60 : 180;
      const truth = Array.from({ length }, (_, at) => level(at) * (week[at % 7] ?? 0));
      const points = truth.map((value, at) => ({ from: new Date(Date.UTC(2024, 0, 1 + at)).toISOString(), value: value * (1 + 0.1 * (small[at] ?? 0)) }));
      const judged = detectAnomalies(points, "day").map(({ value, expected }, at) => ({ at, value: Number(value), expected: Number(expected), true: truth[at] ?? 0 })).slice(-30);
      const shareOf = (is: (each: (typeof judged)[number]) => boolean) => judged.filter(is).length / judged.length;
      const naive = (at: number) => points[at - 7]?.value ?? 0;
      const closer = shareOf(({ at, value, expected }) => Math.abs(value - expected) <= Math.abs(value - naive(at)));
      const above = shareOf(({ value, expected }) => value > expected);
      const off = Math.max(...judged.map(({ expected, true: value }) => Math.abs(expected / value - 1)));
      expect({ name, closer: closer >= 0.5, isOnBothSides: above >= 0.2 && above <= 0.8, isNear: off < 0.25 }).toEqual({ name, closer: true, isOnBothSides: true, isNear: true });
    }
  });
  it("says of what it goes by where values grow, and goes back to their rhythm where they do not", () => {
    const told = (at: (index: number) => number) => {
      const values = noise(400).map((part, index) => at(index) * (index % 7 < 5 ? 1 : 0.5) + 3 * part);
      const points = values.map((value, index) => ({ from: new Date(Date.UTC(2024, 0, 1 + index)).toISOString(), value }));
      return detectAnomalies(points, "day").at(-1)?.explanation?.expectation;
    };
    expect([told((at) => 100 + at), told((at) => 100 + Math.min(at, 250)), told(() => 100)]).toEqual(["trend", "weekly", "weekly"]);
  });
  it("keeps its budget where a series begins with zeros", () => {
    const part = noise(2400);
    const counts = part.map((value, at) => (at < 800 ? 0 : Math.max(0, Math.round(25 + 5 * (value + (part[(at * 7) % 2400] ?? 0) + (part[(at * 13) % 2400] ?? 0))))));
    for (const hold of [0, 168]) {
      const found = detectAnomalies(hourly(counts), "hour", { values: "count", hold }).slice(1000).filter(({ isAnomaly }) => isAnomaly);
      expect(found.length).toBeLessThan(1400 / 168);
    }
  });
  it("says what it measures against: the rhythm of the day where there is one", () => {
    const rhythm = Array.from({ length: 240 }, (_, at) => 100 + 80 * Math.sin((at / 12) * Math.PI) + (noise(240)[at] ?? 0));
    const judged = detectAnomalies(hourly(rhythm), "hour").slice(120, 160);
    expect([...new Set(judged.map(({ explanation }) => explanation?.expectation))]).toEqual(["daily"]);
  });
  it("keeps bounds of counts at 0 and more, of shares in [0, 1]", () => {
    const few = noise(200).map((part) => Math.round(2 + 2 * part));
    const counts = detectAnomalies(hourly(few), "hour", { values: "count" });
    expect(counts.slice(21).every(({ lower }) => lower !== null && lower >= 0)).toBe(true);
    const points = hourly(few.map((value) => value / 4)).map((point) => ({ ...point, n: 4 }));
    const shares = detectAnomalies(points, "hour", { values: "share" }).slice(21);
    expect(shares.every(({ lower, upper }) => lower !== null && upper !== null && lower >= 0 && upper <= 1)).toBe(true);
  });
  it("asks for more of a smaller budget: scores fall, and are 1 where the bounds are", () => {
    const scoreAt = (falseAlarmsPerWeek: number) => detectAnomalies(hourly(withValue(250, 125)), "hour", { falseAlarmsPerWeek })[250]?.score ?? 0;
    // 10^−score·budget is the probability: one in 168 and one in 1680 points.
    expect(scoreAt(1) * Math.log10(168)).toBeCloseTo(scoreAt(0.1) * Math.log10(1680), 9);
  });
  it("does not depend on how far from 0 values lie: ids, instants and totals that vary by a few units", () => {
    const spike = withValue(250, 160).map((value) => Math.round(value ?? 0));
    const judged = (offset: number) => detectAnomalies(hourly(spike.map((value) => value + offset)), "hour", { falseAlarmsPerWeek });
    const scoreAt250 = judged(0)[250]?.score ?? 0;
    for (const offset of [1e6, 1e8, 1e10, 1e12, 1e14]) {
      const found = judged(offset);
      expect(found.flatMap(({ isAnomaly }, at) => (isAnomaly ? [at] : []))).toEqual([250]);
      expect(found[250]?.score).toBeCloseTo(scoreAt250, 1);
      for (const length of [30, 250, 1000]) {
        const constant = Array.from({ length: length + 500 }, () => offset + 0.1);
        expect(alarms(constant)).toEqual([]);
        expect(alarms(constant.map((value, at) => (at < length ? value : value + 4)))).toEqual([length]);
      }
    }
  });
  it("does not depend on the unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), (power) => {
        // Powers of two change no digit of a number.
        const spike = withValue(250, 160);
        expect(alarms(spike.map((value) => (value ?? 0) * 2 ** power))).toEqual([250]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("createDetector(grain, { state })", () => {
  it("goes on from what was saved with the same answers, through JSON, wherever it stopped", () => {
    const value = fc.oneof({ weight: 20, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) }, fc.constant(null), fc.constant(1e4));
    fc.assert(
      fc.property(fc.array(value, { minLength: 30, maxLength: 120 }), fc.nat(120), fc.constantFrom("plain", "count", "duration", "share"), (list, cut, values) => {
        const points = hourly(list).map((point, at) => (values === "share" && point.value !== null ? { ...point, value: Math.min(point.value, 100) / 100, n: 1 + at } : point));
        const whole = createDetector("hour", { values });
        const before = createDetector("hour", { values });
        for (const point of points.slice(0, cut)) expect(before.next(point)).toEqual(whole.next(point));
        const after = createDetector("hour", { values, state: JSON.parse(JSON.stringify(before.save())) });
        for (const point of points.slice(cut)) expect(after.next(point)).toEqual(whole.next(point));
        expect(after.save()).toEqual(whole.save());
      }),
      { numRuns: 20 },
    );
  });
  it("goes on with an alarm that lasts, wherever it stopped: a step is one of both together", () => {
    const points = hourly(Array.from({ length: 500 }, (_, at) => (at < 250 ? 5 : 9)));
    for (const cut of [251, 300, 339]) {
      const before = createDetector("hour");
      for (const point of points.slice(0, cut)) before.next(point);
      const after = createDetector("hour", { state: JSON.parse(JSON.stringify(before.save())) });
      expect(points.slice(cut).filter((point) => after.next(point).isAnomaly)).toEqual([]);
    }
  });
  it("goes on with a trend, wherever it stopped, and without one from a state of before there were any", () => {
    const points = hourly(noise(400).map((part, at) => (at / 4) * (2 + Math.sin((at / 12) * Math.PI)) + part));
    const before = createDetector("hour");
    for (const point of points.slice(0, 300)) before.next(point);
    const state: DetectorState = JSON.parse(JSON.stringify(before.save()));
    const { drifts: _, expectations: { trend: __, ...expectations }, ...rest } = state;
    const [whole, old] = [state, { ...rest, expectations }].map((each) => createDetector("hour", { state: each }));
    const told = points.slice(300).map((point) => [before, whole, old].map((detector) => detector?.next(point)));
    expect(told.filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other))).toEqual([]);
    expect(told.every(([one]) => one?.explanation?.expectation === "trend")).toBe(true);
    expect(told[0]?.[2]).toMatchObject({ status: "judged", explanation: { expectation: "daily" } });
    expect(told.at(-1)?.[2]).toMatchObject({ status: "judged", explanation: { expectation: "trend" } });
  });
  it("refuses the state of another grain", () => {
    const state = createDetector("hour").save();
    expect(() => createDetector("day", { state })).toThrow(MetricsError);
    expect(() => createDetector("day", { state })).toThrow('metricdeck: a detector\'s state of "hour" was given for "day"; begin without one');
  });
});
