import type { Problem } from "./problem.ts";

export function lintText(problems: readonly Problem[]): string {
  const lines = problems.flatMap(({ severity, where, found, fix }) => [
    `${severity.padEnd(8)} ${where}: ${found}`,
    `         ${fix}`,
  ]);
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  return [...lines, errors + warnings === 0 ? "Nothing is wrong." : `${errors} wrong, ${warnings} to look at.`].join(
    "\n",
  );
}
