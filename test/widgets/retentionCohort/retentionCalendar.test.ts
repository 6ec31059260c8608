import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { momentAfter } from "../../../src/widgets/retentionCohort/momentAfter.ts";
import { cohortText, momentText, periodText } from "../../../src/widgets/retentionCohort/retentionCalendar.ts";

const utc = { locale: "en", timeZone: "UTC", messages: en };

describe("momentAfter", () => {
  it("momentAfter(day and longer) is a date of the reporting zone, over a change of clocks too", () => {
    const march28 = "2026-03-27T23:00:00.000Z";
    expect(momentAfter(march28, "day", 2, "Europe/Berlin")).toBe("2026-03-30");
    expect(momentAfter("2026-03-01T00:00:00.000Z", "week", 3, "UTC")).toBe("2026-03-22");
    expect(momentAfter("2026-11-01T00:00:00.000Z", "month", 3, "UTC")).toBe("2027-02-01");
    expect(momentAfter("2026-04-01T00:00:00.000Z", "fiscalQuarter", 2, "UTC")).toBe("2026-10-01");
    expect(momentAfter("2026-04-01T00:00:00.000Z", "year", 1, "UTC")).toBe("2027-04-01");
    expect(momentAfter("2026-03-01T00:00:00.000Z", { interval: "P10D" }, 2, "UTC")).toBe("2026-03-21");
  });

  it("momentAfter(hours and minutes) is an instant", () => {
    expect(momentAfter("2026-03-01T00:00:00.000Z", "hour", 30, "UTC")).toBe("2026-03-02T06:00:00.000Z");
    expect(momentAfter("2026-03-01T00:00:00.000Z", { interval: "PT15M" }, 3, "UTC")).toBe("2026-03-01T00:45:00.000Z");
  });

  it("momentAfter(business days) is not known here", () => {
    expect(momentAfter("2026-03-02T00:00:00.000Z", "businessDay", 1, "UTC")).toBe(null);
  });
});

describe("momentText", () => {
  it("momentText(date) has no time, momentText(instant) has", () => {
    expect(momentText("2026-03-23", { locale: "en", timeZone: "Asia/Shanghai" })).toBe("Mar 23, 2026");
    expect(momentText("2026-03-23T06:00:00.000Z", { locale: "en", timeZone: "Asia/Shanghai" })).toBe("Mar 23, 2026, 14:00");
  });
});

describe("cohortText", () => {
  it("cohortText(week) is short by its dates, also from one year to the next, and in full with its number", () => {
    expect(cohortText("2026-03-02T00:00:00.000Z", "week", { ...utc, short: true })).toBe("Mar 2 – 8");
    expect(cohortText("2025-12-29T00:00:00.000Z", "week", { ...utc, short: true })).toBe("Dec 29 – Jan 4");
    expect(cohortText("2026-03-02T00:00:00.000Z", "week", utc)).toBe("Week 10, Mar 2 – 8, 2026");
    const chinese = { locale: "zh-CN", timeZone: "UTC", messages: zhCN, short: true };
    expect(cohortText("2026-03-02T00:00:00.000Z", "week", chinese)).toBe("3月2日至8日");
  });

  it("cohortText(interval) is its dates, of business days and hours the start", () => {
    expect(cohortText("2026-03-01T00:00:00.000Z", { interval: "P10D" }, utc)).toBe("Mar 1 – 10, 2026");
    expect(cohortText("2026-03-02T00:00:00.000Z", "businessDay", utc)).toBe("Mar 2, 2026, 00:00");
  });
});

describe("periodText", () => {
  it("periodText(grain) names the unit; fiscal ones as the calendar's, own ones as periods", () => {
    expect([periodText(3, "week", en), periodText(1, "fiscalQuarter", en), periodText(2, { interval: "P10D" }, en)]).toEqual([
      "Week 3",
      "Quarter 1",
      "Period 2",
    ]);
    expect(periodText(3, "month", zhCN)).toBe("第3月");
  });
});
