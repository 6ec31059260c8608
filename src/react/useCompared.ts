"use client";

import { useSelection } from "./useSelection.ts";

/** A widget's props with the comparison that is chosen for the page, where they name none. */
export function useCompared<P extends { readonly compare?: unknown }>(props: P): P {
  const { clauses } = useSelection();
  return { ...props, compare: props.compare ?? clauses.findLast(({ compare }) => compare)?.compare };
}
