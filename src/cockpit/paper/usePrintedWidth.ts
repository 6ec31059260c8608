"use client";

import { useEffect } from "react";
import type { RefObject } from "react";

/**
 * Keeps a cockpit as wide on paper as it is on the screen: charts are drawn for that width, and browsers shrink what is
 * wider than the sheet. `openPaper` makes it as wide as the sheet before.
 */
export function usePrintedWidth(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const cockpit = inside.current?.closest<HTMLElement>(".md-cockpit");
    if (!cockpit) return;
    const end = new AbortController();
    const hold = () => void (cockpit.style.inlineSize = `${cockpit.offsetWidth}px`);
    const release = () => void (cockpit.style.inlineSize = "");
    addEventListener("beforeprint", hold, end);
    addEventListener("afterprint", release, end);
    return () => end.abort();
  }, [inside]);
}
