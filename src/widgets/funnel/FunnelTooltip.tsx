"use client";

import { useLayoutEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { FunnelReading } from "./funnelReading.ts";

interface FunnelTooltipProps {
  readonly reading: FunnelReading;
  /** The `data-place` of what it stands beside, in the same plot. */
  readonly anchor: string;
}

/** A note beside a place of the picture, wholly inside it. Nothing in it is pointed at, and nothing is only there. */
export function FunnelTooltip({ reading, anchor }: FunnelTooltipProps): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current !== null) standBeside(ref.current, anchor);
  });
  return (
    <div ref={ref} className="md-tooltip" aria-hidden="true">
      <div className="md-tooltip-title">{reading.title}</div>
      <div className="md-tooltip-rows md-funnel-facts">
        {reading.facts.map(([name, value]) => (
          <div key={name} className="md-tooltip-row">
            <span className="md-tooltip-label">{name}</span>
            <span className="md-tooltip-value">{value}</span>
          </div>
        ))}
      </div>
      {reading.notes.map((note) => (
        <div key={note} className="md-tooltip-note">
          {note}
        </div>
      ))}
    </div>
  );
}

const gapPx = 12;

function standBeside(tooltip: HTMLElement, anchor: string): void {
  const plot = tooltip.parentElement;
  const place = plot?.querySelector(`[data-place="${anchor}"]`);
  const mark = place?.querySelector("[data-mark]") ?? place;
  if (!plot || !mark) return;
  const [frame, box] = [plot.getBoundingClientRect(), mark.getBoundingClientRect()];
  const end = getComputedStyle(plot).direction === "rtl" ? box.left : box.right;
  const x = end - frame.left;
  const right = x + gapPx + tooltip.offsetWidth <= frame.width ? x + gapPx : Math.max(0, x - gapPx - tooltip.offsetWidth);
  tooltip.style.left = `${right}px`;
  tooltip.style.top = `${Math.max(0, Math.min(box.top - frame.top, frame.height - tooltip.offsetHeight))}px`;
}
