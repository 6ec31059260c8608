import { describe, expect, it } from "vitest";
import { checkCalendars, MetricsError } from "../../src/query/index.ts";
import type { BusinessCalendar } from "../../src/query/index.ts";
import { china } from "../time/support.ts";

function refusal(calendar: unknown): { readonly path: string | undefined; readonly message: string } {
  try {
    checkCalendars({ china: calendar as BusinessCalendar });
  } catch (error) {
    if (error instanceof MetricsError && error.code === "invalid-query") return { path: error.path, message: error.message };
    throw error;
  }
  throw new Error("the calendar was accepted");
}

describe("checkCalendars(calendars)", () => {
  it("accepts holidays, shifts and make-up days", () => {
    expect(() => checkCalendars({ china })).not.toThrow();
  });
  it.each([
    ["an unknown zone", { ...china, timeZone: "Mars/Olympus" }, "calendars.china.timeZone", "Mars/Olympus"],
    ["an unknown weekday", { shifts: { mondy: [["09:00", "18:00"]] } }, "calendars.china.shifts", 'did you mean "monday"?'],
    ["no shift at all", { shifts: { monday: [] } }, "calendars.china.shifts", "no weekday has a shift"],
    ["a time that is none", { shifts: { monday: [["9:00", "18:00"]] } }, "calendars.china.shifts.monday[0]", "times of day"],
    ["a night in one shift", { shifts: { monday: [["22:00", "06:00"]] } }, "calendars.china.shifts.monday[0]", "two shifts"],
    ["shifts that overlap", { shifts: { monday: [["09:00", "13:00"], ["12:00", "18:00"]] } }, "calendars.china.shifts.monday[1]", "before the one before"],
    ["a holiday of no days", { ...china, holidays: [{ id: "x", from: "2026-01-01", to: "2026-01-01" }] }, "calendars.china.holidays[0].to", "first day after"],
    ["a holiday without a name", { ...china, holidays: [{ id: "", from: "2026-01-01", to: "2026-01-02" }] }, "calendars.china.holidays[0].id", "needs an id"],
    ["a date that does not exist", { ...china, holidays: [{ id: "x", from: "2026-02-30", to: "2026-03-02" }] }, "calendars.china.holidays[0].from", "2026-02-30"],
    ["a holiday of ten years", { ...china, holidays: [{ id: "x", from: "2026-01-01", to: "2036-01-01" }] }, "calendars.china.holidays[0].to", "longer than 366 days"],
    ["holidays that share a day", { ...china, holidays: [{ id: "x", from: "2026-01-01", to: "2026-01-03" }, { id: "y", from: "2026-01-02", to: "2026-01-05" }] }, "calendars.china.holidays[1]", "holidays[0]"],
    ["a make-up day that is no date", { ...china, workingDays: ["Sunday"] }, "calendars.china.workingDays[0]", "is not a date"],
  ])("refuses %s, naming the path", (_, calendar, path, message) => {
    const refused = refusal(calendar);
    expect(refused.path).toBe(path);
    expect(refused.message).toContain(message);
  });
});
