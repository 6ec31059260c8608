"use client";

import { useId, useMemo } from "react";
import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { CartesianChart } from "../chart/CartesianChart.tsx";
import { PlotAxes } from "../chart/PlotAxes.tsx";
import { useChartContext } from "../chart/useChartContext.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { FunnelLegend } from "./FunnelLegend.tsx";
import type { FunnelTrendModel } from "./funnelModel.ts";
import { FunnelSaid } from "./FunnelSaid.tsx";
import { entryReading } from "./funnelReading.ts";
import type { FunnelReading } from "./funnelReading.ts";
import { funnelSentence } from "./funnelSentence.ts";
import type { FunnelPictureProps } from "./FunnelSteps.tsx";
import { bucketNote, bucketText, openText } from "./funnelText.ts";
import type { FunnelTextOptions } from "./funnelText.ts";
import { bucketX, funnelTrendLayout, funnelTrendTicks, shareY } from "./funnelTrendLayout.ts";
import { funnelTrendOption } from "./funnelTrendOption.ts";
import { journeyNotes } from "../frame/journeyNotes.ts";
import { useFunnelPointer } from "./useFunnelPointer.ts";
import { funnelWords } from "./funnelWords.ts";

/** Conversion by the date of entry; where windows are still open, dashed and hatched. */
export function FunnelTrend(props: FunnelPictureProps & { readonly model: FunnelTrendModel }): ReactElement {
  const { model, title, selected = null, onSegment, onPlace } = props;
  const { locale, messages, theme } = useMetricdeck();
  const words = funnelWords(messages);
  const [measure, context] = useChartContext();
  const wordsId = useId();
  const hatchId = useId();
  const options = { locale, messages };
  const { starts, segments, lines, openFrom } = model;
  const painted = useMemo(() => {
    if (context === null) return null;
    const layout = funnelTrendLayout(model, context);
    return { context, layout, ticks: funnelTrendTicks(layout), option: funnelTrendOption(model, layout, context, { selected }) };
  }, [context, model, selected]);
  const { place, isFocused, plot, handlers } = useFunnelPointer({
    points: starts.length,
    segments: segments.length,
    onActivate:
      onPlace ?? (model.by === null || onSegment === undefined ? undefined : ({ segment }) => segments[segment] && onSegment(segments[segment])),
    isDroppable: () => onPlace !== undefined,
    segmentAt: (point, y) => nearestLine(model, point, (share) => Math.abs((painted === null ? 0 : shareY(painted.layout, share)) - y)),
  });
  const keys = [words.keyboard.trend, onPlace ? journeyNotes(messages).drillKeys.trend : model.by !== null && onSegment ? words.filterKeys : ""];
  const open = openText(model, options);
  return (
    <div className="md-funnel" data-view="trend">
      <p id={wordsId} className="md-sr">
        {funnelSentence(model, options)} {keys.join(" ")}
      </p>
      <FunnelLegend model={model} lines selected={selected} onSegment={onSegment} notes={open === null ? [] : [open]} />
      {model.by === null && model.comparison === null && open !== null && (
        <p className="md-funnel-summary">
          <span>{open}</span>
        </p>
      )}
      <div className="md-funnel-plot" ref={plot}>
        <div className="md-funnel-chart" ref={measure}>
          {painted !== null && (
            <>
              <CartesianChart option={painted.option} width={painted.context.width} height={painted.context.height}>
                <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <path d="M0 0V6" stroke={theme.outline} strokeWidth="1" strokeOpacity="0.45" />
                </pattern>
                {openFrom < starts.length && (
                  <rect
                    x={bucketX(painted.layout, openFrom - 0.5)}
                    y={painted.layout.top}
                    width={painted.layout.left + painted.layout.width - bucketX(painted.layout, openFrom - 0.5)}
                    height={painted.layout.height}
                    fill={`url(#${hatchId})`}
                  />
                )}
                <PlotAxes box={painted.layout} ticks={painted.ticks} theme={theme} />
              </CartesianChart>
              <svg className="md-funnel-overlay" aria-hidden="true" focusable="false">
                {place !== null && (
                  <path
                    className="md-funnel-crosshair"
                    d={`M${bucketX(painted.layout, place.point)} ${painted.layout.top}v${painted.layout.height}`}
                  />
                )}
                {place !== null &&
                  lines.map((line, index) => {
                    const value = line.conversion[place.point];
                    const segment = segments[index];
                    if (value == null || segment === undefined) return null;
                    return (
                      <circle
                        key={segment.key}
                        cx={bucketX(painted.layout, place.point)}
                        cy={shareY(painted.layout, value)}
                        r={isFocused && index === place.segment && segments.length > 1 ? 5.5 : 4}
                        fill={seriesStyle(theme, segment.slot).color}
                      />
                    );
                  })}
              </svg>
            </>
          )}
        </div>
        <div
          {...handlers}
          className="md-funnel-surface md-funnel-buckets"
          role="application"
          aria-roledescription={words.types.trend}
          aria-label={title}
          aria-describedby={wordsId}
          data-clickable={onPlace !== undefined || (model.by !== null && onSegment !== undefined) || undefined}
          style={painted === null ? undefined : { left: painted.layout.left, width: painted.layout.width }}
        >
          {starts.map((start, index) => (
            <span key={start} data-place={`${index} 0`} aria-hidden="true" />
          ))}
        </div>
        <FunnelSaid
          reading={place !== null && painted !== null ? bucketReading(model, place.point, options) : null}
          spoken={isFocused && place !== null ? entryReading(model, place, options) : null}
          anchor={`${place?.point} 0`}
        />
      </div>
    </div>
  );
}

/** The segment whose line is closest to a height. */
function nearestLine({ lines }: FunnelTrendModel, point: number, distance: (share: number) => number): number {
  const away = lines.map(({ conversion }) => {
    const share = conversion[point] ?? null;
    return share === null ? Infinity : distance(share);
  });
  return Math.max(0, away.indexOf(Math.min(...away)));
}

/** All segments of one bucket; of a single one everything that is known. */
function bucketReading(model: FunnelTrendModel, point: number, options: FunnelTextOptions): FunnelReading {
  if (model.by === null) return entryReading(model, { point, segment: 0 }, options);
  const facts = model.segments.map(({ label }, segment): readonly [string, string] => {
    const [conversion, entered] = entryReading(model, { point, segment }, options).facts;
    return [label, options.messages.delta.both(conversion?.[1] ?? "", entered?.[1] ?? "")];
  });
  const note = bucketNote(model, point, options);
  return { title: bucketText(model, point, options), facts, notes: note === null ? [] : [note] };
}
