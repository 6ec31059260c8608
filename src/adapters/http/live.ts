import type { CacheMode } from "../../query/adapter.ts";
import { MetricsError } from "../../query/error.ts";
import type { MetricsQuery } from "../../query/query.ts";
import type { TableResult } from "../../query/result.ts";
import { parsed, takeAnswer } from "./answers.ts";
import { readEvents } from "./events.ts";
import type { Post } from "./httpAdapter.ts";
import { errorOf, wireErrorIn } from "./httpError.ts";
import { wait } from "./retry.ts";
import type { RetryOptions } from "./retry.ts";

interface Item {
  /** Of whatever catalog. */
  readonly query: { readonly kind: MetricsQuery["kind"] };
  readonly cache: CacheMode | undefined;
}

/** One subscription. */
interface Follower {
  readonly item: Item;
  /** What the reader has, in the server's words; empty where it has nothing yet. */
  tag: string;
  /** Not read yet. A newer one takes its place, so that nothing piles up before a slow reader. */
  answer: TableResult<unknown> | null;
  error: MetricsError | null;
  wake: () => void;
}

export interface LiveStreams {
  /** @throws MetricsError what the server says for good */
  follow(item: Item, signal?: AbortSignal): AsyncGenerator<TableResult<unknown>>;
}

export interface LiveStreamsOptions extends RetryOptions {
  readonly url: string;
  readonly random?: (() => number) | undefined;
}

/** As many as one request takes. */
const queriesPerStream = 50;
/** A letter has three bytes at most, and a handler takes 1 MiB: as few streams as can be, of which a browser may open six. */
const lettersPerStream = 300_000;
/** Four of the server's signs of life: after so long a silence nobody is there any more. */
const silenceMs = 60_000;
const separator = ".";

/**
 * All subscriptions of an adapter in one stream. Where one comes or goes it is opened anew for those that there are
 * then; what each of them has is told, so that none hears an answer twice.
 */
export function liveStreams(post: Post, { url, random = Math.random, baseMs = 1000, maxMs = 10_000 }: LiveStreamsOptions): LiveStreams {
  const followers = new Set<Follower>();
  let current = new AbortController();
  let planned = false;

  /** Once for all that come and go at a time. */
  const plan = () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      current.abort();
      current = new AbortController();
      for (const group of groupsOf(followers)) void run(group, current.signal);
    });
  };

  const run = async (group: readonly Follower[], signal: AbortSignal): Promise<void> => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      const error = await listen(group, signal, () => (failures = 0)).catch((cause: unknown) =>
        cause instanceof MetricsError ? cause : new MetricsError("unavailable", `${url} broke off`, { cause }),
      );
      if (signal.aborted) return;
      if (!error.retryable) return group.forEach((follower) => fail(follower, error));
      // Of a token that ran out while the stream was open: the next request is refused and refreshes it.
      const isAtOnce = error.code === "unauthenticated" && failures === 0;
      const pauseMs = random() * Math.min(baseMs * 2 ** failures, maxMs);
      await wait(isAtOnce ? 0 : Math.max(pauseMs, error.retryAfterMs ?? 0), signal);
    }
  };

  /** Hands out what one stream says until it ends, and gives why it did. */
  const listen = async (group: readonly Follower[], signal: AbortSignal, heard: () => void): Promise<MetricsError> => {
    const connection = new AbortController();
    const leave = () => connection.abort();
    signal.addEventListener("abort", leave);
    let silence = setTimeout(leave, silenceMs);
    try {
      const tags = group.map(({ tag }) => tag);
      const body = JSON.stringify({ contract: 1, queries: group.map(({ item }) => item) });
      const response = await post(body, connection.signal, {
        accept: "text/event-stream",
        ...(tags.some((tag) => tag !== "") && { "last-event-id": tags.join(separator) }),
      });
      if (!response.ok) throw await errorOf(response);
      if (response.body === null || !response.headers.get("content-type")?.includes("event-stream")) {
        await response.body?.cancel();
        throw new MetricsError("contract-violation", `${url} serves no live answers`);
      }
      const alive = () => {
        clearTimeout(silence);
        silence = setTimeout(leave, silenceMs);
      };
      for await (const { name, id, data } of readEvents(response.body, alive)) {
        if (signal.aborted) break;
        const said = parsed(data);
        if (name === "end") return endOf(said);
        if (name !== "answer") continue;
        heard();
        const known = id?.split(separator) ?? [];
        await takeAnswer(said, group.length, (index, settled) => {
          const follower = group[index] as Follower;
          if (settled.status === "rejected" && !settled.error.retryable) return fail(follower, settled.error);
          if (settled.status === "rejected") return;
          follower.answer = settled.value;
          follower.tag = known.length === group.length ? (known[index] ?? "") : "";
          follower.wake();
        });
      }
      return new MetricsError("unavailable", `the stream from ${url} ended`);
    } finally {
      clearTimeout(silence);
      signal.removeEventListener("abort", leave);
      leave();
    }
  };

  return {
    async *follow(item, signal) {
      const follower: Follower = { item, tag: "", answer: null, error: null, wake: () => {} };
      const onAbort = () => follower.wake();
      signal?.addEventListener("abort", onAbort);
      followers.add(follower);
      plan();
      try {
        while (!signal?.aborted) {
          const { answer, error } = follower;
          follower.answer = null;
          if (answer !== null) yield answer;
          else if (error !== null) throw error;
          else await new Promise<void>((resolve) => (follower.wake = resolve));
        }
      } finally {
        signal?.removeEventListener("abort", onAbort);
        followers.delete(follower);
        plan();
      }
    },
  };
}

/** Those of one stream each, in their order. */
function groupsOf(followers: Iterable<Follower>): readonly (readonly Follower[])[] {
  const groups: Follower[][] = [];
  let group: Follower[] = [];
  let letters = 0;
  for (const follower of followers) {
    const { length } = JSON.stringify(follower.item);
    if (group.length === 0 || group.length === queriesPerStream || letters + length > lettersPerStream) {
      groups.push((group = []));
      letters = 0;
    }
    group.push(follower);
    letters += length;
  }
  return groups;
}

function fail(follower: Follower, error: MetricsError): void {
  follower.error = error;
  follower.wake();
}

/** Why the server ended a stream: whatever it was, the next request says whether it still holds. */
function endOf(said: unknown): MetricsError {
  const error = wireErrorIn(said) ?? { code: "unavailable", message: "the server ended the stream" };
  return MetricsError.fromJSON({ ...error, retryable: true });
}
