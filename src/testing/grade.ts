import type { Area, Finding } from "./checks/check.ts";

export const grades = ["A", "B", "C", "D", "F"] as const;
export type Grade = (typeof grades)[number];

interface Graded {
  readonly area: Area;
  readonly weight: number;
  readonly finding: Finding;
}

/** Least share of the weight that has to pass. */
const least: { readonly [G in Exclude<Grade, "F">]: number } = { A: 0.95, B: 0.85, C: 0.7, D: 0.5 };
/** From this weight on a failed check of what holds no numbers is grave. */
const grave = 3;

/**
 * The share of the weight that passed, as a grade. One wrong number leaves C at best, whatever its check weighs; an open
 * door D, and any other grave failure B. Where no check applies there is nothing to trust: F.
 */
export function gradeOf(checks: readonly Graded[]): Grade {
  const weightOf = (outcome: Finding["outcome"]) =>
    checks.filter(({ finding }) => finding.outcome === outcome).reduce((total, { weight }) => total + weight, 0);
  const [passed, failed] = [weightOf("pass"), weightOf("fail")];
  if (passed === 0) return "F";
  const share = passed / (passed + failed);
  const earned = (Object.keys(least) as (keyof typeof least)[]).find((grade) => share >= least[grade]) ?? "F";
  return worst([
    earned,
    ...checks
      .filter(({ weight, area, finding }) => finding.outcome === "fail" && (weight >= grave || isOfNumbers(area)))
      .map(({ area }) => bestAfter(area)),
  ]);
}

export function isAtLeast(grade: Grade, wanted: Grade): boolean {
  return grades.indexOf(grade) <= grades.indexOf(wanted);
}

function bestAfter(area: Area): Grade {
  if (area === "security") return "D";
  return isOfNumbers(area) ? "C" : "B";
}

/** Whether a check of the area fails by a number that is wrong, missing, misplaced or said of another time. */
function isOfNumbers(area: Area): boolean {
  return area === "correctness" || area === "time";
}

function worst(all: readonly Grade[]): Grade {
  return grades[Math.max(...all.map((grade) => grades.indexOf(grade)))] as Grade;
}
