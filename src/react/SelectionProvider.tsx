"use client";

import { useContext, useMemo } from "react";
import type { ReactNode } from "react";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { ProvidedContext } from "./useProvided.ts";

export interface SelectionProviderProps {
  /** Null: the page's. */
  readonly selection: SelectionStore | null;
  readonly children?: ReactNode;
}

/** What is inside reads and changes this selection; all else is the page's. */
export function SelectionProvider({ selection, children }: SelectionProviderProps) {
  const outside = useContext(ProvidedContext);
  const inside = useMemo(() => (outside && selection ? { ...outside, client: { ...outside.client, selection } } : outside), [outside, selection]);
  return <ProvidedContext.Provider value={inside}>{children}</ProvidedContext.Provider>;
}
