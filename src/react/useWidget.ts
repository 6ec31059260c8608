"use client";

import { useMemo } from "react";
import type { Catalog } from "../query/catalog.ts";
import type { AnyRow, TableResult, Warning } from "../query/result.ts";
import { clearFiltersFor, resolveFor } from "../selection/selection.ts";
import { part } from "./part.ts";
import { queryUnder } from "./queryUnder.ts";
import type { WidgetQuery } from "./queryUnder.ts";
import { useAnswer } from "./useMetrics.ts";
import { usePart } from "./usePart.ts";
import { useProvided } from "./useProvided.ts";
import { useSelection } from "./useSelection.ts";
import type { Partiality, WidgetState } from "./widgetState.ts";

/** Which part of a selection a metric can be filtered by: loaded for the first one that filters. */
const filteringPart = part(() => import("./selectQuery.ts"));

export interface WidgetOptions<M> {
  /** The widget's id; its own clauses do not filter it. */
  readonly id: string;
  /** What it asks before the selection; null while it cannot ask yet. */
  readonly query: WidgetQuery | null;
  /** Whether the widget keeps its own range whatever the page chooses. Default false. */
  readonly pinnedRange?: boolean;
  /** Pure. Kept between renders (`useCallback`, or a function of the module), it runs once for each answer. */
  readonly model: (result: TableResult<AnyRow>) => M;
  /** Default: no rows, or in none of them a value that is known, if not to this reader. */
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
  const provided = useProvided<Catalog>();
  const { client, catalog } = provided;
  const { filter, range } = resolveFor(useSelection().clauses, id);
  const isFiltered = filter !== null;
  const filtering = usePart(filteringPart, isFiltered);
  const others = { filter, range: pinnedRange ? null : range };
  // Where it cannot be said what filters a metric, the server says so of those that do not.
  const selected =
    query && isFiltered && filtering
      ? filtering.selectQuery(catalog, query, others)
      : { query: query && queryUnder(query, others), filtered: isFiltered, leftOut: [] };
  const state = useAnswer(selected.query, isFiltered && filtering === undefined);
  const result = state.status === "success" ? (state.result as TableResult<AnyRow>) : null;
  const model = useMemo(
    () => (result === null || isEmpty(result) ? null : { of: modelOf(result) }),
    [result, isEmpty, modelOf],
  );

  const retry = state.refetch;
  if (state.status === "pending") return { status: "pending" };
  if (state.status === "error") {
    return state.error.code === "forbidden" ? { status: "forbidden" } : { status: "error", error: state.error, retry };
  }
  if (state.stale?.error?.code === "forbidden") return { status: "forbidden" };
  if (model === null) {
    if (!selected.filtered) return { status: "empty", filtered: false };
    const clearFilters = () => client.selection.update((selection) => clearFiltersFor(selection, id));
    return { status: "empty", filtered: true, clearFilters };
  }
  const warnings = filtering?.leftOutWarnings(selected.leftOut, catalog, provided) ?? [];
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
  return metrics.length > 0 && metrics.every(({ cells, states }) => cells.value.every((value, row) => value === null && states?.[row] !== "masked"));
}

function partialityOf(result: TableResult<unknown>, own: readonly Warning[]): Partiality | null {
  const { limits = [], warnings = [], status, plan } = result;
  const all = [...warnings, ...own];
  const isPlain = status === "complete" && limits.length + all.length < 1 && (plan?.how ?? "native") === "native";
  return isPlain ? null : { limits, warnings: all, plan };
}
