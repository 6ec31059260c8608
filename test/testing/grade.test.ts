import { describe, expect, it } from "vitest";
import { gradeOf, isAtLeast } from "../../src/testing/grade.ts";
import type { Area, Finding } from "../../src/testing/checks/check.ts";

const passed: Finding = { outcome: "pass" };
const failed: Finding = { outcome: "fail", found: "", expected: "", fix: "" };
const left: Finding = { outcome: "not applicable", why: "" };

function law(finding: Finding, weight = 1, area: Area = "protocol") {
  return { area, weight, finding };
}

describe("gradeOf(checks)", () => {
  it("is the share of the weight that passed", () => {
    const of = (good: number, bad: number) =>
      gradeOf([law(passed, good), ...Array.from({ length: bad }, () => law(failed))]);
    expect([of(95, 5), of(94, 6), of(85, 15), of(84, 16), of(70, 30), of(50, 50), of(49, 51)]).toEqual([
      "A",
      "B",
      "B",
      "C",
      "C",
      "D",
      "F",
    ]);
  });

  it("is at most B after a grave failure, C after a wrong number, D after an open door", () => {
    const after = (area: Area) => gradeOf([law(passed, 1000), law(failed, 3, area)]);
    expect([after("errors"), after("correctness"), after("time"), after("security")]).toEqual(["B", "C", "C", "D"]);
  });

  it("leaves out what does not apply, and is F where nothing does", () => {
    expect([gradeOf([law(passed), law(left, 50)]), gradeOf([law(left)]), gradeOf([])]).toEqual(["A", "F", "F"]);
  });
});

describe("isAtLeast(grade, wanted)", () => {
  it("holds for the same and for better", () => {
    expect([isAtLeast("A", "B"), isAtLeast("B", "B"), isAtLeast("C", "B")]).toEqual([true, true, false]);
  });
});
