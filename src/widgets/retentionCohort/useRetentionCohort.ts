"use client";

import { useCallback } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { Range } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import type { RetentionQuery } from "../../query/retention.ts";
import type { SelectableQuery } from "../../react/queryUnder.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useCompared } from "../../react/useCompared.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { retentionModel } from "./retentionModel.ts";
import type { RetentionModel } from "./retentionModel.ts";
import { retentionQuery } from "./retentionQuery.ts";
import type { RetentionMeasure, RetentionQueryProps } from "./retentionQuery.ts";
import { hasNobody, holdsCohort, shortPeriod, underOthers } from "./retentionVacancy.ts";

export interface UseRetentionCohortProps<C extends Catalog = RegisteredCatalog> extends RetentionQueryProps<C> {
  /** Of the widget: its own clauses do not filter it. Default: one of its own. */
  readonly id?: string;
  /** Rates and averages of fewer cases are marked, and not judged. Default 30. */
  readonly minSample?: number;
}

/** A retention table's numbers under the page's selection, without a picture. */
export function useRetentionCohort<C extends Catalog = RegisteredCatalog>(props: UseRetentionCohortProps<C>): WidgetState<RetentionModel> {
  const { catalog, client, messages } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const own = useCompared(props as unknown as UseRetentionCohortProps<Catalog>);
  const asked = ask(own, resolveFor(clauses, id).range, catalog);
  const { minSample } = own;
  const measured = own.measure === undefined ? "" : JSON.stringify(own.measure);
  const model = useCallback(
    (result: TableResult<AnyRow>, query: SelectableQuery) => {
      if (hasNobody(result)) return holdsCohort(result) ? null : shortPeriod;
      const measure = measured === "" ? undefined : (JSON.parse(measured) as RetentionMeasure);
      return retentionModel(result, query as RetentionQuery, { catalog, messages, measure, minSample });
    },
    [catalog, messages, measured, minSample],
  );
  const query = asked instanceof MetricsError ? null : asked;
  const pinnedRange = own.range !== undefined;
  const state = useWidget({ id, query, pinnedRange, model });
  if (asked instanceof MetricsError) return { status: "error", error: asked, retry: () => {} };
  const others = { id, pinnedRange, clauses, selection: client.selection };
  if (state.status === "empty") return underOthers(state, others);
  if (state.status !== "ready") return state;
  const { model: shown } = state;
  return shown === shortPeriod ? underOthers({ status: "empty", filtered: false, reason: messages.retention.shortPeriod }, others) : { ...state, model: shown };
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
