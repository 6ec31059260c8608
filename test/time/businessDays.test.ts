import { describe, expect, it } from "vitest";
import { addBusinessDays, isWorkingDay, workingDays } from "../../src/time/businessDays.ts";
import { china } from "./support.ts";

describe("isWorkingDay(date, calendar)", () => {
  it.each([
    ["2026-02-13", true, "a Friday"],
    ["2026-02-14", true, "a Saturday that is made up"],
    ["2026-02-15", false, "the first day of a holiday"],
    ["2026-02-23", false, "its last day, a Monday"],
    ["2026-02-24", true, "the day after it"],
    ["2026-03-01", false, "a Sunday"],
    ["2026-01-04", true, "a Sunday that is made up, right after a holiday"],
  ])("%s is %s: %s", (date, expected) => {
    expect(isWorkingDay(date, china)).toBe(expected);
  });
});

describe("workingDays(from, to, calendar)", () => {
  it("lists those of a half-open span", () => {
    expect(workingDays("2026-02-12", "2026-02-26", china)).toEqual([
      "2026-02-12",
      "2026-02-13",
      "2026-02-14",
      "2026-02-24",
      "2026-02-25",
    ]);
  });
  it("has none in an empty span", () => {
    expect(workingDays("2026-02-12", "2026-02-12", china)).toEqual([]);
  });
});

describe("addBusinessDays(date, count, calendar)", () => {
  it("counts working days only, over holidays and made-up weekends, in both directions", () => {
    expect(addBusinessDays("2026-02-12", 3, china)).toBe("2026-02-24");
    expect(addBusinessDays("2026-02-24", -3, china)).toBe("2026-02-12");
  });
  it("leaves the date as it is for 0, and starts from free days as well", () => {
    expect(addBusinessDays("2026-02-20", 0, china)).toBe("2026-02-20");
    expect(addBusinessDays("2026-02-20", 1, china)).toBe("2026-02-24");
    expect(addBusinessDays("2026-02-20", -1, china)).toBe("2026-02-14");
  });
});
