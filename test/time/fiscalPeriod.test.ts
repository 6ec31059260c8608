import { describe, expect, it } from "vitest";
import { clockOf } from "../../src/time/resolveRange.ts";
import { fiscalPeriod } from "../../src/time/fiscalPeriod.ts";
import type { FiscalStart } from "../../src/query/index.ts";

const of = (instant: string, fiscalStart?: FiscalStart) =>
  fiscalPeriod(Date.parse(instant), clockOf({ timeZone: "Asia/Shanghai", ...(fiscalStart && { fiscalStart }) }, 0));

describe("fiscalPeriod(instant, zone)", () => {
  it("names a year by the calendar year in which it ends", () => {
    expect(of("2026-03-31T15:59:59Z", { month: 4 })).toEqual({ year: 2026, quarter: 4 });
    expect(of("2026-03-31T16:00:00Z", { month: 4 })).toEqual({ year: 2027, quarter: 1 });
  });
  it("names it by the one in which it starts where the calendar says so", () => {
    expect(of("2026-03-31T16:00:00Z", { month: 4, namedBy: "start" })).toEqual({ year: 2026, quarter: 1 });
  });
  it("is the calendar's year and quarter without a fiscal start", () => {
    expect(of("2026-12-01T00:00:00Z")).toEqual({ year: 2026, quarter: 4 });
  });
  it("starts on the sixth of April where it does", () => {
    expect(of("2026-04-05T12:00:00Z", { month: 4, day: 6 })).toEqual({ year: 2026, quarter: 4 });
    expect(of("2026-04-06T12:00:00Z", { month: 4, day: 6 })).toEqual({ year: 2027, quarter: 1 });
  });
});
