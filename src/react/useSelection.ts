"use client";

import { useSyncExternalStore } from "react";
import type { Clause, Selection } from "../selection/clause.ts";
import { useProvided } from "./useProvided.ts";

/** The page's selection and the ways to change it. */
export function useSelection(): {
  readonly clauses: Selection;
  /** Replaces what the clause's source said before; a clause without filter and range takes it back. */
  readonly publish: (clause: Clause) => void;
  /** Without a source, everything goes. */
  readonly clear: (source?: string) => void;
} {
  const { selection } = useProvided().client;
  return { ...selection, clauses: useSyncExternalStore(selection.subscribe, selection.getSnapshot, selection.getSnapshot) };
}
