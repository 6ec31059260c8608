"use client";

import type { Window } from "../../charts/decimate.ts";
import { useSelection } from "../../react/useSelection.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { Clause } from "../../selection/clause.ts";
import type { TrendChartProps } from "./TrendChart.tsx";
import type { TrendModel } from "./trendModel.ts";
import { bucketsClause, pointClause, valueFilter } from "./trendPoint.ts";

export interface TrendSelectionOptions {
  readonly state: WidgetState<TrendModel>;
  readonly onSelect?: (clause: Clause | null) => void;
}

/** What a trend says to the page, and how it is told: the same point twice takes it back. */
export function useTrendSelection(
  source: string,
  origin: string,
  { state, onSelect }: TrendSelectionOptions,
): Pick<TrendChartProps, "selected" | "onPoint" | "onBuckets"> {
  const { clauses, publish, clear } = useSelection();
  const own = clauses.find((clause) => clause.source === source);
  if (state.status !== "ready") return {};

  const { model } = state;
  const from = { source, origin };
  const say = (clause: Clause | null) => {
    const told = clause !== null && own !== undefined && meaning(clause) === meaning(own) ? null : clause;
    if (told === null) clear(source);
    else publish(told);
    onSelect?.(told);
  };
  return {
    selected: { series: seriesOf(model, own), window: windowOf(own) },
    onPoint: (point) => say(pointClause(model, point, from)),
    onBuckets: (buckets) => say(buckets && bucketsClause(model, buckets, from)),
  };
}

function meaning({ filter, range }: Clause): string {
  return JSON.stringify([filter, range]);
}

function seriesOf(model: TrendModel, own: Clause | undefined): string | null {
  const { by } = model;
  if (own?.filter === undefined || by === undefined) return null;
  const filter = JSON.stringify(own.filter);
  return model.series.find((one) => JSON.stringify(valueFilter(model, by.dimension, one)) === filter)?.key ?? null;
}

function windowOf(own: Clause | undefined): Window | null {
  const range = own?.range;
  return range !== undefined && "from" in range ? { from: Date.parse(range.from), to: Date.parse(range.to) } : null;
}
