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
  /** What was saved last, and its version. */
  readonly base: CockpitDocument;
  readonly version: number;
  /**
   * What could not be read again is not saved.
   * @param options.over the version that it is written over; default: the one that was edited
   */
  readonly save: (document: CockpitDocument, options?: { readonly over?: number }) => void;
  /** Their version is what is edited from now on. */
  readonly rebase: (base: CockpitDocument, version: number) => void;
  /** What is edited was made from another version than the one that is saved by now: their parts that clash are to be chosen from. */
  readonly collide: (from: { readonly base: CockpitDocument; readonly version: number }) => void;
  readonly forget: () => void;
}

interface SavingOptions {
  readonly document: CockpitDocument;
  readonly version: number;
  readonly specs: readonly AnyWidgetSpec[];
  readonly onSave: OnSave;
  readonly onSaved: () => void;
  /** It was not sent, since it has errors. */
  readonly onFaulty: () => void;
}

export function useSaving({ document, version, specs, onSave, onSaved, onFaulty }: SavingOptions): EditorSaving {
  const [base, setBase] = useState({ base: document, version });
  const [state, setState] = useState<Saving>({ status: "idle" });
  return {
    state,
    ...base,
    save(sent, { over = base.version } = {}) {
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
          setBase({ base: sent, version: typeof answer === "object" ? answer.document.version : over });
          setState({ status: "saved" });
          onSaved();
        })
        .catch((error: unknown) => setState({ status: "failed", error: asMetricsError(error) }));
    },
    rebase(theirs, theirVersion) {
      setBase({ base: theirs, version: theirVersion });
      setState({ status: "idle" });
    },
    collide(from) {
      setState({ status: "conflict", theirs: base.base, version: base.version });
      setBase(from);
    },
    forget: () => setState({ status: "idle" }),
  };
}
