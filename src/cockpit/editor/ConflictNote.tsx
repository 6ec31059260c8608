"use client";

import { useMemo, useState } from "react";
import { checkDocument } from "../../document/check/checkDocument.ts";
import type { Finding } from "../../document/finding.ts";
import { mergeDocuments } from "../../document/merge/mergeDocuments.ts";
import type { MergeConflict } from "../../document/merge/mergeRecord.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { changeText } from "./changeText.ts";
import { documentDifferences } from "./documentDifferences.ts";
import { isEditable } from "./editorFindings.ts";
import { Note } from "./Note.tsx";
import type { Editor } from "./useEditor.ts";
import { useDifferenceOptions } from "./useDifferenceOptions.ts";
import { useEditorWords } from "./useEditorWords.ts";
import type { EditorSaving, Saving } from "./useSaving.ts";

interface ConflictNoteProps {
  readonly editor: Editor;
  readonly saving: EditorSaving;
  readonly conflict: Extract<Saving, { readonly status: "conflict" }>;
  readonly specs: readonly AnyWidgetSpec[];
}

/** Somebody else has saved: both edits put together, what cannot be, one by one, and the ways to go on. */
export function ConflictNote({ editor, saving, conflict, specs }: ConflictNoteProps) {
  const { words, text } = useEditorWords();
  const options = useDifferenceOptions(specs);
  const { document } = editor;
  const { theirs: answered, version } = conflict;
  const theirs = isEditable(answered) ? answered : null;
  const [taken, setTaken] = useState<readonly string[]>([]);
  const merged = useMemo(
    () => (theirs === null ? null : mergeDocuments(saving.base, document, theirs, { specs, takeTheirs: taken })),
    [saving.base, document, theirs, specs, taken],
  );
  const differences = theirs === null ? [] : documentDifferences(theirs, document, options);
  const faultOf = (input: unknown) => checkDocument(input, { specs })[0];
  const errors = (side: string, fault: Finding | undefined) => fault && ` ${words.sideFaulty(side, `${fault.path === "" ? "" : `${fault.path}: `}${text(fault.message)}`)}`;
  const [myFault, theirFault] = [faultOf(document), answered === null ? undefined : faultOf(answered)];
  const whole = merged?.conflicts.find(({ isWhole }) => isWhole);
  const how = ({ length }: readonly MergeConflict[]) => {
    if (whole?.message !== undefined) return words.conflictWhole(text(whole.message));
    return length === 0 ? words.conflictMerged : words.conflictRemaining(length);
  };
  const rebase = (next: typeof document) => {
    if (theirs !== null) saving.rebase(theirs, version);
    editor.edit(next, "merge", document.title);
  };
  return (
    <Note tone="warning">
      <p role="alert">
        {words.conflict}
        {errors(words.theirs, theirFault)}
        {errors(words.mine, myFault)}
        {merged !== null && ` ${how(merged.conflicts)}`}
      </p>
      {merged !== null && whole === undefined && (
        <button
          type="button"
          className="md-button"
          data-variant="primary"
          onClick={() => {
            rebase(merged.document);
            saving.save(merged.document, { over: version });
          }}
        >
          {faultOf(merged.document) === undefined ? words.useMerged : words.mergeAndRepair}
        </button>
      )}
      {theirs !== null && (
        <button type="button" className="md-button" onClick={() => rebase(theirs)}>
          {words.loadTheirs}
        </button>
      )}
      <button type="button" className="md-button" aria-disabled={myFault !== undefined} onClick={() => saving.save(document, { over: version })}>
        {words.overwrite}
      </button>
      {merged !== null && merged.conflicts.length > 0 && (
        <ul className="md-editor-changes">
          {merged.conflicts.map(({ path, ours, theirs: other, message, isWhole }, index) => {
            const told = differences.find((one) => one.path === path);
            const { what = path, after = written(ours), before = written(other) } = told ?? {};
            return (
              <li key={index}>
                {what}
                {message !== undefined && !isWhole && ` ${text(message)}`} · {words.mine}: <ins>{after ?? words.nothing}</ins> · {words.theirs}:{" "}
                <del>{before ?? words.nothing}</del>
                {!isWhole && (
                  <label className="md-pick">
                    <input
                      type="checkbox"
                      aria-label={`${words.theirsHere}: ${what}`}
                      checked={taken.includes(path)}
                      onChange={({ target }) => setTaken(target.checked ? [...taken, path] : taken.filter((one) => one !== path))}
                    />
                    {words.theirsHere}
                  </label>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Note>
  );
}

function written(value: unknown): string | null {
  return value === undefined ? null : changeText(value);
}
