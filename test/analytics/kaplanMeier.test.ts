import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "../../src/analytics/kaplanMeier.ts";
import type { Survival } from "../../src/analytics/kaplanMeier.ts";
import { MetricsError } from "../../src/query/index.ts";

const watched = (...times: readonly number[]) =>
  times.map((time) => ({ time: Math.abs(time), isEvent: time > 0 }));

/** Weeks of remission under 6-MP, − where the patient was still well: Freireich and others, Blood 21 (1963). */
const freireich = watched(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35);

describe("kaplanMeier(subjects)", () => {
  it("gives the published curve of the 6-MP patients", () => {
    const { steps, median } = kaplanMeier(freireich);
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [6, 21, 3],
      [7, 17, 1],
      [10, 15, 1],
      [13, 12, 1],
      [16, 11, 1],
      [22, 7, 1],
      [23, 6, 1],
    ]);
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    steps.forEach(({ survival }, index) => expect(survival).toBeCloseTo(published[index] ?? NaN, 3));
    expect(median).toBe(23);
  });
  it("gives the log(−log) interval of its first and last step", () => {
    const { steps } = kaplanMeier(freireich);
    expect(steps[0]?.lower).toBeCloseTo(0.6197, 4);
    expect(steps[0]?.upper).toBeCloseTo(0.9516, 4);
    expect(steps[6]?.lower).toBeCloseTo(0.1881, 4);
    expect(steps[6]?.upper).toBeCloseTo(0.6801, 4);
  });
  it("has no interval where all had the event, and no median before half had it", () => {
    const all = kaplanMeier(watched(1, 2)).steps;
    expect(all[1]).toEqual({ time: 2, atRisk: 1, events: 1, survival: 0, lower: null, upper: null });
    expect(kaplanMeier(watched(1, -2, -2)).median).toBeNull();
  });
  it("counts one who is lost at the time of an event as at risk of it", () => {
    expect(kaplanMeier(watched(-5, 5)).steps).toMatchObject([{ time: 5, atRisk: 2, survival: 0.5 }]);
  });
  it("has no steps without subjects or events", () => {
    expect([kaplanMeier([]).steps, kaplanMeier(watched(-3, -4)).steps]).toEqual([[], []]);
  });
  // Of n subjects with one event each, half are without at the n/2th: 1 − 1/n, 1 − 1/(n−1), … have the exact product 1/2.
  it("has the median where exactly half are left, however many there are", () => {
    for (let n = 2; n <= 400; n += 2) {
      const each = Array.from({ length: n }, (_, index) => ({ time: index + 1, isEvent: true }));
      expect([n, kaplanMeier(each).median]).toEqual([n, n / 2]);
      expect(kaplanMeier(each).steps[n / 2 - 1]?.survival).toBe(0.5);
    }
  });
  it("has the median that exact fractions have, with those who were lost", () => {
    const subject = fc.record({ time: fc.integer({ min: 0, max: 12 }), isEvent: fc.boolean() });
    fc.assert(
      fc.property(fc.array(subject, { maxLength: 60 }), (subjects) => {
        let [left, all] = [1n, 1n];
        const median = [...new Set(subjects.map(({ time }) => time))].toSorted((a, b) => a - b).find((time) => {
          const atRisk = subjects.filter((one) => one.time >= time).length;
          const events = subjects.filter((one) => one.time === time && one.isEvent).length;
          [left, all] = [left * BigInt(atRisk - events), all * BigInt(atRisk)];
          return events > 0 && left * 2n <= all;
        });
        expect(kaplanMeier(subjects).median).toBe(median ?? null);
      }),
      { numRuns: 500 },
    );
  });
  // 6/8 · 2/3; and 12/16 · 8/10 · 5/6, whose product in floats is more than a half.
  it("has the median where the fractions of several stretches are a half together", () => {
    const stretches = (...parts: readonly (readonly [events: number, lost: number])[]) =>
      parts.flatMap(([events, lost], at) => [
        ...Array.from({ length: events }, () => ({ time: 2 * at, isEvent: true })),
        ...Array.from({ length: lost }, () => ({ time: 2 * at + 1, isEvent: false })),
      ]);
    expect(kaplanMeier(stretches([2, 3], [1, 2])).median).toBe(2);
    expect(kaplanMeier(stretches([4, 2], [2, 2], [1, 5])).median).toBe(4);
  });

  it("refuses subjects of other fields, with their path", () => {
    const refused = (subject: object) => {
      try {
        kaplanMeier([{ time: 1, isEvent: true }, subject as Survival]);
      } catch (error) {
        return error instanceof MetricsError ? [error.code, error.path, error.message] : error;
      }
      return null;
    };
    expect(refused({ time: 3, event: true })).toEqual([
      "invalid-query",
      "subjects[1].isEvent",
      "metricdeck: subjects[1].isEvent is undefined; it is true or false",
    ]);
    expect(refused({ time: 3, isEvent: 1 })).toEqual(["invalid-query", "subjects[1].isEvent", "metricdeck: subjects[1].isEvent is 1; it is true or false"]);
    expect(refused({ duration: 3, isEvent: true })).toEqual([
      "invalid-query",
      "subjects[1].time",
      "metricdeck: subjects[1].time is undefined; it is a number from 0 to 1e+300",
    ]);
  });
});
