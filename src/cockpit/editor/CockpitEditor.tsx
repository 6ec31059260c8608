"use client";

import { forwardRef, useEffect, useState } from "react";
import type { ComponentPropsWithoutRef } from "react";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { classes } from "../../react/classes.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { createStore } from "../../selection/store.ts";
import { CellFault } from "../CellFault.tsx";
import type { WidgetRegistry } from "../defineWidget.ts";
import type { DraftStorage } from "./draftStore.ts";
import type { OnSave } from "./useSaving.ts";

export interface CockpitEditorProps extends Omit<ComponentPropsWithoutRef<"section">, "id" | "onChange" | "children"> {
  /** What is edited; read when the editor is put up. Another cockpit is another `id`. */
  readonly document: CockpitDocument;
  /** The kinds of widgets that can be added: `standardWidgets`, and the host's own. */
  readonly widgets: WidgetRegistry;
  /** Under which drafts are kept in the browser. Left out: none are kept. */
  readonly id?: string;
  /** Which version of the cockpit `document` is, as the store that keeps it counts. Default 0. */
  readonly version?: number;
  /** After every step, undo and redo among them. What is half typed is in it: `checkDocument` says whether it is whole. */
  readonly onChange?: (document: CockpitDocument) => void;
  /**
   * Keeps the document, which is without errors then. Rejecting says that it was not kept; answering with a conflict, as
   * a `CockpitStore` does, that somebody else has saved meanwhile: both are then merged.
   */
  readonly onSave: OnSave;
  /** Where drafts are kept. Default: the browser's `localStorage`; null keeps none, and says so. */
  readonly draftStorage?: DraftStorage | null;
  /** Whose drafts these are: who signs in to the same browser finds their own. Default: whoever uses the browser. */
  readonly draftOwner?: string;
}

const body = part(() => import("./editorPart.ts"));
const chinese = part(() => import("../../i18n/chinese/editor.ts"));
const english = part(() => import("../../i18n/english/editor.ts"));

/**
 * Composes a cockpit by hand: by pointer, by finger and by keyboard alone. Its code and its words are loaded when one is
 * shown.
 */
export const CockpitEditor = forwardRef<HTMLElement, CockpitEditorProps>(function CockpitEditor(
  { document, widgets, id, version = 0, onChange, onSave, draftStorage, draftOwner, className, ...rest },
  ref,
) {
  const { locale, messages } = useProvided();
  const { states } = useWords({ states: stateEssentialsInEnglish });
  const given = messages?.editor;
  const isChinese = locale.startsWith("zh");
  const code = usePart(body, true);
  const inChinese = usePart(chinese, given === undefined && isChinese);
  const inEnglish = usePart(english, given === undefined && !isChinese);
  const words = useKept(given ?? (isChinese ? inChinese?.editorInChinese : inEnglish?.editorInEnglish));
  const isMissing = code === null || (given === undefined && (isChinese ? inChinese : inEnglish) === null);
  const retry = () => {
    body.load();
    (isChinese ? chinese : english).load();
  };
  return (
    <section {...rest} ref={ref} className={classes("md-editor", className)} aria-label={words?.editor} aria-busy={!code && !isMissing}>
      {isMissing && <CellFault faults={[{ message: states.missing }]} retry={retry} />}
      {code && words && (
        <code.EditorBody
          key={`${id} ${draftOwner}`}
          {...{ document, widgets, id, version, onChange, onSave, draftOwner, words }}
          storage={draftStorage === undefined ? code.browserStorage() : draftStorage}
        />
      )}
    </section>
  );
});

/** What was there last, where there is nothing now: without words the editor would go, and all work in it. */
function useKept<T>(value: T | undefined): T | undefined {
  const [kept] = useState(() => createStore(value));
  useEffect(() => {
    if (value !== undefined) kept.update(() => value);
  }, [kept, value]);
  return value ?? kept.getSnapshot();
}
