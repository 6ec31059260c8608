"use client";

import { useState } from "react";

export interface CommentFormProps {
  /** What the field is for. */
  readonly label: string;
  readonly action: string;
  readonly start?: string;
  readonly focus?: boolean;
  /** Whether it is kept; what is not stays in the field. */
  readonly send: (text: string) => Promise<boolean>;
  readonly cancel?: { readonly label: string; readonly act: () => void };
}

/** A text to be sent, by its button or with Ctrl and Enter. */
export function CommentForm({ label, action, start = "", focus = false, send, cancel }: CommentFormProps) {
  const [text, setText] = useState(start);
  const submit = () => {
    const said = text.trim();
    if (said === "") return;
    setText("");
    void send(said).then((isKept) => {
      if (!isKept) setText((now) => (now === "" ? text : now));
    });
  };
  return (
    <form
      className="md-comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        className="md-input"
        rows={2}
        aria-label={label}
        placeholder={label}
        maxLength={2_000}
        autoFocus={focus}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            submit();
          }
          if (event.key === "Escape" && cancel !== undefined) {
            event.stopPropagation();
            cancel.act();
          }
        }}
      />
      <div className="md-comment-tools">
        <button type="submit" className="md-button" aria-disabled={text.trim() === ""}>
          {action}
        </button>
        {cancel !== undefined && (
          <button type="button" className="md-button" data-variant="quiet" onClick={cancel.act}>
            {cancel.label}
          </button>
        )}
      </div>
    </form>
  );
}
