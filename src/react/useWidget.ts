"use client";

import { useMemo } from "react";
import type { Catalog } from "../query/catalog.ts";
import type { AggregateQuery } from "../query/query.ts";
import type { AnyRow, TableResult, Warning } from "../query/result.ts";
import { clearFiltersFor } from "../selection/selection.ts";
import { labelOf } from "./label.ts";
import { selectQuery } from "./selectQuery.ts";
import { useAnswer } from "./useMetrics.ts";
import { statesInEnglish } from "../i18n/english/states.ts";
import { useProvided, useWords } from "./useProvided.ts";
import { useSelection } from "./useSelection.ts";
import type { Partiality, WidgetState } from "./widgetState.ts";

export interface WidgetOptions<M> {
  /** The widget's id; its own clauses do not filter it. */
  readonly id: string;
  /** What it asks before the selection; null while it cannot ask yet. */
  readonly query: AggregateQuery | null;
  /** Whether the widget keeps its own range whatever the page chooses. Default false. */
  readonly pinnedRange?: boolean;
  /** Pure. Kept between renders (`useCallback`, or a function of the module), it runs once for each answer. */
  readonly model: (result: TableResult<AnyRow>) => M;
  /** Default: no rows, or no known value in any of them. */
  readonly isEmpty?: (result: TableResult<AnyRow>) => boolean;
}

/**
 * What widgets build on: asks the query under the selection of all others, and says in one value what is to be shown.
 */
export function useWidget<M>({
  id,
  query,
  pinnedRange = false,
  model: modelOf,
  isEmpty = hasNoValue,
}: WidgetOptions<M>): WidgetState<M> {
  const { client, catalog, locale } = useProvided<Catalog>();
  const { states } = useWords({ states: statesInEnglish });
  const { clauses } = useSelection();
  const selected = query && selectQuery(catalog, query, clauses, { id, pinnedRange });
  const state = useAnswer(selected && selected.query);
  const result = state.status === "success" ? (state.result as TableResult<AnyRow>) : null;
  const model = useMemo(
    () => (result === null || isEmpty(result) ? null : { of: modelOf(result) }),
    [result, isEmpty, modelOf],
  );

  const retry = state.refetch;
  if (state.status === "pending" || selected === null) return { status: "pending" };
  if (state.status === "error") {
    return state.error.code === "forbidden" ? { status: "forbidden" } : { status: "error", error: state.error, retry };
  }
  if (state.stale?.error?.code === "forbidden") return { status: "forbidden" };
  if (model === null) {
    if (!selected.filtered) return { status: "empty", filtered: false };
    const clearFilters = () => client.selection.update((selection) => clearFiltersFor(selection, id));
    return { status: "empty", filtered: true, clearFilters };
  }
  const warnings = selected.leftOut.map((dimension): Warning => {
    const message = states.notFilteredBy(labelOf(catalog.dimensions, dimension, locale));
    return { code: "filter-not-applicable", message };
  });
  return {
    status: "ready",
    model: model.of,
    refreshing: state.refreshing,
    stale: state.stale && { ...state.stale, retry },
    partial: partialityOf(state.result, warnings),
  };
}

function hasNoValue({ columns, rowCount }: TableResult<unknown>): boolean {
  if (rowCount === 0) return true;
  const metrics = columns.filter((column) => column.role === "metric");
  return metrics.length > 0 && metrics.every(({ cells }) => cells.value.every((value) => value === null));
}

function partialityOf(result: TableResult<unknown>, own: readonly Warning[]): Partiality | null {
  const { limits = [], warnings = [], status } = result;
  const all = [...warnings, ...own];
  return status === "complete" && limits.length === 0 && all.length === 0 ? null : { limits, warnings: all };
}
