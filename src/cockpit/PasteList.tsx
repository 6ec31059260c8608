"use client";

import { useId, useState } from "react";
import type { FilteringMessages } from "../i18n/messages/filtering.ts";

export interface PasteListProps {
  readonly words: FilteringMessages;
  /** With what was written; empty where it was given up. */
  readonly onClose: (text: string) => void;
}

/** A field for values by the list. It is as high as the list that it stands for. */
export function PasteList({ words, onClose }: PasteListProps) {
  const [text, setText] = useState("");
  const hint = useId();
  return (
    <div
      className="md-members-list md-paste"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose("");
      }}
    >
      {/* It stands where the button was that asked for it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <textarea autoFocus className="md-input" aria-label={words.paste} aria-describedby={hint} value={text} onChange={({ target }) => setText(target.value)} />
      <p id={hint} aria-hidden="true" className="md-members-note">
        {words.pasteHint}
      </p>
      <div>
        <button type="button" className="md-button" data-variant="primary" disabled={text.trim() === ""} onClick={() => onClose(text)}>
          {words.addPasted}
        </button>{" "}
        <button type="button" className="md-button" data-variant="quiet" onClick={() => onClose("")}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
