"use client";

import { useCallback, useEffect } from "react";
import { MetricsError } from "../../query/error.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { hasNoValue } from "../../react/hasNoValue.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useCompared } from "../../react/useCompared.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { trendModel } from "./trendModel.ts";
import type { TrendKind, TrendModel } from "./trendModel.ts";
import { trendQuery } from "./trendQuery.ts";
import { useTrendOutlook } from "./useTrendOutlook.ts";
import type { TrendOutlookProps } from "./useTrendOutlook.ts";
import type { TrendQueryProps } from "./trendQuery.ts";

export interface UseTrendProps<C extends Catalog = RegisteredCatalog> extends TrendQueryProps<C>, TrendOutlookProps {
  /** Source of its clauses, which do not filter itself. Default: one of its own. */
  readonly id?: string;
  /** Default `line`. */
  readonly kind?: TrendKind;
  /** Only metrics that may be added up are stacked; others are shown side by side, and the console says why. */
  readonly stacked?: boolean;
  /** A value, or `true` for the first metric's target in the catalog. */
  readonly targetLine?: number | true;
}

/** A trend's numbers under the page's selection, without a picture. */
export function useTrend<C extends Catalog = RegisteredCatalog>(props: UseTrendProps<C>): WidgetState<TrendModel> {
  const { numbers, query, id } = useTrendNumbers(props);
  return useTrendOutlook(numbers, query, { ...props, id });
}

interface TrendNumbers {
  /** What was counted, without what was expected of it. */
  readonly numbers: WidgetState<TrendModel>;
  readonly query: AggregateQuery | null;
  readonly id: string;
}

export function useTrendNumbers<C extends Catalog = RegisteredCatalog>(props: UseTrendProps<C>): TrendNumbers {
  const { kind = "line", stacked = false, targetLine, secondAxis = [] } = props;
  const { catalog, messages, fiscalStart } = useLocalized<Catalog>();
  const { clauses } = useSelection();
  const id = useWidgetId(props.id);
  const range = props.range ?? resolveFor(clauses, id).range ?? defaultRange;
  const { anomalies: _anomalies, forecast: _forecast, ...queried } = useCompared(props);
  const asked = ask(queried as unknown as TrendQueryProps<Catalog>, range, catalog);

  const onSecond = secondAxis.join(" ");
  const model = useCallback(
    (result: TableResult<AnyRow>) => {
      if (hasNoValue(result)) return null;
      const target = targetLine === undefined ? {} : { targetLine };
      return trendModel(result, { catalog, messages, kind, stacked, secondAxis: onSecond.split(" "), fiscalStart, ...target });
    },
    [catalog, messages, kind, stacked, targetLine, onSecond, fiscalStart],
  );
  const query = asked instanceof MetricsError ? null : asked;
  const numbers = useWidget({ id, query, pinnedRange: props.range !== undefined, model });

  const refused = numbers.status === "ready" ? numbers.model.stackRefused : null;
  useEffect(() => {
    if (refused === null) return;
    console.warn(`metricdeck: "${refused}" does not add up, so nothing is stacked; stack a count or a sum`);
  }, [refused]);
  return { numbers: asked instanceof MetricsError ? { status: "error", error: asked, retry: () => {} } : numbers, query, id };
}

/** A caller's mistake is this widget's error, not the page's. */
function ask(props: TrendQueryProps<Catalog>, range: Range, catalog: Catalog): AggregateQuery | MetricsError {
  try {
    return trendQuery(props, range, catalog);
  } catch (error) {
    if (error instanceof MetricsError) return error;
    throw error;
  }
}
