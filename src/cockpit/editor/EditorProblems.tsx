"use client";

import type { Finding } from "../../document/finding.ts";
import type { Editor } from "./useEditor.ts";
import { useEditorWords } from "./useEditorWords.ts";

interface EditorProblemsProps {
  readonly editor: Editor;
  /** Shows the control that a path is about. */
  readonly onJump: (path: string) => void;
}

/** Everything that is wrong, each a way to where it is. */
export function EditorProblems({ editor, onJump }: EditorProblemsProps) {
  const { words, text } = useEditorWords();
  const { findings } = editor;
  const count = findings.length === 0 ? words.noProblems : words.problemCount(findings.length);
  return (
    <details className="md-editor-problems md-editor-section">
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
          </li>
        ))}
      </ul>
    </details>
  );
}

function subject({ path }: Finding, editor: Editor, text: (text: { readonly en: string }) => string): string {
  const id = widgetIn(path);
  return id !== null && Object.hasOwn(editor.document.widgets, id) ? `${text(editor.nameOf(id))}: ` : "";
}

/** The widget that a path leads to. */
export function widgetIn(path: string): string | null {
  return /^widgets\.([\w-]+)/.exec(path)?.[1] ?? null;
}
