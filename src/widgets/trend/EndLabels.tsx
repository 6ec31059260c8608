"use client";

import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import type { Theme } from "../../theme/tokens.ts";
import { seriesMark } from "../chart/Swatch.tsx";
import { END_LABEL_LINE_PX, END_LABEL_MARK_PX } from "./trendEndLabels.ts";
import type { EndLabel } from "./trendEndLabels.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel } from "./trendModel.ts";

interface EndLabelsProps {
  readonly model: TrendModel;
  readonly labels: readonly EndLabel[];
  readonly layout: TrendLayout;
  /** Of the whole chart, in pixels. */
  readonly width: number;
  readonly theme: Theme;
}

/** Each line's name where it ends, with its color and shape before it; a thin line leads there. The legend says the same. */
export function EndLabels({ model, labels, layout, width, theme }: EndLabelsProps): ReactElement | null {
  if (labels.length === 0) return null;
  const right = layout.left + layout.width;
  const names = right + layout.axisRight + END_LABEL_MARK_PX;
  const mark = names - 16;
  return (
    <div className="md-end-labels" aria-hidden="true">
      <svg className="md-trend-overlay" focusable="false">
        {labels.map(({ series, x, at, y }) => {
          const { color, shape } = seriesStyle(theme, series.slot);
          return (
            <g key={series.key}>
              <path
                // Further it would strike out the numbers of a second axis.
                d={`M${x} ${at}H${right + 2}${layout.axisRight > 0 ? "" : `L${mark} ${y}`}`}
                stroke={color}
                strokeWidth="1"
                strokeOpacity="0.6"
                fill="none"
              />
              {model.stacked ? (
                <rect x={mark} y={y - 5} width="10" height="10" rx="2" fill={color} />
              ) : (
                <path d={seriesMark(shape)} transform={`translate(${mark - 7} ${y - 5})`} fill={color} />
              )}
            </g>
          );
        })}
      </svg>
      {labels.map(({ series, y }) => (
        <span
          key={series.key}
          style={{
            top: y - END_LABEL_LINE_PX / 2,
            left: names,
            maxWidth: width - names,
          }}
        >
          {series.label}
        </span>
      ))}
    </div>
  );
}
