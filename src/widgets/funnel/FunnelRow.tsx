"use client";

import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { maskedText } from "../../react/maskedText.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { Swatch } from "../chart/Swatch.tsx";
import type { FunnelBase } from "./funnelCell.ts";
import { funnelBar } from "./funnelGeometry.ts";
import type { FunnelStepsModel } from "./funnelModel.ts";
import { isMasked } from "./funnelReading.ts";
import { openText, printer } from "./funnelText.ts";
import { funnelWords } from "./funnelWords.ts";

interface FunnelRowProps {
  readonly model: FunnelStepsModel;
  readonly step: number;
  readonly segment: number;
  readonly base: FunnelBase;
  readonly isFocused: boolean;
  /** Another segment is chosen. */
  readonly isDimmed: boolean;
}

const marks = { higher: "▲", lower: "▼", none: null } as const;

/** One bar: who reached the step, who dropped off before it, and their figures. */
export function FunnelRow({ model, step, segment, base, isFocused, isDimmed }: FunnelRowProps): ReactElement | null {
  const { locale, messages, theme } = useMetricdeck();
  const { count, share, duration, change } = printer({ locale, messages });
  const cells = model.cells[segment] ?? [];
  const cell = cells[step];
  const of = model.segments[segment];
  if (cell === undefined || of === undefined) return null;
  const { reached, before, ghost } = funnelBar(cells, step, base);
  const shown = cell.shares[base];
  const hidden = isMasked(cell);
  const isSmall = shown.small && step > 0;
  const isDetailed = model.by === null && cell.dropped !== null;
  const details = [
    isDetailed ? funnelWords(messages).droppedOf(count(cell.dropped), share(cell.dropRate)) : null,
    isSmall ? messages.states.tooFew : null,
    hidden ? messages.states.masked : null,
  ].filter((text) => text !== null);
  const median = isDetailed && cell.medianSeconds !== null ? funnelWords(messages).fromBefore(duration(cell.medianSeconds)) : null;
  return (
    <div
      className="md-funnel-row"
      data-place={`${step} ${segment}`}
      data-focused={isFocused || undefined}
      data-dimmed={isDimmed || undefined}
      data-small={isSmall || undefined}
    >
      {model.by !== null && (
        <span className="md-funnel-segment" title={of.label}>
          <Swatch pen={seriesStyle(theme, of.slot)} block />
          <span>{of.label}</span>
        </span>
      )}
      <div className="md-funnel-track" style={{ color: seriesStyle(theme, of.slot).color }}>
        <div className="md-funnel-drop" data-outcome="dropped" style={{ inlineSize: percent(before) }} />
        <div className="md-funnel-fill" data-mark="" style={{ inlineSize: percent(reached) }} />
        {ghost !== null && <div className="md-funnel-ghost" style={{ inlineSize: percent(ghost) }} />}
      </div>
      <span className="md-funnel-figure">
        <span className="md-funnel-share">
          {hidden ? maskedText : step === 0 ? count(cell.count) : share(shown.value)}
          {shown.significance !== null && marks[shown.significance.direction] !== null && (
            <span className="md-funnel-mark"> {marks[shown.significance.direction]}</span>
          )}
        </span>
        {!hidden && step > 0 && <span className="md-funnel-count">{count(cell.count)}</span>}
        {model.comparison !== null && step > 0 && (
          <span className="md-funnel-count" title={openText(model, { locale, messages }) ?? undefined}>
            {change(shown.value, shown.compare) ?? (model.openSince === null ? messages.delta.notAvailable : messages.states.incomplete)}
          </span>
        )}
      </span>
      {(details.length > 0 || median !== null) && (
        <span className="md-funnel-detail">
          {details.join(" · ")}
          {median !== null && <span className="md-funnel-more"> · {median}</span>}
        </span>
      )}
    </div>
  );
}

function percent(share: number): string {
  return `${Math.min(100, share * 100)}%`;
}
