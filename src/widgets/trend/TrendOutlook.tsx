"use client";

import { useId } from "react";
import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { heightAt } from "./trendHit.ts";
import { outlookWords } from "./outlookText.ts";
import { xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import type { TrendBand } from "./trendOutlook.ts";

export { outlookSentence, outlookTable, readOutlook } from "./outlookText.ts";

interface OutlookProps {
  readonly model: TrendModel;
  readonly layout: TrendLayout;
  /** The series shown. */
  readonly series: readonly TrendSeries[];
}

/** Behind the lines: where values were expected, and where those to come are. */
export function OutlookBands({ model, layout, series }: OutlookProps): ReactElement {
  const { theme } = useMetricdeck();
  const clipId = useId();
  const { left, top, width, height } = layout;
  return (
    <>
      <clipPath id={clipId}>
        <rect x={left} y={top} width={width} height={height} />
      </clipPath>
      <g className="md-outlook-bands" clipPath={`url(#${clipId})`}>
        {series.map((one) => {
          const { color } = seriesStyle(theme, model.series.length === 1 ? 0 : one.slot);
          return (
            <g key={one.key} fill={color} stroke={color}>
              {/* Two bands over each other say nothing of either. */}
              {one.expected && series.length === 1 && <path className="md-outlook-band" data-of="expected" d={bandPath(model, layout, one, one.expected)} />}
              {one.forecast && <path className="md-outlook-band" data-of="forecast" d={bandPath(model, layout, one, one.forecast)} />}
              {one.forecast && <path className="md-outlook-line" d={forecastPath(model, layout, one, one.forecast)} />}
            </g>
          );
        })}
      </g>
    </>
  );
}

/** Above the lines: what is unusual, by a shape around its point. */
export function OutlookMarks({ model, layout, series }: OutlookProps): ReactElement {
  const { window } = layout;
  return (
    <svg className="md-trend-overlay" aria-hidden="true" focusable="false">
      {series.flatMap((one, row) =>
        [...(one.anomalies ?? [])].map((index) => {
          const time = model.times[index] as number;
          const y = heightAt(model, layout, series, { row, index });
          if (y === null || time < window.from || time > window.to) return null;
          return <path key={`${one.key}${index}`} className="md-outlook-mark" d={diamond(xOf(layout, time), y)} />;
        }),
      )}
    </svg>
  );
}

/** Keys of what is drawn beside the series. */
export function OutlookLegend({ model }: { readonly model: TrendModel }): ReactElement {
  const { messages, theme } = useMetricdeck();
  const words = outlookWords(messages);
  const [first] = model.series;
  const color = seriesStyle(theme, model.series.length === 1 ? 0 : (first?.slot ?? 0)).color;
  const isExpected = first?.expected !== undefined;
  const entries = [
    ...(isExpected && model.series.length === 1 ? [{ word: words.expected, key: <path className="md-outlook-band" data-of="expected" fill={color} stroke={color} d="M0 1H24V9H0Z" /> }] : []),
    ...(isExpected ? [{ word: words.unusual, key: <path className="md-outlook-mark" d={diamond(12, 5, 4)} /> }] : []),
    ...(first?.forecast ? [{ word: words.forecast, key: <g fill={color} stroke={color}><path className="md-outlook-band" data-of="forecast" d="M0 0H24V10H0Z" /><path className="md-outlook-line" d="M0 5H24" /></g> }] : []),
  ];
  return (
    <>
      {entries.map(({ word, key }) => (
        <span key={word} className="md-legend-entry">
          <svg className="md-swatch" width="24" height="10" aria-hidden="true" focusable="false">
            {key}
          </svg>
          <span className="md-legend-label">{word}</span>
        </span>
      ))}
    </>
  );
}

/** There along the upper bounds and back along the lower ones, run by run of what is known. */
function bandPath({ times }: TrendModel, layout: TrendLayout, { axis }: TrendSeries, { lower, upper }: TrendBand): string {
  const runs: number[][] = [];
  let isOpen = false;
  times.forEach((_, index) => {
    const isKnown = lower[index] != null && upper[index] != null;
    if (isKnown && !isOpen) runs.push([]);
    if (isKnown) runs.at(-1)?.push(index);
    isOpen = isKnown;
  });
  const at = (index: number, bound: TrendBand["lower"]) => `${round(xOf(layout, times[index] as number))} ${round(yOf(layout, bound[index] as number, axis))}`;
  return runs.map((run) => `M${[...run.map((index) => at(index, upper)), ...run.toReversed().map((index) => at(index, lower))].join("L")}Z`).join("");
}

/** From the last complete value on. */
function forecastPath(model: TrendModel, layout: TrendLayout, one: TrendSeries, { values }: TrendBand): string {
  const before = model.incompleteFrom - 1;
  const known = one.values[before] ?? null;
  const points = [...(known === null ? [] : [[before, known] as const]), ...values.flatMap((value, index) => (value === null ? [] : [[index, value] as const]))];
  return points.map(([index, value], at) => `${at === 0 ? "M" : "L"}${round(xOf(layout, model.times[index] as number))} ${round(yOf(layout, value, one.axis))}`).join("");
}

function diamond(x: number, y: number, size = 7): string {
  return `M${round(x)} ${round(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
}

function round(place: number): number {
  return Math.round(place * 10) / 10;
}
