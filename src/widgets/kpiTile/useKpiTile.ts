"use client";
import { useState } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery } from "../../query/query.ts";
import type { Range } from "../../query/range.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useCompared } from "../../react/useCompared.ts";
import { usePart } from "../../react/usePart.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { useWidget } from "../../react/useWidget.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { resolveFor } from "../../selection/selection.ts";
import { kpiTileModel } from "./kpiTileModel.ts";
import type { KpiTileModel } from "./kpiTileModel.ts";
import { kpiTileQuery } from "./kpiTileQuery.ts";
import type { KpiTileQueryProps } from "./kpiTileQuery.ts";
import type { Thresholds, ThresholdStatus } from "./thresholds.ts";
import { tileCell, tileRow } from "./tileCell.ts";
import type { TileResult } from "./tileCell.ts";
import { needsExtras, tilePart } from "./tilePart.ts";
import { figureWordsInEnglish } from "./tileWords.ts";

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
  const provided = useProvided<Catalog>();
  const { catalog, messages } = provided;
  const { clauses } = useSelection();
  const id = useWidgetId(options.id);
  const props = useCompared(options as unknown as KpiTileOptions<Catalog>);
  const { metric, target, thresholds } = props;
  const range = props.range ?? resolveFor(clauses, id).range ?? defaultRange;
  const asked = kpiTileQuery(props, range);
  const cellOf = (result: TileResult) => tileCell(result, metric, tileRow(result, props));
  const state = useTable(id, asked.value, (result) => {
    const { value, state } = cellOf(result);
    return value === null && state !== "masked";
  });
  const series = useTable(id, asked.series, hasNoRows);
  const cell = state.status === "ready" ? cellOf(state.model) : null;
  // What is ready and has no value is hidden: only the extras say so, and how to print what is next to nothing.
  const isSlight = cell?.value !== 0 && Math.abs(cell?.value as number) < 0.05;
  const needs = (over: Range) => isSlight || needsExtras(catalog.metrics[metric], props, over);
  const part = usePart(tilePart, needs(range) || cell?.state !== undefined);

  const [status, setStatus] = useState<ThresholdStatus | null>(null);
  const value = cell?.value ?? null;
  const nextStatus = value === null || !thresholds || !part ? null : part.thresholdStatus(value, thresholds, status);
  if (nextStatus !== status) setStatus(nextStatus);

  // While another range loads, the old answer stays, and so do the words of its range.
  const [ranges] = useState(() => new WeakMap<TileResult, Range>());
  if (state.status !== "ready") return state;
  if (!state.previous) ranges.set(state.model, range);
  const shown = ranges.get(state.model) ?? range;
  if (part === undefined && needs(shown)) return { status: "pending" };
  const model = kpiTileModel(state.model, props, {
    ...provided,
    messages: messages ?? figureWordsInEnglish,
    range: shown,
    target,
    status: nextStatus,
    series: series.status === "ready" ? series.model : null,
    extras: part?.tileExtras(messages ?? undefined) ?? null,
  });
  return { ...state, model: { ...model, isReduced: part === null && needs(shown) } };
}

/** The range is already the page's or the tile's own. */
function useTable(id: string, query: AggregateQuery | null, isEmpty: (result: TileResult) => boolean) {
  return useWidget<TileResult>({ id, query, pinnedRange: true, model: (result) => (isEmpty(result) ? null : result) });
}

const hasNoRows = ({ rowCount }: TileResult) => rowCount === 0;
