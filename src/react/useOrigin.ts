"use client";

import { useEffect, useRef } from "react";
import type { Clause } from "../selection/clause.ts";
import { useProvided } from "./useProvided.ts";
import { useSelection } from "./useSelection.ts";

/**
 * Names a widget's clause by its title of now: an address does not carry it, and the widget may have been renamed since. What
 * another calls it stays: were two widgets one source, they would rename it without end.
 */
export function useOrigin(source: string, origin: Clause["origin"]): void {
  const { selection } = useProvided().client;
  const own = useSelection().clauses.find((clause) => clause.source === source);
  const [said, title] = [JSON.stringify(own?.origin), JSON.stringify(origin)];
  const named = useRef<string>(undefined);
  useEffect(() => {
    if (own === undefined || origin === undefined || (said !== title && said !== named.current && said !== undefined)) return;
    named.current = title;
    if (said !== title) selection.update((clauses) => clauses.map((clause) => (clause === own ? { ...own, origin } : clause)));
  });
}
