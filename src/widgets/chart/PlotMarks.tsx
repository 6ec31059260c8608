"use client";

import { memo, useId } from "react";
import type { ReactElement } from "react";
import { plotMarks } from "../../charts/marks/plotMarks.ts";
import type { Mark } from "../../charts/marks/mark.ts";
import type { Decal, LinearGradient, PlotOption } from "../../charts/plotOption.ts";

export interface PlotMarksProps {
  readonly option: PlotOption;
  readonly width: number;
  readonly height: number;
}

/** Lines, areas, bars and dots of a plot, within an SVG. */
export const PlotMarks = memo(function PlotMarks({ option, width, height }: PlotMarksProps): ReactElement {
  const id = useId();
  const layers = plotMarks(option);
  const { left, top, width: wide, height: high } = option.grid;
  return (
    // Marks on their way to another size would lag behind the axes, which are there at once; paper does not wait for them.
    <g key={`${width} ${height} ${option.animation}`} className="md-plot-marks" data-moves={option.animation || undefined}>
      {layers.some(({ clip }) => clip) && (
        <clipPath id={id}>
          <rect x={left - 1} y={top - 1} width={wide + 2} height={high + 2} />
        </clipPath>
      )}
      {layers.flatMap(({ clip, marks }, depth) =>
        marks.map((mark, at) => (
          <MarkShape key={mark.key} mark={mark} paintId={`${id}-${depth}-${at}`} clip={clip ? { path: `url(#${id})`, top, high } : null} />
        )),
      )}
    </g>
  );
});

interface MarkShapeProps {
  readonly mark: Mark;
  readonly paintId: string;
  readonly clip: Clip | null;
}

interface Clip {
  readonly path: string;
  readonly top: number;
  readonly high: number;
}

function MarkShape({ mark, paintId, clip }: MarkShapeProps): ReactElement {
  const { d, fill, stroke, strokeWidth, dash, cap, join, opacity } = mark;
  const isPlain = typeof fill === "string";
  return (
    <>
      {!isPlain && paint(fill, paintId, clip)}
      <path
        d={d}
        fill={isPlain ? fill : `url(#${paintId})`}
        stroke={stroke}
        strokeWidth={strokeWidth}
        strokeDasharray={dash?.join(" ")}
        strokeLinecap={cap}
        strokeLinejoin={join}
        opacity={opacity}
        clipPath={clip?.path}
      />
    </>
  );
}

function paint(fill: LinearGradient | Decal, id: string, clip: Clip | null): ReactElement {
  if ("colorStops" in fill) {
    // What is cut off would take its share of the colors.
    const span = clip === null ? { y1: fill.y, y2: fill.y2 } : { y1: clip.top, y2: clip.top + clip.high, gradientUnits: "userSpaceOnUse" };
    return (
      <linearGradient id={id} x1={fill.x} x2={fill.x2} {...span}>
        {fill.colorStops.map(({ offset, color }) => (
          <stop key={offset} offset={offset} stopColor={color} />
        ))}
      </linearGradient>
    );
  }
  const [on, off] = fill.dashArrayY;
  const period = on + off;
  return (
    <pattern id={id} width={period} height={period} patternUnits="userSpaceOnUse" patternTransform={`rotate(${(180 / Math.PI) * fill.rotation})`}>
      <rect width={period} height={on} fill={fill.color} />
    </pattern>
  );
}
