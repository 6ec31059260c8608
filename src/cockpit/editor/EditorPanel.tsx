"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { chevronGlyph, Glyph } from "../Glyph.tsx";
import { CockpitForm } from "./CockpitForm.tsx";
import { EditorProblems, widgetIn } from "./EditorProblems.tsx";
import { isBelow } from "./pathBelow.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";
import { WidgetForm } from "./WidgetForm.tsx";

/** The properties of what is chosen, and the cockpit's problems. Where there is little room they open when asked for. */
export function EditorPanel({ editor }: { readonly editor: Editor }) {
  const { words, text, messages } = useEditorWords();
  const { selected } = editor.state;
  const panel = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const contents = useId();
  const aim = useRef<string | null>(null);
  useEffect(() => {
    if (aim.current === null || panel.current === null) return;
    const [path, root] = [aim.current, panel.current];
    aim.current = null;
    controlAt(root, path)?.focus();
  });
  const { filterAim } = editor;
  useEffect(() => {
    const came = Array.from(panel.current?.querySelectorAll<HTMLElement>("[data-filter]") ?? []).find(({ dataset }) => dataset["filter"] === filterAim.id);
    // What takes it out again, the last of its buttons: the one that had the focus when it went.
    Array.from(came?.querySelector(".md-field-legend")?.querySelectorAll("button") ?? []).at(-1)?.focus();
  }, [filterAim]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isOpen) return;
    event.preventDefault();
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <aside className="md-editor-panel" data-open={isOpen || undefined} aria-label={words.properties} onKeyDown={onKeyDown}>
      <button
        ref={toggle}
        type="button"
        className="md-button md-editor-panel-toggle"
        data-variant="quiet"
        aria-expanded={isOpen}
        aria-controls={contents}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{messages.labeled(words.properties, selected === null ? words.cockpit : text(editor.nameOf(selected)))}</span>
        <Glyph path={chevronGlyph} />
      </button>
      <div ref={panel} id={contents} className="md-editor-panel-contents">
        {selected !== null && (
          <button type="button" className="md-button md-editor-back" data-variant="quiet" onClick={() => {
              aim.current = "";
              editor.select(null);
            }}
          >
            ‹ {words.cockpit}
          </button>
        )}
        {selected === null ? <CockpitForm editor={editor} /> : <WidgetForm editor={editor} widget={selected} />}
        <EditorProblems
          editor={editor}
          onJump={(path) => {
            const widget = widgetIn(path, editor);
            aim.current = path.replace(/^widgets\.[\w-]+\.props\.?/, "").replace(/^filters\[\d+\]\.?/, "");
            if (widget !== selected) editor.select(widget);
            else if (panel.current !== null) controlAt(panel.current, aim.current)?.focus();
          }}
        />
      </div>
    </aside>
  );
}

/** The first thing that can be focused where the path is shown, or the nearest way above it is. */
function controlAt(root: HTMLElement, path: string): HTMLElement | null {
  const shown = Array.from(root.querySelectorAll<HTMLElement>("[data-path]"))
    .filter(({ dataset }) => dataset["path"] === path || isBelow(path, dataset["path"] ?? ""))
    .toSorted((a, b) => (b.dataset["path"] ?? "").length - (a.dataset["path"] ?? "").length);
  return (shown[0] ?? root).querySelector<HTMLElement>("input, select, button");
}

