"use client";

import { Fragment, memo, useId } from "react";
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
          <MarkShape key={mark.key} mark={mark} paintId={`${id}-${depth}-${at}`} clipPath={clip ? `url(#${id})` : undefined} />
        )),
      )}
    </g>
  );
});

interface MarkShapeProps {
  readonly mark: Mark;
  readonly paintId: string;
  readonly clipPath: string | undefined;
}

function MarkShape({ mark, paintId, clipPath }: MarkShapeProps): ReactElement {
  const { d, fill, stroke, strokeWidth, dash, cap, join, opacity } = mark;
  const isPlain = typeof fill === "string";
  const shape = (
    <path
      d={d}
      fill={isPlain ? fill : `url(#${paintId})`}
      stroke={stroke}
      strokeWidth={strokeWidth}
      strokeDasharray={dash?.join(" ")}
      strokeLinecap={cap}
      strokeLinejoin={join}
      opacity={opacity}
      clipPath={clipPath}
    />
  );
  if (isPlain) return shape;
  return (
    <Fragment>
      {paint(fill, paintId)}
      {shape}
    </Fragment>
  );
}

function paint(fill: LinearGradient | Decal, id: string): ReactElement {
  if ("colorStops" in fill) {
    return (
      <linearGradient id={id} x1={fill.x} y1={fill.y} x2={fill.x2} y2={fill.y2}>
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
