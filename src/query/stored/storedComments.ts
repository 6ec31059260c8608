import type { AlertPerson } from "../alerts.ts";
import type { CommentAnchor, CommentPort, CommentThread } from "../comments.ts";
import { MetricsError } from "../error.ts";
import { applyComment, isBy } from "./applyComment.ts";
import type { KeptThread } from "./applyComment.ts";
import type { ItemStore } from "./itemStore.ts";
import { storedLimits } from "./storedLimits.ts";

export interface StoredCommentsOptions {
  /** Who asks. Null: nobody knows. */
  readonly me?: AlertPerson | null;
  /** Whether they may see and write comments about a cockpit. Default: both. */
  readonly may?: (action: "read" | "write", cockpit: string) => boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Comments over a store, as `me` may see and write them: at most 500 a thread, and in a list the latest threads of 2 000. */
export function storedComments(store: ItemStore, { me = null, may = () => true, now = Date.now }: StoredCommentsOptions = {}): CommentPort {
  const require = (action: "read" | "write", cockpit: string) => {
    if (!may(action, cockpit)) throw new MetricsError("forbidden", `the caller may not ${action} comments of cockpit "${cockpit.slice(0, 60)}"`);
  };
  const shown = (thread: KeptThread): CommentThread => ({
    ...thread,
    comments: thread.comments.map((comment) => ({ ...comment, canEdit: comment.text !== null && isBy(comment, me) })),
  });
  return {
    list: async ({ cockpit, widget, metrics, range }) => {
      require("read", cockpit);
      const span = range && { from: Date.parse(range.from), to: Date.parse(range.to) };
      const found = (await store.transact((items) => items.list("thread", { group: cockpit, ...(span && { span }) }))) as readonly KeptThread[];
      const asked = found.filter(({ anchor }) => {
        const isOfMetric = metrics === undefined || anchor.metrics === undefined || anchor.metrics.some((name) => metrics.includes(name));
        return isOfMetric && (widget === undefined || anchor.widget === widget);
      });
      let told = 0;
      return asked
        .toSorted((a, b) => (latestOf(a) < latestOf(b) ? 1 : -1))
        .filter(({ comments }) => (told += comments.length) <= storedLimits.listedComments)
        .map(shown);
    },
    act: (action) =>
      store.transact(async (items) => {
        const kept = (await items.lock("thread", action.thread)) as KeptThread | null;
        const anchor = kept?.anchor ?? (action.kind === "open" ? action.anchor : null);
        if (anchor !== null) require("write", anchor.cockpit);
        const { status, thread } = applyComment(kept, action, { by: me, at: new Date(now()).toISOString() });
        if (status === "done") await items.put({ kind: "thread", id: thread.id, group: anchor?.cockpit ?? "", span: spanOf(thread.anchor), value: thread });
        return { status, thread: shown(thread) };
      }),
    ...(store.subscribe && { subscribe: (changed: () => void) => store.subscribe?.(changed) ?? (() => {}) }),
  };
}

function spanOf({ time }: CommentAnchor): { readonly from: number; readonly to: number } | null {
  return time === undefined ? null : { from: Date.parse(time.from), to: Date.parse(time.to) };
}

function latestOf({ comments, id }: KeptThread): string {
  return `${comments.at(-1)?.at ?? ""} ${id}`;
}
