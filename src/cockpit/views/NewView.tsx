"use client";

import { useId, useState } from "react";
import type { ViewMessages } from "../../i18n/messages/views.ts";
import type { SavedViewsState } from "./useSavedViews.ts";

export interface NewViewProps {
  readonly canShare: boolean;
  readonly saveAs: SavedViewsState["saveAs"];
  readonly words: ViewMessages;
}

/** Gives what is chosen a name. */
export function NewView({ canShare, saveAs, words }: NewViewProps) {
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const noteId = useId();
  return (
    <form
      className="md-views-new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === "");
        if (name.trim() === "") return;
        saveAs(name.trim(), { scope: isShared ? "shared" : "personal" });
        setName("");
        setShared(false);
      }}
    >
      <p>{words.saveAs}</p>
      <div className="md-views-fields">
        <input
          className="md-input"
          aria-label={words.name}
          aria-describedby={noteId}
          aria-invalid={isMissing}
          placeholder={words.name}
          maxLength={200}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setMissing(false);
          }}
        />
        <button type="submit" className="md-button">
          {words.add}
        </button>
      </div>
      <p id={noteId} role="alert" data-signal="bad">
        {isMissing && words.nameMissing}
      </p>
      {canShare && (
        <label className="md-pick">
          <input type="checkbox" checked={isShared} onChange={({ target }) => setShared(target.checked)} />
          {words.forAll}
        </label>
      )}
    </form>
  );
}
