import type { Catalog } from "../query/catalog.ts";
import type { MetricsAdapter, Settled } from "../query/adapter.ts";
import { asMetricsError, MetricsError } from "../query/error.ts";
import { queryKey } from "../query/key.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { TableResult } from "../query/result.ts";

export type Ask<C extends Catalog> = (
  query: MetricsQuery<C>,
  options?: { readonly signal?: AbortSignal },
) => Promise<TableResult<unknown>>;

type Answer = Settled<TableResult<unknown>>;

interface Request<C extends Catalog> {
  readonly key: string;
  readonly query: MetricsQuery<C>;
  readonly controller: AbortController;
  readonly context: { readonly signal: AbortSignal };
  readonly askers: Set<(answer: Answer) => void>;
}

/**
 * Collects what is asked within one frame, queries of equal meaning once, and hands it to the adapter together. Who
 * asks for what is already under way joins it. A request is aborted when its last asker has left.
 */
export function batchQueries<C extends Catalog>(adapter: MetricsAdapter<C>): Ask<C> {
  const open = new Map<string, Request<C>>();
  let collected: Request<C>[] = [];

  /** Whoever asks from now on starts anew. */
  const close = (request: Request<C>) => {
    if (open.get(request.key) === request) open.delete(request.key);
  };
  /** The first answer counts: after it nobody is left to hear another. */
  const settle = (request: Request<C>, answer: Answer) => {
    request.askers.forEach((tell) => tell(answer));
    request.askers.clear();
    close(request);
  };
  const send = async (asked: readonly Request<C>[]) => {
    let error: unknown = new MetricsError("contract-violation", "the adapter's queryMany ended without this answer");
    try {
      for await (const answer of adapter.queryMany?.(asked) ?? answerOf(adapter, asked)) {
        const request = asked[answer.index];
        if (request !== undefined) settle(request, answer);
      }
    } catch (thrown) {
      error = thrown;
    }
    for (const request of asked) settle(request, failed(error));
  };
  const flush = () => {
    const asked = collected.filter(({ askers }) => askers.size > 0);
    collected = [];
    if (adapter.queryMany === undefined) asked.forEach((request) => void send([request]));
    else if (asked.length > 0) void send(asked);
  };
  const start = (key: string, query: MetricsQuery<C>): Request<C> => {
    const controller = new AbortController();
    const request: Request<C> = { key, query, controller, context: { signal: controller.signal }, askers: new Set() };
    open.set(key, request);
    if (collected.push(request) === 1) setTimeout(flush);
    return request;
  };

  return (query, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const key = queryKey(query);
      const request = signal?.aborted ? null : (open.get(key) ?? start(key, query));
      const tell = (answer: Answer) => {
        signal?.removeEventListener("abort", leave);
        if (answer.status === "fulfilled") resolve(answer.value);
        else reject(answer.error);
      };
      const leave = () => {
        tell(failed(new MetricsError("aborted", "the query was cancelled")));
        if (!request?.askers.delete(tell) || request.askers.size > 0) return;
        close(request);
        request.controller.abort();
      };
      if (request === null) return leave();
      request.askers.add(tell);
      signal?.addEventListener("abort", leave);
    });
}

/** Of one query, for adapters that take no more. */
async function* answerOf<C extends Catalog>(adapter: MetricsAdapter<C>, [one]: readonly Request<C>[]) {
  if (one === undefined) return;
  yield { index: 0, status: "fulfilled", value: await adapter.query(one.query, one.context) } as const;
}

function failed(thrown: unknown): Answer {
  return { status: "rejected", error: asMetricsError(thrown) };
}
