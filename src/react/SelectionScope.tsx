"use client";

import { useMemo } from "react";
import type { ReactNode } from "react";
import type { FilterMappings } from "../query/filterMapping.ts";
import { createScopedStore } from "../selection/scopedStore.ts";
import type { SelectionMode } from "../selection/scopedStore.ts";
import { SelectionProvider } from "./SelectionProvider.tsx";
import { useProvided } from "./useProvided.ts";

export interface SelectionScopeProps {
  /** By the sources of clauses: `"ignore"`, or which dimension stands for which. Default: as the page. */
  readonly filters?: FilterMappings | undefined;
  /** What a click on one of its widgets does to the other widgets of the page. Default `filter`. */
  readonly mode?: SelectionMode | undefined;
  readonly children?: ReactNode;
}

/**
 * Widgets that the page's filters meet otherwise than the others: they ignore what some sources say, or take it as said
 * of other dimensions, and their frames say so. What they publish themselves, they publish to the page.
 */
export function SelectionScope({ filters = {}, mode = "filter", children }: SelectionScopeProps) {
  const page = useProvided().client.selection;
  const key = JSON.stringify(filters);
  const scoped = useMemo(() => (key === "{}" && mode === "filter" ? null : createScopedStore(page, JSON.parse(key), mode)), [page, key, mode]);
  return <SelectionProvider selection={scoped}>{children}</SelectionProvider>;
}
