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
  it("accepts weekdays, holidays and make-up days", () => {
    expect(() => checkCalendars({ china })).not.toThrow();
  });
  it.each([
    ["a zone, which it has none of", { ...china, timeZone: "Asia/Shanghai" }, "calendars.china.timeZone", "knows days, not hours"],
    ["hours", { weekdays: ["monday"], shifts: { monday: [["09:00", "18:00"]] } }, "calendars.china.shifts", "knows days, not hours"],
    ["an unknown weekday", { weekdays: ["mondy"] }, "calendars.china.weekdays[0]", 'did you mean "monday"?'],
    ["no weekday at all", { weekdays: [] }, "calendars.china.weekdays", "no weekday is worked on"],
    ["a calendar of none", {}, "calendars.china.weekdays", "no weekday is worked on"],
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
