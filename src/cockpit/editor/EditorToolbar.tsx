"use client";

import { useId } from "react";
import { breakpoints } from "../../document/cockpitDocument.ts";
import { Glyph } from "../Glyph.tsx";
import type { EditorEdit } from "./editorState.ts";
import { plusGlyph, redoGlyph, undoGlyph } from "./glyphs.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";

interface EditorToolbarProps {
  readonly editor: Editor;
  readonly onPick: () => void;
  readonly picker: React.RefObject<HTMLButtonElement | null>;
  /** Whether there is something to save, and whether it is on its way. */
  readonly saving: "idle" | "edited" | "saving";
  /** What became of it, and where the draft is. */
  readonly status: string;
  readonly onSave: () => void;
}

export function EditorToolbar({ editor, onPick, picker, saving, status, onSave }: EditorToolbarProps) {
  const { words, text } = useEditorWords();
  const { state, document } = editor;
  const { past, future } = state.history;
  const stepText = (edit: EditorEdit | undefined) => edit && words.steps[edit.step](text(edit.name));
  const undo = stepText(past.at(-1)?.step);
  const redo = stepText(future[0]?.step);
  const isOwn = state.at !== "wide" && document.layout[state.at] !== undefined;
  return (
    <div className="md-editor-toolbar" role="group" aria-label={words.toolbar}>
      <button ref={picker} type="button" className="md-button" aria-haspopup="dialog" onClick={onPick}>
        <Glyph path={plusGlyph} />
        {words.addWidget}
      </button>
      <HistoryButton path={undoGlyph} label={undo === undefined ? words.undo : words.undoStep(undo)} isOff={undo === undefined} onPress={() => editor.undo()} />
      <HistoryButton path={redoGlyph} label={redo === undefined ? words.redo : words.redoStep(redo)} isOff={redo === undefined} onPress={() => editor.redo()} />
      <LayoutSwitch editor={editor} />
      {state.at !== "wide" && (
        <span className="md-editor-layout-note">
          <span title={isOwn ? undefined : words.derivedHint}>{isOwn ? words.own : words.derived}</span>
          {isOwn && (
            <button type="button" className="md-button" data-variant="quiet" onClick={editor.derive}>
              {words.deriveAgain}
            </button>
          )}
        </span>
      )}
      <span className="md-editor-status">
        {status}
      </span>
      <button
        type="button"
        className="md-button"
        data-variant={saving === "idle" ? undefined : "primary"}
        aria-disabled={saving !== "edited"}
        onClick={() => {
          if (saving === "edited") onSave();
        }}
      >
        {saving === "saving" ? words.saving : words.save}
      </button>
    </div>
  );
}

interface HistoryButtonProps {
  readonly path: string;
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

function HistoryButton({ path, label, isOff, onPress }: HistoryButtonProps) {
  return (
    <button
      type="button"
      className="md-button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      <Glyph path={path} />
    </button>
  );
}

function LayoutSwitch({ editor }: { readonly editor: Editor }) {
  const { words } = useEditorWords();
  const name = useId();
  return (
    <fieldset className="md-editor-layouts">
      <legend className="md-sr">{words.layouts}</legend>
      {breakpoints.map((at) => (
        <label key={at} className="md-editor-layout" data-chosen={editor.state.at === at || undefined}>
          <input type="radio" name={name} className="md-sr" checked={editor.state.at === at} onChange={() => editor.show(at)} />
          {words.layout[at]}
        </label>
      ))}
    </fieldset>
  );
}
