"use client";

import { useId } from "react";
import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { stepsBack } from "../../selection/marked.ts";
import { FunnelLegend } from "./FunnelLegend.tsx";
import type { FunnelTimesModel } from "./funnelModel.ts";
import { FunnelSaid } from "./FunnelSaid.tsx";
import { spanReading } from "./funnelReading.ts";
import type { FunnelSpan } from "./funnelQuery.ts";
import { funnelSentence } from "./funnelSentence.ts";
import type { FunnelPictureProps } from "./FunnelSteps.tsx";
import { openText, printer } from "./funnelText.ts";
import { axisSpans, placeOf, timesScale } from "./funnelTimesLayout.ts";
import { journeyNotes } from "../frame/journeyNotes.ts";
import { anchorOf, useFunnelPointer } from "./useFunnelPointer.ts";
import { funnelWords } from "./funnelWords.ts";

interface FunnelTimesProps extends FunnelPictureProps {
  readonly model: FunnelTimesModel;
  /** Between which steps the time is to be taken. Left out, there is no choice. */
  readonly onBetween?: ((between: FunnelSpan) => void) | undefined;
}

/** How long it took: a histogram each segment, over the same spans and to the same scale. */
export function FunnelTimes(props: FunnelTimesProps): ReactElement {
  const { model, title, selected = null, onSegment, onPlace, onBetween } = props;
  const { locale, messages, theme } = useMetricdeck();
  const words = funnelWords(messages);
  const { labeled } = messages;
  const wordsId = useId();
  const options = { locale, messages };
  const { count, duration } = printer(options);
  const { spans, times, segments, by } = model;
  const { place, isFocused, plot, handlers } = useFunnelPointer({
    points: spans.length,
    segments: segments.length,
    onActivate: onPlace ?? (by === null || onSegment === undefined ? undefined : ({ segment }) => segments[segment] && onSegment(segments[segment])),
  });
  const { from, to } = model.between;
  const more = journeyNotes(messages);
  const keys = [words.keyboard.timeToConvert, onPlace ? more.drillKeys.timeToConvert : by !== null && onSegment ? words.filterKeys : ""];
  const reading = place && spanReading(model, place, options);
  const scale = timesScale(model);
  const open = openText(model, options);
  return (
    <div className="md-funnel" data-view="timeToConvert">
      <p id={wordsId} className="md-sr">
        {funnelSentence(model, options)} {keys.join(" ")}
      </p>
      <div className="md-funnel-head">
        {onBetween === undefined ? (
          <p className="md-funnel-summary">
            <span>{words.span(model.steps[from] ?? "", model.steps[to] ?? "")}</span>
          </p>
        ) : (
          <p className="md-funnel-between">
            <StepChoice label={more.from} steps={model.steps} value={from} least={0} most={to - 1} onChange={(step) => onBetween({ from: step, to })} />
            <span aria-hidden="true">→</span>
            <StepChoice label={more.to} steps={model.steps} value={to} least={from + 1} most={model.steps.length - 1} onChange={(step) => onBetween({ from, to: step })} />
          </p>
        )}
        {open !== null && (
          <p className="md-funnel-summary">
            <span>{open}</span>
          </p>
        )}
      </div>
      <FunnelLegend model={model} selected={selected} onSegment={onSegment} />
      <div className="md-funnel-plot" ref={plot}>
        <div
          {...handlers}
          className="md-funnel-surface md-times"
          role="application"
          aria-roledescription={words.types.timeToConvert}
          aria-label={title}
          aria-describedby={wordsId}
          data-clickable={onPlace !== undefined || (by !== null && onSegment !== undefined) || undefined}
        >
          {segments.map((segment, at) => {
            const one = times[at];
            return (
              <div
                key={segment.key}
                className="md-times-row"
                data-dimmed={stepsBack(selected, segment.key) || undefined}
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
        <FunnelSaid reading={reading} spoken={isFocused ? reading : null} anchor={place === null ? "" : anchorOf(place)} />
      </div>
    </div>
  );
}

interface StepChoiceProps {
  readonly label: string;
  readonly steps: readonly string[];
  readonly value: number;
  /** The first and the last step that may be chosen. */
  readonly least: number;
  readonly most: number;
  readonly onChange: (step: number) => void;
}

function StepChoice({ label, steps, value, least, most, onChange }: StepChoiceProps): ReactElement {
  return (
    <select className="md-funnel-views" aria-label={label} value={value} onChange={({ target }) => onChange(Number(target.value))}>
      {steps.map((name, step) => (
        <option key={step} value={step} disabled={step < least || step > most}>
          {name}
        </option>
      ))}
    </select>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}
