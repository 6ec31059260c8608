"use client";

import { useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { checkDocument } from "../../document/check/checkDocument.ts";
import type { CockpitDocument } from "../../document/cockpitDocument.ts";
import { sameJson } from "../../document/merge/sameJson.ts";
import { formatClock, formatInstant } from "../../format/date.ts";
import type { EditorMessages } from "../../i18n/messages/editor.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { CellBoundary } from "../CellBoundary.tsx";
import type { WidgetRegistry } from "../defineWidget.ts";
import { DocumentFaults } from "../DocumentFaults.tsx";
import { undrawable } from "../undrawable.ts";
import { historyIntent } from "./canvasKeys.ts";
import { draftName } from "./draftStore.ts";
import type { DraftStorage } from "./draftStore.ts";
import { beyondRepair } from "./editorFindings.ts";
import { EditorCanvas } from "./EditorCanvas.tsx";
import { EditorHead } from "./EditorHead.tsx";
import { DraftNote, EditorNotes } from "./EditorNotes.tsx";
import { EditorPanel } from "./EditorPanel.tsx";
import { EditorToolbar } from "./EditorToolbar.tsx";
import { useDraft } from "./useDraft.ts";
import type { DraftState } from "./useDraft.ts";
import { useEditor } from "./useEditor.ts";
import { EditorContext, useEditorWords } from "./useEditorWords.ts";
import { useHeldFocus } from "./useHeldFocus.ts";
import { useSaving } from "./useSaving.ts";
import type { OnSave, Saving } from "./useSaving.ts";
import { WidgetPicker } from "./WidgetPicker.tsx";

export interface EditorBodyProps {
  readonly document: CockpitDocument;
  readonly widgets: WidgetRegistry;
  readonly id: string | undefined;
  readonly version: number;
  readonly onChange: ((document: CockpitDocument) => void) | undefined;
  readonly onSave: OnSave;
  readonly storage: DraftStorage | null;
  readonly draftOwner: string | undefined;
  readonly words: EditorMessages;
}

/**
 * Everything of an editor, with its words. A document that no cockpit could be drawn from, or that could not be put right
 * here, as one of a later version, has what is wrong with it in its place, until there is another; what is being edited
 * stays, whatever comes after it.
 */
export function EditorBody({ words, ...rest }: EditorBodyProps) {
  const { document, widgets } = rest;
  const [root, setRoot] = useState<Element | null>(null);
  const path = useMemo(() => undrawable(document) ?? beyondRepair(document), [document]);
  const [isTaken, setTaken] = useState(path === null);
  if (path === null && !isTaken) setTaken(true);
  const faults = <DocumentFaults document={document} widgets={widgets} {...(path !== null && { path })} />;
  const surroundings = useMemo(() => ({ words, root }), [words, root]);
  return (
    <EditorContext.Provider value={surroundings}>
      <div ref={(element) => setRoot(element?.closest(".md-root") ?? null)} className="md-editor-body">
        {isTaken ? (
          <CellBoundary of={document} instead={faults}>
            <Whole {...rest} />
          </CellBoundary>
        ) : (
          faults
        )}
      </div>
    </EditorContext.Provider>
  );
}

function Whole({ document: given, widgets, id, version, onChange, onSave, storage, draftOwner }: Omit<EditorBodyProps, "words">) {
  const { words } = useEditorWords();
  const { now } = useLocalized();
  const editor = useEditor({ document: given, widgets, onChange });
  const specs = useMemo(() => widgets.map(({ spec }) => spec), [widgets]);
  const saving = useSaving({
    document: given,
    version,
    ground: editor.state.history.ground,
    specs,
    onSave,
    onSaved: () => editor.say(words.saved),
    onFaulty: () => editor.say(words.saveNeedsRepair),
    now,
  });
  const { base, version: made, baseAt } = saving;
  const draft = useDraft({ cockpit: id === undefined ? id : draftName(id, draftOwner), document: editor.document, base, version: made, baseAt, storage, now });
  const clock = useClock();
  const [isPicking, setPicking] = useState(false);
  const picker = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const held = useHeldFocus(whole, ".md-editor-canvas");
  const sourceOf = useMemo(() => (widget: string) => `${id ?? "editor"}.${widget}`, [id]);
  const isEdited = saving.isBehind || !sameJson(editor.document, saving.base);
  const isReadable = checkDocument(editor.document, { specs }).length === 0;
  const isOpen = saving.state.status === "conflict";

  const save = () => {
    if (isOpen) return editor.say(words.undecided);
    if (!isEdited) return;
    editor.settle();
    saving.save(editor.document);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      return save();
    }
    const intent = isTextField(event.target) ? null : historyIntent(event);
    if (intent === null) return;
    event.preventDefault();
    if (intent === "undo") editor.undo(true);
    else editor.redo(true);
  };

  return (
    <div ref={whole} className="md-editor-whole" onKeyDown={onKeyDown} {...held}>
      <div className="md-editor-top">
        <EditorToolbar
          editor={editor}
          picker={picker}
          onPick={() => setPicking(true)}
          saving={saving.state.status === "saving" ? "saving" : isEdited && !isOpen ? "edited" : "idle"}
          status={statusText({ saving: saving.state, draft: draft.state, isEdited, isReadable, words, clock })}
          onSave={save}
        />
        <EditorNotes editor={editor} saving={saving} draft={draft} clock={clock} specs={specs} />
      </div>
      <DraftNote draft={draft} />
      <div className="md-editor-room">
        <div className="md-editor-stage">
          <EditorHead editor={editor} sourceOf={sourceOf} />
          {Object.keys(editor.document.widgets).length === 0 ? (
            <div className="md-editor-empty">
              <p>{words.emptyGrid}</p>
              <button type="button" className="md-button" data-variant="primary" autoFocus={editor.aim > 0} onClick={() => setPicking(true)}>
                {words.addFirst}
              </button>
            </div>
          ) : (
            <EditorCanvas editor={editor} widgets={widgets} sourceOf={sourceOf} menu={menu} />
          )}
        </div>
        <EditorPanel editor={editor} />
      </div>
      <WidgetPicker
        widgets={widgets}
        isOpen={isPicking}
        onClose={() => setPicking(false)}
        onPick={(spec) => {
          setPicking(false);
          editor.add(spec);
        }}
      />
      <div className="md-sr" aria-live="assertive">
        <p key={editor.said.n}>{editor.said.text}</p>
      </div>
    </div>
  );
}

interface StatusOptions {
  readonly saving: Saving;
  readonly draft: DraftState;
  readonly isEdited: boolean;
  readonly isReadable: boolean;
  readonly words: EditorMessages;
  readonly clock: (time: number) => string;
}

function statusText({ saving, draft, isEdited, isReadable, words, clock }: StatusOptions): string {
  if (saving.status === "saving") return words.saving;
  if (saving.status === "conflict") return words.undecided;
  if (!isEdited) return saving.status === "saved" ? words.saved : "";
  if (!isReadable) return words.saveNeedsRepair;
  if (draft.status === "kept") return words.draftKept(clock(draft.at));
  return draft.status === "taken" ? words.otherTabPaused : words.unsaved;
}

/** A moment as people say it who are still in its day. */
function useClock(): (time: number) => string {
  const { locale, now } = useLocalized();
  return (time) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const isToday = new Date(time).toDateString() === new Date(now()).toDateString();
    return (isToday ? formatClock : formatInstant)(time, { locale, timeZone });
  };
}

/** Where the browser undoes typing itself. */
function isTextField(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}
