"use client";

import { useId } from "react";
import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { FunnelLegend } from "./FunnelLegend.tsx";
import type { FunnelTimesModel } from "./funnelModel.ts";
import { announcement, spanReading } from "./funnelReading.ts";
import { funnelSentence } from "./funnelSentence.ts";
import type { FunnelPictureProps } from "./FunnelSteps.tsx";
import { openText, printer } from "./funnelText.ts";
import { axisSpans, placeOf, timesScale } from "./funnelTimesLayout.ts";
import { FunnelTooltip } from "./FunnelTooltip.tsx";
import { anchorOf, useFunnelPointer } from "./useFunnelPointer.ts";

/** How long it took: a histogram each segment, over the same spans and to the same scale. */
export function FunnelTimes(props: FunnelPictureProps & { readonly model: FunnelTimesModel }): ReactElement {
  const { model, title, selected = null, onSegment } = props;
  const { locale, messages, theme } = useMetricdeck();
  const { funnel: words, labeled } = messages;
  const wordsId = useId();
  const options = { locale, messages };
  const { count, duration } = printer(options);
  const { spans, times, segments, by } = model;
  const { place, isFocused, plot, handlers } = useFunnelPointer({
    points: spans.length,
    segments: segments.length,
    onActivate: by === null || onSegment === undefined ? undefined : ({ segment }) => segments[segment] && onSegment(segments[segment]),
  });
  const reading = place && spanReading(model, place, options);
  const scale = timesScale(model);
  const open = openText(model, options);
  return (
    <div className="md-funnel" data-view="timeToConvert">
      <p id={wordsId} className="md-sr">
        {funnelSentence(model, options)} {words.keyboard.timeToConvert} {by !== null && onSegment ? words.filterKeys : ""}
      </p>
      <p className="md-funnel-summary">
        <span>{[words.span(model.steps[0] ?? "", model.steps.at(-1) ?? ""), open].filter((text) => text !== null).join(" · ")}</span>
      </p>
      <FunnelLegend model={model} selected={selected} onSegment={onSegment} />
      <div className="md-funnel-plot" ref={plot}>
        <div
          {...handlers}
          className="md-funnel-surface md-times"
          role="application"
          aria-roledescription={words.types.timeToConvert}
          aria-label={title}
          aria-describedby={wordsId}
          data-clickable={(by !== null && onSegment !== undefined) || undefined}
        >
          {segments.map((segment, at) => {
            const one = times[at];
            return (
              <div
                key={segment.key}
                className="md-times-row"
                data-dimmed={(selected !== null && selected !== segment.key) || undefined}
                aria-hidden="true"
              >
                <div className="md-times-figures">
                  <span>
                    {labeled(words.median, duration(one?.medianSeconds ?? null))} · {labeled(words.p90, duration(one?.p90Seconds ?? null))}
                  </span>
                  <span>{by === null ? labeled(words.reached, count(one?.n ?? 0)) : `${segment.label} · ${count(one?.n ?? 0)}`}</span>
                </div>
                <div className="md-times-bars" style={{ color: seriesStyle(theme, segment.slot).color }}>
                  {[one?.medianSeconds, one?.p90Seconds].map(
                    (seconds, index) =>
                      seconds != null && (
                        <div
                          key={index}
                          className="md-times-mark"
                          data-of={index === 0 ? "median" : "p90"}
                          style={{ insetInlineStart: percent(placeOf(spans, seconds)) }}
                        />
                      ),
                  )}
                  {spans.map((span, index) => (
                    <div
                      key={span.from}
                      className="md-times-bar"
                      data-place={`${index} ${at}`}
                      data-focused={(place?.point === index && place.segment === at) || undefined}
                    >
                      <div className="md-times-fill" data-mark="" style={{ blockSize: percent(scale.own[at]?.[index] ?? 0) }} />
                      {model.comparison !== null && (
                        <div className="md-times-ghost" style={{ blockSize: percent(scale.compare[at]?.[index] ?? 0) }} />
                      )}
                    </div>
                  ))}
                </div>
              </div>
            );
          })}
          <div className="md-times-axis" aria-hidden="true">
            {axisSpans(spans).map(({ from, at }) => (
              <span key={from} style={{ insetInlineStart: percent(at) }}>
                {duration(from)}
              </span>
            ))}
          </div>
        </div>
        <div role="status" className="md-sr">
          {isFocused && reading !== null ? announcement(reading, options) : null}
        </div>
        {place !== null && reading !== null && <FunnelTooltip reading={reading} anchor={anchorOf(place)} />}
      </div>
    </div>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}
