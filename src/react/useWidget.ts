"use client";

import { useMemo } from "react";
import type { Catalog } from "../query/catalog.ts";
import type { AnyFilter } from "../query/filter.ts";
import type { AnyRow, TableResult, Warning } from "../query/result.ts";
import { resolveFor } from "../selection/selection.ts";
import { part } from "./part.ts";
import { queryUnder } from "./queryUnder.ts";
import type { SelectableQuery } from "./queryUnder.ts";
import type { SelectedQuery } from "./selectQuery.ts";
import { useAnswer } from "./useMetrics.ts";
import { usePart } from "./usePart.ts";
import { useProvided } from "./useProvided.ts";
import { useSelection } from "./useSelection.ts";
import type { Partiality, WidgetState } from "./widgetState.ts";

/** Which part of a selection a metric can be filtered by: loaded for the first one that filters. */
export const filteringPart = part(() => import("./selectQuery.ts"));

export interface WidgetOptions<M> {
  /** The widget's id; its own clauses do not filter it. */
  readonly id: string;
  /** What it asks before the selection, its own condition among it; null while it cannot ask yet. */
  readonly query: SelectableQuery | null;
  /** Whether the widget keeps its own range whatever the page chooses. Default false. */
  readonly pinnedRange?: boolean;
  /**
   * Pure; null where there is nothing to show, as `hasNoValue` says of most answers. Kept between renders
   * (`useCallback`, or a function of the module), it runs once for each answer. `query` is what was answered: with the
   * filters and the range of the page.
   */
  readonly model: (result: TableResult<AnyRow>, query: SelectableQuery) => M | null;
}

/** Without `leftOut` nothing was left out, as far as is known. */
type Selected = Pick<SelectedQuery, "filtered"> & { readonly query: SelectableQuery | null; readonly leftOut?: SelectedQuery["leftOut"] };

/**
 * What widgets build on: asks the query under the selection of all others, and says in one value what is to be shown.
 */
export function useWidget<M>({
  id,
  query,
  pinnedRange,
  model: modelOf,
}: WidgetOptions<M>): WidgetState<M> {
  const provided = useProvided<Catalog>();
  const { client, catalog } = provided;
  const { filter, range } = resolveFor(useSelection().clauses, id);
  const isFiltered = filter !== null;
  const filtering = usePart(filteringPart, isFiltered);
  const others = { filter, range: pinnedRange ? null : range };
  // Where it cannot be said what filters a metric, the server says so of those that do not.
  const selected: Selected =
    query && isFiltered && filtering
      ? filtering.selectQuery(catalog, query, others)
      : { query: query && queryUnder(query, others), filtered: isFiltered };
  const state = useAnswer(selected.query, isFiltered && filtering === undefined);
  const result = state.status === "success" ? (state.result as TableResult<AnyRow>) : null;
  const [model, where] = useMemo(
    () => [result && modelOf(result, selected.query as SelectableQuery), query?.where as AnyFilter | undefined],
    // The query that a new result answers, and its condition; under the next query the old result stays for a while.
    // oxlint-disable-next-line react/exhaustive-deps
    [result, modelOf],
  );

  const retry = state.refetch;
  if (state.status === "pending") return { status: "pending" };
  const error = state.status === "error" ? state.error : state.stale?.error;
  if (error?.code === "forbidden") return { status: "forbidden" };
  if (state.status === "error") return { status: "error", error: state.error, retry };
  if (model === null) {
    const { filtered } = selected;
    return { status: "empty", filtered, ...(filtered && filtering?.wayOut(client.selection, id)) };
  }
  const warnings = filtering?.leftOutWarnings(selected.leftOut, catalog, provided) ?? [];
  const { refreshing, previous, stale } = state;
  return {
    status: "ready",
    model,
    refreshing,
    previous,
    stale: stale && { ...stale, retry },
    partial: partialityOf(state.result, warnings),
    where,
  };
}

function partialityOf(result: TableResult<unknown>, own: readonly Warning[]): Partiality | null {
  const { limits = [], warnings = [], status, plan } = result;
  const all = [...warnings, ...own];
  const isPlain = status === "complete" && limits.length + all.length < 1 && (plan?.how ?? "native") === "native";
  return isPlain ? null : { limits, warnings: all, plan };
}
