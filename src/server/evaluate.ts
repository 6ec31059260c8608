import type { Evaluate } from "../engine/scan.ts";
import type { Rows } from "./compile/part.ts";
import type { ScanPlan } from "./compile/plan.ts";
import { planScans } from "./compile/plan.ts";
import type { Target } from "./compile/relations.ts";
import type { Statement } from "./sql.ts";

/** Runs a statement that was written in the database's own notation. */
export type RunStatement = (statement: Statement) => Promise<Rows>;

/** Computes scans in the database, together where that saves work. */
export function evaluateInSql(target: Target, run: RunStatement): Evaluate {
  return async (scans) => {
    const { statements, scans: planned } = planScans(target, scans);
    return readScans(planned, statements, run);
  };
}

/** Runs the statements that these scans of a plan need, and no others. */
export async function readScans(
  planned: ScanPlan["scans"],
  statements: readonly Statement[],
  run: RunStatement,
): ReturnType<Evaluate> {
  const needed = [...new Set(planned.flatMap(({ needs }) => needs))];
  const found = await Promise.all(needed.map((index) => run(statements[index] as Statement)));
  const rows = new Map(needed.map((index, at) => [index, found[at] ?? []]));
  return planned.map(({ read }) => read((statement) => rows.get(statement) ?? []));
}
