"use client";
import { useCallback, useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { kpiTileModel } from "./kpiTileModel.ts";
import type { KpiTileModel } from "./kpiTileModel.ts";
import { kpiTileQuery } from "./kpiTileQuery.ts";
import type { KpiTileQueryProps } from "./kpiTileQuery.ts";
import { thresholdStatus } from "./thresholds.ts";
import type { Thresholds, ThresholdStatus } from "./thresholds.ts";
import { tileCell, tileRow } from "./tileCell.ts";
import type { TileResult } from "./tileCell.ts";
import { tileWordsInEnglish } from "./tileWords.ts";

export interface KpiTileOptions<C extends Catalog> extends KpiTileQueryProps<C> {
  /** Pins the range; left out, the page's range, else the last 28 days. */
  readonly range?: Range;
  /** In the metric's own unit. Default: the catalog's; null hides it. */
  readonly target?: number | null;
  readonly thresholds?: Thresholds;
  /** Of the widget: its own clauses do not filter it. */
  readonly id?: string;
}

/** A tile without its picture: what to show, or why there is nothing to show. */
export function useKpiTile<C extends Catalog = RegisteredCatalog>(options: KpiTileOptions<C>): WidgetState<KpiTileModel> {
  const { catalog, locale, timeZone } = useProvided<Catalog>();
  const messages = useWords(tileWordsInEnglish);
  const { clauses } = useSelection();
  const id = useWidgetId(options.id);
  const props = options as unknown as KpiTileOptions<Catalog>;
  const { metric, mode, summary, target, thresholds } = props;
  const range = props.range ?? resolveFor(clauses, id).range ?? defaultRange;
  const asked = kpiTileQuery(props, range);
  const valueOf = useCallback(
    (result: TileResult) =>
      tileCell(result, metric, tileRow(result, { ...(mode && { mode }), ...(summary && { summary }) })).value,
    [metric, mode, summary],
  );
  const state = useTable(id, asked.value, useCallback((result) => valueOf(result) === null, [valueOf]));
  const series = useTable(id, asked.series, hasNoRows);

  const [status, setStatus] = useState<ThresholdStatus | null>(null);
  const value = state.status === "ready" ? valueOf(state.model) : null;
  const nextStatus = value === null || thresholds === undefined ? null : thresholdStatus(value, thresholds, status);
  if (nextStatus !== status) setStatus(nextStatus);

  // While another range loads, the old answer stays, and so do the words of its range.
  const [ranges] = useState(() => new WeakMap<TileResult, Range>());
  if (state.status !== "ready") return state;
  if (!state.refreshing && state.stale === null) ranges.set(state.model, range);
  const model = kpiTileModel(state.model, props, {
    catalog,
    locale,
    messages,
    timeZone,
    range: ranges.get(state.model) ?? range,
    target,
    status: nextStatus,
    series: series.status === "ready" ? series.model : null,
  });
  return { ...state, model };
}

/** The range is already the page's or the tile's own. */
function useTable(id: string, query: AggregateQuery | null, isEmpty: (result: TileResult) => boolean) {
  return useWidget<TileResult>({ id, query, pinnedRange: true, model: asItIs, isEmpty });
}

const asItIs = (result: TileResult) => result;
const hasNoRows = ({ rowCount }: TileResult) => rowCount === 0;
