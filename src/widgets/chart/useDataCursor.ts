"use client";

import { useState } from "react";
import type { FocusEvent, KeyboardEvent } from "react";
import { moveCursor } from "./dataCursor.ts";
import type { CursorBounds, CursorPlace } from "./dataCursor.ts";

export interface DataCursorOptions extends CursorBounds {
  /** Enter or Space on a point. */
  readonly onActivate?: (place: CursorPlace) => void;
}

export interface DataCursor {
  /** Null while no point has the focus. */
  readonly place: CursorPlace | null;
  /** For the one element of the chart that takes the focus. */
  readonly handlers: {
    readonly tabIndex: 0;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
}

/**
 * One tab stop for a whole chart: ←→ move between points, ↑↓ between series, Home and End to the ends, PageUp and
 * PageDown by ten; Enter activates, Escape leaves the points.
 */
export function useDataCursor({ points, series, onActivate }: DataCursorOptions): DataCursor {
  const [asked, setPlace] = useState<CursorPlace | null>(null);
  const place = asked === null || points === 0 || series === 0 ? null : clampTo(asked, { points, series });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || points === 0 || series === 0) return;
    if (event.key === "Escape" && place !== null) {
      setPlace(null);
    } else if ((event.key === "Enter" || event.key === " ") && place !== null) {
      // A key held down repeats itself, and would take back what it has just said.
      if (!event.repeat) onActivate?.(place);
    } else {
      const next = moveCursor(event.key, place, { points, series });
      if (next === undefined) return;
      setPlace(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = ({ currentTarget }: FocusEvent<HTMLElement>) => {
    if (place === null && showsFocus(currentTarget) && points > 0) setPlace({ point: points - 1, series: 0 });
  };
  return { place, handlers: { tabIndex: 0, onKeyDown, onFocus, onBlur: () => setPlace(null) } };
}

/** Not after a click, which points by itself. */
function showsFocus(element: HTMLElement): boolean {
  try {
    return element.matches(":focus-visible");
  } catch {
    return true;
  }
}

function clampTo({ point, series }: CursorPlace, bounds: CursorBounds): CursorPlace {
  return { point: Math.min(point, bounds.points - 1), series: Math.min(series, bounds.series - 1) };
}
