import { localDate } from "../../format/printDate.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { Clause } from "../../selection/clause.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { momentAfter } from "./momentAfter.ts";

/** In place of a model: nobody started, in a range that is shorter than one cohort. */
export const shortPeriod = "short period";

export function hasNobody({ columns, rowCount }: TableResult<AnyRow>): boolean {
  const sizes = columns.find(({ name }) => name === "size");
  if (rowCount === 0 || sizes?.role !== "metric") return true;
  return sizes.cells.value.every((size, row) => (size ?? 0) === 0 && sizes.states?.[row] !== "masked");
}

/** Whether one cohort lies wholly in the range; true where that cannot be said. */
export function holdsCohort({ columns, grain, resolvedRange, timeZone }: TableResult<AnyRow>): boolean {
  const starts = columns.find(({ role }) => role === "time");
  if (starts?.role !== "time" || grain === undefined || resolvedRange === undefined) return true;
  const [from, to] = [Date.parse(resolvedRange.from), Date.parse(resolvedRange.to)];
  return starts.values.some((start) => {
    const end = start === null ? null : momentAfter(start, grain, 1, timeZone);
    if (start === null || end === null) return true;
    return Date.parse(start) >= from && (end.includes("T") ? Date.parse(end) <= to : Date.parse(end) <= localDate(to, timeZone));
  });
}

type EmptyState = Extract<WidgetState<never>, { readonly status: "empty" }>;

interface Others {
  readonly id: string;
  /** Whether the page's range is not the widget's. */
  readonly pinnedRange: boolean;
  readonly clauses: readonly Clause[];
  readonly selection: SelectionStore;
}

/** With the way to take back what other widgets said of it: a point of a trend may have chosen the time. */
export function underOthers(state: EmptyState, { id, pinnedRange, clauses, selection }: Others): EmptyState {
  const isDated = ({ source, origin, range }: Clause) => !pinnedRange && source !== id && range !== undefined && origin !== undefined;
  if (!clauses.some(isDated)) return state;
  const clearFilters = () => {
    state.clearFilters?.();
    selection.update((all) => all.filter((clause) => !isDated(clause)));
  };
  return { ...state, filtered: true, clearFilters };
}
