import type { FunnelQuery } from "../../query/funnel.ts";

/** Whether everyone is one case and in one segment only, as a test of two shares has it. */
export function isIndependent({ count = "uniques", breakdown }: Pick<FunnelQuery, "count" | "breakdown">): boolean {
  return count === "uniques" && breakdown?.attribution !== "all";
}
