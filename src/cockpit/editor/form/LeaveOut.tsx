"use client";

import { useEditorWords } from "../useEditorWords.ts";

/** Beside the name of what need not be said. */
export function LeaveOut({ label, onLeaveOut }: { readonly label: string; readonly onLeaveOut: () => void }) {
  const { words } = useEditorWords();
  return (
    <button type="button" className="md-button" data-variant="quiet" aria-label={words.leaveOutNamed(label)} onClick={onLeaveOut}>
      {words.leaveOut}
    </button>
  );
}
