"use client";

import { useCallback } from "react";
import type { AnyRow, TableResult } from "../query/result.ts";
import type { SelectableQuery } from "./queryUnder.ts";
import { useWidget } from "./useWidget.ts";
import type { WidgetOptions } from "./useWidget.ts";
import type { WidgetState } from "./widgetState.ts";

/**
 * As `useWidget`, for what others are judged by: pending while what stands is still the answer to the query before, of other
 * rows or under another filter of the page. Null where the answer has nothing.
 */
export function useSettledWidget<M>({ model: modelOf, ...options }: WidgetOptions<M>): WidgetState<M | null> {
  // Also where the answer before had nothing, it is not this one's.
  const model = useCallback((result: TableResult<AnyRow>, query: SelectableQuery) => ({ own: modelOf(result, query) }), [modelOf]);
  const state = useWidget({ ...options, model });
  if (state.status !== "ready") return state;
  return state.previous ? { status: "pending" } : { ...state, model: state.model.own };
}
