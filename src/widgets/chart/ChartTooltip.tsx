import type { CSSProperties, ReactElement, ReactNode } from "react";

export interface ChartTooltipProps {
  /** What is pointed at, in pixels of the chart. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly children: ReactNode;
}

const GAP_PX = 14;
const MOST_WIDTH_PX = 300;

/** A note beside the point, on the side with more room and no wider than that. Nothing in it is pointed at, and nothing is only there. */
export function ChartTooltip({ x, y, width, children }: ChartTooltipProps): ReactElement {
  const beside: CSSProperties = x > width / 2 ? { right: width - x + GAP_PX } : { left: x + GAP_PX };
  const maxWidth = Math.min(MOST_WIDTH_PX, Math.max(x, width - x) - GAP_PX);
  return (
    <div className="md-tooltip" style={{ top: y, maxWidth, ...beside }} aria-hidden="true">
      {children}
    </div>
  );
}
