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

export interface AnnotationFormProps {
  readonly start: { readonly label: string; readonly first: string; readonly last: string; readonly kind: AnnotationKind };
  readonly words: CommentMessages;
  /** Rejects where it is refused: what was typed stays. */
  readonly onSave: (noted: Noted) => Promise<void>;
  readonly onCancel?: () => void;
}

/** What happened, on which days of the reporting zone, and whether these were not as usual. */
export function AnnotationForm({ start, words, onSave, onCancel }: AnnotationFormProps) {
  const { catalog, now, timeZone } = useLocalized<Catalog>();
  const [first, setFirst] = useState(start.first);
  const [last, setLast] = useState(start.last);
  const [label, setLabel] = useState(start.label);
  const [kind, setKind] = useState(start.kind);
  const [fault, setFault] = useState<"none" | "unclear" | "refused">("none");

  const save = async () => {
    const dates = { from: first, to: nextDate(last === "" ? first : last) };
    const { from, to } = resolveRange(dates, clockOf({ timeZone }, now(), catalog.calendars), { path: "range" });
    await onSave({ label: label.trim(), kind, time: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } });
  };
  const field = (name: string, value: string, set: (next: string) => void) => (
    <label>
      {name}
      <input type="date" max="9999-12-31" className="md-input" value={value} onChange={({ target }) => set(target.value)} />
    </label>
  );
  return (
    <form
      className="md-range-custom md-annotation-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isClear = label.trim() !== "" && first !== "" && (last === "" || first <= last);
        setFault(isClear ? "none" : "unclear");
        if (isClear) save().catch(() => setFault("refused"));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || onCancel === undefined) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className="md-range-fields">
        <label>
          {words.what}
          <input className="md-input" maxLength={200} autoFocus value={label} onChange={({ target }) => setLabel(target.value)} />
        </label>
        {field(words.from, first, setFirst)}
        {field(words.until, last, setLast)}
      </div>
      <label className="md-pick">
        <input type="checkbox" checked={kind === "incident"} onChange={({ target }) => setKind(target.checked ? "incident" : "note")} />
        {words.incident}
      </label>
      <p role="alert" className="md-range-error" data-signal="bad">
        {fault !== "none" && words[fault]}
      </p>
      <div className="md-comment-tools">
        <button type="submit" className="md-button" data-variant="primary">
          {words.save}
        </button>
        {onCancel !== undefined && (
          <button type="button" className="md-button" data-variant="quiet" onClick={onCancel}>
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
