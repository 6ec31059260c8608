"use client";

import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { CommentAnchor } from "../../query/comments.ts";
import { clauseText } from "../../react/clauseText.ts";
import { labelOf } from "../../react/label.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePageClock } from "../../react/usePageClock.ts";
import { FailureNote } from "../FailureNote.tsx";
import { CommentForm } from "./CommentForm.tsx";
import type { CommentsProps } from "./Comments.tsx";
import { CommentThreadItem } from "./CommentThreadItem.tsx";
import { useCommentAnchor } from "./useCommentAnchor.ts";
import { useComments } from "./useComments.ts";

export interface CommentsBodyProps {
  readonly base: CommentAnchor;
  readonly words: CommentMessages;
  readonly renderMention: CommentsProps["renderMention"];
}

/** What is to be said, and what was: about what is chosen first, then about something else, then what is done with. */
export function CommentsBody({ base, words, renderMention }: CommentsBodyProps) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const anchor = useCommentAnchor(base);
  const comments = useComments(anchor);
  const { about, conflict, error, others, resolved, status } = comments;
  const clock = usePageClock();
  const aboutText = ({ metrics = [], time, filter }: CommentAnchor) => {
    const said = clauseText({ source: "", ...(filter && { filter }), ...(time && { range: time }) }, { catalog, locale, messages, clock });
    const parts = [...metrics.map((name) => labelOf(catalog.metrics, name, locale)), ...(said === "" ? [] : [said])];
    return parts.length === 0 ? words.everything : messages.clauses(parts);
  };
  const list = (threads: typeof about) => (
    <ol className="md-threads">
      {threads.map((thread) => (
        <CommentThreadItem key={thread.id} thread={thread} about={words.about(aboutText(thread.anchor))} comments={comments} words={words} renderMention={renderMention} />
      ))}
    </ol>
  );
  return (
    <>
      <p className="md-comments-note">{words.about(aboutText(anchor))}</p>
      <CommentForm label={words.write} action={words.send} tooLong={words.tooLong} send={comments.open} />
      {error !== null && <FailureNote className="md-comments-note" words={status === "error" ? words.failed : words.refused} retry={comments.retry} />}
      {conflict !== null && (
        <p className="md-comments-note" role="alert" data-signal="warning">
          {words.conflict}
        </p>
      )}
      {status === "pending" && <p className="md-comments-note">{words.loading}</p>}
      {status === "ready" && about.length === 0 && <p className="md-comments-note">{words.nothing}</p>}
      {list(about)}
      {others.length > 0 && (
        <details>
          <summary>{words.others(others.length)}</summary>
          {list(others)}
        </details>
      )}
      {resolved.length > 0 && (
        <details>
          <summary>{words.resolved(resolved.length)}</summary>
          {list(resolved)}
        </details>
      )}
    </>
  );
}
