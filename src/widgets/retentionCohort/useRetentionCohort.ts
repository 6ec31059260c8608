"use client";

import { useCallback } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { Range } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import type { RetentionQuery } from "../../query/retention.ts";
import type { SelectableQuery } from "../../react/queryUnder.ts";
import { part } from "../../react/part.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useCompared } from "../../react/useCompared.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { retentionModel } from "./retentionModel.ts";
import type { RetentionModel } from "./retentionModel.ts";
import { retentionQuery } from "./retentionQuery.ts";
import type { RetentionMeasure, RetentionQueryProps } from "./retentionQuery.ts";

export interface UseRetentionCohortProps<C extends Catalog = RegisteredCatalog> extends RetentionQueryProps<C> {
  /** Of the widget: its own clauses do not filter it. Default: one of its own. */
  readonly id?: string;
  /** Rates and averages of fewer cases are marked, and not judged. Default 30. */
  readonly minSample?: number;
}

const vacancyPart = part(() => import("./retentionVacancy.ts"));

/** A retention table's numbers under the page's selection, without a picture. */
export function useRetentionCohort<C extends Catalog = RegisteredCatalog>(props: UseRetentionCohortProps<C>): WidgetState<RetentionModel> {
  const { catalog, client, messages } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const own = useCompared(props as unknown as UseRetentionCohortProps<Catalog>);
  const asked = ask(own, resolveFor(clauses, id).range, catalog);
  const { minSample } = own;
  const measured = own.measure === undefined ? "" : JSON.stringify(own.measure);
  const model = useCallback(
    (result: TableResult<AnyRow>, query: SelectableQuery) => {
      if (hasNobody(result)) return { vacant: result, where: query.where };
      const measure = measured === "" ? undefined : (JSON.parse(measured) as RetentionMeasure);
      return retentionModel(result, query as RetentionQuery, { catalog, messages, measure, minSample });
    },
    [catalog, messages, measured, minSample],
  );
  const query = asked instanceof MetricsError ? null : asked;
  const pinnedRange = own.range !== undefined;
  const state = useWidget({ id, query, pinnedRange, model });
  const vacancy = usePart(vacancyPart, state.status === "ready" && "vacant" in state.model);
  if (asked instanceof MetricsError) return { status: "error", error: asked, retry: () => {} };
  if (state.status !== "ready") return state;
  const { model: shown } = state;
  if (!("vacant" in shown)) return { ...state, model: shown };
  if (vacancy === undefined) return { status: "pending" };
  const filtered = JSON.stringify(shown.where) !== JSON.stringify(own.where);
  const vacant = { status: "empty", filtered } as const;
  return vacancy === null ? vacant : vacancy.vacantState(vacant, { result: shown.vacant, id, pinnedRange, clauses, selection: client.selection, messages });
}

function hasNobody({ columns, rowCount }: TableResult<AnyRow>): boolean {
  const sizes = columns.find(({ name }) => name === "size");
  if (rowCount === 0 || sizes?.role !== "metric") return true;
  return sizes.cells.value.every((size, row) => (size ?? 0) === 0 && sizes.states?.[row] !== "masked");
}

/** A caller's mistake is this widget's error, not the page's. */
function ask(props: UseRetentionCohortProps<Catalog>, range: Range | null, catalog: Catalog): RetentionQuery | MetricsError {
  try {
    return retentionQuery(props, range, catalog);
  } catch (error) {
    if (error instanceof MetricsError) return error;
    throw error;
  }
}
