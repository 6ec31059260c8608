"use client";

import { useState } from "react";
import { checkDocument, read } from "../../document/check/checkDocument.ts";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { asMetricsError } from "../../query/error.ts";
import type { MetricsError } from "../../query/error.ts";

/** What saving came to: the answer of a `CockpitStore` is one. Nothing at all is saved. */
export type EditorAnswer =
  | { readonly status: "saved"; readonly document: { readonly version: number } }
  /** Another version is kept than the one that was edited; null: none is any more. Nothing was written. */
  | { readonly status: "conflict"; readonly document: { readonly version: number; readonly document: object } | null };

export type OnSave = (document: CockpitDocument, options: { readonly version: number }) => Promise<EditorAnswer | void> | EditorAnswer | void;

export type Saving =
  | { readonly status: "idle" | "saving" | "saved" }
  | { readonly status: "failed"; readonly error: MetricsError }
  /** Theirs is as it was answered, which may be what cannot be read here; null: none is kept any more. */
  | { readonly status: "conflict"; readonly theirs: object | null; readonly version: number };

export interface EditorSaving {
  readonly state: Saving;
  /** What the document is made from: what was saved last, or what others saved, and its version. */
  readonly base: CockpitDocument;
  readonly version: number;
  /** When that was last known to be what is saved, in milliseconds since 1970. */
  readonly baseAt: number;
  /** A later version is known here: what was done since was taken back. Saving meets it. */
  readonly isBehind: boolean;
  /**
   * What could not be read again is not saved.
   * @param options.over the version that it is written over; default: the one that was edited
   * @param options.from the ground that it stands on; default: that of the present
   */
  readonly save: (document: CockpitDocument, options?: { readonly over?: number; readonly from?: number }) => void;
  /**
   * Their version is what is edited from now on: its ground, for the history.
   * @param baseAt default: now
   */
  readonly rebase: (base: CockpitDocument, version: number, baseAt?: number) => number;
  /**
   * What is edited from now on was made from another version than the one that is saved by now: their parts that clash are to
   * be chosen from. Its ground, for the history.
   */
  readonly collide: (base: CockpitDocument, version: number, baseAt: number) => number;
  readonly forget: () => void;
}

/** A version that edits began with. */
type Ground = Pick<EditorSaving, "base" | "version" | "baseAt">;

interface SavingOptions {
  readonly document: CockpitDocument;
  readonly version: number;
  /** Which of the grounds that were taken the present stands on; 0: what the editor began with. */
  readonly ground: number;
  readonly specs: readonly AnyWidgetSpec[];
  readonly onSave: OnSave;
  readonly onSaved: () => void;
  /** It was not sent, since it has errors. */
  readonly onFaulty: () => void;
  readonly now: () => number;
}

export function useSaving({ document, version, ground, specs, onSave, onSaved, onFaulty, now }: SavingOptions): EditorSaving {
  const [grounds, setGrounds] = useState<readonly Ground[]>(() => [{ base: document, version, baseAt: now() }]);
  const [state, setState] = useState<Saving>({ status: "idle" });
  // The history may be a render ahead.
  const own = (grounds[ground] ?? grounds.at(-1)) as Ground;
  const added = (one: Ground): number => {
    setGrounds([...grounds, one]);
    return grounds.length;
  };
  return {
    state,
    ...own,
    isBehind: grounds.some((one) => one.version > own.version),
    save(sent, { over = own.version, from = ground } = {}) {
      if (state.status === "saving") return;
      if (checkDocument(sent, { specs }).length > 0) return onFaulty();
      setState({ status: "saving" });
      Promise.resolve()
        .then(() => onSave(sent, { version: over }))
        .then((answer) => {
          if (typeof answer === "object" && answer.status === "conflict") {
            const { document: theirs = null, version: saved = 0 } = answer.document ?? {};
            return setState({ status: "conflict", theirs: read(theirs, { specs }).document ?? theirs, version: saved });
          }
          const saved = { base: sent, version: typeof answer === "object" ? answer.document.version : over, baseAt: now() };
          setGrounds((all) => all.map((one, at) => (at === from ? saved : one)));
          setState({ status: "saved" });
          onSaved();
        })
        .catch((error: unknown) => setState({ status: "failed", error: asMetricsError(error) }));
    },
    rebase(theirs, theirVersion, baseAt = now()) {
      setState({ status: "idle" });
      return added({ base: theirs, version: theirVersion, baseAt });
    },
    collide(base, from, baseAt) {
      setState({ status: "conflict", theirs: own.base, version: own.version });
      return added({ base, version: from, baseAt });
    },
    forget: () => setState({ status: "idle" }),
  };
}
