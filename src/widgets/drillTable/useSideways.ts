"use client";

import { useEffect } from "react";
import type { RefObject } from "react";
import { observeSize } from "../../charts/observeSize.ts";

/**
 * Says on the grid whether its rows are wider than itself (`data-wide`): only then do some cells have to stay while others
 * scroll by, for which a browser keeps a layer for each of them. And how much wider than the columns, or than the grid where
 * that is wider, its records are (`--md-drill-beyond`).
 * @param top as wide as all columns, or as the grid
 * @param records in CSS pixels
 */
export function useSideways(grid: RefObject<HTMLElement | null>, top: RefObject<HTMLElement | null>, records: number): void {
  useEffect(() => {
    const [scroller, columns] = [grid.current, top.current];
    if (scroller === null || columns === null) return undefined;
    return observeSize(columns, ({ width }) => {
      const beyond = Math.max(0, Math.ceil(records - width));
      if (beyond > 0) scroller.style.setProperty("--md-drill-beyond", `${beyond}px`);
      else scroller.style.removeProperty("--md-drill-beyond");
      scroller.toggleAttribute("data-wide", scroller.scrollWidth > scroller.clientWidth);
    });
  }, [grid, top, records]);
}
