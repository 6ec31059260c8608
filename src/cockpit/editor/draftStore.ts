import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { isEditable } from "./editorFindings.ts";

/** What of the browser's storage drafts need. */
export interface DraftStorage {
  getItem(key: string): string | null;
  /** @throws where there is no room */
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** An edited cockpit that was not saved, as this browser keeps it. */
export interface Draft {
  readonly format: "metricdeck.draft";
  /** Of the cockpit that it was made from. */
  readonly version: number;
  readonly base: CockpitDocument;
  /** When the base was last known to be what is saved, in milliseconds since 1970; left out by earlier releases. */
  readonly baseAt?: number;
  readonly document: CockpitDocument;
  /** In milliseconds since 1970. */
  readonly keptAt: number;
  /** Who writes it: one open editor. */
  readonly tab: string;
}

export type DraftKept =
  | { readonly status: "kept" | "full" | "off" }
  /** Another tab has written since: nothing was written over it. */
  | { readonly status: "taken"; readonly draft: Draft };

/** What a cockpit's draft is kept under: each owner's under a name of its own, where the host says who it is. */
export function draftName(cockpit: string, owner: string | undefined): string {
  return owner === undefined ? cockpit : `/${encodeURIComponent(owner)}/${cockpit}`;
}

export function draftKey(cockpit: string): string {
  return `metricdeck.draft.${cockpit}`;
}

/** The draft of a cockpit; null where there is none, and where what is kept is none. */
export function readDraft(storage: DraftStorage | null, cockpit: string): Draft | null {
  try {
    return draftIn(storage?.getItem(draftKey(cockpit)) ?? null);
  } catch {
    // A browser may refuse to read, as it may refuse to keep.
    return null;
  }
}

/** The draft that a text of the storage is. */
export function draftIn(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Draft | null;
    const isDraft = draft?.format === "metricdeck.draft" && isEditable(draft.base) && isEditable(draft.document);
    return isDraft && Number.isFinite(draft.keptAt) && Number.isFinite(draft.version) ? draft : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a draft, but not over that of another tab.
 * @param known when the last draft was kept that this tab has written or seen
 */
export function keepDraft(storage: DraftStorage | null, cockpit: string, draft: Draft, known: number | null): DraftKept {
  if (storage === null) return { status: "off" };
  const before = readDraft(storage, cockpit);
  if (before !== null && before.tab !== draft.tab && before.keptAt !== known) return { status: "taken", draft: before };
  try {
    storage.setItem(draftKey(cockpit), JSON.stringify(draft));
    return { status: "kept" };
  } catch {
    return { status: "full" };
  }
}

/** Forgets the draft, unless it is another tab's. */
export function dropDraft(storage: DraftStorage | null, cockpit: string, { tab, known }: { readonly tab: string; readonly known: number | null }): void {
  const before = readDraft(storage, cockpit);
  if (before !== null && before.tab !== tab && before.keptAt !== known) return;
  try {
    storage?.removeItem(draftKey(cockpit));
  } catch {
    // There is nothing to do about it, and nothing is lost by it.
  }
}

/** The browser's own storage; null where it has none or gives none away. */
export function browserStorage(): DraftStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
