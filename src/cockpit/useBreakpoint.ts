"use client";

import { useLayoutEffect, useState } from "react";
import type { RefObject } from "react";
import type { Breakpoint } from "../document/cockpitDocument.ts";

/** From how many CSS pixels on a grid has which layout; `cockpitGrid.css` says the same. */
export function breakpointAt(width: number): Breakpoint {
  return width >= 960 ? "wide" : width >= 600 ? "medium" : "narrow";
}

/** Which layout an element has by its width; the widest until it is measured. */
export function useBreakpoint(element: RefObject<HTMLElement | null>): Breakpoint {
  const [at, setAt] = useState<Breakpoint>("wide");
  useLayoutEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setAt(breakpointAt(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return at;
}
