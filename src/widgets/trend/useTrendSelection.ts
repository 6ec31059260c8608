"use client";

import { useMemo } from "react";
import type { Window } from "../../charts/decimate.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useMarking } from "../../react/useMarking.ts";
import { useOrigin } from "../../react/useOrigin.ts";
import { useSelection } from "../../react/useSelection.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { Clause, Selection } from "../../selection/clause.ts";
import { highlightFor } from "../../selection/marked.ts";
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
  origin: NonNullable<Clause["origin"]>,
  { state, onSelect }: TrendSelectionOptions,
): Pick<TrendChartProps, "selected" | "onPoint" | "onBuckets"> {
  const { selection } = useLocalized().client;
  const { clauses, publish, clear } = useSelection();
  const own = ownOf(clauses, source);
  const highlight = JSON.stringify(highlightFor(clauses, source));
  const marking = useMarking(highlight !== "null");
  const originNow = JSON.stringify(origin);
  useOrigin(source, origin);
  const model = state.status === "ready" ? state.model : null;
  // The same until something in it is another: the chart is not drawn anew for a mark beside it.
  return useMemo(() => {
    if (model === null) return {};
    const from = { source, origin: JSON.parse(originNow) as NonNullable<Clause["origin"]> };
    const say = (clause: Clause | null) => {
      // Read now: what is rendered may be one answer behind.
      const before = ownOf(selection.getSnapshot(), source);
      const told = clause !== null && before !== undefined && meaning(clause) === meaning(before) ? null : clause;
      if (told === null) clear(source);
      else publish(told);
      onSelect?.(told);
    };
    return {
      selected: { series: seriesOf(model, own) ?? marking?.markedBy(JSON.parse(highlight), model.by?.dimension ?? "", model.series) ?? null, window: windowOf(own), isOwn: own !== undefined },
      onPoint: (point) => say(pointClause(model, point, from)),
      onBuckets: (buckets) => say(buckets && bucketsClause(model, buckets, from)),
    };
  }, [model, own, highlight, marking, source, originNow, selection, publish, clear, onSelect]);
}

function ownOf(selection: Selection, source: string): Clause | undefined {
  return selection.find((clause) => clause.source === source);
}

/** A trend leaves out values for nothing but its rest, which stays the rest when a newer answer names others before it. */
function meaning({ filter: said, range, highlight: filter = said }: Pick<Clause, "filter" | "range" | "highlight">): string {
  const isRest = filter !== undefined && "op" in filter && filter.op === "notIn";
  return JSON.stringify([isRest ? { ...filter, values: [] } : filter, range]);
}

function seriesOf(model: TrendModel, own: Clause | undefined): string | null {
  const { by } = model;
  const filter = own?.filter ?? own?.highlight;
  if (filter === undefined || by === undefined) return null;
  const said = meaning({ filter });
  return model.series.find((one) => meaning({ filter: valueFilter(model, by.dimension, one) }) === said)?.key ?? null;
}

function windowOf(own: Clause | undefined): Window | null {
  const range = own?.range;
  return range !== undefined && "from" in range ? { from: Date.parse(range.from), to: Date.parse(range.to) } : null;
}
