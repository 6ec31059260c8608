import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActorEvent } from "../../src/analytics/actorColumns.ts";
import { retentionTable } from "../../src/analytics/retentionTable.ts";

const bounds = [0, 10, 20, 30, 40, 50];

describe("retentionTable(events, { start, return, bounds })", () => {
  it("pools 500 of 1000 and 400 of 500 to 60 percent, whose simple mean is 65", () => {
    const told: ActorEvent[] = Array.from({ length: 1500 }, (_, actor) => {
      const cohort = actor < 1000 ? 0 : 1;
      const isBack = actor < 500 || (actor >= 1000 && actor < 1400);
      const start = { actor, event: "start", time: cohort * 10 };
      return isBack ? [start, { actor, event: "back", time: cohort * 10 + 10 }] : [start];
    }).flat();
    const { cohorts, pooled, simple } = retentionTable(told, { start: "start", return: "back", bounds, cohorts: 2, periods: 2 });
    expect(cohorts.map(({ size, rates }) => [size, rates[1]])).toEqual([
      [1000, 0.5],
      [500, 0.8],
    ]);
    expect(pooled[1]).toBe(0.6);
    expect(simple[1]).toBe(0.65);
  });

  it("leaves periods that are not over out of every mean", () => {
    const told = [
      { actor: 1, event: "start", time: 0 },
      { actor: 1, event: "back", time: 12 },
      { actor: 2, event: "start", time: 10 },
      { actor: 2, event: "back", time: 21 },
    ];
    const { cohorts, pooled, simple } = retentionTable(told, { start: "start", return: "back", bounds, cohorts: 2, periods: 3, now: 25 });
    expect(cohorts.map(({ rates }) => rates)).toEqual([
      [0, 1, null],
      [0, null, null],
    ]);
    expect(pooled).toEqual([0, 1, null]);
    expect(simple).toEqual([0, 1, null]);
  });

  it("has empty cohorts without events", () => {
    const { cohorts, pooled } = retentionTable([], { start: "start", return: "back", bounds: [0, 10], periods: 1 });
    expect(cohorts).toEqual([{ start: 0, size: 0, users: [0], rates: [null] }]);
    expect(pooled).toEqual([null]);
  });

  const journeys = fc.array(
    fc.record({
      actor: fc.integer({ min: 1, max: 6 }),
      event: fc.constantFrom("start", "back"),
      time: fc.integer({ min: 0, max: 49 }),
    }),
    { maxLength: 80 },
  );
  const options = fc.record({ starts: fc.constantFrom("first", "recurring"), return: fc.constantFrom("back", "start") });

  it("never rises along a row when unbounded, and bounds on and streak", () => {
    fc.assert(
      fc.property(journeys, options, (told, asked) => {
        const by = (criterion: "on" | "onOrAfter" | "streak") => retentionTable(told, { start: "start", ...asked, bounds, criterion }).cohorts;
        const [on, unbounded, streak] = [by("on"), by("onOrAfter"), by("streak")];
        unbounded.forEach(({ users }, cohort) =>
          users.forEach((count, period) => {
            if (count === null) return;
            expect(count).toBeLessThanOrEqual(users[period - 1] ?? Infinity);
            expect(on[cohort]?.users[period]).toBeLessThanOrEqual(count);
            expect(streak[cohort]?.users[period]).toBeLessThanOrEqual(on[cohort]?.users[period] as number);
          }),
        );
      }),
    );
  });

  it("pools to a rate between the lowest and the highest of the cohorts", () => {
    fc.assert(
      fc.property(journeys, options, (told, asked) => {
        const { cohorts, pooled } = retentionTable(told, { start: "start", ...asked, bounds });
        pooled.forEach((rate, period) => {
          const rates = cohorts.flatMap((cohort) => cohort.rates[period] ?? []);
          if (rate === null) return expect(rates).toEqual([]);
          expect(rate).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
          expect(rate).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        });
      }),
    );
  });
});
