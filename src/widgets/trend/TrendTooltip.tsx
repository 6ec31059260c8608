"use client";

import type { ReactElement } from "react";
import { comparePen } from "./trendSeries.ts";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { ChartTooltip } from "../chart/ChartTooltip.tsx";
import { Swatch, ThinSwatch } from "../chart/Swatch.tsx";
import { annotationText } from "./trendAnnotation.ts";
import type { TrendAnnotation } from "./trendAnnotation.ts";
import type { TrendModel } from "./trendModel.ts";
import type { BucketReading } from "./trendPoint.ts";

interface TrendTooltipProps {
  readonly model: TrendModel;
  readonly reading: BucketReading;
  /** Key of the series that has the focus. */
  readonly focused: string | null;
  readonly annotations: readonly TrendAnnotation[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export function TrendTooltip({ model, reading, focused, annotations, ...place }: TrendTooltipProps): ReactElement {
  const { locale, theme, messages } = useMetricdeck();
  const { bucket, compareBucket, incomplete, points } = reading;
  const block = model.kind === "bar" || model.stacked;
  const listed = model.stacked ? points.toReversed() : points;
  return (
    <ChartTooltip {...place}>
      <div className="md-tooltip-title">{bucket}</div>
      {incomplete !== null && <div className="md-tooltip-note">{incomplete}</div>}
      <div className="md-tooltip-rows">
        {listed.map(({ key, label, slot, value, note }) => (
          <div key={key} className="md-tooltip-row" data-focused={key === focused || undefined}>
            <Swatch pen={seriesStyle(theme, model.series.length === 1 ? 0 : slot)} block={block} />
            <span className="md-tooltip-label">{label}</span>
            <span className="md-tooltip-value">{value}</span>
            {note !== null && <span className="md-tooltip-note">{note}</span>}
          </div>
        ))}
      </div>
      {model.comparison !== null && (
        <>
          <div className="md-tooltip-title">{compareBucket ?? messages.trend.noValue}</div>
          <div className="md-tooltip-rows">
            {listed.map(
              ({ key, label, slot, compare }) =>
                compare !== null && (
                  <div key={key} className="md-tooltip-row">
                    <ThinSwatch {...comparePen(theme, model, slot)} />
                    <span className="md-tooltip-label">{label}</span>
                    <span className="md-tooltip-value">{compare.value}</span>
                    <span className="md-tooltip-note">{compare.change}</span>
                  </div>
                ),
            )}
          </div>
        </>
      )}
      {annotations.map((one) => (
        <div key={`${one.at}${one.label}`} className="md-tooltip-annotation">
          {annotationText(one, { locale, messages })}
        </div>
      ))}
    </ChartTooltip>
  );
}
