"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { mergeDocuments } from "../../document/merge/mergeDocuments.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { ChangeList } from "./ChangeList.tsx";
import { ConflictNote } from "./ConflictNote.tsx";
import { draftAge } from "./draftAge.ts";
import type { Draft } from "./draftStore.ts";
import { Note } from "./Note.tsx";
import { ontoOthers } from "./ontoOthers.ts";
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

/** What has to be decided before going on: it stays in sight with the tools, however far down the reader is. */
export function EditorNotes({ editor, saving, draft, clock, specs }: EditorNotesProps) {
  const { words } = useEditorWords();
  const { state } = draft;
  const recover = (found: Draft) => {
    const { base, document, version, baseAt = 0 } = found;
    const age = draftAge(found, saving);
    const merged = age === "older" ? mergeDocuments(base, document, saving.base, { specs }) : null;
    // What was edited here stands on what is saved by now, for who takes the recovery back, and more.
    if (age === "newer") editor.rebase(saving.rebase(base, version, baseAt), document, "recover", ontoOthers(saving.base, base, specs));
    else if (merged !== null && merged.conflicts.length > 0) editor.rebase(saving.collide(base, version, baseAt), document, "recover");
    else editor.edit(merged?.document ?? document, "recover", editor.document.title);
    draft.adopt();
  };
  return (
    <div className="md-editor-notes">
      {saving.state.status === "failed" && (
        <Note tone="bad">
          <p role="alert">
            {words.saveFailed} {saving.state.error.message}
          </p>
        </Note>
      )}
      {saving.state.status === "conflict" && <ConflictNote editor={editor} saving={saving} conflict={saving.state} specs={specs} />}
      {state.status === "found" && (
        <Found draft={state.draft} saving={saving} clock={clock} specs={specs}>
          <button type="button" className="md-button" data-variant="primary" onClick={() => recover(state.draft)}>
            {words.continueDraft}
          </button>
          <button type="button" className="md-button" onClick={draft.override}>
            {words.discardDraft}
          </button>
        </Found>
      )}
      {state.status === "taken" && (
        <Note tone="warning">
          <p role="alert">{words.otherTab(clock(state.draft.keptAt))}</p>
          <button type="button" className="md-button" onClick={() => recover(state.draft)}>
            {words.takeTheirs}
          </button>
          <button type="button" className="md-button" onClick={draft.override}>
            {words.keepMine}
          </button>
        </Note>
      )}
    </div>
  );
}

/** That nothing is kept in the browser: known once, and not to be decided. */
export function DraftNote({ draft: { state } }: { readonly draft: DraftKeeping }) {
  const { words } = useEditorWords();
  if (state.status !== "full" && state.status !== "off") return null;
  return (
    <Note tone="warning">
      <p role="alert">{state.status === "full" ? words.draftFull : words.draftOff}</p>
    </Note>
  );
}

interface FoundProps {
  readonly draft: Draft;
  readonly saving: EditorSaving;
  readonly clock: (time: number) => string;
  readonly specs: readonly AnyWidgetSpec[];
  readonly children: ReactNode;
}

function Found({ draft, saving, clock, specs, children }: FoundProps) {
  const { words } = useEditorWords();
  const [isCompared, setCompared] = useState(false);
  return (
    <Note>
      <p>
        {words.draftFound(clock(draft.keptAt))} {draftAge(draft, saving) === "older" && words.draftOutdated}
      </p>
      {children}
      <button type="button" className="md-button" aria-expanded={isCompared} onClick={() => setCompared(!isCompared)}>
        {words.compareDraft}
      </button>
      {isCompared && <ChangeList before={draft.base} after={draft.document} specs={specs} />}
    </Note>
  );
}
