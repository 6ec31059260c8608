"use client";

import { forwardRef, useDeferredValue, useMemo } from "react";
import type { ReactElement, RefAttributes } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { labelOf } from "../../react/label.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { useWidgetId } from "../../react/useWidgetId.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import type { Clause } from "../../selection/clause.ts";
import type { TrendAnnotation } from "./trendAnnotation.ts";
import type { TrendModel } from "./trendModel.ts";
import { useAnnotations } from "./useAnnotations.ts";
import { useTrendNumbers } from "./useTrend.ts";
import type { UseTrendProps } from "./useTrend.ts";
import { useTrendOutlook } from "./useTrendOutlook.ts";
import { useTrendSelection } from "./useTrendSelection.ts";
import { TrendView } from "./TrendView.tsx";
import type { TrendViewProps } from "./TrendView.tsx";

export interface TrendProps<C extends Catalog = RegisteredCatalog>
  extends UseTrendProps<C>,
    Omit<TrendViewProps, "narrowedBy" | "id" | "state" | "title" | "metrics" | "selected" | "onPoint" | "onBuckets"> {
  /** Default: the labels of its metrics. */
  readonly title?: string;
  /** What a click or Enter on a point said to the page; null: it took it back. */
  readonly onSelect?: (clause: Clause | null) => void;
  /** Beside those of the adapter. */
  readonly annotations?: readonly TrendAnnotation[] | undefined;
}

const none: readonly TrendAnnotation[] = [];

/** Metrics over time. A click on a point filters the page by it; another takes it back. */
export const Trend = forwardRef<HTMLElement, TrendProps>(function Trend(props, ref) {
  const { id: given, title: titled, metrics, by, annotations: own = none, ...others } = props;
  const { top: _top, grain: _grain, range: _range, where, compare: _compare, ...chart } = others;
  const { secondAxis: _axis, kind: _kind, stacked: _stacked, targetLine: _target, anomalies: _anomalies, forecast: _forecast, ...view } = chart;
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const id = useWidgetId(given);
  const titleIn = (language: string) => {
    const labels = metrics.map((metric) => labelOf(catalog.metrics, metric, language));
    return [...labels, ...(by === undefined ? [] : [labelOf(catalog.dimensions, by, language)])].join(" · ");
  };
  const origin = titled ?? { en: titleIn("en"), "zh-CN": titleIn("zh-CN") };
  const { numbers, query } = useTrendNumbers({ ...props, id });
  const { annotations, isMissing } = useAnnotations(metrics, numbers.status === "ready" ? numbers.model : null, { id, where, own, isJudged: !!(props.anomalies || props.forecast) });
  const judged = useTrendOutlook(numbers, query, { ...props, id, annotations });
  const known = isMissing ? withWarning(judged, "annotations-missing", messages.trend.annotationsMissing) : judged;
  return (
    <DeferredTrend {...view} ref={ref} id={id} origin={origin} title={titled ?? titleIn(locale)} metrics={metrics} narrowedBy={where} state={known} annotations={annotations} />
  );
}) as <C extends Catalog = RegisteredCatalog>(props: TrendProps<C> & RefAttributes<HTMLElement>) => ReactElement;

interface DeferredTrendProps extends Omit<TrendViewProps, "id" | "state" | "metrics" | "selected" | "onPoint" | "onBuckets">, Pick<TrendProps, "onSelect"> {
  readonly id: string;
  readonly origin: NonNullable<Clause["origin"]>;
  readonly state: WidgetState<TrendModel>;
  readonly metrics: readonly string[];
}

/** Figures come first: charts are rendered when those stand, and give way to whatever is more urgent. */
const DeferredTrend = forwardRef<HTMLElement, DeferredTrendProps>(function DeferredTrend({ state, origin, onSelect, ...view }, ref) {
  const { id, title, metrics, narrowedBy, annotations } = view;
  // What stands over the numbers is that of these numbers.
  const shown = useDeferredValue(useMemo(() => ({ state, title, metrics, narrowedBy, annotations }), [state, title, metrics, narrowedBy, annotations]));
  const selection = useTrendSelection(id, origin, { state: shown.state, ...(onSelect === undefined ? {} : { onSelect }) });
  return <TrendView {...view} {...selection} {...shown} ref={ref} />;
});

function withWarning(state: WidgetState<TrendModel>, code: string, message: string): WidgetState<TrendModel> {
  if (state.status !== "ready") return state;
  const { limits = [], warnings = [] } = state.partial ?? {};
  return { ...state, partial: { ...state.partial, limits, warnings: [...warnings, { code, message }] } };
}
