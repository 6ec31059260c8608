"use client";

import { useCallback, useRef } from "react";
import { canonical } from "../query/canonical.ts";
import type { AnyRow, TableResult } from "../query/result.ts";
import { resolveFor } from "../selection/selection.ts";
import type { SelectableQuery } from "./queryUnder.ts";
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
  const answered = useRef(new WeakMap<object, string>());
  const model = useCallback(
    (result: TableResult<AnyRow>, query: SelectableQuery) => {
      const to = answered.current.get(result) ?? asked;
      answered.current.set(result, to);
      return { to, own: modelOf(result, query) };
    },
    [modelOf, asked],
  );
  const state = useWidget({ ...options, model });
  if (state.status !== "ready") return state;
  const { to, own } = state.model;
  return state.refreshing && to !== asked ? { status: "pending" } : { ...state, model: own };
}
