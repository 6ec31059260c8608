"use client";

import { useId } from "react";

/** The id by which a widget signs its clauses: the host's, or one that stays the same while it is mounted. */
export function useWidgetId(id?: string): string {
  const own = useId();
  return id ?? own;
}
