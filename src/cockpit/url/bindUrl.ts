import type { Catalog } from "../../query/catalog.ts";
import type { Clause, Selection } from "../../selection/clause.ts";
import { isQuiet } from "../../selection/quietly.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { createStore } from "../../selection/store.ts";
import type { Store } from "../../selection/store.ts";
import { ownParams, withOwnParams } from "../../selection/urlState/searchParts.ts";
import type { Param } from "../../selection/urlState/searchParts.ts";
import { requireNamespace } from "../../selection/urlState/selectionSearch.ts";
import { hasAddress } from "../../selection/urlState/hasAddress.ts";
import { selectionIn, selectionParams } from "../../selection/urlState/selectionParams.ts";
import type { ReadSelection, UrlProblem } from "../../selection/urlState/selectionParams.ts";
import { handOver } from "../../selection/handOver.ts";
import { nameOf, restored, untraveledOf } from "./untraveled.ts";
import type { UrlRouter } from "./urlRouter.ts";

/** What is about to be written into the address. */
export interface UrlChange {
  readonly before: Selection;
  readonly after: Selection;
  /** Whose clauses came, went or changed. */
  readonly sources: readonly string[];
}

/** Whether a change makes an entry of its own in the history. */
export type UrlHistory = (change: UrlChange) => "push" | "replace";

export interface UrlBindingOptions {
  readonly catalog: Pick<Catalog, "dimensions" | "metrics">;
  readonly namespace: string;
  readonly router: UrlRouter;
  readonly maxLength?: number;
  /** What an address means that says nothing. Default: what the selection was when it was first bound. */
  readonly initial?: Selection;
}

export interface UrlBinding {
  readonly problems: Store<readonly UrlProblem[]>;
  /** Keeps address and selection alike, until the function returned is called. */
  start(history: UrlHistory): () => void;
}

/** How long a draft rests before the address follows: browsers refuse to write it with every move of a pointer. */
const draftRestMs = 250;

/** The selection as the address has it, from now on: it is read at once, before anything asks for numbers. */
export function bindUrl(selection: SelectionStore, { catalog, namespace, router, maxLength, ...options }: UrlBindingOptions): UrlBinding {
  requireNamespace(namespace);
  const kept = untraveledOf(selection);
  const initial = options.initial ?? kept.initials.get(namespace) ?? selection.getSnapshot();
  kept.initials.set(namespace, initial);
  const problems = createStore<readonly UrlProblem[]>([]);

  const write = (said: Selection) => selectionParams(said, namespace, maxLength === undefined ? {} : { maxLength });
  const initialText = textOf(write(initial).params);
  const written = (said: Selection): { readonly params: readonly Param[]; readonly text: string } => {
    const { params, key } = write(said);
    const text = textOf(params);
    if (text === initialText) return { params: [], text: "" };
    const addressed = said.filter(hasAddress);
    if (key !== null) kept.remember(key, addressed);
    for (const clause of addressed) kept.remember(nameOf(clause), [clause]);
    return { params, text };
  };

  let seen = "";
  let state = "";
  let inAddress: Selection = initial;
  let draftOf: string | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const read = () => {
    const params = ownParams(router.read(), namespace);
    seen = textOf(params);
    const found = selectionIn(params, namespace, catalog);
    const whole = found?.key == null ? undefined : kept.recall(found.key);
    const faults = whole === undefined ? (found?.problems ?? []) : [];
    problems.update((before) => (before.length + faults.length === 0 ? before : faults));
    kept.isTold = found !== null;
    const next = restored(selection, whole ?? (found === null ? initial.filter(hasAddress) : withStarts(found, initial)));
    state = written(next).text;
    inAddress = next;
    draftOf = null;
    const before = selection.getSnapshot();
    if (written(before).text === state) return;
    // Another cockpit is to be shown, with what the address says and nothing else.
    if (shownIn(next) !== shownIn(before)) handOver(selection, next, { isWhole: true });
    else selection.update(() => next);
  };

  const follow = (modeOf: UrlHistory) => {
    const after = selection.getSnapshot();
    const { params, text } = written(after);
    const before = inAddress;
    const sources = changedSources(before, after);
    const isAgain = draftOf !== null && sources.every((source) => source === draftOf);
    [inAddress, draftOf] = [after, draftIn(after, sources)];
    if (text === state) return;
    [seen, state] = [textOf(params), text];
    problems.update((known) => (known.length === 0 ? known : []));
    const search = router.read();
    if (textOf(ownParams(search, namespace)) === seen) return;
    router.write(withOwnParams(search, namespace, params), isAgain || isQuiet(selection) ? "replace" : modeOf({ before, after, sources }));
  };

  read();
  return {
    problems,
    start(history) {
      if (textOf(ownParams(router.read(), namespace)) !== seen) read();
      else follow(() => "replace");
      const stops = [
        router.subscribe(() => {
          if (textOf(ownParams(router.read(), namespace)) === seen) return;
          clearTimeout(resting);
          read();
        }),
        selection.subscribe(() => {
          clearTimeout(resting);
          const after = selection.getSnapshot();
          if (draftIn(after, changedSources(inAddress, after)) === null) follow(history);
          else resting = setTimeout(follow, draftRestMs, history);
        }),
      ];
      return () => {
        clearTimeout(resting);
        for (const stop of stops) stop();
      };
    },
  };
}

/** Every choice makes an entry in the history, but for rows that open and close under the same member. */
export function usualHistory({ before, after, sources }: UrlChange): "push" | "replace" {
  const under = (said: Selection, source: string) => said.find((clause) => clause.source === source)?.open?.under.join("~") ?? "";
  const isOfRows = (said: Selection, source: string) => said.every((clause) => clause.source !== source || clause.open !== undefined);
  const isOpening = sources.every((source) => isOfRows(before, source) && isOfRows(after, source) && under(before, source) === under(after, source));
  return isOpening ? "replace" : "push";
}

/** What is said of those whose part of an address cannot be used is what they began with. */
function withStarts({ selection, problems }: ReadSelection, initial: Selection): Selection {
  const isUnused = ({ source }: Clause) => selection.every((clause) => clause.source !== source) && problems.some((one) => one.source === undefined || one.source === source);
  return [...initial.filter((clause) => hasAddress(clause) && isUnused(clause)), ...selection];
}

/** Undefined: the cockpit that ways start from. */
function shownIn(selection: Selection): string | undefined {
  return selection.find(({ way }) => way)?.way?.cockpit;
}

function changedSources(before: Selection, after: Selection): readonly string[] {
  const changed = [...before.filter((clause) => !after.includes(clause)), ...after.filter((clause) => !before.includes(clause))];
  return [...new Set(changed.filter(hasAddress).map(({ source }) => source))];
}

function draftIn(selection: Selection, sources: readonly string[]): string | null {
  return selection.find(({ source, draft }) => draft === true && sources.includes(source))?.source ?? null;
}

function textOf(params: readonly Param[]): string {
  return params.length === 0 ? "" : JSON.stringify(params);
}
