"use client";

import { useState } from "react";
import { parseColumnState, untouchedColumns } from "./columnState.ts";
import type { DrillColumnState } from "./columnState.ts";

export interface ColumnStateOptions {
  /** The host's own. Without it the table keeps it. */
  readonly columnState?: DrillColumnState | undefined;
  readonly onColumnStateChange?: ((state: DrillColumnState) => void) | undefined;
  /** Under which `localStorage` remembers it, for this browser. Default: it is forgotten with the page. */
  readonly storageKey?: string | undefined;
}

/** How the columns are arranged, and the way to change it by what it was. */
export function useColumnState({ columnState, onColumnStateChange, storageKey }: ColumnStateOptions) {
  const [kept, setKept] = useState(() => ({ key: storageKey, state: remembered(storageKey) }));
  // Another key is another table: what is remembered of it is read anew.
  const current = kept.key === storageKey ? kept.state : remembered(storageKey);
  const state = columnState ?? current;
  const change = (next: (last: DrillColumnState) => DrillColumnState) => {
    const changed = next(state);
    if (changed === state) return;
    setKept({ key: storageKey, state: changed });
    onColumnStateChange?.(changed);
    if (storageKey !== undefined) remember(storageKey, changed);
  };
  return [state, change] as const;
}

function remembered(key: string | undefined): DrillColumnState {
  if (key === undefined || typeof localStorage === "undefined") return untouchedColumns;
  try {
    return parseColumnState(localStorage.getItem(key)) ?? untouchedColumns;
  } catch {
    // A page that may not keep anything.
    return untouchedColumns;
  }
}

function remember(key: string, state: DrillColumnState): void {
  try {
    localStorage.setItem(key, JSON.stringify(state));
  } catch {
    // The arrangement holds as long as the page does.
  }
}
