"use client";

import type { KeyboardEventHandler } from "react";
import { useLocalized } from "../react/useLocalized.ts";

export interface FailureNoteProps {
  readonly words: string;
  readonly retry: () => void;
  readonly className: string;
  readonly onKeyDown?: KeyboardEventHandler;
}

/** What could not be loaded, said at once, with the way to try again. */
export function FailureNote({ words, retry, ...rest }: FailureNoteProps) {
  return (
    <p {...rest} role="alert" data-signal="bad">
      {words}{" "}
      <button type="button" className="md-button" onClick={retry}>
        {useLocalized().messages.states.retry}
      </button>
    </p>
  );
}
