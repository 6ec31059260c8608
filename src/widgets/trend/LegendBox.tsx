"use client";

import { useEffect, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { observeSize } from "../../charts/observeSize.ts";

/** Pixels of a line, and of the tallest legend (chart.css). */
const [LINE, TALLEST] = [24, 96];

interface LegendBoxProps {
  readonly label: string;
  /** Of class `md-legend-entry`. */
  readonly children: ReactNode;
}

/** Keys of a chart in lines of their own; where they may go on below, the edge fades. */
export function LegendBox({ label, children }: LegendBoxProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // Of whole lines, and lower than it may be, it is all there: nothing has to be read from the page for that.
    return observeSize(element, ({ height }) => element.toggleAttribute("data-cut", height % LINE !== 0 || height >= TALLEST));
  }, []);
  return (
    <div className="md-legend" ref={box} role="group" aria-label={label}>
      {children}
    </div>
  );
}
