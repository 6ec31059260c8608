"use client";

import { useEffect, useState } from "react";
import type { CommentAction, CommentAnchor, CommentOutcome, CommentThread } from "../../query/comments.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import { canonical } from "../../query/canonical.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { applyComment } from "../../query/stored/applyComment.ts";
import { newId } from "../../react/newId.ts";
import { useOptimistic } from "../../react/useOptimistic.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";

export interface CommentsState {
  /** `none`: the adapter keeps no comments. */
  readonly status: "none" | "pending" | "ready" | "error";
  /** Why they could not be asked for, or the last one was refused and taken back. */
  readonly error: MetricsError | null;
  /** The comment whose text was another one than its author had seen; null: none. */
  readonly conflict: string | null;
  /** Open threads about what `anchor` says, or about all of the cockpit; then those about something else, and those resolved. */
  readonly about: readonly CommentThread[];
  readonly others: readonly CommentThread[];
  readonly resolved: readonly CommentThread[];
  /** Each gives whether it is kept. */
  readonly open: (text: string) => Promise<boolean>;
  readonly reply: (thread: string, text: string) => Promise<boolean>;
  readonly act: (action: CommentAction) => Promise<boolean>;
  readonly retry: () => void;
}

type Threads = readonly CommentThread[];

/** The threads of a cockpit, or of one of its widgets, and the way to take part: at once on the page, and taken back where that is refused. */
export function useComments(anchor: CommentAnchor): CommentsState {
  const { client, now } = useProvided();
  const { adapter, queryClient, id: clientId } = client;
  const port = adapter.comments;
  const { cockpit, widget } = anchor;
  const key = ["comments", cockpit, widget ?? ""];
  const answer = usePortAnswer<Threads>(key, port ? (signal) => port.list({ cockpit, ...(widget !== undefined && { widget }), signal }) : null);
  const write = useOptimistic<Threads>(key);
  const [refused, setRefused] = useState<MetricsError | null>(null);
  const [conflict, setConflict] = useState<string | null>(null);
  const threads = answer.data ?? [];

  useEffect(
    () => port?.subscribe?.(() => void queryClient.invalidateQueries({ queryKey: ["metricdeck", clientId, "comments", cockpit] })),
    [port, queryClient, clientId, cockpit],
  );

  const act = async (action: CommentAction): Promise<boolean> => {
    setRefused(null);
    setConflict(null);
    try {
      const outcome = await write<CommentOutcome>(() => ({
        guess: (shown) => guessed(shown, action, new Date(now()).toISOString()),
        send: () => (port ?? refuse()).act(action),
        settle: (shown, { thread }) => [thread, ...shown.filter(({ id }) => id !== thread.id)],
      }));
      if (outcome.status === "conflict" && "comment" in action) setConflict(action.comment);
      return outcome.status === "done";
    } catch (thrown) {
      setRefused(asMetricsError(thrown));
      return false;
    }
  };

  const isAbout = ({ anchor: other }: CommentThread) => other.filter === undefined || meaning(other.filter) === meaning(anchor.filter);
  const open = threads.filter(({ resolved }) => resolved === null);
  return {
    status: port === undefined ? "none" : answer.data !== undefined ? "ready" : answer.error === null ? "pending" : "error",
    error: refused ?? answer.error,
    conflict,
    about: open.filter(isAbout),
    others: open.filter((thread) => !isAbout(thread)),
    resolved: threads.filter(({ resolved }) => resolved !== null),
    open: (text) => act({ kind: "open", thread: newId(), anchor, comment: newId(), text }),
    reply: (thread, text) => act({ kind: "reply", thread, comment: newId(), text }),
    act,
    retry: () => {
      setRefused(null);
      answer.refetch();
    },
  };
}

/** By the law of the store; who writes is known there alone. */
function guessed(threads: Threads, action: CommentAction, at: string): Threads {
  const before = threads.find(({ id }) => id === action.thread) ?? null;
  const own = "comment" in action ? before?.comments.find(({ id }) => id === action.comment)?.by : null;
  try {
    const { thread } = applyComment(before, action, { by: own ?? null, at });
    const canEdit = new Map(before?.comments.map((one) => [one.id, one.canEdit]));
    const next = { ...thread, comments: thread.comments.map((one) => ({ ...one, canEdit: one.text !== null && (canEdit.get(one.id) ?? true) })) };
    return [next, ...threads.filter(({ id }) => id !== next.id)];
  } catch {
    // The store says why.
    return threads;
  }
}

function meaning(filter: AnyFilter | undefined): string {
  return filter === undefined ? "" : canonical(filter);
}

function refuse(): never {
  throw new MetricsError("unsupported", "the adapter keeps no comments; give it `comments`");
}
