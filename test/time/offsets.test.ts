import { fromAbsolute, parseDateTime, toZoned } from "@internationalized/date";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt, offsetAt, zoneTransitions } from "../../src/time/offsets.ts";
import { twelveZones } from "./oracle.ts";

const at = (text: string) => Date.parse(text);
const instants = fc.integer({ min: at("1970-01-01T00:00:00Z"), max: at("2090-01-01T00:00:00Z") });

describe("zoneTransitions(timeZone, from, to)", () => {
  it("names the instants at which clocks change, and by how much", () => {
    expect(zoneTransitions("Europe/Berlin", at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))).toEqual([
      { at: at("2026-03-29T01:00:00Z"), before: 3_600_000, after: 7_200_000 },
      { at: at("2026-10-25T01:00:00Z"), before: 7_200_000, after: 3_600_000 },
    ]);
  });
  it("knows the month in which Morocco goes back", () => {
    const changes = zoneTransitions("Africa/Casablanca", at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    expect(changes.map((change) => new Date(change.at).toISOString())).toEqual([
      "2026-02-15T02:00:00.000Z",
      "2026-03-22T02:00:00.000Z",
    ]);
  });
  it("is half-open", () => {
    const change = at("2026-03-29T01:00:00Z");
    expect(zoneTransitions("Europe/Berlin", change, change + 1)).toHaveLength(1);
    expect(zoneTransitions("Europe/Berlin", change - 1, change)).toEqual([]);
  });
  it("has none in a zone that never changes, nor in an empty span", () => {
    expect(zoneTransitions("Asia/Shanghai", at("2000-01-01T00:00:00Z"), at("2050-01-01T00:00:00Z"))).toEqual([]);
    expect(zoneTransitions("Europe/Berlin", at("2027-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"))).toEqual([]);
  });
  it("goes on by the same rules in far years", () => {
    const changes = zoneTransitions("Europe/Berlin", at("2899-12-01T00:00:00Z"), at("2901-01-01T00:00:00Z"));
    expect(changes.map((change) => new Date(change.at).toISOString())).toEqual([
      "2900-03-28T01:00:00.000Z",
      "2900-10-31T01:00:00.000Z",
    ]);
  });
});

describe("offsetAt(instant, timeZone)", () => {
  it("is what the platform says, in any zone at any time", () => {
    fc.assert(
      fc.property(fc.constantFrom(...twelveZones, "America/Havana", "Asia/Gaza"), instants, (zone, instant) => {
        expect(offsetAt(instant, zone)).toBe(fromAbsolute(instant, zone).offset);
      }),
      { numRuns: 1000 },
    );
  });
  it("knows the local mean time from before there were zones, to the second", () => {
    expect(offsetAt(at("1850-01-01T00:00:00Z"), "America/St_Johns")).toBe(-(3 * 3600 + 30 * 60 + 52) * 1000);
    expect(offsetAt(at("0004-01-01T00:00:00Z"), "America/St_Johns")).toBe(-(3 * 3600 + 30 * 60 + 52) * 1000);
  });
});

describe("instantAt(wall, timeZone)", () => {
  const wallNear = fc
    .tuple(fc.constantFrom(...twelveZones), instants, fc.integer({ min: -180, max: 180 }))
    .map(([zone, instant, minutes]) => {
      const [change] = zoneTransitions(zone, instant, instant + 400 * 86_400_000);
      const wall = Math.floor(((change?.at ?? instant) + (change?.before ?? 0)) / 60_000 + minutes) * 60_000;
      return { zone, wall };
    });
  it("takes the first of two, and goes over what clocks skip, as the calendar library does", () => {
    fc.assert(
      fc.property(wallNear, ({ zone, wall }) => {
        const text = new Date(wall).toISOString().slice(0, -1);
        expect(instantAt(wall, zone)).toBe(toZoned(parseDateTime(text), zone).toDate().getTime());
      }),
      { numRuns: 1000 },
    );
  });
});
