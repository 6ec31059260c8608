import type { AlertPerson } from "./alerts.ts";
import type { AnyFilter } from "./filter.ts";
import type { Instant, ResolvedRange } from "./range.ts";

/** What a thread is about. */
export interface CommentAnchor {
  /** The id of the cockpit. */
  readonly cockpit: string;
  /** The id of the widget. Left out: the whole cockpit. */
  readonly widget?: string;
  /** Names in the catalog. Left out: no metric in particular. */
  readonly metrics?: readonly string[];
  /** Left out: no time in particular. */
  readonly time?: ResolvedRange;
  /** Which rows. Left out: all. */
  readonly filter?: AnyFilter;
}

export interface Comment {
  readonly id: string;
  /** Grows by one with each change of its text. */
  readonly version: number;
  readonly at: Instant;
  readonly editedAt: Instant | null;
  /** Null: nobody knows. */
  readonly by: AlertPerson | null;
  /** Plain text. People are named as `@[name](id)`; who that is, and that they hear of it, is the host's. Null: it was deleted. */
  readonly text: string | null;
  /** Whether who asks may change or delete it. */
  readonly canEdit: boolean;
}

export interface CommentThread {
  readonly id: string;
  readonly anchor: CommentAnchor;
  /** In the order in which they were made. */
  readonly comments: readonly Comment[];
  /** Null: it is open. */
  readonly resolved: { readonly at: Instant; readonly by: AlertPerson | null } | null;
}

export interface CommentQuery {
  readonly cockpit: string;
  readonly widget?: string;
  /** Threads about one of them, or about none in particular. */
  readonly metrics?: readonly string[];
  /** Threads whose time touches it, or that have none in particular. */
  readonly range?: ResolvedRange;
  readonly signal?: AbortSignal;
}

/** Ids are made by who writes, so that what is sent again is done once. */
export type CommentAction =
  | { readonly kind: "open"; readonly thread: string; readonly anchor: CommentAnchor; readonly comment: string; readonly text: string }
  | { readonly kind: "reply"; readonly thread: string; readonly comment: string; readonly text: string }
  | { readonly kind: "edit"; readonly thread: string; readonly comment: string; readonly version: number; readonly text: string }
  | { readonly kind: "remove"; readonly thread: string; readonly comment: string; readonly version: number }
  | { readonly kind: "resolve" | "reopen"; readonly thread: string };

export type CommentOutcome =
  /** The thread after it. */
  | { readonly status: "done"; readonly thread: CommentThread }
  /** The text is another one than the one that was changed. Nothing was written. */
  | { readonly status: "conflict"; readonly thread: CommentThread };

/** Where people talk about what they see. `applyComment` is the law. */
export interface CommentPort {
  /** The latest first. @throws MetricsError, as everything here */
  list(query: CommentQuery): Promise<readonly CommentThread[]>;
  /** Who acts is the port's to know. */
  act(action: CommentAction): Promise<CommentOutcome>;
  /** Calls whenever something may have changed elsewhere; returns the way to stop. Left out: the page asks from time to time. */
  subscribe?(changed: () => void): () => void;
}
