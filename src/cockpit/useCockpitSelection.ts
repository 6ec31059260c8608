"use client";

import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Catalog } from "../query/catalog.ts";
import { part } from "../react/part.ts";
import { useMeasureMembers } from "../react/useMeasureMembers.ts";
import { usePart } from "../react/usePart.ts";
import { useProvided } from "../react/useProvided.ts";
import type { Clause, Selection } from "../selection/clause.ts";
import { quietly } from "../selection/quietly.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { createStore } from "../selection/store.ts";
import type { UrlProblem } from "../selection/urlState/selectionParams.ts";
import { startKey, startsOf } from "./cockpitStarts.ts";
import { handedOver, takeHandedOver } from "../selection/handOver.ts";
import type { HandedOver } from "../selection/handOver.ts";
import type { UrlStateOptions } from "./url/useUrlState.ts";

const urlPart = part(() => import("./cockpitUrl.ts"));

export interface CockpitSelectionOptions {
  /** Where the filters start: each is published once, and only where its source has not said anything yet. */
  readonly starts: readonly Clause[];
  /** Who belongs to the cockpit: what they have said is taken back when it goes. */
  readonly sources: readonly string[];
  /** Left out: the address is the host's. */
  readonly url?: Omit<UrlStateOptions, "initial"> | undefined;
  /** What of the page's selection is the cockpit's, and stands in its address. Default: all. */
  readonly own?: SelectionStore;
}

interface CockpitStart {
  /** False until the filters stand where they start, so that nobody asks without them. */
  readonly isStarted: boolean;
  /** What of the address could not be kept, until something else is chosen. */
  readonly problems: readonly UrlProblem[];
}

/**
 * Puts a cockpit's filters where they start, or where the address says. A cockpit that is put up again at once, as
 * StrictMode does, goes on where it was. Nobody chose this: it makes no entry in the history.
 */
export function useCockpitSelection({ starts, sources, url, ...options }: CockpitSelectionOptions): CockpitStart {
  const { client, catalog } = useProvided<Catalog>();
  const { selection } = client;
  const { own = selection } = options;
  useMeasureMembers();
  const [store] = useState(() => createStore<CockpitStart>({ isStarted: starts.length === 0 && url === undefined, problems: [] }));
  const code = usePart(urlPart, url !== undefined);
  const bind = url === undefined || code === null ? null : code;
  const latest = useRef({ sources, history: url?.history });
  const started = useRef(new Set<string>());
  const held = useRef<Selection>([]);
  /** Whose clauses came with a drill: they go when the cockpit does. */
  const carried = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const gone = latest.current.sources.filter((source) => !sources.includes(source));
    latest.current = { sources, history: url?.history };
    for (const source of gone) started.current.delete(source);
    takeBack(selection, gone);
  });

  const isWaiting = bind === undefined;
  useLayoutEffect(() => {
    if (!isWaiting) return;
    const { waiting } = startsOf(selection);
    waiting.update((count) => count + 1);
    return () => waiting.update((count) => count - 1);
  }, [selection, isWaiting]);

  const { namespace, router, maxLength } = url ?? {};
  const firsts = JSON.stringify(starts);
  useLayoutEffect(() => {
    if (bind === undefined) return;
    const fresh = JSON.parse(firsts) as readonly Clause[];
    for (const clause of fresh) startsOf(selection).said.add(startKey(clause));
    const starting = fresh.filter(({ source }) => !started.current.has(source));
    const handed = takeHandedOver(selection);
    if (handed !== null) carried.current = handed.selection.map(({ source }) => source);
    if (bind === null) {
      quietly(selection, () => selection.update((clauses) => (handed === null ? withNew(clauses, starting) : handedWith(handed, starting))));
      for (const { source } of fresh) started.current.add(source);
      return store.update(startedOnce);
    }
    const stop = bind.bindAddress(
      own,
      { catalog, namespace, router, maxLength, initial: fresh },
      () => latest.current.history,
      (problems) => store.update((start) => ({ ...start, problems })),
    );
    if (handed !== null) quietly(selection, () => selection.update(() => handedWith(handed, fresh)));
    store.update(startedOnce);
    return () => {
      stop();
      takeBack(selection, [...latest.current.sources, ...carried.current]);
    };
  }, [selection, own, catalog, bind, firsts, namespace, router, maxLength, store]);
  // After the address is let go, which is not to hear of it.
  useLayoutEffect(() => {
    const back = held.current;
    held.current = [];
    quietly(selection, () => selection.update((clauses) => withNew(clauses, back)));
    return () => {
      const mine = [...latest.current.sources, ...carried.current];
      held.current = clausesOf(selection, mine);
      takeBack(selection, mine);
    };
  }, [selection]);

  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}

function startedOnce(start: CockpitStart): CockpitStart {
  return start.isStarted ? start : { ...start, isStarted: true };
}

function clausesOf(selection: SelectionStore, sources: readonly string[]): Selection {
  return selection.getSnapshot().filter(({ source }) => sources.includes(source));
}

/** What is there already is the next cockpit's where a drill has handed it over. */
function takeBack(selection: SelectionStore, sources: readonly string[]): void {
  if (handedOver(selection) !== null) return;
  quietly(selection, () =>
    selection.update((clauses) => {
      const rest = clauses.filter(({ source }) => !sources.includes(source));
      return rest.length === clauses.length ? clauses : rest;
    }),
  );
}

/** Starts come first: of two ranges the later one holds, which is that of the drill. */
function handedWith({ selection, isWhole }: HandedOver, starts: Selection): Selection {
  return isWhole ? selection : [...starts.filter(({ source }) => selection.every((clause) => clause.source !== source)), ...selection];
}

/** With the clauses of those who say nothing there. */
function withNew(clauses: Selection, added: Selection): Selection {
  const fresh = added.filter(({ source }) => clauses.every((clause) => clause.source !== source));
  return fresh.length === 0 ? clauses : [...clauses, ...fresh];
}
