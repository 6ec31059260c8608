"use client";

import { useRef, useState } from "react";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Annotation, KeptAnnotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import { safeLink } from "../../query/safeLink.ts";
import { clauseText } from "../../react/clauseText.ts";
import { labelOf } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { useReturnedFocus } from "../useReturnedFocus.ts";
import { AnnotationForm, useDays } from "./AnnotationForm.tsx";
import type { NoteStatus } from "./AnnotationForm.tsx";
import type { AnnotationListState } from "./useAnnotationList.ts";

export interface AnnotationItemProps {
  readonly annotation: Annotation;
  readonly notes: AnnotationListState;
  readonly words: CommentMessages;
}

export function AnnotationItem({ annotation, notes, words }: AnnotationItemProps) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const daysOf = useDays();
  const [isEditing, setEditing] = useState(false);
  const [status, setStatus] = useState<NoteStatus>("typed");
  const item = useRef<HTMLLIElement>(null);
  const editing = useReturnedFocus(isEditing);
  const { at, to, filter, label, kind = "note", metrics = [], owner } = annotation;
  const link = safeLink(annotation.link);
  const time = { from: at, to: to ?? at };
  const clock = usePageClock();
  const said = clauseText({ source: "", range: time, ...(filter && { filter }) }, { catalog, locale, messages, clock });
  const about = messages.clauses([...(kind === "incident" ? [words.incidentNoted] : []), said, ...metrics.map((name) => labelOf(catalog.metrics, name, locale)), ...(owner === undefined ? [] : [owner])]);
  const kept = annotation.canEdit === true && annotation.id !== undefined ? (annotation as KeptAnnotation) : null;
  const { save, remove } = notes;
  /** Its controls go with it. */
  const leave = () => {
    const beside = item.current?.nextElementSibling ?? item.current?.previousElementSibling ?? item.current?.closest("section")?.querySelector("h2");
    if (beside instanceof HTMLElement) beside.focus();
  };
  return (
    <li ref={item} tabIndex={-1} className="md-thread">
      <p className="md-thread-about">{about}</p>
      {isEditing && kept !== null && save !== undefined ? (
        <AnnotationForm
          start={{ label, kind, ...daysOf(time) }}
          words={words}
          status={status}
          onSave={(noted) => {
            const { kind: _former, ...rest } = kept;
            const [before, after] = [daysOf(time), daysOf(noted.time)];
            // The form knows days alone: what is left at its days keeps its hours.
            const isMoved = before.first !== after.first || before.last !== after.last;
            const moved = isMoved && { at: noted.time.from, to: noted.time.to };
            setStatus("sent");
            save({ ...rest, label: noted.label, ...moved, ...(noted.kind === "incident" && { kind: noted.kind }) }).then(
              (outcome) => {
                setStatus("typed");
                if (outcome === "outside") leave();
                // What was typed stays beside what is there now.
                if (outcome !== "conflict") setEditing(false);
              },
              () => setStatus("refused"),
            );
          }}
          onCancel={() => {
            setStatus("typed");
            setEditing(false);
          }}
        />
      ) : (
        <p className="md-comment-text">{link === undefined ? label : <a href={link}>{label}</a>}</p>
      )}
      {kept !== null && !isEditing && (
        <div className="md-comment-tools">
          {save !== undefined && (
            <button ref={editing} type="button" className="md-button" data-variant="quiet" onClick={() => setEditing(true)}>
              {words.edit}
            </button>
          )}
          {remove !== undefined && (
            <button
              type="button"
              className="md-button"
              data-variant="quiet"
              onClick={() => {
                leave();
                remove(kept);
              }}
            >
              {words.remove}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
