import { localDate } from "../../format/printDate.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { Clause } from "../../selection/clause.ts";
import { clearFiltersFor } from "../../selection/clearFiltersFor.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { journeyNotes } from "../frame/journeyNotes.ts";
import { momentAfter } from "./momentAfter.ts";

type EmptyState = Extract<WidgetState<never>, { readonly status: "empty" }>;

interface VacantOptions {
  /** In which nobody started. */
  readonly result: TableResult<AnyRow>;
  readonly id: string;
  /** Whether the page's range is not the widget's. */
  readonly pinnedRange: boolean;
  readonly clauses: readonly Clause[];
  readonly selection: SelectionStore;
  readonly messages: Messages;
}

/** Why there is nobody, and how to take back what other widgets said of it: a point of a trend may have chosen the time. */
export function vacantState(state: EmptyState, { result, id, pinnedRange, clauses, selection, messages }: VacantOptions): EmptyState {
  const isDated = ({ source, origin, range }: Clause) => !pinnedRange && source !== id && range !== undefined && origin !== undefined;
  const filtered = state.filtered || clauses.some(isDated);
  const clearFilters = () => selection.update((all) => clearFiltersFor(all, id).filter((clause) => !isDated(clause)));
  return {
    status: "empty",
    filtered,
    ...(filtered && { clearFilters }),
    ...(!holdsCohort(result) && { reason: journeyNotes(messages).noWholeCohort }),
  };
}

/** Whether one cohort lies wholly in the range; true where that cannot be said. */
function holdsCohort({ columns, grain, resolvedRange, timeZone }: TableResult<AnyRow>): boolean {
  const starts = columns.find(({ role }) => role === "time");
  if (starts?.role !== "time" || grain === undefined || resolvedRange === undefined) return true;
  const [from, to] = [Date.parse(resolvedRange.from), Date.parse(resolvedRange.to)];
  return starts.values.some((start) => {
    const end = start === null ? null : momentAfter(start, grain, 1, timeZone);
    if (start === null || end === null) return true;
    return Date.parse(start) >= from && (end.includes("T") ? Date.parse(end) <= to : Date.parse(end) <= localDate(to, timeZone));
  });
}
