import type { ColumnData, MetricsAdapter, WireResult } from "../../query/index.ts";
import { asMetricsError } from "../../query/index.ts";
import { fail, refusal } from "./check.ts";
import type { Check, Finding, Subject } from "./check.ts";

/** A query that the adapter says it cannot answer, or not for this caller, is no fault; any other error is. */
export async function runCheck({ run, name, area }: Check, subject: Subject): Promise<Finding> {
  const { adapter, sawMasked } = watched(subject.adapter);
  try {
    const finding = await run({ ...subject, adapter });
    const isAboutNumbers = area === "correctness" || area === "time";
    return finding.outcome === "fail" && isAboutNumbers && sawMasked() ? unseen : finding;
  } catch (thrown) {
    try {
      return refusal(thrown);
    } catch {
      const { code, message } = asMetricsError(thrown);
      return fail(`an error: ${code}: ${message}`, name, "answer the query, or refuse it as unsupported");
    }
  }
}

const unseen: Finding = {
  outcome: "not applicable",
  why: "the caller may not see all numbers: some are masked; verify as one who sees everything",
};

/** The adapter, and whether any of its answers held something that is known and not for the caller. */
function watched(adapter: MetricsAdapter): { readonly adapter: MetricsAdapter; readonly sawMasked: () => boolean } {
  let masked = false;
  const query = (async (asked, context) => {
    const answer = await adapter.query(asked, context);
    masked ||= hasMasked(answer as WireResult);
    return answer;
  }) as MetricsAdapter["query"];
  return { adapter: { ...adapter, query }, sawMasked: () => masked };
}

/** Whether an answer holds something that is known and not for the caller. */
export function hasMasked({ columns, totals = [] }: WireResult): boolean {
  return [columns, ...totals.map((total) => total.columns)].flat().some(isMasked);
}

function isMasked(column: ColumnData): boolean {
  if (column.role === "metric") return column.states?.includes("masked") ?? false;
  return column.role === "dimension" && column.masked === true;
}
