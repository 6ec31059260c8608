import { describe, expect, it } from "vitest";
import { holidayNames } from "../../../src/analytics/forecast/holidayNames.ts";
import type { BusinessCalendar } from "../../../src/query/calendar.ts";

const calendar: BusinessCalendar = {
  weekdays: ["monday"],
  holidays: [
    { id: "easter", from: "2026-04-03", to: "2026-04-05" },
    { id: "summer", from: "2026-03-29", to: "2026-03-30" },
  ],
};

const berlin = { timeZone: "Europe/Berlin" };

describe("holidayNames(first, grain, count, calendar)", () => {
  it("names days by the zone's dates, over the change of its clocks, and later days of one holiday by their number", () => {
    // Clocks go ahead on 29 March 2026: the midnights before it are at 23:00, those after it at 22:00.
    expect(holidayNames("2026-03-27T23:00:00Z", "day", 9, calendar, berlin)).toEqual([null, "summer", null, null, null, null, "easter", "easter 2", null]);
  });
  it("names each hour of the short day, and of the day by another zone's dates", () => {
    const names = holidayNames("2026-03-28T22:00:00Z", "hour", 26, calendar, berlin);
    expect([names[0], names.slice(1, 24).every((name) => name === "summer"), names.slice(24)]).toEqual([null, true, [null, null]]);
    expect(holidayNames("2026-03-28T22:00:00Z", "hour", 3, calendar, { timeZone: "UTC" })).toEqual([null, null, "summer"]);
  });
  it("names nothing of weeks and of business days, and refuses what is no time", () => {
    expect([holidayNames("2026-03-30T22:00:00Z", "week", 2, calendar), holidayNames("2026-03-30T22:00:00Z", "businessDay", 1, calendar)]).toEqual([[null, null], [null]]);
    expect(() => holidayNames("soon", "day", 1, calendar)).toThrow('metricdeck: first is "soon"; it is a time such as 2026-03-29T00:00:00Z');
    expect(() => holidayNames("2026-03-30", "day", 1, calendar, { timeZone: "Mars" })).toThrow('timeZone is "Mars"; it is an IANA name');
  });
});
