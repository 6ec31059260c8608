"use client";

import { useRef, useState, useSyncExternalStore } from "react";
import type { PointerEvent, ReactElement } from "react";
import { lowerBound, nearestIndex } from "../../charts/decimate.ts";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import type { CursorPlace } from "../chart/dataCursor.ts";
import { sharedCursor } from "../chart/sharedCursor.ts";
import { useDataCursor } from "../chart/useDataCursor.ts";
import type { PlacedAnnotation } from "./trendAnnotation.ts";
import { heightAt, hit } from "./trendHit.ts";
import { timeAt, xOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { announcePoint, readBucket } from "./trendPoint.ts";
import type { Buckets } from "./TrendRange.tsx";
import { TrendTooltip } from "./TrendTooltip.tsx";

interface TrendPointerProps {
  readonly model: TrendModel;
  readonly layout: TrendLayout;
  /** The series shown. */
  readonly series: readonly TrendSeries[];
  /** Names this chart among those that share the cursor. */
  readonly source: string;
  readonly label: string;
  readonly describedBy: string;
  readonly annotations: readonly PlacedAnnotation[];
  readonly onPoint: ((point: { readonly series: TrendSeries; readonly index: number }) => void) | undefined;
  /** Given: dragging chooses buckets. */
  readonly onBrush: ((buckets: Buckets) => void) | undefined;
}

const DRAG_PX = 5;

/** What is pointed at: by mouse, finger or keyboard, here or in another chart of the page. */
export function TrendPointer(props: TrendPointerProps): ReactElement {
  const { model, layout, series, source, label, describedBy, annotations, onPoint, onBrush } = props;
  const { client, locale, messages, theme } = useMetricdeck();
  const shared = sharedCursor(client);
  const moment = useSyncExternalStore(shared.subscribe, shared.get, () => null);
  const [hover, setHover] = useState<CursorPlace | null>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const pressed = useRef<number | null>(null);

  const activate = ({ point, series: row }: CursorPlace) => {
    const one = series[row];
    if (one !== undefined) onPoint?.({ series: one, index: point });
  };
  const first = lowerBound(model.times, layout.window.from);
  const inModel = ({ point, series: row }: CursorPlace): CursorPlace => ({ point: first + point, series: row });
  const cursor = useDataCursor({
    points: lowerBound(model.times, layout.window.to + 1) - first,
    series: series.length,
    onActivate: (at) => activate(inModel(at)),
  });
  const pointed = hover !== null && hover.point < model.times.length ? hover : null;
  const place = cursor.place === null ? pointed : inModel(cursor.place);
  const reading = place && readBucket(model, place.point, { locale, messages, series });
  const elsewhere =
    place === null && moment !== null && moment.source !== source && isInside(layout, moment.time)
      ? nearestIndex(model.times, moment.time)
      : -1;
  const index = place?.point ?? elsewhere;
  const time = index < 0 ? undefined : model.times[index];
  const x = time === undefined ? null : xOf(layout, time);

  const positionOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const at = positionOf(event);
    const found = hit(model, layout, series, at);
    setHover((last) => (last?.point === found?.point && last?.series === found?.series ? last : found));
    shared.set(found && { time: model.times[found.point] as number, source });
    if (pressed.current !== null && onBrush !== undefined && Math.abs(at.x - pressed.current) > DRAG_PX) {
      setDrag({ from: pressed.current, to: at.x });
    }
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (drag !== null) {
      const [first, last] = [drag.from, drag.to]
        .map((edge) => nearestIndex(model.times, timeAt(layout, edge)))
        .sort((a, b) => a - b) as [number, number];
      onBrush?.({ first, last });
    } else if (pressed.current !== null) {
      const found = hit(model, layout, series, positionOf(event));
      if (found !== null) activate(found);
    }
    pressed.current = null;
    setDrag(null);
  };
  const leave = () => {
    setHover(null);
    if (shared.get()?.source === source) shared.set(null);
  };
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
        className="md-trend-surface"
        role="application"
        aria-roledescription={messages.trend.types[model.kind]}
        aria-label={label}
        aria-describedby={describedBy}
        data-brush={onBrush !== undefined || undefined}
        data-clickable={onPoint !== undefined || undefined}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          pressed.current = positionOf(event).x;
          event.currentTarget.setPointerCapture?.(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          pressed.current = null;
          setDrag(null);
        }}
        onPointerLeave={leave}
      />
      <div role="status" className="md-sr">
        {cursor.place !== null && reading !== null && focused !== null
          ? announcePoint(reading, focused, { locale, messages })
          : null}
      </div>
      {reading !== null && x !== null && drag === null && (
        <TrendTooltip
          model={model}
          reading={reading}
          focused={series.length > 1 ? focused : null}
          annotations={annotations.filter((one) => covers(one, model, index))}
          x={x}
          y={top + 4}
          width={layout.left + layout.width}
        />
      )}
    </>
  );
}

function isInside({ window }: TrendLayout, time: number): boolean {
  return time >= window.from && time <= window.to;
}

function covers({ window }: PlacedAnnotation, { times, end }: TrendModel, index: number): boolean {
  return window.from < (times[index + 1] ?? end) && window.to >= (times[index] as number);
}
