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
  readonly query: MetricsQuery<C>;
  readonly context: { readonly signal: AbortSignal };
  readonly askers: Set<(answer: Answer) => void>;
  /** Whoever asks from now on starts anew. */
  close(): void;
  abort(): void;
}

/**
 * Collects what is asked within one frame, queries of equal meaning once, and hands it to the adapter together. Who
 * asks for what is already under way joins it. A request is aborted when its last asker has left.
 */
export function batchQueries<C extends Catalog>(adapter: MetricsAdapter<C>): Ask<C> {
  const open = new Map<string, Request<C>>();
  let collected: Request<C>[] = [];

  const flush = () => {
    const asked = collected.filter(({ askers }) => askers.size > 0);
    collected = [];
    if (asked.length > 0) void send(adapter, asked);
  };
  const start = (key: string, query: MetricsQuery<C>): Request<C> => {
    const controller = new AbortController();
    const request: Request<C> = {
      query,
      context: { signal: controller.signal },
      askers: new Set(),
      close: () => {
        if (open.get(key) === request) open.delete(key);
      },
      abort: () => controller.abort(),
    };
    open.set(key, request);
    if (collected.push(request) === 1) setTimeout(flush);
    return request;
  };

  return (query, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const tell = (answer: Answer) => {
        signal?.removeEventListener("abort", leave);
        if (answer.status === "fulfilled") resolve(answer.value);
        else reject(answer.error);
      };
      const leave = () => {
        tell(failed(new MetricsError("aborted", "the query was cancelled")));
        if (request === null || !request.askers.delete(tell) || request.askers.size > 0) return;
        request.close();
        request.abort();
      };
      const key = queryKey(query);
      const request = signal?.aborted ? null : (open.get(key) ?? start(key, query));
      if (request === null) return leave();
      request.askers.add(tell);
      signal?.addEventListener("abort", leave);
    });
}

async function send<C extends Catalog>(adapter: MetricsAdapter<C>, asked: readonly Request<C>[]): Promise<void> {
  if (adapter.queryMany === undefined) {
    asked.forEach(async (request) => {
      try {
        settle(request, { status: "fulfilled", value: await adapter.query(request.query, request.context) });
      } catch (thrown) {
        settle(request, failed(thrown));
      }
    });
    return;
  }
  let error: unknown = new MetricsError("contract-violation", "the adapter's queryMany ended without this answer");
  try {
    for await (const answer of adapter.queryMany(asked)) {
      const request = asked[answer.index];
      if (request !== undefined) settle(request, answer);
    }
  } catch (thrown) {
    error = thrown;
  }
  for (const request of asked) settle(request, failed(error));
}

/** The first answer counts: after it nobody is left to hear another. */
function settle<C extends Catalog>({ askers, close }: Request<C>, answer: Answer): void {
  for (const tell of askers) tell(answer);
  askers.clear();
  close();
}

function failed(thrown: unknown): Answer {
  return { status: "rejected", error: asMetricsError(thrown) };
}
