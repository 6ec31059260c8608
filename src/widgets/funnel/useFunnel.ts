"use client";

import { useCallback } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { FunnelQuery } from "../../query/funnel.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import type { SelectableQuery } from "../../react/queryUnder.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { funnelModel, isVacant } from "./funnelModel.ts";
import type { FunnelModel } from "./funnelModel.ts";
import { funnelQuery } from "./funnelQuery.ts";
import type { FunnelQueryProps, FunnelViewName } from "./funnelQuery.ts";

export interface UseFunnelProps<C extends Catalog = RegisteredCatalog> extends FunnelQueryProps<C> {
  /** Source of its clauses, which do not filter itself. Default: one of its own. */
  readonly id?: string;
  /** Default `steps`. */
  readonly view?: FunnelViewName;
  /** The value of the breakdown that the others are tested against. Default: each against all the others together. */
  readonly control?: DimensionValue;
}

/** A funnel's numbers under the page's selection, without a picture. Where nobody entered, it is empty. */
export function useFunnel<C extends Catalog = RegisteredCatalog>(props: UseFunnelProps<C>): WidgetState<FunnelModel> {
  const { catalog, messages } = useMetricdeck<Catalog>();
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const { control, view = "steps" } = props;
  const range = props.range ?? resolveFor(clauses, id).range ?? defaultRange;
  const query = funnelQuery(props as unknown as FunnelQueryProps<Catalog>, view, range);
  const model = useCallback(
    (result: TableResult<AnyRow>, answered: SelectableQuery) =>
      isVacant(result) ? null : funnelModel(result, answered as FunnelQuery, { catalog, messages, control }),
    [catalog, messages, control],
  );
  return useWidget({ id, query, pinnedRange: props.range !== undefined, model });
}
