"use client";

import { memo } from "react";
import type { ReactElement } from "react";
import type { Theme } from "../../theme/tokens.ts";
import { xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";

interface TrendAxesProps {
  readonly layout: TrendLayout;
  readonly theme: Theme;
}

/** Ticks, their texts and the lines across. A third of what ECharts would need for a chart goes into these. */
export const TrendAxes = memo(function TrendAxes({ layout, theme }: TrendAxesProps): ReactElement {
  const { left, top, width, height, ticks, axes } = layout;
  const [right, bottom] = [left + width, top + height];
  const places = ticks.map((tick) => ({ ...tick, x: xOf(layout, tick.time) }));
  const values = axes.map(({ min, step, intervals, format }, axis) =>
    Array.from({ length: intervals + 1 }, (_, index) => {
      const value = min + index * step;
      return { value, y: yOf(layout, value, axis as 0 | 1), text: format(value) };
    }),
  );
  return (
    <g className="md-trend-axes" fill={theme.muted}>
      <path d={(values[0] ?? []).map(({ y }) => `M${left} ${crisp(y)}H${right}`).join("")} stroke={theme.border} />
      <path d={`M${left} ${crisp(bottom)}H${right}`} stroke={theme.outline} strokeLinecap="round" />
      <path d={places.map(({ x }) => `M${crisp(x)} ${bottom}v4`).join("")} stroke={theme.outline} />
      {values.map((texts, axis) =>
        texts.map(({ value, y, text }) => (
          <text key={`${axis}${value}`} textAnchor={axis === 0 ? "end" : "start"} x={axis === 0 ? left - 8 : right + 8} y={y}>
            {text}
          </text>
        )),
      )}
      {places.map(({ time, middle, text }) => (
        <text key={time} textAnchor="middle" x={middle} y={bottom + 15}>
          {text}
        </text>
      ))}
    </g>
  );
});

/** The middle of the nearest pixel: a line one pixel wide is on one pixel. */
function crisp(place: number): number {
  const halves = Math.round(place * 2);
  return (halves % 2 === 0 ? halves + 1 : halves) / 2;
}
