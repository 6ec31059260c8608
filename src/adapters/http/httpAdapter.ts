import type { AskedQuery, MetricsAdapter, Settled } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { MetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";
import { readAnswers } from "./answers.ts";
import { errorOf } from "./httpError.ts";
import { tokenSource } from "./token.ts";
import type { GetToken } from "./token.ts";

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
  readonly retry?: { readonly attempts?: number; readonly baseMs?: number; readonly maxMs?: number };
  /** In [0, 1), for the waits between attempts. */
  readonly random?: () => number;
}

type Answer = (index: number, settled: Settled<TableResult<unknown>>) => void;

/** Half of what a `createMetricsHandler` takes unless told otherwise. */
const queriesPerRequest = 50;

/** Asks a Metricdeck server over HTTP: any number of queries in one request, each answered as soon as it is there. */
export function httpAdapter<C extends Catalog = Catalog>({
  url,
  getToken,
  headers = {},
  credentials,
  fetch: send = (input, init) => fetch(input, init),
  retry: { attempts = 2, baseMs = 500, maxMs = 10_000 } = {},
  random = Math.random,
}: HttpAdapterOptions): MetricsAdapter<C> {
  const tokens = getToken && tokenSource(getToken);

  const post = async (body: string, signal: AbortSignal): Promise<Response> => {
    const request = (token: string | null) =>
      send(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/x-ndjson, application/json",
          ...headers,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(credentials === undefined ? {} : { credentials }),
        body,
        signal,
      });
    if (tokens === undefined) return request(null);
    const token = await tokens.get();
    const response = await request(token);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    const again = await request(await tokens.refresh(token));
    if (again.status === 401) tokens.forget();
    return again;
  };

  /** Answers each query once, and returns the way to give up on all that are still open. */
  const ask = (asked: readonly AskedQuery<C>[], answer: Answer): (() => void) => {
    const open = new Set(asked.keys());
    const abort = new AbortController();
    const settle: Answer = (index, settled) => {
      if (open.delete(index)) answer(index, settled);
    };
    const leave = (index: number) => {
      settle(index, rejected(new MetricsError("aborted", "the query was cancelled")));
      if (open.size === 0) abort.abort();
    };
    asked.forEach(({ context: { signal } }, index) => {
      if (signal?.aborted) leave(index);
      else signal?.addEventListener("abort", () => leave(index), { once: true, signal: abort.signal });
    });
    void exchange(asked, { open, settle, signal: abort.signal }).finally(() => abort.abort());
    return () => open.forEach(leave);
  };

  const exchange = async (
    asked: readonly AskedQuery<C>[],
    { open, settle, signal }: { open: ReadonlySet<number>; settle: Answer; signal: AbortSignal },
  ): Promise<void> => {
    for (let attempt = 1; open.size > 0; attempt += 1) {
      const sent = [...open];
      const failed = new Map<number, MetricsError>();
      let ended = new MetricsError("unavailable", "the server's answer ended early");
      try {
        const queries = sent.map((index) => ({ query: asked[index]?.query }));
        const response = await post(JSON.stringify({ contract: 1, queries }), signal);
        if (!response.ok) throw await errorOf(response);
        await readAnswers(response, sent.length, (position, settled) => {
          const index = sent[position] as number;
          if (settled.status === "rejected" && settled.error.retryable) failed.set(index, settled.error);
          else settle(index, settled);
        });
      } catch (thrown) {
        ended =
          thrown instanceof MetricsError
            ? thrown
            : new MetricsError("unavailable", `${url} could not be reached, or broke off`, { cause: thrown });
      }
      let waitMs = random() * Math.min(baseMs * 2 ** (attempt - 1), maxMs);
      for (const index of open) {
        const error = failed.get(index) ?? ended;
        const afterMs = error.retryAfterMs ?? 0;
        if (error.retryable && attempt < attempts && afterMs <= maxMs) waitMs = Math.max(waitMs, afterMs);
        else settle(index, rejected(error));
      }
      if (open.size > 0) await wait(waitMs, signal);
    }
  };

  return {
    contract: 1,
    query: (query, context) =>
      new Promise((resolve, reject) => {
        ask([{ query, context }], (_, settled) => {
          if (settled.status === "fulfilled") resolve(settled.value as never);
          else reject(settled.error);
        });
      }),
    async *queryMany(asked) {
      const ready: ({ readonly index: number } & Settled<TableResult<unknown>>)[] = [];
      let wake = () => {};
      const leaves: (() => void)[] = [];
      for (let from = 0; from < asked.length; from += queriesPerRequest) {
        const leave = ask(asked.slice(from, from + queriesPerRequest), (index, settled) => {
          ready.push({ index: from + index, ...settled });
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
        for (const leave of leaves) leave();
      }
    },
  };
}

function rejected(error: MetricsError): Settled<never> {
  return { status: "rejected", error };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
