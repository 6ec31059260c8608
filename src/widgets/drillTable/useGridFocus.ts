"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { FocusEvent, RefObject } from "react";
import { focusedBeside } from "../../react/focusedBeside.ts";

/** What has the focus: a row by its key, so that it stays with it through sorting and paging, and a column of it. */
export interface GridFocus {
  /** `head` for the columns' names. */
  readonly row: string;
  /** Id of the column; null for the row as a whole. */
  readonly column: string | null;
  /** Where the column stands; the one that stands there takes its place once it is hidden. */
  readonly at?: number;
}

/**
 * One tab stop for the whole grid (a roving `tabindex`), which follows `focus` while the grid has the focus: also to a
 * row that was drawn only now, and from one that is gone. What gets the focus otherwise, as by a press, becomes it.
 */
export function useGridFocus(grid: RefObject<HTMLElement | null>, focusOf: (element: HTMLElement) => GridFocus | null) {
  const [focus, setFocus] = useState<GridFocus | null>(null);
  const hasFocus = useRef(false);
  const latest = useRef<GridFocus | null>(null);
  const change = (next: GridFocus) => {
    latest.current = next;
    setFocus(next);
  };
  const follow = () => {
    // What is drawn may be of the focus before: that of the latest is drawn next.
    if (!hasFocus.current || latest.current !== focus || grid.current === null) return;
    const stop = grid.current.querySelector<HTMLElement>('[tabindex="0"]');
    if (stop !== null && stop !== focusedBeside(stop)) stop.focus({ preventScroll: true });
  };
  useLayoutEffect(follow);
  // A menu that closes lets go of what is behind it only now.
  useEffect(follow);
  const handlers = {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      hasFocus.current = true;
      const next = focusOf(target);
      if (next !== null && (next.row !== focus?.row || next.column !== focus.column)) change(next);
    },
    onBlur: ({ currentTarget, target, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
      // A row that scrolls or closes away takes the focus with it; a person who leaves does so from a row that stays.
      queueMicrotask(() => {
        if (target.isConnected && !currentTarget.contains(focusedBeside(currentTarget))) hasFocus.current = false;
      });
    },
  };
  const take = (next: GridFocus) => {
    hasFocus.current = true;
    change(next);
  };
  return { focus, take, handlers };
}
