"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { sameJson } from "../../document/merge/sameJson.ts";
import { newId } from "../../react/newId.ts";
import { draftIn, draftKey, dropDraft, keepDraft, readDraft } from "./draftStore.ts";
import type { Draft, DraftStorage } from "./draftStore.ts";

export type DraftState =
  /** One that was there before; nothing is kept until somebody says what to do with it. */
  | { readonly status: "found"; readonly draft: Draft }
  | { readonly status: "none" | "full" | "off" }
  | { readonly status: "kept"; readonly at: number }
  /** Another tab edits the same cockpit; this one's draft is not kept until somebody chooses. */
  | { readonly status: "taken"; readonly draft: Draft };

export interface DraftKeeping {
  readonly state: DraftState;
  /** The draft that was found is dealt with: it is in the editor now. */
  readonly adopt: () => void;
  /** What another tab has kept, or what was found, goes. */
  readonly override: () => void;
}

export interface DraftOptions {
  /** Undefined: no drafts. */
  readonly cockpit: string | undefined;
  readonly document: CockpitDocument;
  /** What was saved last, and its version. */
  readonly base: CockpitDocument;
  readonly version: number;
  /** When the base was last known to be what is saved, in milliseconds since 1970. */
  readonly baseAt: number;
  readonly storage: DraftStorage | null;
  readonly now: () => number;
}

const pauseMs = 600;

/** Keeps what is edited in the browser, a moment after the last change, and when the editor or the page goes. */
export function useDraft({ cockpit, document, base, version, baseAt, storage, now }: DraftOptions): DraftKeeping {
  const [tab] = useState(newId);
  const known = useRef<number | null>(null);
  const [state, setState] = useState<DraftState>(() => {
    const found = cockpit === undefined ? null : readDraft(storage, cockpit);
    if (found !== null && !sameJson(found.document, base)) return { status: "found", draft: found };
    return { status: cockpit !== undefined && storage === null ? "off" : "none" };
  });
  const isOpen = state.status !== "found" && state.status !== "taken" && state.status !== "off";
  const isEdited = !sameJson(document, base);
  const isTaken = state.status === "taken";
  // What another tab keeps meets nothing of this one's: whether it still does is seen with the next edit.
  if (isTaken && !isEdited) setState({ status: "none" });

  const keep = useCallback(() => {
    if (cockpit === undefined) return;
    const keptAt = now();
    const kept = keepDraft(storage, cockpit, { format: "metricdeck.draft", version, base, baseAt, document, keptAt, tab }, known.current);
    if (kept.status === "kept") {
      known.current = keptAt;
      setState({ status: "kept", at: keptAt });
    } else setState(kept.status === "taken" ? kept : { status: kept.status });
  }, [cockpit, storage, version, base, baseAt, document, tab, now]);
  const clear = useCallback(() => {
    if (cockpit === undefined || known.current === null) return;
    dropDraft(storage, cockpit, { tab, known: known.current });
    known.current = null;
    setState((before) => (before.status === "off" ? before : { status: "none" }));
  }, [cockpit, storage, tab]);

  useEffect(() => {
    if (!isOpen) return;
    if (!isEdited) return clear();
    const timer = setTimeout(keep, pauseMs);
    globalThis.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener("pagehide", keep);
    };
  }, [isOpen, isEdited, keep, clear]);

  const pending = useRef<(() => void) | null>(null);
  useEffect(() => {
    pending.current = isOpen && isEdited ? keep : null;
  });
  useEffect(() => () => pending.current?.(), []);

  useEffect(() => {
    if (cockpit === undefined || !isEdited) return;
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key !== draftKey(cockpit)) return;
      // The other tab has saved its changes or given them up: there is nothing to choose any more.
      if (newValue === null && isTaken) {
        known.current = null;
        setState({ status: "none" });
      }
      const draft = draftIn(newValue);
      if (draft !== null && draft.tab !== tab) setState({ status: "taken", draft });
    };
    globalThis.addEventListener("storage", onStorage);
    return () => globalThis.removeEventListener("storage", onStorage);
  }, [cockpit, tab, isEdited, isTaken]);

  const seen = state.status === "found" || state.status === "taken" ? state.draft.keptAt : null;
  return {
    state,
    adopt() {
      known.current = seen;
      setState({ status: "none" });
    },
    override() {
      known.current = seen;
      if (state.status === "found") clear();
      setState({ status: "none" });
    },
  };
}
