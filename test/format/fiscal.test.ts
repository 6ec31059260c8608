import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fiscalPeriodIn } from "../../src/format/fiscal.ts";
import { fiscalPeriod } from "../../src/time/fiscalPeriod.ts";

describe("fiscalPeriodIn(timeZone, fiscalStart)", () => {
  it("starts on the sixth of April where it does, and is named by the year in which it ends", () => {
    const of = fiscalPeriodIn("UTC", { month: 4, day: 6 });
    expect(of(Date.parse("2026-04-05T23:59:59Z"))).toEqual({ year: 2026, quarter: 4 });
    expect(of(Date.parse("2026-04-06T00:00:00Z"))).toEqual({ year: 2027, quarter: 1 });
    expect(of(Date.parse("2026-07-05T00:00:00Z"))).toEqual({ year: 2027, quarter: 1 });
    expect(of(Date.parse("2026-07-06T00:00:00Z"))).toEqual({ year: 2027, quarter: 2 });
  });

  it("agrees with the time room's own for every start, zone and instant", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom("start" as const, "end" as const),
        fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York"),
        (instant, month, day, namedBy, timeZone) => {
          const fiscalStart = { month, day, namedBy };
          expect(fiscalPeriodIn(timeZone, fiscalStart)(instant)).toEqual(
            fiscalPeriod(instant, { timeZone, weekStart: "monday", fiscalStart }),
          );
        },
      ),
    );
  });
});
