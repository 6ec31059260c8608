"use client";

import { useCallback } from "react";
import { canonical } from "../query/canonical.ts";
import type { AnyRow, TableResult } from "../query/result.ts";
import { resolveFor } from "../selection/selection.ts";
import type { SelectableQuery } from "./queryUnder.ts";
import { useQuestionOf } from "./useQuestionOf.ts";
import { useSelection } from "./useSelection.ts";
import { useWidget } from "./useWidget.ts";
import type { WidgetOptions } from "./useWidget.ts";
import type { WidgetState } from "./widgetState.ts";

/**
 * As `useWidget`, for what others are judged by: pending while what stands is still the answer to the query before, of other
 * rows or under another filter of the page. Null where the answer has nothing.
 */
export function useSettledWidget<M>({ model: modelOf, ...options }: WidgetOptions<M>): WidgetState<M | null> {
  const { clauses } = useSelection();
  const asked = canonical([options.query, resolveFor(clauses, options.id)]);
  const questionOf = useQuestionOf();
  const model = useCallback(
    (result: TableResult<AnyRow>, query: SelectableQuery) => ({ to: questionOf(result, asked), own: modelOf(result, query) }),
    [modelOf, asked, questionOf],
  );
  const state = useWidget({ ...options, model });
  if (state.status !== "ready") return state;
  const { to, own } = state.model;
  return state.refreshing && to !== asked ? { status: "pending" } : { ...state, model: own };
}
