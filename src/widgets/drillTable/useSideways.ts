"use client";

import { useEffect } from "react";
import type { RefObject } from "react";
import { observeSize } from "../../charts/observeSize.ts";

/**
 * Says on the grid whether its columns are wider than itself (`data-wide`): only then do some have to stay while others
 * scroll by, for which a browser keeps a layer for each of their cells. `top` is as wide as all columns, or as the grid.
 */
export function useSideways(grid: RefObject<HTMLElement | null>, top: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const [scroller, columns] = [grid.current, top.current];
    if (scroller === null || columns === null) return undefined;
    return observeSize(columns, () => scroller.toggleAttribute("data-wide", scroller.scrollWidth > scroller.clientWidth));
  }, [grid, top]);
}
