import type { AlertPerson } from "../alerts.ts";
import type { Comment, CommentAction, CommentThread } from "../comments.ts";
import { MetricsError } from "../error.ts";
import type { Instant } from "../range.ts";
import { storedLimits } from "./storedLimits.ts";

export type KeptComment = Omit<Comment, "canEdit">;
export type KeptThread = Omit<CommentThread, "comments"> & { readonly comments: readonly KeptComment[] };

/**
 * A thread after what somebody did. Replies are added, whoever else replies meanwhile; a text is changed by its author
 * alone, and only from the version that they saw; what was done already is done.
 * @param thread as it is kept; null: none is
 * @throws MetricsError `invalid-query` for what is not there, `forbidden` for somebody else's text, `too-large` for a thread
 * that is full
 */
export function applyComment(
  thread: KeptThread | null,
  action: CommentAction,
  { by, at }: { readonly by: AlertPerson | null; readonly at: Instant },
): { readonly status: "done" | "conflict"; readonly thread: KeptThread } {
  const fresh = (id: string, text: string): KeptComment => ({ id, version: 1, at, editedAt: null, by, text });
  if (action.kind === "open" && thread === null) {
    return { status: "done", thread: { id: action.thread, anchor: action.anchor, comments: [fresh(action.comment, action.text)], resolved: null } };
  }
  if (thread === null) throw missing("thread", action.thread);
  const done = (change: Partial<KeptThread>) => ({ status: "done", thread: { ...thread, ...change } }) as const;
  switch (action.kind) {
    case "open":
      if (thread.comments[0]?.id === action.comment && isBy(thread.comments[0], by)) return done({});
      throw new MetricsError("invalid-query", `"${action.thread}" cannot be the id of this thread; take another one`, { path: "thread" });
    case "reply": {
      const same = thread.comments.find(({ id }) => id === action.comment);
      if (same !== undefined) {
        const isSent = isBy(same, by) && (same.version > 1 || same.text === action.text);
        if (isSent) return done({});
        throw new MetricsError("invalid-query", `"${action.comment}" cannot be the id of this comment; take another one`, { path: "comment" });
      }
      if (thread.comments.length >= storedLimits.comments) {
        throw new MetricsError("too-large", `a thread has at most ${storedLimits.comments} comments; open another one`, { path: "thread" });
      }
      return done({ comments: [...thread.comments, fresh(action.comment, action.text)], resolved: null });
    }
    case "edit":
    case "remove": {
      const kept = thread.comments.find(({ id }) => id === action.comment);
      if (kept === undefined) throw missing("comment", action.comment);
      if (!isBy(kept, by)) throw new MetricsError("forbidden", "only its author may change a comment");
      const text = action.kind === "edit" ? action.text : null;
      if (kept.version === action.version + 1 && kept.text === text) return done({});
      if (kept.version !== action.version) return { status: "conflict", thread };
      const next: KeptComment = { ...kept, version: kept.version + 1, editedAt: at, text };
      return done({ comments: thread.comments.map((one) => (one === kept ? next : one)) });
    }
    case "resolve":
      return done({ resolved: thread.resolved ?? { at, by } });
    case "reopen":
      return done({ resolved: null });
    default:
      return action satisfies never;
  }
}

export function isBy(comment: KeptComment, person: AlertPerson | null): boolean {
  return comment.by?.id === person?.id;
}

function missing(what: string, id: string): MetricsError {
  return new MetricsError("invalid-query", `there is no ${what} "${id.slice(0, 60)}"`, { path: what });
}
