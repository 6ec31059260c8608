"use client";

import { Fragment, useMemo, useState } from "react";
import { checkDocument } from "../../document/check/checkDocument.ts";
import type { Finding } from "../../document/finding.ts";
import { mergeDocuments } from "../../document/merge/mergeDocuments.ts";
import type { AnyWidgetSpec } from "../../document/widgetSpec.ts";
import { conflictChoices } from "./conflictChoices.ts";
import { documentDifferences } from "./documentDifferences.ts";
import { isEditable } from "./editorFindings.ts";
import { Note } from "./Note.tsx";
import { ontoOthers } from "./ontoOthers.ts";
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
  const choices = conflictChoices(merged?.conflicts ?? [], differences);
  const whole = merged?.conflicts.find(({ isWhole }) => isWhole);
  const how = () => {
    if (whole?.message !== undefined) return words.conflictWhole(text(whole.message));
    return choices.length === 0 ? words.conflictMerged : words.conflictRemaining(choices.length);
  };
  const take = (next: typeof document, made: typeof document) => {
    const ground = saving.rebase(made, version);
    editor.rebase(ground, next, "merge", ontoOthers(saving.base, made, specs));
    return ground;
  };
  return (
    <Note tone="warning">
      <p role="alert">
        {words.conflict}
        {errors(words.theirs, theirFault)}
        {errors(words.mine, myFault)}
        {merged !== null && ` ${how()}`}
      </p>
      {theirs !== null && merged !== null && whole === undefined && (
        <button
          type="button"
          className="md-button"
          data-variant="primary"
          onClick={() => {
            saving.save(merged.document, { over: version, from: take(merged.document, theirs) });
          }}
        >
          {faultOf(merged.document) === undefined ? words.useMerged : words.mergeAndRepair}
        </button>
      )}
      {theirs !== null && (
        <button type="button" className="md-button" onClick={() => take(theirs, theirs)}>
          {words.loadTheirs}
        </button>
      )}
      <button type="button" className="md-button" aria-disabled={myFault !== undefined} onClick={() => saving.save(document, { over: version })}>
        {words.overwrite}
      </button>
      {choices.length > 0 && (
        <ul className="md-editor-changes">
          {choices.map(({ paths, told, message, isWhole }, index) => (
            <li key={index}>
              {told.map(({ what, before, after }, part) => (
                <Fragment key={part}>
                  {part > 0 && <br />}
                  {what}
                  {part === 0 && message !== undefined && !isWhole && ` ${text(message)}`} · {words.mine}: <ins>{after ?? words.nothing}</ins> · {words.theirs}:{" "}
                  <del>{before ?? words.nothing}</del>
                </Fragment>
              ))}
              {!isWhole && (
                <label className="md-pick">
                  <input
                    type="checkbox"
                    aria-label={`${words.theirsHere}: ${options.messages.list(told.map(({ what }) => what))}`}
                    checked={paths.every((path) => taken.includes(path))}
                    onChange={({ target }) => setTaken([...taken.filter((one) => !paths.includes(one)), ...(target.checked ? paths : [])])}
                  />
                  {words.theirsHere}
                </label>
              )}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
