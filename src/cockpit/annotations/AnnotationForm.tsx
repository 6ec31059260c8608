"use client";

import { useState } from "react";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { AnnotationKind } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { ResolvedRange } from "../../query/range.ts";
import { dateOnClock, nextDate, rangeOnClock } from "../../react/rangeOnClock.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { clockOf, resolveRange } from "../../time/resolveRange.ts";

export interface Noted {
  readonly label: string;
  /** Whole days of the reporting zone. */
  readonly time: ResolvedRange;
  readonly kind: AnnotationKind;
}

/** What stands in the fields: `last` is empty where it is the first day. */
export interface TypedNote {
  readonly label: string;
  readonly first: string;
  readonly last: string;
  readonly kind: AnnotationKind;
}

export type NoteStatus = "typed" | "sent" | "refused";

export interface AnnotationFormProps {
  readonly start: TypedNote;
  readonly words: CommentMessages;
  /** While it is sent nothing of it can be changed or given up: it may be refused, and then it is still here. */
  readonly status: NoteStatus;
  readonly onType?: (typed: TypedNote) => void;
  readonly onSave: (noted: Noted) => void;
  readonly onCancel?: () => void;
}

/** What happened, on which days of the reporting zone, and whether these were not as usual. */
export function AnnotationForm({ start, words, status, onType, onSave, onCancel }: AnnotationFormProps) {
  const { catalog, now, timeZone } = useLocalized<Catalog>();
  const [typed, setTyped] = useState(start);
  const [isUnclear, setUnclear] = useState(false);
  const isSaving = status === "sent";
  const { label, first, last, kind } = typed;
  const type = (change: Partial<TypedNote>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    onType?.(next);
  };

  const save = () => {
    if (label.trim() === "" || first === "" || (last !== "" && first > last)) return setUnclear(true);
    setUnclear(false);
    const dates = { from: first, to: nextDate(last === "" ? first : last) };
    const { from, to } = resolveRange(dates, clockOf({ timeZone }, now(), catalog.calendars), { path: "range" });
    onSave({ label: label.trim(), kind, time: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } });
  };
  const field = (name: string, part: "first" | "last") => (
    <label>
      {name}
      <input type="date" max="9999-12-31" className="md-input" readOnly={isSaving} value={typed[part]} onChange={({ target }) => type({ [part]: target.value })} />
    </label>
  );
  return (
    <form
      className="md-range-custom md-annotation-form"
      noValidate
      aria-busy={isSaving}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || onCancel === undefined) return;
        event.stopPropagation();
        if (!isSaving) onCancel();
      }}
    >
      <div className="md-range-fields">
        <label>
          {words.what}
          <input className="md-input" maxLength={200} autoFocus readOnly={isSaving} value={label} onChange={({ target }) => type({ label: target.value })} />
        </label>
        {field(words.from, "first")}
        {field(words.until, "last")}
      </div>
      <label className="md-pick">
        <input type="checkbox" aria-disabled={isSaving} checked={kind === "incident"} onChange={({ target }) => !isSaving && type({ kind: target.checked ? "incident" : "note" })} />
        {words.incident}
      </label>
      <p role="alert" className="md-range-error" data-signal="bad">
        {isUnclear ? words.unclear : status === "refused" && words.notSent}
      </p>
      <div className="md-comment-tools">
        <button type="submit" className="md-button" data-variant="primary" aria-disabled={isSaving}>
          {words.save}
        </button>
        {onCancel !== undefined && (
          <button type="button" className="md-button" data-variant="quiet" aria-disabled={isSaving} onClick={() => !isSaving && onCancel()}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

/** The first and the last day of a range, the latter empty where they are the same. */
export function useDays(): (range: ResolvedRange) => { readonly first: string; readonly last: string } {
  const clock = usePageClock();
  return (range) => {
    const { from, to } = rangeOnClock(range, clock);
    const [first, last] = [dateOnClock(from), dateOnClock(Math.max(from, to - 1))];
    return { first, last: last === first ? "" : last };
  };
}
