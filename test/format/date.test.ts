import { describe, expect, it } from "vitest";
import { formatBucket, formatClock, formatInstant, formatRange } from "../../src/format/date.ts";
import type { BucketGrain, FiscalGrain } from "../../src/format/date.ts";
import { en } from "../../src/i18n/en.ts";
import { fiscalPeriod } from "../../src/time/fiscalPeriod.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";

const english = { locale: "en", timeZone: "UTC" } as const;
const chinese = { locale: "zh-CN", timeZone: "Asia/Shanghai" } as const;
const inBerlin = { locale: "en", timeZone: "Europe/Berlin" } as const;

const bucket = (iso: string, grain: BucketGrain, short = false) => [
  formatBucket(iso, { ...english, grain, short, words: en.calendar }),
  formatBucket(iso, { ...chinese, timeZone: "UTC", grain, short, words: zhCN.calendar }),
];

describe("formatInstant", () => {
  it("formatInstant(instant) prints date and time in the zone", () => {
    expect(formatInstant("2026-03-31T13:05:00Z", english)).toBe("Mar 31, 2026, 13:05");
    expect(formatInstant("2026-03-31T16:05:00Z", chinese)).toBe("2026年4月1日 00:05");
    expect(formatClock(Date.UTC(2026, 2, 31, 2, 20), chinese)).toBe("10:20");
  });

  it("formatInstant(instant) names the offset of both hours that the clock shows twice", () => {
    expect(formatInstant("2026-10-25T00:00:00Z", inBerlin)).toBe("Oct 25, 2026, 02:00 (GMT+2)");
    expect(formatInstant("2026-10-25T01:00:00Z", inBerlin)).toBe("Oct 25, 2026, 02:00 (GMT+1)");
    expect(formatInstant("2026-10-25T02:00:00Z", inBerlin)).toBe("Oct 25, 2026, 03:00");
    expect(formatInstant("2026-03-29T01:00:00Z", inBerlin)).toBe("Mar 29, 2026, 03:00");
    const london = { locale: "en", timeZone: "Europe/London" };
    expect(formatClock("2026-10-25T00:00:00Z", london)).toBe("01:00 (GMT+1)");
  });
});

describe("formatBucket", () => {
  it("formatBucket(grain) names the bucket in full", () => {
    expect(bucket("2026-03-29T13:00:00Z", "hour")).toEqual(["Mar 29, 2026, 13:00", "2026年3月29日 13:00"]);
    expect(bucket("2026-03-29T00:00:00Z", "day")).toEqual(["Sun, Mar 29, 2026", "2026年3月29日周日"]);
    expect(bucket("2026-03-01T00:00:00Z", "month")).toEqual(["Mar 2026", "2026年3月"]);
    expect(bucket("2026-04-01T00:00:00Z", "quarter")).toEqual(["Q2 2026", "2026年第2季度"]);
    expect(bucket("2026-01-01T00:00:00Z", "year")).toEqual(["2026", "2026年"]);
  });

  it("formatBucket(fiscal) names the fiscal year that an instant falls in, as the host starts and names it", () => {
    const fiscalStart = { month: 4 } as const;
    const zone = { timeZone: "Asia/Shanghai", weekStart: "monday", fiscalStart } as const;
    const fiscal = (time: number) => fiscalPeriod(time, zone);
    const named = (iso: string, grain: FiscalGrain) => [
      formatBucket(iso, { ...english, grain, fiscal, words: en.calendar }),
      formatBucket(iso, { ...chinese, grain, fiscal, words: zhCN.calendar }),
    ];
    expect(named("2025-03-31T16:00:00Z", "fiscalQuarter")).toEqual(["FY2026 Q1", "2026财年第1季度"]);
    expect(named("2025-12-31T16:00:00Z", "fiscalQuarter")).toEqual(["FY2026 Q4", "2026财年第4季度"]);
    expect(named("2026-03-31T16:00:00Z", "fiscalYear")).toEqual(["FY2027", "2027财年"]);
  });

  it("formatBucket(fiscal) prints the first month where nobody says when the fiscal year starts", () => {
    const words = en.calendar;
    expect(formatBucket("2026-04-01T00:00:00Z", { ...english, grain: "fiscalYear", words })).toBe("Apr 2026");
  });

  it("formatBucket(week) prints its ISO number and its dates", () => {
    expect(bucket("2026-03-23T00:00:00Z", "week")).toEqual([
      "Week 13, Mar 23 – 29, 2026",
      "第13周，2026年3月23日至29日",
    ]);
  });

  it("formatBucket(week) counts from the week with the first Thursday", () => {
    expect(bucket("2025-12-29T00:00:00Z", "week")[0]).toBe("Week 1, Dec 29, 2025 – Jan 4, 2026");
    expect(bucket("2026-12-28T00:00:00Z", "week")[0]).toBe("Week 53, Dec 28, 2026 – Jan 3, 2027");
  });

  it("formatBucket(week from Sunday) has dates and no number", () => {
    expect(bucket("2026-03-22T00:00:00Z", "week")[0]).toBe("Mar 22 – 28, 2026");
  });

  it("formatBucket(week with a change of clocks) still ends on its seventh day", () => {
    const week = { ...inBerlin, grain: "week", words: en.calendar } as const;
    expect(formatBucket("2026-03-22T23:00:00Z", week)).toBe("Week 13, Mar 23 – 29, 2026");
    expect(formatBucket("2026-10-18T22:00:00Z", week)).toBe("Week 43, Oct 19 – 25, 2026");
  });

  it("formatBucket(short) fits an axis, and names the day at midnight", () => {
    expect(bucket("2026-03-29T13:00:00Z", "hour", true)).toEqual(["13:00", "13:00"]);
    expect(bucket("2026-03-29T00:00:00Z", "hour", true)).toEqual(["Mar 29", "3月29日"]);
    expect(bucket("2026-03-29T00:00:00Z", "day", true)).toEqual(["Mar 29", "3月29日"]);
    expect(bucket("2026-03-23T00:00:00Z", "week", true)).toEqual(["Mar 23", "3月23日"]);
  });
});

describe("formatRange", () => {
  it("formatRange([from, to)) prints inclusive dates", () => {
    const march = ["2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"] as const;
    expect(formatRange(...march, english)).toBe("Mar 1 – 31, 2026");
    expect(formatRange(...march, { ...english, short: true })).toBe("Mar 1 – 31");
    const marchInChina = ["2026-02-28T16:00:00Z", "2026-03-31T16:00:00Z"] as const;
    expect(formatRange(...marchInChina, chinese)).toBe("2026年3月1日至31日");
    expect(formatRange(...marchInChina, { ...chinese, short: true })).toBe("3月1日至31日");
  });

  it("formatRange(one day) prints one date", () => {
    expect(formatRange("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", english)).toBe("Mar 1, 2026");
    expect(formatRange("2026-02-28T16:00:00Z", "2026-03-01T16:00:00Z", chinese)).toBe("2026年3月1日");
  });

  it("formatRange(over months and years) repeats only what differs", () => {
    const utc = { ...chinese, timeZone: "UTC" };
    expect(formatRange("2026-03-01T00:00:00Z", "2026-04-06T00:00:00Z", utc)).toBe("2026年3月1日至4月5日");
    expect(formatRange("2026-12-01T00:00:00Z", "2027-02-01T00:00:00Z", utc)).toBe("2026年12月1日至2027年1月31日");
    expect(formatRange("2026-12-01T00:00:00Z", "2027-02-01T00:00:00Z", english)).toBe("Dec 1, 2026 – Jan 31, 2027");
  });

  it("formatRange(part of a day) prints its times", () => {
    expect(formatRange("2026-03-01T00:00:00Z", "2026-03-01T10:20:00Z", english)).toBe("Mar 1, 2026, 00:00 – 10:20");
    expect(formatRange("2026-02-28T16:00:00Z", "2026-03-01T02:20:00Z", chinese)).toBe("2026年3月1日 00:00至10:20");
  });

  it("formatRange(days of 23 and 25 hours) are whole days", () => {
    expect(formatRange("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", inBerlin)).toBe("Mar 29, 2026");
    expect(formatRange("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", inBerlin)).toBe("Oct 25, 2026");
  });

  it("formatRange(unknown zone) throws what Intl throws", () => {
    expect(() => formatRange(0, 1, { locale: "en", timeZone: "Mars/Olympus" })).toThrow(RangeError);
  });
});
