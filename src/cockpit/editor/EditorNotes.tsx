"use client";

import type { ReactNode } from "react";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import type { Editor } from "./useEditor.ts";
import type { DraftKeeping } from "./useDraft.ts";
import { useEditorWords } from "./useEditorWords.ts";
import type { EditorSaving } from "./useSaving.ts";

interface EditorNotesProps {
  readonly editor: Editor;
  readonly saving: EditorSaving;
  readonly draft: DraftKeeping;
  readonly clock: (time: number) => string;
  readonly specs: readonly AnyWidgetSpec[];
}

/** What has to be decided, or known, before going on. */
export function EditorNotes({ editor, saving, draft, clock }: EditorNotesProps) {
  const { words } = useEditorWords();
  const { state } = draft;
  const name = editor.document.title;
  return (
    <>
      {saving.state.status === "failed" && (
        <Note tone="bad">
          <p>
            {words.saveFailed} {saving.state.error.message}
          </p>
        </Note>
      )}
      {state.status === "found" && (
        <Note>
          <p>
            {words.draftFound(clock(state.draft.keptAt))}
            {state.draft.version !== saving.version && ` ${words.draftOutdated}`}
          </p>
          <button
            type="button"
            className="md-button"
            data-variant="primary"
            onClick={() => {
              editor.edit(state.draft.document, "recover", name);
              draft.adopt();
            }}
          >
            {words.continueDraft}
          </button>
          <button type="button" className="md-button" onClick={draft.override}>
            {words.discardDraft}
          </button>
        </Note>
      )}
      {state.status === "taken" && (
        <Note tone="warning">
          <p>{words.otherTab(clock(state.draft.keptAt))}</p>
          <button
            type="button"
            className="md-button"
            onClick={() => {
              editor.edit(state.draft.document, "recover", name);
              draft.adopt();
            }}
          >
            {words.takeTheirs}
          </button>
          <button type="button" className="md-button" onClick={draft.override}>
            {words.keepMine}
          </button>
        </Note>
      )}
      {(state.status === "full" || state.status === "off") && (
        <Note tone="warning">
          <p>{state.status === "full" ? words.draftFull : words.draftOff}</p>
        </Note>
      )}
    </>
  );
}

export function Note({ tone, children }: { readonly tone?: "bad" | "warning"; readonly children: ReactNode }) {
  return (
    <div className="md-editor-note" role="group" data-tone={tone}>
      {children}
    </div>
  );
}
