"use client";

import { useRef, useState } from "react";
import type { PointerEvent, ReactElement } from "react";
import { lowerBound } from "../../charts/decimate.ts";
import { localTime } from "../../charts/timeTicks.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { TrendModel } from "./trendModel.ts";
import { bucketText } from "./trendSentence.ts";

/** First and last bucket, both included. */
export interface Buckets {
  readonly first: number;
  readonly last: number;
}

interface TrendRangeProps {
  readonly model: TrendModel;
  /** Null: all. */
  readonly chosen: Buckets | null;
  readonly onChange: (chosen: Buckets | null) => void;
}

/** The same as dragging over the chart, without a drag: two thumbs, or two dates. What is between the thumbs moves both. */
export function TrendRange({ model, chosen, onChange }: TrendRangeProps): ReactElement {
  const { locale, messages } = useLocalized();
  const { times, grain, timeZone } = model;
  const end = times.length - 1;
  const { first, last } = chosen ?? { first: 0, last: end };
  const hourly = grain === "hour" || grain === "minute";
  const change = (from: number, to: number) => {
    if (from <= to) onChange(from === 0 && to === end ? null : { first: from, last: to });
  };
  const local = (index: number) =>
    new Date(localTime(times[index] ?? 0, timeZone)).toISOString().slice(0, hourly ? 16 : 10);
  const indexOf = (text: string) => {
    // A bucket's place among local dates: clocks run forward but for an hour a year, which a date input cannot name.
    const wanted = Date.parse(`${text}${text.length > 10 ? "" : "T00:00"}:00Z`);
    const near = lowerBound(times, wanted - 86_400_000);
    for (let index = near; index <= end; index++) {
      if (localTime(times[index] as number, timeZone) >= wanted) return index;
    }
    return end;
  };
  const thumb = (label: string, value: number, move: (index: number) => void) => (
    <input
      type="range"
      min={0}
      max={end}
      value={value}
      aria-label={label}
      aria-valuetext={bucketText(model, times[value] ?? 0, { locale, messages })}
      onChange={(event) => move(Number(event.target.value))}
    />
  );
  const date = (label: string, value: number, move: (index: number) => void) => (
    <DateField
      label={label}
      type={hourly ? "datetime-local" : "date"}
      value={local(value)}
      min={local(0)}
      max={local(end)}
      onCommit={(text) => move(indexOf(text))}
    />
  );
  const { from, to } = messages.filters;
  const grip = useRef<{ readonly x: number; readonly first: number } | null>(null);
  const pan = (event: PointerEvent<HTMLElement>) => {
    const width = event.currentTarget.parentElement?.clientWidth ?? 0;
    if (grip.current === null || width === 0) return;
    const moved = grip.current.first + Math.round(((event.clientX - grip.current.x) / width) * end);
    const start = Math.max(0, Math.min(end - (last - first), moved));
    if (start !== first) change(start, start + last - first);
  };
  const share = (index: number) => `${(index / Math.max(1, end)) * 100}%`;
  return (
    <div className="md-trend-range" role="group" aria-label={messages.filters.dateRange} data-chosen={chosen !== null || undefined}>
      {date(from, first, (index) => change(Math.min(index, last), last))}
      <div className="md-trend-slider">
        <span
          className="md-trend-track"
          style={{ left: share(first), right: share(end - last) }}
          onPointerDown={(event) => {
            if (!event.isPrimary || event.button !== 0) return;
            grip.current = { x: event.clientX, first };
            event.currentTarget.setPointerCapture?.(event.pointerId);
          }}
          onPointerMove={pan}
          onPointerUp={() => void (grip.current = null)}
          onPointerCancel={() => void (grip.current = null)}
        />
        {thumb(from, first, (index) => change(Math.min(index, last), last))}
        {thumb(to, last, (index) => change(first, Math.max(index, first)))}
      </div>
      {date(to, last, (index) => change(first, Math.max(index, first)))}
      <button
        type="button"
        className="md-button"
        data-variant="quiet"
        aria-disabled={chosen === null || undefined}
        onClick={() => chosen !== null && onChange(null)}
      >
        {messages.trend.wholeRange}
      </button>
    </div>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly type: "date" | "datetime-local";
  readonly value: string;
  readonly min: string;
  readonly max: string;
  /** With a whole date, within the bounds or not. */
  readonly onCommit: (text: string) => void;
}

/** Keeps what is typed to itself until Enter or until it is left: half a date is another date. A picker's choice holds at once. */
function DateField({ label, type, value, min, max, onCommit }: DateFieldProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const isTyped = useRef(false);
  const commit = () => {
    if (draft !== null && draft !== "" && draft !== value) onCommit(draft);
    setDraft(null);
    isTyped.current = false;
  };
  return (
    <label className="md-trend-date">
      <span className="md-sr">{label}</span>
      <input
        type={type}
        value={draft ?? value}
        min={min}
        max={max}
        onPointerDown={() => void (isTyped.current = false)}
        onKeyDown={({ key }) => {
          if (key === "Enter") commit();
          else isTyped.current = true;
        }}
        onChange={({ target }) => {
          const isPicked = !isTyped.current && target.value >= min && target.value <= max;
          setDraft(isPicked ? null : target.value);
          if (isPicked) onCommit(target.value);
        }}
        onBlur={commit}
      />
    </label>
  );
}
