"use client";

import type { AnnotationMessages } from "../../i18n/messages/annotations.ts";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Annotation } from "../../query/annotations.ts";
import { agree } from "../../query/agree.ts";
import type { Catalog } from "../../query/catalog.ts";
import { clauseText } from "../../react/clauseText.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { FailureNote } from "../FailureNote.tsx";
import { AnnotationItem } from "./AnnotationItem.tsx";
import { useAnnotationList } from "./useAnnotationList.ts";

export interface AnnotationListProps {
  readonly metrics: readonly string[] | undefined;
  readonly words: CommentMessages;
  readonly said: AnnotationMessages;
}

/** What happened to what is chosen, the latest first, and what happened to other rows. */
export function AnnotationList({ metrics, words, said }: AnnotationListProps) {
  const notes = useAnnotationList(metrics);
  const { conflict, error, filter, known, outside, status } = notes;
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const clock = usePageClock();
  const daysOf = ({ at, to = at }: Annotation) => clauseText({ source: "", range: { from: at, to } }, { catalog, locale, messages, clock });
  const about = known.filter((one) => agree(one.filter, filter));
  const others = known.filter((one) => !about.includes(one));
  const list = (annotations: readonly Annotation[]) => (
    <ol className="md-threads">
      {annotations.map((annotation, at) => (
        <AnnotationItem key={annotation.id ?? `${annotation.at} ${at}`} annotation={annotation} notes={notes} words={words} />
      ))}
    </ol>
  );
  return (
    <>
      {error !== null && <FailureNote className="md-comments-note" words={status === "error" ? said.failed : words.notSent} retry={notes.retry} />}
      {conflict && (
        <p className="md-comments-note" role="alert" data-signal="warning">
          {words.conflict}
        </p>
      )}
      <p role="status" className={outside ? "md-comments-note" : "md-sr"}>
        {outside && said.movedOutside(outside.label, daysOf(outside))}
      </p>
      {status === "ready" && about.length === 0 && <p className="md-comments-note">{said.nothing}</p>}
      {list(about)}
      {others.length > 0 && (
        <details>
          <summary>{said.others(others.length)}</summary>
          {list(others)}
        </details>
      )}
    </>
  );
}
