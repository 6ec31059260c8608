"use client";

import type { ReactElement } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { Swatch, ThinSwatch } from "../chart/Swatch.tsx";
import type { Marked } from "../../selection/marked.ts";
import type { FunnelSegment } from "./funnelAnswer.ts";
import type { FunnelShared } from "./funnelModel.ts";

interface FunnelLegendProps {
  readonly model: FunnelShared;
  /** Whether segments are drawn as lines. */
  readonly lines?: boolean;
  /** Key of the segment that is chosen. */
  readonly selected?: Marked | undefined;
  readonly onSegment?: ((segment: FunnelSegment) => void) | undefined;
  /** What the marks beside figures mean, and what is to be taken with them. */
  readonly notes?: readonly string[];
}

/** Which bar is which segment; each button filters the page by its own. */
export function FunnelLegend({ model, lines = false, selected, onSegment, notes = [] }: FunnelLegendProps): ReactElement | null {
  const { theme } = useMetricdeck();
  const { by, segments, openSince } = model;
  const comparison = lines || openSince === null ? model.comparison : null;
  if (by === null && comparison === null) return null;
  return (
    <div className="md-legend" role="group" aria-label={by?.label ?? comparison ?? undefined}>
      {by !== null &&
        segments.map((segment) => {
          const entry = (
            <>
              <Swatch pen={seriesStyle(theme, segment.slot)} block={!lines} />
              <span className="md-legend-label">{segment.label}</span>
            </>
          );
          return onSegment === undefined ? (
            <span key={segment.key} className="md-legend-entry">
              {entry}
            </span>
          ) : (
            <button
              key={segment.key}
              type="button"
              className="md-legend-entry"
              title={segment.label}
              aria-pressed={segment.key === selected ? true : undefined}
              onClick={() => onSegment(segment)}
            >
              {entry}
            </button>
          );
        })}
      {comparison !== null && (
        <span className="md-legend-entry">
          {lines ? (
            <ThinSwatch color={theme.outline} opacity={0.6} {...(by !== null && { colors: segments.map(({ slot }) => seriesStyle(theme, slot).color) })} />
          ) : (
            <svg className="md-swatch" width="14" height="10" aria-hidden="true" focusable="false">
              <rect x="1" y="1" width="12" height="8" rx="2" fill="none" stroke={theme.text} strokeWidth="1.5" strokeOpacity="0.75" />
            </svg>
          )}
          <span className="md-legend-label">{comparison}</span>
        </span>
      )}
      {notes.map((note) => (
        <span key={note} className="md-legend-entry md-funnel-note">
          {note}
        </span>
      ))}
    </div>
  );
}
