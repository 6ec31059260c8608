"use client";

import { useMemo } from "react";
import { mergeDocuments } from "../../document/merge/mergeDocuments.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { changeText } from "./changeText.ts";
import { Note } from "./Note.tsx";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";
import type { EditorSaving, Saving } from "./useSaving.ts";

interface ConflictNoteProps {
  readonly editor: Editor;
  readonly saving: EditorSaving;
  readonly conflict: Extract<Saving, { readonly status: "conflict" }>;
  readonly specs: readonly AnyWidgetSpec[];
}

/** Somebody else has saved: both edits put together, what cannot be, and the ways to go on. */
export function ConflictNote({ editor, saving, conflict, specs }: ConflictNoteProps) {
  const { words, text } = useEditorWords();
  const { document } = editor;
  const { theirs, version } = conflict;
  const merged = useMemo(
    () => (theirs === null ? null : mergeDocuments(saving.base, document, theirs, { specs })),
    [saving.base, document, theirs, specs],
  );
  const rebase = (next: typeof document) => {
    if (theirs !== null) saving.rebase(theirs, version);
    editor.edit(next, "merge", document.title);
  };
  return (
    <Note tone="warning">
      <p role="alert">
        {words.conflict} {merged !== null && (merged.conflicts.length === 0 ? words.conflictMerged : words.conflictRemaining(merged.conflicts.length))}
      </p>
      {merged !== null && (
        <button
          type="button"
          className="md-button"
          data-variant="primary"
          onClick={() => {
            rebase(merged.document);
            saving.save(merged.document, { over: version });
          }}
        >
          {words.useMerged}
        </button>
      )}
      {theirs !== null && (
        <button type="button" className="md-button" onClick={() => rebase(theirs)}>
          {words.loadTheirs}
        </button>
      )}
      <button type="button" className="md-button" onClick={() => saving.save(document, { over: version })}>
        {words.overwrite}
      </button>
      {merged !== null && merged.conflicts.length > 0 && (
        <ul className="md-editor-changes">
          {merged.conflicts.map(({ path, ours, theirs: other, message }, index) => (
            <li key={index}>
              <code>{path}</code> {message !== undefined && text(message)} {words.mine}: <ins>{changeText(ours) ?? words.nothing}</ins> · {words.theirs}:{" "}
              <del>{changeText(other) ?? words.nothing}</del>
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
