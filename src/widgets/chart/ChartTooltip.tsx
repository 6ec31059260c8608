import type { CSSProperties, ReactElement, ReactNode } from "react";

export interface ChartTooltipProps {
  /** What is pointed at, in pixels of the chart. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly children: ReactNode;
}

/** A note beside the point, on the side with more room. Nothing in it is pointed at, and nothing is only there. */
export function ChartTooltip({ x, y, width, children }: ChartTooltipProps): ReactElement {
  const beside: CSSProperties = x > width / 2 ? { right: width - x + 14 } : { left: x + 14 };
  return (
    <div className="md-tooltip" style={{ top: y, ...beside }} aria-hidden="true">
      {children}
    </div>
  );
}
