import type { AskedQuery, MetricsAdapter, Settled } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";
import { readAnswers } from "./answers.ts";
import type { Tell } from "./answers.ts";
import type { LiveStreams } from "./live.ts";
import type { RetryOptions } from "./retry.ts";
import type { GetToken, TokenSource } from "./token.ts";

export interface HttpAdapterOptions {
  /** Where a `createMetricsHandler` answers. */
  readonly url: string;
  /**
   * The bearer token of the user who is signed in now; null sends none. Asked before each request, once at a time.
   * `refresh`: the server refused the last one; the request is then sent once more.
   */
  readonly getToken?: GetToken;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: RequestCredentials;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch;
  /**
   * Retryable errors only, after a random part of `baseMs` × 2ⁿ, or when the server says; not at all if that is later
   * than `maxMs`. `attempts` counts the first one.
   */
  readonly retry?: RetryOptions;
  /** In [0, 1), for the waits between attempts. */
  readonly random?: () => number;
  /** Epoch milliseconds, for what is left until a query's deadline. Default `Date.now`. */
  readonly now?: () => number;
}

/** Sends a body with more headers than every request has. */
export type Post = (body: string, signal: AbortSignal, headers: Readonly<Record<string, string>>) => Promise<Response>;

/** Half of what a `createMetricsHandler` takes unless told otherwise. */
const queriesPerRequest = 50;

/**
 * Asks a Metricdeck server over HTTP: any number of queries in one request, each answered as soon as it is there. What
 * tokens, refusals, retries and live streams need is loaded when they first occur; where it cannot be, the failure
 * itself is the answer.
 *
 * `subscribe` follows the server's live answers over server-sent events: all queries that are followed at a time share
 * one stream, which is taken up again after a pause wherever it breaks off, without an answer twice. It throws what the
 * server says for good, and passes over what may pass.
 */
export function httpAdapter<C extends Catalog = Catalog>({
  url,
  getToken,
  headers,
  credentials,
  fetch: send = (input, init) => fetch(input, init),
  retry,
  random = Math.random,
  now = Date.now,
}: HttpAdapterOptions): MetricsAdapter<C> {
  let tokens: Promise<TokenSource> | null = null;
  let live: Promise<LiveStreams> | null = null;

  const post: Post = async (body, signal, more) => {
    const request = (token: string | null) =>
      send(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/x-ndjson, application/json",
          ...more,
          ...headers,
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        ...(credentials && { credentials }),
        body,
        signal,
      });
    if (getToken === undefined) return request(null);
    tokens ??= import("./token.ts").then(({ tokenSource }) => tokenSource(getToken));
    const source = await tokens.catch((thrown) => {
      tokens = null;
      throw thrown;
    });
    return source.send(request);
  };

  /** Answers each query once, and returns the way to give up on all that are still open. */
  const ask = (asked: readonly AskedQuery<C>[], from: number, tell: Tell): (() => void) => {
    const open = new Map(asked.map((one, index) => [from + index, one]));
    const abort = new AbortController();
    const { signal } = abort;
    const settle: Tell = (index, settled) => {
      if (open.delete(index)) tell(index, settled);
    };
    const leave = (index: number) => {
      settle(index, rejected(new MetricsError("aborted", "the query was cancelled")));
      if (open.size === 0) abort.abort();
    };
    open.forEach(({ context }, index) => {
      if (context.signal?.aborted) leave(index);
      else context.signal?.addEventListener("abort", () => leave(index), { signal });
    });
    void exchange(open, settle, signal).finally(() => abort.abort());
    return () => open.forEach((_, index) => leave(index));
  };

  const exchange = async (open: ReadonlyMap<number, AskedQuery<C>>, settle: Tell, signal: AbortSignal): Promise<void> => {
    for (let attempt = 1; open.size > 0; attempt += 1) {
      const sent = [...open.keys()];
      const queries = [...open.values()].map(({ query, context: { cache } }) => ({ query, cache }));
      // One request has one deadline: the last one, where there is none without.
      const until = Math.max(...[...open.values()].map(({ context: { deadline = Infinity } }) => deadline));
      const failed = new Map<number, MetricsError>();
      let ended = new MetricsError("unavailable", "the server's answer ended early");
      try {
        const response = await post(JSON.stringify({ contract: 1, queries }), signal, {
          ...(until < Infinity && { "x-metricdeck-deadline-ms": `${Math.max(0, Math.ceil(until - now()))}` }),
        });
        await readAnswers(response, sent.length, (position, settled) => {
          const index = sent[position] as number;
          if (settled.status === "rejected" && settled.error.retryable) failed.set(index, settled.error);
          else settle(index, settled);
        });
      } catch (cause) {
        ended =
          cause instanceof MetricsError
            ? cause
            : new MetricsError("unavailable", `${url} could not be reached, or broke off`, { cause });
      }
      if (open.size === 0) return;
      const errors = [...open.keys()].map((index) => [index, failed.get(index) ?? ended] as const);
      await import("./retry.ts").then(
        ({ retryLater }) => retryLater(errors, settle, { attempt, signal, random, ...retry }),
        () => errors.forEach(([index, error]) => settle(index, rejected(error))),
      );
    }
  };

  async function* queryMany(asked: readonly AskedQuery<C>[]) {
    const ready: ({ readonly index: number } & Settled<TableResult<unknown>>)[] = [];
    let wake = () => {};
    const leaves: (() => void)[] = [];
    for (let from = 0; from < asked.length; from += queriesPerRequest) {
      const leave = ask(asked.slice(from, from + queriesPerRequest), from, (index, settled) => {
        ready.push({ index, ...settled });
        wake();
      });
      leaves.push(leave);
    }
    try {
      for (let count = 0; count < asked.length; count += 1) {
        if (ready.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        yield ready.shift() as (typeof ready)[number];
      }
    } finally {
      leaves.forEach((leave) => leave());
    }
  }

  return {
    contract: 1,
    queryMany,
    async query(query, context) {
      for await (const answer of queryMany([{ query, context }])) {
        if (answer.status === "rejected") throw answer.error;
        return answer.value as never;
      }
      throw new MetricsError("contract-violation", "queryMany ended without an answer");
    },
    async *subscribe(query, { signal, cache }) {
      live ??= import("./live.ts").then(({ liveStreams }) => liveStreams(post, { url, random, ...retry }));
      const streams = await live.catch((cause) => {
        live = null;
        throw new MetricsError("unavailable", "live answers could not be loaded", { cause });
      });
      yield* streams.follow({ query, cache }, signal) as AsyncIterable<never>;
    },
  };
}

function rejected(error: MetricsError): Settled<never> {
  return { status: "rejected", error };
}
