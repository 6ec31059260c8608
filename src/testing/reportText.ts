import type { CheckedLaw, ConformanceReport } from "./verifyAdapter.ts";

const marks = { pass: "ok  ", fail: "FAIL", "not applicable": "-   " };

/** A report as a table for people to read. */
export function reportText({ grade, areas, checks }: ConformanceReport): string {
  const lines = areas.flatMap(({ area, grade: ofArea, passed, of }) => [
    `${area.padEnd(12)} ${ofArea ?? "-"}   ${passed} of ${of}`,
    ...checks.filter((law) => law.area === area).flatMap(linesOf),
    "",
  ]);
  const left = checks.filter(({ finding }) => finding.outcome === "not applicable").length;
  return [...lines, `Grade ${grade}${left === 0 ? "" : ` (${left} of ${checks.length} checks did not apply)`}`].join(
    "\n",
  );
}

function linesOf({ name, finding }: CheckedLaw): readonly string[] {
  const line = `  ${marks[finding.outcome]}  ${name}`;
  if (finding.outcome === "pass") return [line];
  if (finding.outcome === "not applicable") return [`${line} (${finding.why})`];
  return [
    line,
    `          found     ${finding.found}`,
    `          expected  ${finding.expected}`,
    `          fix       ${finding.fix}`,
  ];
}
