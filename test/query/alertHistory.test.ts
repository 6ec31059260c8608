import { describe, expect, it } from "vitest";
import { alertHistory, bucketsIn } from "../../src/query/alertHistory.ts";
import type { AlertRule, Grain } from "../../src/query/index.ts";

const grains: readonly Grain[] = ["day", "hour", "week", "month", "minute"];

describe("alertHistory", () => {
  it("bucketsIn(30, grain) is 30 days, of longer buckets two, of minutes what one query may have", () => {
    expect(grains.map((grain) => bucketsIn(30, grain))).toEqual([30, 720, 4, 2, 9999]);
  });
  it("alertHistory(rule, buckets) is as many buckets as the alert service learns from, and what one query has room for", () => {
    const condition: AlertRule["condition"] = { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" };
    expect(grains.map((grain) => alertHistory({ condition, grain }, 30))).toEqual([180, 1000, 30, 30, 1000]);
    expect(["PT5M", "P2D"].map((interval) => alertHistory({ condition, grain: { interval } }, 30))).toEqual([1000, 30]);
    expect([9500, 9999].map((buckets) => alertHistory({ condition, grain: "hour" }, buckets))).toEqual([499, 0]);
    expect(alertHistory({ condition: { kind: "noData", after: 2 }, grain: "day" }, 30)).toBe(0);
  });
});
