import type { DrillCell } from "./drillTableModel.ts";

/** Too few to say good or bad of. */
export function hasTooFewCases({ state, tooFew }: DrillCell): boolean {
  return state === "small" || tooFew === true;
}
