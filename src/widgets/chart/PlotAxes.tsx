"use client";

import { memo } from "react";
import type { ReactElement } from "react";
import { tickValues } from "../../charts/valueTicks.ts";
import type { ValueTicks } from "../../charts/valueTicks.ts";
import type { Theme } from "../../theme/tokens.ts";

interface PlaceTick {
  readonly x: number;
  /** Where the middle of its text stands. Default `x`. */
  readonly middle?: number;
  /** Lines are set apart by line feeds. */
  readonly text: string;
}

interface ValueTick {
  readonly y: number;
  readonly text: string;
}

export interface PlotTicks {
  readonly places: readonly PlaceTick[];
  /** Of the axis at the left, and of that at the right if there is one. */
  readonly values: readonly (readonly ValueTick[])[];
}

interface ValueAxis extends ValueTicks {
  readonly format: (value: number) => string;
}

/** From the least to the largest. */
export function valueTexts(axis: ValueAxis, yOf: (value: number) => number): readonly ValueTick[] {
  return tickValues(axis).map((value) => ({ y: yOf(value), text: axis.format(value) }));
}

interface PlotAxesProps {
  /** The plot, in pixels of the chart. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly ticks: PlotTicks;
  readonly theme: Theme;
}

const LINE_PX = 16;

/** Ticks of a plot, their texts and the lines across, within an SVG. */
export const PlotAxes = memo(function PlotAxes({ box, ticks: { places, values }, theme }: PlotAxesProps): ReactElement {
  const { left, top, width, height } = box;
  const [right, bottom] = [left + width, top + height];
  return (
    <g className="md-plot-axes" fill={theme.muted}>
      <path d={(values[0] ?? []).map(({ y }) => `M${left} ${crisp(y)}H${right}`).join("")} stroke={theme.border} />
      <path d={`M${left} ${crisp(bottom)}H${right}`} stroke={theme.outline} strokeLinecap="round" />
      <path d={places.map(({ x }) => `M${crisp(x)} ${bottom}v4`).join("")} stroke={theme.outline} />
      {/* One text: each of its own costs a page of charts twice as much. */}
      <text>
        {values.map((ticks, axis) =>
          ticks.map(({ y, text }) => (
            <tspan key={`${axis} ${y}`} textAnchor={axis === 0 ? "end" : "start"} x={axis === 0 ? left - 8 : right + 8} y={tenths(y)}>
              {text}
            </tspan>
          )),
        )}
        {places.map(({ x, middle = x, text }) =>
          text.split("\n").map((line, at) => (
            <tspan key={`${x} ${at}`} textAnchor="middle" x={tenths(middle)} y={tenths(bottom + 15 + at * LINE_PX)}>
              {line}
            </tspan>
          )),
        )}
      </text>
    </g>
  );
});

/** The middle of the nearest pixel: a line one pixel wide is on one pixel. */
function crisp(place: number): number {
  const halves = Math.round(place * 2);
  return (halves % 2 === 0 ? halves + 1 : halves) / 2;
}

function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
