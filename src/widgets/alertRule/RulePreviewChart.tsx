"use client";

import { useId } from "react";
import type { AlertRule } from "../../query/alertRule.ts";
import { axisText, bucketText } from "./previewText.ts";
import type { PreviewTextOptions } from "./previewText.ts";
import { previewGeometry } from "./rulePreview.ts";
import type { PreviewSeries } from "./rulePreview.ts";

interface RulePreviewChartProps {
  readonly series: PreviewSeries;
  /** The picture in a sentence. */
  readonly label: string;
  readonly rule: AlertRule;
  readonly options: PreviewTextOptions;
}

/** Where a limit is named, no end of the axis is within this part of the picture's height. */
const nearLevel = 20;

/** The metric as a line, its limits dashed, and shaded with a mark of its own each time in which it would have fired. */
export function RulePreviewChart({ series, label, rule, options }: RulePreviewChartProps) {
  const hatch = useId();
  const picture = previewGeometry(series);
  const [first, last] = [series.points[0], series.points.at(-1)];
  if (picture === null || first === undefined || last === undefined) return null;
  const ends = [
    { at: "top", value: picture.top, y: 0 },
    { at: "bottom", value: picture.bottom, y: 100 },
  ];
  return (
    <figure className="md-rule-figure">
      <div className="md-rule-plot" role="img" aria-label={label}>
        {ends.map(({ at, value, y }) =>
          picture.levels.some((level) => Math.abs(level.y - y) < nearLevel) ? null : (
            <span key={at} className="md-rule-axis" data-at={at}>
              {axisText(value, rule, options)}
            </span>
          ),
        )}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <pattern id={hatch} width="1.2" height="4" patternUnits="userSpaceOnUse">
              <path className="md-rule-hatch" d="M0 4L1.2 0" />
            </pattern>
          </defs>
          {picture.spans.map(({ x, width, firing }) => (
            <g key={firing.from} data-severity={firing.severity}>
              <rect className="md-rule-span" x={x} width={width} height="100" />
              <rect x={x} width={width} height="100" fill={`url(#${hatch})`} />
            </g>
          ))}
          <path className="md-rule-limit" d={picture.high} />
          <path className="md-rule-limit" d={picture.low} />
          <path className="md-rule-line" d={picture.line} />
        </svg>
        {picture.levels.map(({ value, y }) => (
          <span key={value} className="md-rule-axis" data-at="level" style={{ insetBlockStart: `${y}%` }}>
            {axisText(value, rule, options)}
          </span>
        ))}
        {picture.spans.map(({ x, firing }, index) => (
          <span key={firing.from} className="md-rule-mark" data-severity={firing.severity} style={{ insetInlineStart: `${x}%` }} aria-hidden="true">
            {index + 1}
          </span>
        ))}
      </div>
      <figcaption className="md-rule-times" aria-hidden="true">
        <span>{bucketText(first.from, rule, options)}</span>
        <span>{bucketText(last.from, rule, options)}</span>
      </figcaption>
    </figure>
  );
}
