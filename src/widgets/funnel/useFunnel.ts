"use client";

import { useCallback } from "react";
import { MetricsError } from "../../query/error.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { FunnelQuery } from "../../query/funnel.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import type { SelectableQuery } from "../../react/queryUnder.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useCompared } from "../../react/useCompared.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { funnelModel, isVacant } from "./funnelModel.ts";
import type { FunnelModel } from "./funnelModel.ts";
import { funnelQuery } from "./funnelQuery.ts";
import type { FunnelQueryProps, FunnelViewName } from "./funnelQuery.ts";
import { requireEffect } from "./requireEffect.ts";
import type { FunnelAsked } from "./requireEffect.ts";

export interface UseFunnelProps<C extends Catalog = RegisteredCatalog> extends FunnelQueryProps<C> {
  /** Source of its clauses, which do not filter itself. Default: one of its own. */
  readonly id?: string;
  /** Default `steps`. */
  readonly view?: FunnelViewName;
  /** The value of the breakdown that the others are tested against. Default: each against all the others together. */
  readonly control?: DimensionValue;
  /** Rates of fewer cases are marked, and nothing is claimed of them. Default 30. */
  readonly minSample?: number;
}

/**
 * A funnel's numbers under the page's selection, without a picture. Where nobody entered, it is empty. What can have no
 * effect beside the rest is an `invalid-query` error with its path.
 *
 * Who stands behind a number: `model.query`, with `breakdown: { by }` of the dimension that says to whom the first event
 * happens, answers a segment for each of them; `count` above 0 at a step is who reached it. A drill of `<Funnel>` holds
 * that query as `people`, and `funnelPeople` reads its answer.
 */
export function useFunnel<C extends Catalog = RegisteredCatalog>(props: UseFunnelProps<C>): WidgetState<FunnelModel> {
  const { catalog, messages } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const { control, minSample, view = "steps" } = props;
  const range = props.range ?? resolveFor(clauses, id).range ?? defaultRange;
  const asked = useCompared(props as unknown as UseFunnelProps<Catalog>);
  const fault = faultOf(asked);
  const query = fault === null ? funnelQuery(asked as FunnelQueryProps<Catalog>, view, range) : null;
  const model = useCallback(
    (result: TableResult<AnyRow>, answered: SelectableQuery) =>
      isVacant(result) ? null : funnelModel(result, answered as FunnelQuery, { catalog, messages, control, minSample }),
    [catalog, messages, control, minSample],
  );
  const state = useWidget({ id, query, pinnedRange: props.range !== undefined, model });
  return fault === null ? state : { status: "error", error: fault, retry: () => {} };
}

/** A caller's mistake is this widget's error, not the page's. */
function faultOf(asked: FunnelAsked): MetricsError | null {
  try {
    requireEffect(asked);
    return null;
  } catch (error) {
    if (error instanceof MetricsError) return error;
    throw error;
  }
}
