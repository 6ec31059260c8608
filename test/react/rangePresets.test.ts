import { describe, expect, it } from "vitest";
import { includesToday, namedPresets, presetOf, presetRanges, withToday } from "../../src/react/rangePresets.ts";
import { en } from "../../src/i18n/en.ts";
import { defaultRange } from "../../src/react/defaultRange.ts";

describe("presetOf(range)", () => {
  it("recognizes every preset, with today or without", () => {
    for (const preset of namedPresets) {
      expect(presetOf(presetRanges[preset])).toBe(preset);
      expect(presetOf(withToday(presetRanges[preset], true))).toBe(preset);
    }
  });

  it("calls the default of widgets the last 28 days", () => {
    expect(presetOf(defaultRange)).toBe("last28Days");
  });

  it("calls everything else custom", () => {
    expect(presetOf({ last: 14, unit: "day" })).toBe("custom");
    expect(presetOf({ period: "day", offset: -2 })).toBe("custom");
    expect(presetOf({ from: "2026-03-01", to: "2026-04-01" })).toBe("custom");
  });
});

describe("presetRanges", () => {
  it("stand in the order of the messages", () => {
    expect([...namedPresets, "custom"]).toEqual(Object.keys(en.filters.presets));
  });
});

describe("withToday(range)", () => {
  it("moves the end of last ranges only", () => {
    expect(withToday({ last: 7, unit: "day" }, true)).toEqual({ last: 7, unit: "day", complete: false });
    expect(withToday({ last: 7, unit: "day", complete: false }, false)).toEqual({ last: 7, unit: "day" });
    expect(withToday({ toDate: "month" }, false)).toEqual({ toDate: "month" });
  });

  it("leaves a single unit alone, which is over or runs", () => {
    expect(withToday({ last: 1, unit: "businessDay" }, true)).toEqual({ last: 1, unit: "businessDay" });
    expect(includesToday({ last: 1, unit: "businessDay" })).toBe(null);
  });

  it("includesToday says what it did, null where there is no choice", () => {
    expect(includesToday({ last: 7, unit: "day", complete: false })).toBe(true);
    expect(includesToday({ last: 7, unit: "day" })).toBe(false);
    expect(includesToday({ toDate: "month" })).toBe(null);
  });
});
