"use client";

import { useState } from "react";
import type { FocusEvent, KeyboardEvent } from "react";
import { moveInGrid } from "./gridCursor.ts";
import type { GridPlace } from "./gridCursor.ts";

export interface GridCursorOptions {
  readonly rows: number;
  readonly columns: number;
  /** Enter or Space on a cell. */
  readonly onActivate?: ((place: GridPlace) => void) | undefined;
}

/** One tab stop for a whole grid, whose cells are named by `aria-activedescendant`. */
export function useGridCursor({ rows, columns, onActivate }: GridCursorOptions) {
  const [asked, setPlace] = useState<GridPlace | null>(null);
  const isEmpty = rows === 0 || columns === 0;
  const place =
    asked === null || isEmpty ? null : { row: Math.min(asked.row, rows - 1), column: Math.min(asked.column, columns - 1) };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, ctrlKey, metaKey, altKey, currentTarget } = event;
    if (altKey || isEmpty) return;
    if (key === "Escape" && place !== null) {
      setPlace(null);
    } else if ((key === "Enter" || key === " ") && place !== null) {
      if (onActivate === undefined) return;
      // A key held down repeats itself.
      if (!event.repeat) onActivate(place);
    } else {
      const mirrored = getComputedStyle(currentTarget).direction === "rtl";
      const next = moveInGrid({ key, ctrl: ctrlKey || metaKey, mirrored }, place, { rows, columns });
      if (next === undefined) return;
      setPlace(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = ({ currentTarget }: FocusEvent<HTMLElement>) => {
    if (place === null && !isEmpty && showsFocus(currentTarget)) setPlace({ row: 0, column: 0 });
  };
  return { place, handlers: { tabIndex: 0, onKeyDown, onFocus, onBlur: () => setPlace(null) } as const };
}

/** Not after a click, which points by itself. */
function showsFocus(element: HTMLElement): boolean {
  try {
    return element.matches(":focus-visible");
  } catch {
    return true;
  }
}
