"use client";

import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useProvided } from "../react/useProvided.ts";
import type { Clause, Selection } from "../selection/clause.ts";
import { createStore } from "../selection/store.ts";

/**
 * Publishes where filters start, each once and only where its source has not said anything yet, and takes back what
 * `sources` have said when the cockpit goes. A cockpit that is put up again at once, as StrictMode does, goes on where
 * it was.
 * @returns false until that is done, so that nobody asks without the filters
 */
export function useStartClauses(starts: readonly Clause[], sources: readonly string[]): boolean {
  const { selection } = useProvided().client;
  const [done] = useState(() => createStore(starts.length === 0));
  const started = useRef(new Set<string>());
  const held = useRef<Selection>([]);
  const said = JSON.stringify([starts, sources]);
  useLayoutEffect(() => {
    const [firsts, ours] = JSON.parse(said) as [readonly Clause[], readonly string[]];
    const fresh = firsts.filter(({ source }) => !started.current.has(source));
    selection.update((clauses) => {
      const isNew = ({ source }: Clause) => clauses.every((clause) => clause.source !== source);
      const back = held.current.filter((clause) => ours.includes(clause.source) && isNew(clause));
      const added = [...back, ...fresh.filter(isNew)];
      return added.length === 0 ? clauses : [...clauses, ...added];
    });
    for (const { source } of firsts) started.current.add(source);
    done.update(() => true);
    return () =>
      selection.update((clauses) => {
        held.current = clauses.filter(({ source }) => ours.includes(source));
        return held.current.length === 0 ? clauses : clauses.filter(({ source }) => !ours.includes(source));
      });
  }, [selection, said, done]);
  return useSyncExternalStore(done.subscribe, done.getSnapshot, done.getSnapshot);
}
