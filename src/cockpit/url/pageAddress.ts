import type { Selection } from "../../selection/clause.ts";
import { handOver } from "../../selection/handOver.ts";
import { isQuiet, quietly } from "../../selection/quietly.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { hasAddress } from "../../selection/urlState/hasAddress.ts";
import { ownParams, withOwnParams } from "../../selection/urlState/searchParts.ts";
import { textOf } from "./addressPart.ts";
import type { AddressPart, WrittenPart } from "./addressPart.ts";
import { readTogether } from "./readTogether.ts";
import { nameOf, untraveledOf } from "./untraveled.ts";

/** What is about to be written into the address. */
export interface UrlChange {
  readonly before: Selection;
  readonly after: Selection;
  /** Whose clauses came, went or changed. */
  readonly sources: readonly string[];
}

/** Whether a change makes an entry of its own in the history. */
export type UrlHistory = (change: UrlChange) => "push" | "replace";

/** A page's selection in its address, which has a part for each cockpit: all are read before anything is said, and written at once. */
export interface PageAddress {
  /** Reads the address at once, also for a part that is still to be bound. */
  read(part: AddressPart): void;
  /** Keeps the part and the selection alike, until the function returned is called. */
  bind(part: AddressPart, history: UrlHistory): () => void;
}

interface Bound {
  readonly part: AddressPart;
  readonly history: UrlHistory;
  isLeft: boolean;
}

/** How long a draft rests before the address follows: browsers refuse to write it with every move of a pointer. */
const draftRestMs = 250;

const byPage = new WeakMap<SelectionStore, PageAddress>();

export function addressOf(page: SelectionStore): PageAddress {
  const known = byPage.get(page) ?? createPageAddress(page);
  byPage.set(page, known);
  return known;
}

function createPageAddress(page: SelectionStore): PageAddress {
  const kept = untraveledOf(page);
  /** In the order in which they were bound first. One that was left beside others keeps its place. */
  const bound: Bound[] = [];
  const live = () => bound.filter(({ isLeft }) => !isLeft);
  /** Of each part, what was last read or written: the address, and the selection as the address would have it. */
  const seen = new WeakMap<AddressPart, string>();
  const states = new WeakMap<AddressPart, string>();
  let inAddress: Selection = [];
  let draftOf: string | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let stopFollowing = () => {};
  let isWriting = false;

  const read = (joining?: AddressPart) => {
    const parts = [...new Set([...live().map(({ part }) => part), ...(joining ? [joining] : [])])];
    const found = parts.map((part) => {
      const params = part.paramsNow();
      seen.set(part, textOf(params));
      return { part, ...part.read(params) };
    });
    kept.isTold = found.some(({ said }) => said !== null);
    const { problems, ...together } = readTogether(found);
    const said = together.said.flatMap((clause) => kept.recall(nameOf(clause)) ?? [clause]);
    const before = page.getSnapshot();
    const isChanged = new Map(parts.map((part) => [part, part.write(before).text !== part.write(said).text]));
    const shown = said.map((clause) => {
      const isSame = parts.some((part) => part.holds(clause.source) && isChanged.get(part) === false);
      return (isSame && before.find(({ source }) => source === clause.source)) || clause;
    });
    const isOthers = ({ source }: Selection[number]) => parts.every((part) => !part.holds(source));
    const next = [...before.filter((clause) => hasAddress(clause) && isOthers(clause)), ...shown, ...before.filter((clause) => !hasAddress(clause))];
    parts.forEach((part, at) => {
      const faults = problems[at] ?? [];
      part.problems.update((known) => (known.length + faults.length === 0 ? known : faults));
      states.set(part, part.write(next).text);
    });
    [inAddress, draftOf] = [next, null];
    if (![...isChanged.values()].includes(true)) return;
    // Another cockpit is to be shown, with what the address says and nothing else.
    if (shownIn(next) !== shownIn(before) && parts.some(({ isWhole }) => isWhole)) handOver(page, next, { isWhole: true });
    else page.update(() => next);
  };

  const follow = () => {
    clearTimeout(resting);
    resting = undefined;
    const [before, after] = [inAddress, page.getSnapshot()];
    const sources = changedSources(before, after);
    const isAgain = draftOf !== null && sources.every((source) => source === draftOf);
    [inAddress, draftOf] = [after, draftIn(after, sources)];
    const changed = live().flatMap(({ part, history }) => {
      const { params, text } = part.write(after);
      if (text === states.get(part)) return [];
      states.set(part, text);
      seen.set(part, textOf(params));
      part.problems.update((known) => (known.length === 0 ? known : []));
      return textOf(part.paramsNow()) === textOf(params) ? [] : [{ part, params, history }];
    });
    if (changed.length === 0) return;
    const isQuietly = isAgain || isQuiet(page);
    const isPushed = changed.some(({ part: { holds }, history }) => {
      const held = (selection: Selection) => selection.filter(({ source }) => holds(source));
      return !isQuietly && history({ before: held(before), after: held(after), sources: sources.filter(holds) }) === "push";
    });
    write(changed, isPushed ? "push" : "replace", isQuiet(page) ? [] : sources);
  };

  const write = (changed: readonly (Pick<WrittenPart, "params"> & { readonly part: AddressPart })[], mode: "push" | "replace", sources: readonly string[]) => {
    const routers = [...new Set(changed.map(({ part }) => part.router))];
    const before = routers.map((router) => router.read());
    isWriting = true;
    try {
      routers.forEach((router, at) => {
        const own = changed.filter(({ part }) => part.router === router);
        const now = router.read();
        const search = own.reduce((said, { part, params }) => withOwnParams(said, part.namespace, params), now);
        // A router over a history that has its entry by now.
        const isWritten = now !== before[at];
        router.write(withoutLeft(search, sources), isWritten ? "replace" : mode);
      });
    } finally {
      isWriting = false;
    }
  };

  /** What is chosen for all is no longer what it was in the parts of cockpits that went. */
  const withoutLeft = (search: string, sources: readonly string[]) => {
    const isForAll = (source: string) => sources.includes(source) && live().some(({ part }) => part.holds(source));
    return bound.reduce((said, { part: { namespace }, isLeft }) => {
      if (!isLeft || live().some(({ part }) => part.namespace === namespace)) return said;
      const params = ownParams(said, namespace);
      const rest = params.filter(([name]) => !isForAll(name.slice(namespace.length + 1)));
      return rest.length === params.length ? said : withOwnParams(said, namespace, rest);
    }, search);
  };

  const settle = () => {
    if (resting !== undefined) follow();
  };

  const followPage = () =>
    page.subscribe(() => {
      clearTimeout(resting);
      resting = undefined;
      const after = page.getSnapshot();
      if (draftIn(after, changedSources(inAddress, after)) === null) follow();
      else resting = setTimeout(follow, draftRestMs);
    });

  return {
    read(part) {
      settle();
      read(part);
    },
    bind(part, history) {
      settle();
      const one: Bound = { part, history, isLeft: false };
      if (live().length === 0) stopFollowing = followPage();
      const place = bound.findIndex(({ isLeft, part: { namespace } }) => isLeft && namespace === part.namespace);
      bound.splice(place < 0 ? bound.length : place, place < 0 ? 0 : 1, one);
      const isMoved = () => textOf(part.paramsNow()) !== seen.get(part);
      if (isMoved()) read();
      else quietly(page, follow);
      const stopListening = part.router.subscribe(() => {
        if (isWriting || !isMoved()) return;
        clearTimeout(resting);
        resting = undefined;
        read();
      });
      return () => {
        if (one.isLeft) return;
        one.isLeft = true;
        stopListening();
        if (live().length > 0) return;
        bound.length = 0;
        clearTimeout(resting);
        resting = undefined;
        stopFollowing();
      };
    },
  };
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
