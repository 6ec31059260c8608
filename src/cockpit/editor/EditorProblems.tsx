"use client";

import { useState } from "react";
import { below } from "../../document/finding.ts";
import type { Finding } from "../../document/finding.ts";
import { isBelow } from "./pathBelow.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";

interface EditorProblemsProps {
  readonly editor: Editor;
  /** Shows the control that a path is about. */
  readonly onJump: (path: string) => void;
}

/** Everything that is wrong, each a way to where it is, with what mends it where that can be done at once. */
export function EditorProblems({ editor, onJump }: EditorProblemsProps) {
  const { words, text } = useEditorWords();
  const { findings } = editor;
  const [isOpen, setOpen] = useState(false);
  const count = findings.length === 0 ? words.noProblems : words.problemCount(findings.length);
  return (
    <details className="md-editor-problems md-editor-section" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{count}</summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            <button type="button" className="md-button" data-variant="quiet" onClick={() => onJump(finding.path)}>
              <span data-signal={finding.severity === "error" ? "bad" : "warning"}>
                {finding.severity === "error" ? words.error : words.warning}
              </span>
              <span>
                {subject(finding, editor, text)}
                {text(finding.message)} <code>{finding.path}</code>
              </span>
            </button>
            {isOpen && <Repair editor={editor} finding={finding} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Each is tried before it is offered, so that it is looked for only where it is seen. */
function Repair({ editor, finding }: { readonly editor: Editor; readonly finding: Finding }) {
  const { words } = useEditorWords();
  const repair = editor.repairOf(finding);
  if (repair === null) return null;
  const { kind, path } = repair;
  const named = words.repairNamed(words.repairs[kind], path);
  return (
    <button type="button" className="md-button" data-repair="" aria-label={named} onClick={() => editor.repair(repair)}>
      {path === finding.path ? words.repairs[kind] : named}
    </button>
  );
}

function subject({ path }: Finding, editor: Editor, text: (text: { readonly en: string }) => string): string {
  const id = widgetIn(path, editor);
  return id === null ? "" : `${text(editor.nameOf(id))}: `;
}

/** The widget that a path leads to. */
export function widgetIn(path: string, { document }: Pick<Editor, "document">): string | null {
  return Object.keys(document.widgets).find((id) => path === below("widgets", id) || isBelow(path, below("widgets", id))) ?? null;
}
