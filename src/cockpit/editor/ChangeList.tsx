"use client";

import { changeText } from "./changeText.ts";
import { useEditorWords } from "./useEditorWords.ts";

interface ChangeListProps {
  readonly label: string;
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

/** Where two documents differ, and what each says there. */
export function ChangeList({ label, changes }: ChangeListProps) {
  const { words } = useEditorWords();
  return (
    <ul className="md-editor-changes" aria-label={label}>
      {changes.map(({ path, before, after }, index) => (
        <li key={index}>
          <code>{path}</code> <del>{changeText(before) ?? words.nothing}</del> → <ins>{changeText(after) ?? words.nothing}</ins>
        </li>
      ))}
    </ul>
  );
}
