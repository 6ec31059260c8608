"use client";

import { useEffect } from "react";
import type { Clause } from "../selection/clause.ts";
import { useProvided } from "./useProvided.ts";
import { useSelection } from "./useSelection.ts";

/** Names a widget's clause by its title of now: an address does not carry it, and the widget may have been renamed since. */
export function useOrigin(source: string, origin: Clause["origin"]): void {
  const { selection } = useProvided().client;
  const own = useSelection().clauses.find((clause) => clause.source === source);
  const title = JSON.stringify(origin);
  const isUnnamed = own !== undefined && title !== undefined && JSON.stringify(own.origin) !== title;
  useEffect(() => {
    if (!isUnnamed) return;
    const named = JSON.parse(title) as NonNullable<Clause["origin"]>;
    selection.update((clauses) => clauses.map((clause) => (clause.source === source ? { ...clause, origin: named } : clause)));
  }, [selection, source, title, isUnnamed]);
}
