import { describe, expect, it } from "vitest";
import { laterBy } from "../../src/engine/later.ts";
import { clockOf } from "../../src/time/resolveRange.ts";
import { addDuration } from "../../src/time/zoned.ts";

const berlin = clockOf({ timeZone: "Europe/Berlin" }, 0);
const from = Date.parse("2026-03-01T00:00:00Z");
const to = Date.parse("2026-11-30T00:00:00Z");
const at = (iso: string) => Date.parse(iso);

describe("laterBy(duration, zone)", () => {
  it("ends a day at the same time of day, 23 or 25 hours later where clocks change", () => {
    const later = laterBy({ days: 1 }, berlin, { from, to });
    expect(later(at("2026-03-28T11:00:00Z"))).toBe(at("2026-03-29T10:00:00Z"));
    expect(later(at("2026-10-24T10:00:00Z"))).toBe(at("2026-10-25T11:00:00Z"));
    expect(later(at("2026-05-01T10:00:00Z"))).toBe(at("2026-05-02T10:00:00Z"));
  });

  it("takes hours as elapsed time", () => {
    expect(laterBy({ hours: 24 }, berlin, { from, to })(at("2026-03-28T11:00:00Z"))).toBe(at("2026-03-29T11:00:00Z"));
  });

  it("is what adding the duration is, at any hour of the year and before its span", () => {
    for (const duration of [{ days: 1 }, { weeks: 2, hours: 3 }, { months: 1 }]) {
      const later = laterBy(duration, berlin, { from, to });
      for (let instant = at("1969-12-01T00:30:00Z"); instant < at("1970-02-01T00:00:00Z"); instant += 17 * 3_600_000) {
        expect(later(instant)).toBe(addDuration(instant, duration, berlin));
      }
      for (let instant = from; instant < to; instant += 5 * 3_600_000 + 1_800_000) {
        expect(later(instant)).toBe(addDuration(instant, duration, berlin));
      }
    }
  });
});
