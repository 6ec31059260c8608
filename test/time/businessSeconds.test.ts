import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BusinessCalendar } from "../../src/query/index.ts";
import { businessSeconds } from "../../src/time/businessSeconds.ts";
import { china } from "./support.ts";

const hours = (from: string, to: string, calendar: BusinessCalendar = china) =>
  businessSeconds(Date.parse(from), Date.parse(to), calendar) / 3600;

describe("businessSeconds(from, to, calendar)", () => {
  it("counts the shifts between two instants, in the calendar's zone", () => {
    // Thursday 17:00 to Friday 10:00 in Shanghai
    expect(hours("2026-03-05T09:00:00Z", "2026-03-06T02:00:00Z")).toBe(2);
  });
  it("leaves the lunch out", () => {
    expect(hours("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z")).toBe(8);
  });
  it("counts 0 over a holiday", () => {
    expect(hours("2026-02-15T00:00:00+08:00", "2026-02-24T00:00:00+08:00")).toBe(0);
  });
  it("gives a made-up weekend day the shifts of Monday", () => {
    expect(hours("2026-02-14T00:00:00+08:00", "2026-02-15T00:00:00+08:00")).toBe(8);
  });
  it("is elapsed time: a night shift is an hour shorter in spring and an hour longer in autumn", () => {
    const nights: BusinessCalendar = { timeZone: "Europe/Berlin", shifts: { sunday: [["00:00", "06:00"], ["22:00", "24:00"]] } };
    expect(hours("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", nights)).toBe(7);
    expect(hours("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", nights)).toBe(9);
    expect(hours("2026-11-01T00:00:00+01:00", "2026-11-02T00:00:00+01:00", nights)).toBe(8);
  });
  it("takes the query's zone for calendars that name none", () => {
    const calendar: BusinessCalendar = { shifts: { monday: [["09:00", "10:00"]] } };
    const [from, to] = [Date.parse("2026-03-02T00:00:00Z"), Date.parse("2026-03-02T09:00:00Z")];
    expect(businessSeconds(from, to, calendar)).toBe(0);
    expect(businessSeconds(from, to, calendar, { timeZone: "Asia/Shanghai" })).toBe(3600);
  });
  it("is negative backwards, 0 in no time, and adds up over any point between", () => {
    const instant = fc.integer({ min: Date.parse("2026-01-01T00:00:00Z"), max: Date.parse("2026-04-01T00:00:00Z") });
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        expect(businessSeconds(a, a, china)).toBe(0);
        expect(businessSeconds(a, b, china) + businessSeconds(b, c, china)).toBeCloseTo(businessSeconds(a, c, china), 3);
      }),
    );
  });
});
