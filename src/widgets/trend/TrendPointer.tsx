"use client";

import { useSyncExternalStore } from "react";
import type { ReactElement } from "react";
import { lowerBound, nearestIndex } from "../../charts/decimate.ts";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { Theme } from "../../theme/tokens.ts";
import type { CursorPlace } from "../chart/dataCursor.ts";
import { sharedCursor } from "../chart/sharedCursor.ts";
import { useDataCursor } from "../chart/useDataCursor.ts";
import { annotationsAt } from "./trendAnnotation.ts";
import type { PlacedAnnotation } from "./trendAnnotation.ts";
import { heightAt } from "./trendHit.ts";
import { xOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { announcePoint, readBucket } from "./trendPoint.ts";
import type { BucketReading } from "./trendPoint.ts";
import type { TrendTextOptions } from "./trendSentence.ts";
import type { Buckets } from "./TrendRange.tsx";
import { stepsBack } from "../../selection/marked.ts";
import type { TrendChartProps } from "./TrendChart.tsx";
import { TrendTooltip } from "./TrendTooltip.tsx";
import { useTrendGesture } from "./useTrendGesture.ts";

interface TrendPointerProps {
  readonly model: TrendModel;
  readonly layout: TrendLayout;
  /** Of the whole chart, in pixels. */
  readonly width: number;
  readonly theme: Theme;
  /** The series shown. */
  readonly series: readonly TrendSeries[];
  /** Names this chart among those that share the cursor. */
  readonly source: string;
  readonly label: string;
  readonly describedBy: string;
  readonly annotations: readonly PlacedAnnotation[];
  /** Says more of a bucket than its numbers. */
  readonly readMore: ((reading: BucketReading, model: TrendModel, index: number, options: TrendTextOptions) => BucketReading) | undefined;
  readonly selected: TrendChartProps["selected"];
  readonly onPoint: ((point: { readonly series: TrendSeries; readonly index: number }) => void) | undefined;
  /** Given: dragging chooses buckets. */
  readonly onBrush: ((buckets: Buckets) => void) | undefined;
}

/** What is pointed at: by mouse, finger or keyboard, here or in another chart of the page. */
export function TrendPointer(props: TrendPointerProps): ReactElement {
  const { model, layout, width, theme, series, source, label, describedBy, annotations, readMore, selected, onPoint, onBrush } = props;
  const { client, locale, messages } = useLocalized();
  const shared = sharedCursor(client);
  const moment = useSyncExternalStore(shared.subscribe, shared.get, () => null);

  const activate = ({ point, series: row }: CursorPlace) => {
    const one = series[row];
    // There is nothing behind what is to come.
    if (one !== undefined && point < (model.forecastFrom ?? Infinity)) onPoint?.({ series: one, index: point });
  };
  const first = lowerBound(model.times, layout.window.from);
  const inModel = ({ point, series: row }: CursorPlace): CursorPlace => ({ point: first + point, series: row });
  const cursor = useDataCursor({
    points: lowerBound(model.times, layout.window.to + 1) - first,
    series: series.length,
    onActivate: (at) => activate(inModel(at)),
  });
  const gesture = useTrendGesture({ model, layout, series, source, shared, onActivate: activate, onBrush });
  const { hover, drag } = gesture;
  const pointed = hover !== null && hover.point < model.times.length ? hover : null;
  const place = cursor.place === null ? pointed : inModel(cursor.place);
  const plain = place && readBucket(model, place.point, { locale, messages, series });
  const reading = plain && place && readMore ? readMore(plain, model, place.point, { locale, messages }) : plain;
  const elsewhere =
    place === null && moment !== null && moment.source !== source && isInside(layout, moment.time)
      ? nearestIndex(model.times, moment.time)
      : -1;
  const index = place?.point ?? elsewhere;
  const time = index < 0 ? undefined : model.times[index];
  const x = time === undefined ? null : xOf(layout, time);

  const focused = place === null ? null : (series[place.series]?.key ?? null);
  const { top, height } = layout;
  const bottom = top + height;
  return (
    <>
      <svg className="md-trend-overlay" aria-hidden="true" focusable="false">
        {drag !== null && (
          <rect
            className="md-trend-brush"
            x={Math.min(drag.from, drag.to)}
            y={top}
            width={Math.abs(drag.to - drag.from)}
            height={height}
          />
        )}
        {x !== null && <path className="md-trend-crosshair" d={`M${x} ${top}V${bottom}`} />}
        {x !== null &&
          model.kind !== "bar" &&
          series.map((one, row) => {
            const y = heightAt(model, layout, series, { row, index });
            if (y === null) return null;
            const color = seriesStyle(theme, model.series.length === 1 ? 0 : one.slot).color;
            const mine = one.key === focused && series.length > 1;
            return <circle key={one.key} cx={x} cy={y} r={mine ? 5.5 : 4} fill={color} />;
          })}
      </svg>
      <div
        {...cursor.handlers}
        {...gesture.handlers}
        className="md-trend-surface"
        role="application"
        aria-roledescription={messages.trend.types[model.kind]}
        aria-label={label}
        aria-describedby={describedBy}
        data-brush={onBrush !== undefined || undefined}
        data-clickable={onPoint !== undefined || undefined}
      />
      <div role="status" className="md-sr">
        {cursor.place !== null && reading !== null && focused !== null
          ? messages.clauses([
              announcePoint(reading, focused, { locale, messages }),
              ...(isSelected(selected, focused, time) ? [messages.trend.filtering] : []),
            ])
          : null}
      </div>
      {reading !== null && x !== null && drag === null && (
        <TrendTooltip
          model={model}
          reading={reading}
          focused={series.length > 1 ? focused : null}
          annotations={annotationsAt(annotations, model, index)}
          x={x}
          y={top + 4}
          width={width}
        />
      )}
    </>
  );
}

/** Whether this chart filters the page by the point's series, its time, or both. */
function isSelected(selected: TrendChartProps["selected"], series: string, time = NaN): boolean {
  const { isOwn, series: marked = null, window = null } = selected ?? {};
  return isOwn === true && !stepsBack(marked, series) && (window === null || (time >= window.from && time < window.to));
}

function isInside({ window }: TrendLayout, time: number): boolean {
  return time >= window.from && time <= window.to;
}
