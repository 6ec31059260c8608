"use client";

import { useState } from "react";
import { formatNumber } from "../../format/number.ts";
import { useLocalized } from "../../react/useLocalized.ts";

export interface CommentFormProps {
  /** What the field is for. */
  readonly label: string;
  readonly action: string;
  /** By how many characters a text is too long. */
  readonly tooLong: (excess: string) => string;
  readonly start?: string;
  readonly focus?: boolean;
  /** Whether it is kept; what is not stays in the field. */
  readonly send: (text: string) => Promise<boolean>;
  readonly cancel?: { readonly label: string; readonly act: () => void };
}

const mostCharacters = 2_000;

/** A text to be sent, by its button or with Ctrl and Enter. */
export function CommentForm({ label, action, tooLong, start = "", focus = false, send, cancel }: CommentFormProps) {
  const [text, setText] = useState(start);
  const { locale } = useLocalized();
  const said = text.trim();
  const excess = said.length - mostCharacters;
  const submit = () => {
    if (said === "" || excess > 0) return;
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
        aria-invalid={excess > 0 || undefined}
        autoFocus={focus}
        value={text}
        // What is there already is gone on with.
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
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
        <button type="submit" className="md-button" aria-disabled={said === "" || excess > 0}>
          {action}
        </button>
        <span role="status" data-signal="warning">
          {excess > 0 && tooLong(formatNumber(excess, { locale, unit: "count" }))}
        </span>
        {cancel !== undefined && (
          <button type="button" className="md-button" data-variant="quiet" onClick={cancel.act}>
            {cancel.label}
          </button>
        )}
      </div>
    </form>
  );
}
