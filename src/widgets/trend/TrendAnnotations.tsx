"use client";

import type { ReactElement } from "react";
import { safeLink } from "../../query/safeLink.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { annotationText } from "./trendAnnotation.ts";
import type { PlacedAnnotation } from "./trendAnnotation.ts";
import { xOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";

interface TrendAnnotationsProps {
  readonly annotations: readonly PlacedAnnotation[];
  readonly layout: TrendLayout;
}

/** The bands and lines behind the chart. */
export function AnnotationMarks({ annotations, layout }: TrendAnnotationsProps): ReactElement {
  const { top, height } = layout;
  return (
    <g>
      {annotations.map(({ at, label, window }) => {
        const [from, to] = [xOf(layout, window.from), xOf(layout, window.to)];
        return (
          <g key={`${at}${label}`} className="md-annotation-mark">
            {to > from && <rect x={from} y={top} width={to - from} height={height} />}
            <path d={`M${from} ${top - 4}V${top + height}`} />
          </g>
        );
      })}
    </g>
  );
}

/** Their labels above the plot, in reading order; each as wide as there is room until the next. */
export function AnnotationLabels({ annotations, layout }: TrendAnnotationsProps): ReactElement {
  const { locale, messages } = useLocalized();
  const right = layout.left + layout.width;
  return (
    <ol className="md-annotations" aria-label={messages.trend.annotations}>
      {annotations.map((annotation, index) => {
        const { at, label, window } = annotation;
        const link = safeLink(annotation.link);
        const title = annotationText(annotation, { locale, messages });
        const next = annotations[index + 1];
        const start = Math.min(xOf(layout, window.from), right - 24);
        const room = Math.max(24, (next === undefined ? right : xOf(layout, next.window.from)) - start - 4);
        return (
          <li key={`${at}${label}`} style={{ left: start, maxWidth: room }}>
            {link === undefined ? (
              <span title={title}>{label}</span>
            ) : (
              <a href={link} title={title}>
                {label}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}
