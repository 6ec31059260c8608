import type { AskedQuery, MetricsAdapter, Settled } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { asMetricsError, cancelled, MetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";
import { readAnswers } from "./answers.ts";
import type { Tell } from "./answers.ts";
import type { Transport } from "./askDocument.ts";
import type { LiveStreams } from "./live.ts";
import type { RetryOptions } from "./retry.ts";
import { withTokens } from "./token.ts";
import type { GetToken } from "./token.ts";

export interface HttpAdapterOptions<C extends Catalog = Catalog> {
  /** Where a `createMetricsHandler` answers. */
  readonly url: string;
  /**
   * The bearer token of the user who is signed in now; null sends none. Asked before each request, once at a time.
   * `refresh`: the server refused the last one; the request is then sent once more.
   */
  readonly getToken?: GetToken;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: RequestCredentials;
  /**
   * `httpAlerts` where the server's handler has `alerts`, with `rules: httpRules(transport)` beside it where it has `rules`:
   * pages without alerts do not carry them. Default: none.
   */
  readonly alerts?: (transport: Transport) => NonNullable<MetricsAdapter<C>["alerts"]>;
  /**
   * What else the server's handler has, each loaded when it is first asked for: `httpCockpits` for its `documents`, `httpComments` for
   * its `comments`, `httpAnnotations` for its `annotationStore`, `httpAnnotationList` for its `annotations`, which are drawn on trends.
   * Pages without them carry nothing of it.
   */
  readonly ports?: (transport: Transport) => Pick<MetricsAdapter<C>, "documents" | "comments" | "annotations">;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch;
  /**
   * Retryable errors only, after a random part of `baseMs` × 2ⁿ, or when the server says; not at all if that is later
   * than `maxMs`. `attempts` counts the first one.
   */
  readonly retry?: RetryOptions;
  /** In [0, 1), for the waits between attempts. Default `Math.random`. */
  readonly random?: () => number;
  /** Epoch milliseconds, for what is left until a query's deadline. Default `Date.now`. */
  readonly now?: () => number;
}

/** Sends a body with more headers than every request has. */
export type Post = (body: string, signal: AbortSignal, headers: Readonly<Record<string, string>>) => Promise<Response>;

type Open<C extends Catalog> = readonly [index: number, asked: AskedQuery<C>];

/** Half of what a `createMetricsHandler` takes unless told otherwise. */
const queriesPerRequest = 50;

/** A letter has three bytes at most: below what handlers took before they took 1 MiB. A query alone may have more. */
const lettersPerRequest = 80_000;

/**
 * Asks a Metricdeck server over HTTP: any number of queries in as few requests as can be, each answered as soon as it is there. What
 * refusals, retries and live streams need is loaded when they first occur; where it cannot be, the failure
 * itself is the answer.
 *
 * `subscribe` follows the server's live answers over server-sent events: all queries that are followed at a time share
 * one stream, which is taken up again after a pause wherever it breaks off, without an answer twice. It throws what the
 * server says for good, and passes over what may pass.
 *
 * A `policy` in a context has no effect: the server has its own for whom the token names. A handler in front of this adapter
 * refuses any policy but "public".
 */
export function httpAdapter<C extends Catalog = Catalog>({
  url,
  getToken,
  headers,
  credentials,
  alerts,
  ports,
  fetch: send = (input, init) => fetch(input, init),
  retry,
  random,
  now = Date.now,
}: HttpAdapterOptions<C>): MetricsAdapter<C> {
  const sendWithToken = getToken && withTokens(getToken);
  let live: LiveStreams | null = null;

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
        // Undefined is the platform's default, too.
        credentials: credentials as RequestCredentials,
        body,
        signal,
      });
    return sendWithToken ? sendWithToken(request) : request(null);
  };

  /**
   * Sends the queries that are still open, and again for as long as some are to be asked again; in halves where they are too
   * much for one request, or where the server says so.
   */
  const exchange = async (open: () => readonly Open<C>[], settle: Tell, signal: AbortSignal): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const sent = open();
      if (sent.length === 0) return;
      const queries = sent.map(([, { query, context: { cache } }]) => ({ query, cache }));
      const body = JSON.stringify({ contract: 1, queries });
      // One request has one deadline: the last one, where there is none without.
      const until = Math.max(...sent.map(([, { context: { deadline = Infinity } }]) => deadline));
      const failed = new Map<number, MetricsError>();
      let cause: unknown;
      try {
        if (sent.length > queriesPerRequest || (sent[1] && body.length > lettersPerRequest)) throw new MetricsError("too-large", "too-large");
        const response = await post(body, signal, {
          ...(until < Infinity && { "x-metricdeck-deadline-ms": `${Math.max(0, Math.ceil(until - now()))}` }),
        });
        await readAnswers(response, sent.length, (position, settled) => {
          const [index] = sent[position] as Open<C>;
          if (settled.status === "rejected" && settled.error.retryable) failed.set(index, settled.error);
          else settle(index, settled);
        });
      } catch (thrown) {
        cause = thrown;
      }
      const ended =
        cause instanceof MetricsError
          ? cause
          : new MetricsError("unavailable", `${url} was not reached, or broke off`, { cause });
      const errors = open().map(([index]) => [index, failed.get(index) ?? ended] as const);
      if (errors.length === 0) return;
      await import("./later.ts").then(
        ({ askAgain }) =>
          askAgain(sent, ended, errors, settle, { attempt, signal, ...transport }, (half) => exchange(half(open), settle, signal)),
        () => errors.forEach(([index, error]) => settle(index, rejected(error))),
      );
    }
  };

  const transport = { post, url, random, ...retry };

  async function* queryMany(asked: readonly AskedQuery<C>[]) {
    const open = new Map(asked.entries());
    const ready: ({ readonly index: number } & Settled<TableResult<unknown>>)[] = [];
    let wake = () => {};
    const abort = new AbortController();
    const { signal } = abort;
    const settle: Tell = (index, settled) => {
      if (!open.delete(index)) return;
      ready.push({ index, ...settled });
      wake();
    };
    const leave = (index: number) => {
      settle(index, rejected(cancelled()));
      if (open.size === 0) abort.abort();
    };
    asked.forEach(({ context }, index) => {
      if (context.signal?.aborted) leave(index);
      else context.signal?.addEventListener("abort", () => leave(index), { signal });
    });
    void exchange(() => [...open], settle, signal).finally(() => abort.abort());
    try {
      for (const _ of asked) {
        if (ready.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        yield ready.shift() as (typeof ready)[number];
      }
    } finally {
      open.forEach((_, index) => leave(index));
    }
  }

  return {
    contract: 1,
    ...(alerts && { alerts: alerts(transport) }),
    ...ports?.(transport),
    queryMany,
    async query(query, context) {
      const answer = (await queryMany([{ query, context }]).next()).value as Settled<never>;
      if (answer.status === "rejected") throw answer.error;
      return answer.value;
    },
    async *subscribe(query, { signal, cache }) {
      const { liveStreams } = await import("./later.ts").catch((cause) => {
        throw asMetricsError(cause);
      });
      live ??= liveStreams(post, transport);
      yield* live.follow({ query, cache }, signal) as AsyncIterable<never>;
    },
  };
}

function rejected(error: MetricsError): Settled<never> {
  return { status: "rejected", error };
}
