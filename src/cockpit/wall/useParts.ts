"use client";

import { useEffect } from "react";
import type { RefObject } from "react";

/** Shows what is higher than the screen part by part, for an equal share of the time each. */
export function useParts(stage: RefObject<HTMLElement | null>, index: number, seconds: number, isHeld: boolean): void {
  useEffect(() => {
    const page = stage.current?.children[index];
    if (page === undefined || isHeld) return;
    page.scrollTo({ top: 0 });
    let part = 0;
    const timer = setInterval(() => {
      const parts = Math.ceil((page.scrollHeight - 8) / Math.max(page.clientHeight, 1));
      const due = Math.floor((part * parts) / seconds);
      part += 1;
      if (parts > 1 && due < parts) page.scrollTo({ top: due * page.clientHeight });
    }, 1000);
    return () => clearInterval(timer);
  }, [stage, index, seconds, isHeld]);
}
