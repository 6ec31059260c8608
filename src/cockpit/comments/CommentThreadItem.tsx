"use client";

import { Fragment, useRef, useState } from "react";
import { formatInstant } from "../../format/date.ts";
import type { CommentMessages } from "../../i18n/messages/comments.ts";
import type { Comment, CommentThread } from "../../query/comments.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { CommentForm } from "./CommentForm.tsx";
import { commentParts } from "./commentParts.ts";
import type { CommentsProps } from "./Comments.tsx";
import type { CommentsState } from "./useComments.ts";
import { useReturnedFocus } from "../useReturnedFocus.ts";

export interface CommentThreadItemProps {
  readonly thread: CommentThread;
  /** What it is about, in words. */
  readonly about: string;
  readonly comments: CommentsState;
  readonly words: CommentMessages;
  readonly renderMention: CommentsProps["renderMention"];
}

export function CommentThreadItem({ thread, about, comments, words, renderMention }: CommentThreadItemProps) {
  const [isReplying, setReplying] = useState(false);
  const { id, resolved } = thread;
  const starter = thread.comments[0];
  const replying = useReturnedFocus(isReplying);
  const cancel = { label: words.cancel, act: () => setReplying(false) };
  return (
    <li className="md-thread">
      <p className="md-thread-about">{about}</p>
      <ol className="md-thread-comments">
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} thread={id} comments={comments} words={words} renderMention={renderMention} />
        ))}
      </ol>
      {resolved !== null && <p className="md-thread-about">{words.resolvedBy(resolved.by?.name ?? words.you)}</p>}
      {isReplying && (
        <CommentForm
          label={words.replyTo(starter === undefined ? words.somebody : authorOf(starter, words))}
          action={words.reply}
          tooLong={words.tooLong}
          focus
          cancel={cancel}
          send={async (text) => {
            const isKept = await comments.reply(id, text);
            if (isKept) setReplying(false);
            return isKept;
          }}
        />
      )}
      <div className="md-comment-tools">
        {!isReplying && (
          <button ref={replying} type="button" className="md-button" data-variant="quiet" onClick={() => setReplying(true)}>
            {words.reply}
          </button>
        )}
        <button type="button" className="md-button" data-variant="quiet" onClick={() => void comments.act({ kind: resolved === null ? "resolve" : "reopen", thread: id })}>
          {resolved === null ? words.resolve : words.reopen}
        </button>
      </div>
    </li>
  );
}

interface CommentItemProps extends Omit<CommentThreadItemProps, "thread" | "about"> {
  readonly comment: Comment;
  readonly thread: string;
}

function CommentItem({ comment, thread, comments, words, renderMention }: CommentItemProps) {
  const { locale, timeZone } = useLocalized();
  const [isEditing, setEditing] = useState(false);
  /** What was not kept. */
  const [refused, setRefused] = useState<string | null>(null);
  const editing = useReturnedFocus(isEditing);
  const item = useRef<HTMLLIElement>(null);
  const { id, version, at, editedAt, text } = comment;
  const cancel = {
    label: words.cancel,
    act() {
      setRefused(null);
      setEditing(false);
    },
  };
  const save = async (next: string) => {
    setEditing(false);
    const isKept = await comments.act({ kind: "edit", thread, comment: id, version, text: next });
    setRefused(isKept ? null : next);
    if (!isKept) setEditing(true);
    return isKept;
  };
  return (
    <li ref={item} tabIndex={-1} className="md-comment">
      <p className="md-comment-head">
        <b>{authorOf(comment, words)}</b> <time dateTime={at}>{formatInstant(at, { locale, timeZone })}</time>
        {editedAt !== null && text !== null && <span> · {words.edited}</span>}
      </p>
      {(!isEditing || refused !== null) && (
        <p className="md-comment-text">{text === null ? <i>{words.removed}</i> : <Said text={text} renderMention={renderMention} />}</p>
      )}
      {isEditing && text !== null && (
        <CommentForm label={words.edit} action={words.save} tooLong={words.tooLong} start={refused ?? text} focus cancel={cancel} send={save} />
      )}
      {comment.canEdit && !isEditing && (
        <div className="md-comment-tools">
          <button ref={editing} type="button" className="md-button" data-variant="quiet" onClick={() => setEditing(true)}>
            {words.edit}
          </button>
          <button
            type="button"
            className="md-button"
            data-variant="quiet"
            onClick={() => {
              // Its buttons go with it.
              item.current?.focus();
              void comments.act({ kind: "remove", thread, comment: id, version });
            }}
          >
            {words.remove}
          </button>
        </div>
      )}
    </li>
  );
}

function Said({ text, renderMention }: { readonly text: string; readonly renderMention: CommentsProps["renderMention"] }) {
  return commentParts(text).map((one, index) => (
    <Fragment key={index}>{typeof one === "string" ? one : (renderMention?.(one) ?? <b>@{one.name}</b>)}</Fragment>
  ));
}

function authorOf({ by, canEdit }: Comment, { you, somebody }: CommentMessages): string {
  return by?.name ?? (canEdit ? you : somebody);
}
