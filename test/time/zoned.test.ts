import { describe, expect, it } from "vitest";
import { bucketBounds, sameTimeBefore } from "../../src/time/zoned.ts";

const zone = (timeZone: string) => ({ timeZone, weekStart: "monday" as const });
const iso = (instants: readonly number[]) => instants.map((instant) => new Date(instant).toISOString());
describe("bucketBounds(from, to, grain, zone)", () => {
  it("has both hours that clocks repeat", () => {
    const from = Date.parse("2026-10-25T00:00:00Z");
    expect(iso(bucketBounds(from, from + 3 * 3_600_000, "hour", zone("Europe/Berlin")))).toEqual([
      "2026-10-25T00:00:00.000Z",
      "2026-10-25T01:00:00.000Z",
      "2026-10-25T02:00:00.000Z",
      "2026-10-25T03:00:00.000Z",
    ]);
  });
  it("starts hours on the zone's own hour, half past in UTC", () => {
    const from = Date.parse("2026-01-01T10:00:00Z");
    expect(iso(bucketBounds(from, from + 3_600_000, "hour", zone("Asia/Kolkata")))).toEqual([
      "2026-01-01T09:30:00.000Z",
      "2026-01-01T10:30:00.000Z",
      "2026-01-01T11:30:00.000Z",
    ]);
  });
  it("follows months through leap years", () => {
    const bounds = bucketBounds(Date.parse("2024-01-15T00:00:00Z"), Date.parse("2024-04-01T00:00:00Z"), "month", zone("UTC"));
    expect(iso(bounds)).toEqual([
      "2024-01-01T00:00:00.000Z",
      "2024-02-01T00:00:00.000Z",
      "2024-03-01T00:00:00.000Z",
      "2024-04-01T00:00:00.000Z",
    ]);
  });
  it("leaves out the date that Samoa skipped", () => {
    const bounds = bucketBounds(Date.parse("2011-12-29T12:00:00Z"), Date.parse("2012-01-01T12:00:00Z"), "day", zone("Pacific/Apia"));
    expect(new Set(bounds).size).toBe(bounds.length);
  });
});

describe("sameTimeBefore(instant, duration, zone)", () => {
  const berlin = zone("Europe/Berlin");
  const before = (instant: string, duration: object) => {
    const found = sameTimeBefore(Date.parse(instant), duration, berlin);
    return found === null ? null : new Date(found).toISOString();
  };
  it("keeps the time of day across a change of clocks", () => {
    expect(before("2026-03-29T22:00:00Z", { days: 1 })).toBe("2026-03-28T23:00:00.000Z");
  });
  it("is null for a date that the shorter month does not have", () => {
    expect(before("2026-03-30T22:00:00Z", { months: 1 })).toBeNull();
  });
  it("is null for an hour that clocks skipped", () => {
    expect(before("2026-04-05T00:30:00Z", { weeks: 1 })).toBeNull();
  });
});
