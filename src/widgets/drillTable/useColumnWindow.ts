"use client";

import { useEffect, useMemo, useState } from "react";
import type { RefObject } from "react";
import { usePrinting } from "../../react/usePrinting.ts";
import type { PlacedColumn } from "./columnLayout.ts";

/** So few are drawn sooner than chosen from. */
const fewColumns = 24;
/** In CSS pixels: how far is scrolled before other columns are drawn, and how much is drawn beyond the edge. */
const step = 480;

/** Which columns are near the screen; null where all are drawn, as on paper. Pinned ones always are. */
export function useColumnWindow(scroller: RefObject<HTMLElement | null>, columns: readonly PlacedColumn[]): readonly boolean[] | null {
  const isLong = !usePrinting() && columns.length > fewColumns;
  const [span, setSpan] = useState({ from: 0, to: 4 * step });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isLong) return undefined;
    const look = () => {
      const left = Math.abs(element.scrollLeft);
      const from = Math.floor(left / step - 1) * step;
      const to = Math.ceil((left + element.clientWidth) / step + 1) * step;
      setSpan((last) => (last.from === from && last.to === to ? last : { from, to }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller, isLong]);
  const near = isLong ? columnsNear(columns, span) : null;
  const told = near?.join() ?? "";
  // The same list for the same columns: rows are drawn again when it is another one.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => near, [told]);
}

/** Whether each column is pinned, or stands in the half-open span of pixels from the start of the table. */
export function columnsNear(columns: readonly PlacedColumn[], { from, to }: { readonly from: number; readonly to: number }): boolean[] {
  let start = 0;
  return columns.map(({ pin, size }) => {
    const isNear = pin !== null || (start < to && start + size > from);
    start += size;
    return isNear;
  });
}
