"use client";

import { forwardRef } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { Clause } from "../../selection/clause.ts";
import { useTrend } from "./useTrend.ts";
import type { UseTrendProps } from "./useTrend.ts";
import { useTrendSelection } from "./useTrendSelection.ts";
import { TrendView } from "./TrendView.tsx";
import type { TrendViewProps } from "./TrendView.tsx";

export interface TrendProps<C extends Catalog = RegisteredCatalog>
  extends UseTrendProps<C>,
    Omit<TrendViewProps, "id" | "state" | "title" | "metrics" | "selected" | "onPoint" | "onBuckets"> {
  /** Default: the labels of its metrics. */
  readonly title?: string;
  /** What a click or Enter on a point said to the page; null: it took it back. */
  readonly onSelect?: (clause: Clause | null) => void;
}

/** Metrics over time. A click on a point filters the page by it; another takes it back. */
export const Trend = forwardRef<HTMLElement, TrendProps>(function Trend(props, ref) {
  const { id: given, title: titled, metrics, by, onSelect, ...others } = props;
  const { top: _top, grain: _grain, range: _range, compare: _compare, ...chart } = others;
  const { secondAxis: _axis, kind: _kind, stacked: _stacked, targetLine: _target, ...view } = chart;
  const { catalog, locale } = useMetricdeck<Catalog>();
  const id = useWidgetId(given);
  const labels = metrics.map((metric) => labelOf(catalog.metrics, metric, locale));
  const title = titled ?? [...labels, ...(by === undefined ? [] : [labelOf(catalog.dimensions, by, locale)])].join(" · ");
  const state = useTrend({ ...props, id });
  const selection = useTrendSelection(id, title, { state, ...(onSelect === undefined ? {} : { onSelect }) });
  return <TrendView {...view} {...selection} ref={ref} id={id} title={title} metrics={metrics} state={state} />;
}) as <C extends Catalog = RegisteredCatalog>(props: TrendProps<C> & RefAttributes<HTMLElement>) => ReactElement;
