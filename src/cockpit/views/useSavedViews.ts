"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Catalog } from "../../query/catalog.ts";
import type { CockpitView, CockpitViews, RemovedView, SavedView } from "../../query/documents.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import { newId } from "../../react/newId.ts";
import { useMeasureMembers } from "../../react/useMeasureMembers.ts";
import { useOptimistic } from "../../react/useOptimistic.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { cockpitClauses } from "../../selection/cockpitClauses.ts";
import { cockpitStore } from "../../selection/cockpitStore.ts";
import { quietly } from "../../selection/quietly.ts";
import { selectionOfState, stateOfSelection } from "../../selection/urlState/selectionState.ts";
import type { UrlProblem } from "../../selection/urlState/selectionParams.ts";
import { chosenOf, startsOf } from "../cockpitStarts.ts";
import { restored, untraveledOf } from "../url/untraveled.ts";
import { currentView, firstView, isEdited, withView } from "./savedViewsState.ts";

export interface SavedViewsOptions {
  /** The id of the cockpit whose views they are. */
  readonly cockpit: string;
}

/** What was to be saved or removed, and what somebody else has made of it meanwhile; null: removed. */
export interface ViewConflict {
  readonly mine: CockpitView;
  readonly theirs: CockpitView | null;
  /** Saves it over theirs. */
  readonly keepMine: () => void;
  /** Opens theirs, or lets it go. */
  readonly takeTheirs: () => void;
}

export interface SavedViewsState {
  /** `none`: the adapter keeps no views. */
  readonly status: "none" | "pending" | "ready" | "error";
  /** Why they could not be asked for, or the last change was refused and taken back. */
  readonly error: MetricsError | null;
  readonly views: readonly CockpitView[];
  readonly defaults: CockpitViews["defaults"];
  readonly canShare: boolean;
  /** What the page shows; null: no view. */
  readonly current: CockpitView | null;
  /** Whether something else is chosen than `current` says. */
  readonly edited: boolean;
  readonly conflict: ViewConflict | null;
  /** What of the view that was opened last is not known here. */
  readonly problems: readonly UrlProblem[];
  readonly open: (view: CockpitView) => void;
  /** What is chosen, into `current`. */
  readonly save: () => void;
  /** What is chosen, as another view. */
  readonly saveAs: (name: string, options?: { readonly scope?: CockpitView["scope"] }) => void;
  readonly change: (view: CockpitView, to: { readonly name?: string; readonly scope?: CockpitView["scope"] }) => void;
  readonly remove: (view: CockpitView) => void;
  /** Null: none. */
  readonly setDefault: (view: CockpitView | null, options?: { readonly for?: "me" | "all" }) => void;
  /** Asks anew for what could not be had. */
  readonly retry: () => void;
}

const nothing: CockpitViews = { views: [], defaults: { me: null, all: null }, canShare: false };

/**
 * The views of a cockpit and the way to open, save and share them: at once on the page, and taken back where that is
 * refused. What is shown first is the default view, unless an address or the reader has said something.
 */
export function useSavedViews({ cockpit }: SavedViewsOptions): SavedViewsState {
  const { client, catalog } = useProvided<Catalog>();
  const { adapter, queryClient, id: clientId, selection } = client;
  useMeasureMembers();
  const port = adapter.documents?.views;
  const page = useSelection();
  // What is another cockpit's on the page is none of a view of this one.
  const clauses = useMemo(() => cockpitClauses(page.clauses, cockpit), [page.clauses, cockpit]);
  const state = stateOfSelection(clauses);
  const key = ["views", cockpit];
  const answer = usePortAnswer<CockpitViews>(key, port ? (signal) => port.list(cockpit, { signal }) : null);
  const write = useOptimistic<CockpitViews>(key);
  const [opened, setOpened] = useState<string | null>(null);
  /** The version that what is chosen was made from: the list may know of a later one that nobody has opened here. */
  const madeFrom = useRef<Pick<CockpitView, "id" | "version"> | null>(null);
  const [refused, setRefused] = useState<MetricsError | null>(null);
  const [clash, setClash] = useState<Pick<ViewConflict, "mine" | "theirs"> | null>(null);
  const [problems, setProblems] = useState<readonly UrlProblem[]>([]);
  const list = answer.data ?? nothing;
  const current = currentView(list.views, opened, state);

  useEffect(
    () => adapter.documents?.subscribe?.(() => void queryClient.invalidateQueries({ queryKey: ["metricdeck", clientId, "views", cockpit] })),
    [adapter, queryClient, clientId, cockpit],
  );

  const show = (view: CockpitView) => {
    const read = selectionOfState(view.state, catalog);
    cockpitStore(selection, cockpit).update(() => restored(selection, cockpitClauses(read.selection, cockpit)));
    setOpened(view.id);
    madeFrom.current = view;
    setProblems(read.problems);
  };
  const starts = startsOf(selection);
  const isWaiting = useSyncExternalStore(starts.waiting.subscribe, starts.waiting.getSnapshot, starts.waiting.getSnapshot) > 0;
  const chosen = stateOfSelection(chosenOf(starts, clauses));
  const begun = useRef(chosen);
  const isOpenedFirst = useRef(false);
  useEffect(() => {
    if (answer.data === undefined || isWaiting || isOpenedFirst.current) return;
    isOpenedFirst.current = true;
    const first = firstView(answer.data);
    if (first === null || begun.current !== chosen || untraveledOf(selection).isTold) return;
    quietly(selection, () => show(first));
  });

  const run = async (work: Promise<unknown>) => {
    setRefused(null);
    await work.catch((thrown: unknown) => setRefused(asMetricsError(thrown)));
  };
  const views = () => port ?? refuse();
  const save = (view: CockpitView, { base = (now: CockpitView | undefined) => now?.version ?? view.version }: { readonly base?: (now: CockpitView | undefined) => number } = {}) => {
    setClash(null);
    return run(
      write<SavedView>((now) => {
        const version = base(now?.views.find(({ id }) => id === view.id));
        return {
          guess: (shown) => withView(shown, view.id, { ...view, version }),
          send: () => views().save({ id: view.id, version, cockpit, name: view.name, scope: view.scope, state: view.state }),
          settle: (shown, saved) => withView(shown, view.id, saved.view),
        };
      }).then((saved) => {
        if (saved.status === "conflict") setClash({ mine: view, theirs: saved.view });
        else if (madeFrom.current?.id === view.id) madeFrom.current = saved.view;
      }),
    );
  };

  return {
    status: port === undefined ? "none" : answer.data !== undefined ? "ready" : answer.error === null ? "pending" : "error",
    error: refused ?? answer.error,
    ...list,
    current,
    edited: isEdited(current, state),
    conflict: clash && {
      ...clash,
      keepMine: () => void save(clash.mine, { base: () => clash.theirs?.version ?? 0 }),
      takeTheirs: () => {
        setClash(null);
        if (clash.theirs === null) setOpened(null);
        else show(clash.theirs);
      },
    },
    problems,
    open: show,
    save: () => {
      if (current === null) return;
      if (madeFrom.current?.id !== current.id) madeFrom.current = current;
      setOpened(current.id);
      void save({ ...current, state }, { base: (now) => (madeFrom.current?.id === current.id ? madeFrom.current.version : (now?.version ?? current.version)) });
    },
    saveAs: (name, { scope = "personal" } = {}) => {
      const id = newId();
      setOpened(id);
      madeFrom.current = { id, version: 0 };
      void save({ id, version: 0, cockpit, name, scope, state, owner: null, canEdit: true });
    },
    change: (view, to) => {
      if (current?.id === view.id) setOpened(view.id);
      void save({ ...view, ...to });
    },
    remove: (view) => {
      setClash(null);
      void run(
        write<RemovedView>((now) => {
          const { version } = now?.views.find(({ id }) => id === view.id) ?? view;
          return {
            guess: (shown) => withView(shown, view.id, null),
            send: () => views().remove({ id: view.id, version, cockpit }),
            settle: (shown, removed) => withView(shown, view.id, removed.status === "conflict" ? removed.view : null),
          };
        }).then((removed) => {
          if (removed.status === "conflict") setClash({ mine: view, theirs: removed.view });
        }),
      );
    },
    setDefault: (view, options = {}) => {
      const whose = options.for ?? "me";
      const id = view?.id ?? null;
      const named = (shown: CockpitViews) => ({ ...shown, defaults: { ...shown.defaults, [whose]: id } });
      void run(write(() => ({ guess: named, send: () => views().setDefault(cockpit, id, { for: whose }), settle: named })));
    },
    retry: () => {
      setRefused(null);
      answer.refetch();
    },
  };
}

function refuse(): never {
  throw new MetricsError("unsupported", "the adapter keeps no views; give it `documents`");
}
