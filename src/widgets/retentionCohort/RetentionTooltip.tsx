import { forwardRef } from "react";
import type { CellReading } from "./retentionReading.ts";

/** What is said of a cell beside it. Nothing in it is pointed at, and nothing is only there. */
export const RetentionTooltip = forwardRef<HTMLDivElement, { readonly reading: CellReading }>(function RetentionTooltip({ reading }, ref) {
  const { row, period, value, cases, beside, note } = reading;
  const lines = [cases, ...beside, note].filter((text) => text !== null);
  return (
    <div ref={ref} className="md-tooltip" aria-hidden="true">
      <div className="md-tooltip-title">{row}</div>
      <div className="md-cohort-reading">
        <span>{period}</span>
        <span className="md-tooltip-value">{value}</span>
      </div>
      {lines.map((text) => (
        <div key={text} className="md-tooltip-note">
          {text}
        </div>
      ))}
    </div>
  );
});

/** Puts it above or below the cell, where there is more room, and towards the middle of the box. */
export function placeBeside(tooltip: HTMLElement, box: HTMLElement, cell: HTMLElement): void {
  const [around, at] = [box.getBoundingClientRect(), cell.getBoundingClientRect()];
  const [left, right] = [at.left - around.left, around.right - at.right];
  const [above, below] = [at.top - around.top, around.bottom - at.bottom];
  const px = (value: number) => `${Math.round(value)}px`;
  Object.assign(tooltip.style, {
    left: left > right ? "auto" : px(Math.max(0, left)),
    right: left > right ? px(Math.max(0, right)) : "auto",
    top: above > below ? "auto" : px(at.bottom - around.top + 6),
    bottom: above > below ? px(around.bottom - at.top + 6) : "auto",
  });
}
