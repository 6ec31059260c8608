"use client";
import { stateEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { useWords } from "../../react/useProvided.ts";

/** In place of what needs code that could not be loaded: `text`, and the way to ask for it again. */
export function Unloaded({ text, retry }: { readonly text: string; readonly retry: () => void }) {
  const { states } = useWords({ states: stateEssentialsInEnglish });
  return (
    <>
      <span className="md-note-text" data-signal="warning" title={text}>
        {text}
      </span>
      <button type="button" className="md-note-retry" onClick={retry}>
        {states.retry}
      </button>
    </>
  );
}
