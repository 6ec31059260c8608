"use client";

import { useId, useState } from "react";
import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";
import { stepsBack } from "../../selection/marked.ts";
import type { Marked } from "../../selection/marked.ts";
import { Choice } from "./Choice.tsx";
import type { FunnelSegment } from "./funnelAnswer.ts";
import type { FunnelBase } from "./funnelCell.ts";
import { FunnelLegend } from "./FunnelLegend.tsx";
import type { FunnelStepsModel } from "./funnelModel.ts";
import { stepReading } from "./funnelReading.ts";
import type { FunnelPlace } from "./funnelReading.ts";
import { FunnelRow } from "./FunnelRow.tsx";
import { FunnelSaid } from "./FunnelSaid.tsx";
import { FunnelSummary } from "./FunnelSummary.tsx";
import { funnelSentence } from "./funnelSentence.ts";
import { journeyNotes } from "../frame/journeyNotes.ts";
import { anchorOf, useFunnelPointer } from "./useFunnelPointer.ts";
import type { FunnelOutcome } from "./useFunnelPointer.ts";
import { funnelWords } from "./funnelWords.ts";

export interface FunnelPictureProps {
  readonly title: string;
  /** Key of the segment that the page is filtered by. */
  readonly selected?: Marked | undefined;
  readonly onSegment?: ((segment: FunnelSegment) => void) | undefined;
  /** Who got somewhere, or did not. Left out, a click chooses the segment. */
  readonly onPlace?: ((place: FunnelPlace, outcome: FunnelOutcome) => void) | undefined;
}

/** How far they got: a bar a step, or one a step and segment. */
export function FunnelSteps(props: FunnelPictureProps & { readonly model: FunnelStepsModel }): ReactElement {
  const { model, title, selected = null, onSegment, onPlace } = props;
  const { locale, messages } = useLocalized();
  const words = funnelWords(messages);
  const [base, setBase] = useState<FunnelBase>("first");
  const wordsId = useId();
  const { steps, segments, by, cells, against } = model;
  const options = { locale, messages };
  const pick = (place: FunnelPlace) => {
    const segment = segments[place.segment];
    if (by !== null && segment !== undefined) onSegment?.(segment);
  };
  const { place, isFocused, plot, handlers } = useFunnelPointer({
    points: steps.length,
    segments: segments.length,
    onActivate: onPlace ?? (by === null || onSegment === undefined ? undefined : pick),
    isDroppable: (step) => step > 0,
  });
  const reading = place && stepReading(model, place, options, { base });
  const marked = cells.some((row) => row.some(({ shares }) => (shares[base].significance?.direction ?? "none") !== "none"));
  const notes = [
    marked && against !== null ? words.marks(against) : null,
    model.controlMissing === null ? null : journeyNotes(messages).controlMissing(model.controlMissing),
  ].filter((note) => note !== null);
  const keys = [words.keyboard.steps, onPlace ? words.drillKeys : by !== null && onSegment ? words.filterKeys : ""];
  return (
    <div className="md-funnel" data-view="steps">
      <p id={wordsId} className="md-sr">
        {funnelSentence(model, options)} {keys.join(" ")}
      </p>
      <div className="md-funnel-head">
        <FunnelSummary model={model} />
        {steps.length > 1 && (
          <Choice
            label={words.base}
            options={[
              ["first", words.conversions.first],
              ["previous", words.conversions.previous],
            ]}
            value={base}
            onChange={setBase}
          />
        )}
      </div>
      <FunnelLegend model={model} selected={selected} onSegment={onSegment} notes={notes} />
      <div className="md-funnel-plot" ref={plot}>
        <div
          {...handlers}
          className="md-funnel-surface"
          role="application"
          aria-roledescription={words.types.steps}
          aria-label={title}
          aria-describedby={wordsId}
          data-clickable={onPlace !== undefined || (by !== null && onSegment !== undefined) || undefined}
        >
          <ol className="md-funnel-steps" data-grouped={by !== null || undefined} aria-hidden="true">
            {steps.map((name, step) => (
              <li key={step}>
                <span className="md-funnel-step" title={name}>
                  <span className="md-funnel-number">{step + 1}</span>
                  <span className="md-funnel-name">{name}</span>
                </span>
                {segments.map((segment, at) => (
                  <FunnelRow
                    key={segment.key}
                    model={model}
                    step={step}
                    segment={at}
                    base={base}
                    isFocused={place?.point === step && place.segment === at}
                    isDimmed={stepsBack(selected, segment.key)}
                  />
                ))}
              </li>
            ))}
          </ol>
        </div>
        <FunnelSaid reading={reading} spoken={isFocused ? reading : null} anchor={place === null ? "" : anchorOf(place)} />
      </div>
    </div>
  );
}
