import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActorEvent } from "../../src/analytics/actorColumns.ts";
import { funnelSteps } from "../../src/analytics/funnelSteps.ts";

const hour = 3_600_000;
const at = (hours: number, minutes = 0) => hours * hour + minutes * 60_000;
const events = (...told: readonly (readonly [string, number])[]): readonly ActorEvent[] =>
  told.map(([event, time]) => ({ actor: 1, event, time }));
const counts = (...args: Parameters<typeof funnelSteps>) => funnelSteps(...args).map(({ count }) => count);

describe("funnelSteps(events, { steps, window })", () => {
  it("counts the window from the first A, whose repeats do not prolong it", () => {
    const told = events(["A", at(13)], ["A", at(13, 30)], ["B", at(13, 45)], ["C", at(14, 15)]);
    expect(counts(told, { steps: ["A", "B", "C"], window: hour })).toEqual([1, 1, 0]);
  });

  it("gives A, A, B with A excluded between 2 entries and 1 conversion in totals", () => {
    const told = events(["A", 0], ["A", 1], ["B", 2]);
    const exclusions = [{ event: "A" }];
    expect(counts(told, { steps: ["A", "B"], window: hour, count: "totals", exclusions })).toEqual([2, 1]);
  });

  it("measures each step against the first and the one before it", () => {
    const told: ActorEvent[] = [1, 2, 3, 4].flatMap((actor) => [
      { actor, event: "A", time: 0 },
      ...(actor <= 2 ? [{ actor, event: "B", time: actor * 10_000 }] : []),
      ...(actor === 1 ? [{ actor, event: "C", time: 50_000 }] : []),
    ]);
    expect(funnelSteps(told, { steps: ["A", "B", "C"], window: hour })).toEqual([
      { event: "A", count: 4, conversion: 1, stepConversion: null, dropped: 0, medianSeconds: null, p90Seconds: null },
      { event: "B", count: 2, conversion: 0.5, stepConversion: 0.5, dropped: 2, medianSeconds: 15, p90Seconds: 19 },
      { event: "C", count: 1, conversion: 0.25, stepConversion: 0.5, dropped: 1, medianSeconds: 40, p90Seconds: 40 },
    ]);
  });

  it("knows no share without events", () => {
    const [first] = funnelSteps([], { steps: ["A"], window: hour });
    expect(first).toEqual({
      event: "A",
      count: 0,
      conversion: null,
      stepConversion: null,
      dropped: 0,
      medianSeconds: null,
      p90Seconds: null,
    });
  });

  const journeys = fc.array(
    fc.record({
      actor: fc.integer({ min: 1, max: 4 }),
      event: fc.constantFrom("A", "B", "C", "D"),
      time: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 60 },
  );
  const steps = fc.array(fc.constantFrom("A", "B", "C"), { minLength: 1, maxLength: 4 });
  const windows = fc.integer({ min: 1, max: 50 });

  it("never grows from step to step", () => {
    fc.assert(
      fc.property(journeys, steps, windows, fc.constantFrom("sequential", "strict", "any"), fc.boolean(), (told, asked, window, order, totals) => {
        const found = counts(told, { steps: asked, window, order, count: totals ? "totals" : "uniques" });
        found.forEach((count, step) => expect(count).toBeLessThanOrEqual(found[step - 1] ?? Infinity));
      }),
    );
  });

  it("lets any order pass all that sequential passes, and sequential all that strict passes", () => {
    fc.assert(
      fc.property(journeys, steps, windows, (told, asked, window) => {
        const by = (order: "sequential" | "strict" | "any") => counts(told, { steps: asked, window, order });
        const [strict, sequential, any] = [by("strict"), by("sequential"), by("any")];
        asked.forEach((_, step) => {
          expect(strict[step]).toBeLessThanOrEqual(sequential[step] as number);
          expect(sequential[step]).toBeLessThanOrEqual(any[step] as number);
        });
      }),
      { numRuns: 400 },
    );
  });

  it("does not depend on the order in which events are given", () => {
    fc.assert(
      fc.property(journeys, steps, windows, (told, asked, window) => {
        expect(funnelSteps(told.toReversed(), { steps: asked, window })).toEqual(funnelSteps(told, { steps: asked, window }));
      }),
    );
  });
});
