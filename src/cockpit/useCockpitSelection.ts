"use client";

import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Catalog } from "../query/catalog.ts";
import { part } from "../react/part.ts";
import { usePart } from "../react/usePart.ts";
import { useProvided } from "../react/useProvided.ts";
import type { Clause, Selection } from "../selection/clause.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { createStore } from "../selection/store.ts";
import type { UrlStateOptions } from "./url/useUrlState.ts";

const urlPart = part(() => import("./cockpitUrl.ts"));

export interface CockpitSelectionOptions {
  /** Where the filters start: each is published once, and only where its source has not said anything yet. */
  readonly starts: readonly Clause[];
  /** Who belongs to the cockpit: what they have said is taken back when it goes. */
  readonly sources: readonly string[];
  /** Left out: the address is the host's. */
  readonly url?: Omit<UrlStateOptions, "initial"> | undefined;
}

/**
 * Puts a cockpit's filters where they start, or where the address says. A cockpit that is put up again at once, as
 * StrictMode does, goes on where it was.
 * @returns false until that is done, so that nobody asks without the filters
 */
export function useCockpitSelection({ starts, sources, url }: CockpitSelectionOptions): boolean {
  const { client, catalog } = useProvided<Catalog>();
  const { selection } = client;
  const [done] = useState(() => createStore(starts.length === 0 && url === undefined));
  const code = usePart(urlPart, url !== undefined);
  const bind = url === undefined || code === null ? null : code;
  const latest = useRef({ sources, history: url?.history });
  const started = useRef(new Set<string>());
  const held = useRef<Selection>([]);
  useLayoutEffect(() => {
    latest.current = { sources, history: url?.history };
  });

  const { namespace, router, maxLength } = url ?? {};
  const firsts = JSON.stringify(starts);
  useLayoutEffect(() => {
    if (bind === undefined) return;
    const fresh = JSON.parse(firsts) as readonly Clause[];
    if (bind === null) {
      selection.update((clauses) => withNew(clauses, fresh.filter(({ source }) => !started.current.has(source))));
      for (const { source } of fresh) started.current.add(source);
      return done.update(() => true);
    }
    const stop = bind.bindAddress(selection, { catalog, namespace, router, maxLength, initial: fresh }, () => latest.current.history);
    done.update(() => true);
    return () => {
      stop();
      takeBack(selection, latest.current.sources);
    };
  }, [selection, catalog, bind, firsts, namespace, router, maxLength, done]);
  // After the address is let go, which is not to hear of it.
  useLayoutEffect(() => {
    const back = held.current;
    held.current = [];
    selection.update((clauses) => withNew(clauses, back));
    return () => {
      held.current = ownClauses(selection, latest.current.sources);
      takeBack(selection, latest.current.sources);
    };
  }, [selection]);

  return useSyncExternalStore(done.subscribe, done.getSnapshot, done.getSnapshot);
}

function ownClauses(selection: SelectionStore, sources: readonly string[]): Selection {
  return selection.getSnapshot().filter(({ source }) => sources.includes(source));
}

function takeBack(selection: SelectionStore, sources: readonly string[]): void {
  selection.update((clauses) => {
    const rest = clauses.filter(({ source }) => !sources.includes(source));
    return rest.length === clauses.length ? clauses : rest;
  });
}

/** With the clauses of those who say nothing there. */
function withNew(clauses: Selection, added: Selection): Selection {
  const fresh = added.filter(({ source }) => clauses.every((clause) => clause.source !== source));
  return fresh.length === 0 ? clauses : [...clauses, ...fresh];
}
