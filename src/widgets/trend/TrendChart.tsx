"use client";

import { memo, useId, useMemo, useState } from "react";
import type { ReactElement } from "react";
import { lowerBound } from "../../charts/decimate.ts";
import type { Window } from "../../charts/decimate.ts";
import { CartesianChart } from "../chart/CartesianChart.tsx";
import { PlotAxes } from "../chart/PlotAxes.tsx";
import { useChartContext } from "../chart/useChartContext.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { EndLabels } from "./EndLabels.tsx";
import { AnnotationLabels, AnnotationMarks } from "./TrendAnnotations.tsx";
import { annotationSentence, placeAnnotations } from "./trendAnnotation.ts";
import type { TrendAnnotation } from "./trendAnnotation.ts";
import { endLabelRoom, endLabels, endLabelsBeside } from "./trendEndLabels.ts";
import { trendLayout, xOf } from "./trendLayout.ts";
import { trendAxes } from "./trendAxes.ts";
import { TrendLegend } from "./TrendLegend.tsx";
import type { Marked } from "../../selection/marked.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { outlookPart } from "./outlookPart.ts";
import { hasOutlook } from "./trendOutlook.ts";
import { trendOption, trendRenderer } from "./trendOption.ts";
import { TrendPointer } from "./TrendPointer.tsx";
import type { Buckets } from "./TrendRange.tsx";
import { trendSentence } from "./trendSentence.ts";

export interface TrendChartProps {
  readonly model: TrendModel;
  readonly title: string;
  readonly id: string;
  readonly annotations?: readonly TrendAnnotation[] | undefined;
  /** Whether dragging, the slider and the date inputs show a part of the time, or filter the page by it. */
  readonly zoomable?: "zoom" | "filter" | undefined;
  /** Kept by whoever shows the chart, so that it is there again after the table. */
  readonly zoom: TrendZoom | null;
  readonly onZoom: (zoom: TrendZoom | null) => void;
  /** What this chart filters the page by: one of its series, or a time. */
  readonly selected?: { readonly series: Marked; readonly window: Window | null; readonly isOwn?: boolean } | undefined;
  readonly onPoint?: ((point: { readonly series: TrendSeries; readonly index: number }) => void) | undefined;
  /** Buckets to filter by; null: no more. */
  readonly onBuckets?: ((buckets: Buckets | null) => void) | undefined;
}

const targetPart = part(() => import("./trendTarget.ts"));
const rangePart = part(() => import("./TrendRange.tsx"));
const ANNOTATION_ROW_PX = 24;
const none: readonly TrendAnnotation[] = [];

/** What a reader looks at more closely. */
export interface TrendZoom {
  /** The buckets of the answer, among which they stand. */
  readonly of: string;
  readonly buckets: Buckets;
}

/** The chart with what explains it: legend, annotations, pointer, keyboard, words. */
export const TrendChart = memo(function TrendChart(props: TrendChartProps): ReactElement {
  const { model, title, id, annotations = none, zoomable, selected, zoom, onZoom, onPoint, onBuckets } = props;
  const { locale, messages } = useLocalized();
  const [measure, context] = useChartContext();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const wordsId = useId();
  const isMore = hasOutlook(model);
  const outlook = usePart(outlookPart, isMore);
  const drawn = isMore && outlook;
  const isRanged = zoomable !== undefined && model.times.length > 1;
  const range = usePart(rangePart, isRanged);
  // Drawn before, it would be drawn again where the range or the target has taken its room.
  const places = usePart(targetPart, model.target !== null);
  const isRoomKnown = (!isRanged || range !== undefined) && (model.target === null || places !== undefined);

  const { times, end } = model;
  const timeKey = `${times[0]} ${end} ${model.grain}`;
  const zoomed = zoomable === "zoom" && zoom?.of === timeKey ? zoom.buckets : null;
  const series = useMemo(() => shownOf(model, hidden), [model, hidden]);
  const top = annotations.length > 0 ? ANNOTATION_ROW_PX + 8 : undefined;
  const selectedSeries = selected?.series ?? null;
  const painted = useMemo(() => {
    if (context === null || !isRoomKnown) return null;
    const view = zoomed && { from: times[zoomed.first] as number, to: times[zoomed.last] as number };
    const right = endLabelRoom(model, series, context);
    const laidOut = (kept: number) =>
      trendLayout(model, context, { view, series, right: kept, ...(top === undefined ? {} : { top }) });
    const bare = { layout: laidOut(right), target: null, labels: null };
    const { layout, target, labels: moved } = places ? places.withTarget(model, series, { laidOut, right, named: endLabelsBeside, context }) : bare;
    const option = trendOption(model, layout, context, { series, selected: selectedSeries, named: right > 0 });
    const labels = right === 0 ? [] : (moved ?? endLabels(model, layout, series));
    return { context, layout, ticks: trendAxes(layout), option, labels, target, renderer: trendRenderer(option) };
  }, [context, isRoomKnown, places, model, series, selectedSeries, times, top, zoomed]);
  const sentence = useMemo(() => trendSentence(model, { locale, messages }), [model, locale, messages]);
  const happened = annotationSentence(model, annotations, { locale, messages });
  const placed = painted === null ? [] : placeAnnotations(annotations, painted.layout.window);

  const filtered = selected?.window ? bucketsIn(model, selected.window) : null;
  const chosen = zoomable === "filter" ? filtered : zoomed;
  const choose = (buckets: Buckets | null) => {
    if (zoomable === "filter") onBuckets?.(buckets);
    else onZoom(buckets && { of: timeKey, buckets });
  };
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    if (model.series.some((one) => !next.has(one.key))) setHidden(next);
  };
  return (
    <div className="md-trend">
      <p id={wordsId} className="md-sr">
        {sentence} {drawn && drawn.outlookSentence(model, { locale, messages })} {happened} {messages.trend.keyboard}
      </p>
      <TrendLegend model={model} hidden={hidden} onToggle={toggle}>
        {drawn && <drawn.OutlookLegend model={model} />}
      </TrendLegend>
      <div className="md-trend-body" data-ranged={isRanged || undefined}>
        <div className="md-trend-plot" ref={measure} data-renderer={painted?.renderer}>
          {painted !== null && (
            <>
              <CartesianChart
                option={painted.option}
                renderer={painted.renderer}
                width={painted.context.width}
                height={painted.context.height}
              >
                <AnnotationMarks annotations={placed} layout={painted.layout} />
                {filtered !== null && (
                  <rect
                    className="md-trend-selected"
                    x={xOf(painted.layout, times[filtered.first] as number) - 4}
                    y={painted.layout.top}
                    width={xOf(painted.layout, times[filtered.last] as number) -
                      xOf(painted.layout, times[filtered.first] as number) + 8}
                    height={painted.layout.height}
                    rx="3"
                  />
                )}
                <PlotAxes box={painted.layout} ticks={painted.ticks} theme={painted.context.theme} />
                {drawn && <drawn.OutlookBands model={model} layout={painted.layout} series={series} />}
              </CartesianChart>
              {drawn && <drawn.OutlookMarks model={model} layout={painted.layout} series={series} />}
              {painted.target !== null && (
                <span className="md-trend-target" style={painted.target.place}>
                  {painted.target.text}
                </span>
              )}
              <EndLabels model={model} labels={painted.labels} layout={painted.layout} width={painted.context.width} theme={painted.context.theme} />
              <TrendPointer
                model={model}
                layout={painted.layout}
                width={painted.context.width}
                theme={painted.context.theme}
                series={series}
                source={id}
                label={title}
                describedBy={wordsId}
                annotations={placed}
                readMore={drawn ? drawn.readOutlook : undefined}
                selected={selected}
                onPoint={onPoint}
                onBrush={zoomable === undefined ? undefined : choose}
              />
              {placed.length > 0 && <AnnotationLabels annotations={placed} layout={painted.layout} />}
            </>
          )}
        </div>
        {isRanged && range && <range.TrendRange model={model} chosen={chosen} onChange={choose} />}
      </div>
    </div>
  );
});

function shownOf({ series }: TrendModel, hidden: ReadonlySet<string>): readonly TrendSeries[] {
  const shown = series.filter(({ key }) => !hidden.has(key));
  return shown.length === 0 ? series : shown;
}

function bucketsIn({ times }: TrendModel, { from, to }: Window): Buckets | null {
  const [first, last] = [lowerBound(times, from), lowerBound(times, to) - 1];
  return first <= last ? { first, last } : null;
}
