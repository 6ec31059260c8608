import type { AskedQuery, MetricsAdapter } from "../query/adapter.ts";
import type { Catalog } from "../query/catalog.ts";
import { asMetricsError, cancelled, MetricsError } from "../query/error.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { TableResult } from "../query/result.ts";

export type Ask<C extends Catalog> = (
  query: MetricsQuery<C>,
  options?: { readonly signal?: AbortSignal },
) => Promise<TableResult<unknown>>;

interface Request<C extends Catalog> extends AskedQuery<C> {
  readonly resolve: (answer: TableResult<unknown>) => void;
  readonly reject: (error: MetricsError) => void;
}

/**
 * Collects what is asked within one frame and hands it to the adapter together, but for what its asker has left by
 * then. Queries of equal meaning are the cache's business: it asks once for all that want the answer.
 */
export function batchQueries<C extends Catalog>(adapter: MetricsAdapter<C>): Ask<C> {
  let collected: Request<C>[] = [];

  const send = async (asked: readonly Request<C>[]) => {
    let error = new MetricsError("contract-violation", "queryMany gave no answer");
    try {
      for await (const answer of adapter.queryMany?.(asked) ?? []) {
        const one = asked[answer.index];
        if (answer.status === "fulfilled") one?.resolve(answer.value);
        else one?.reject(answer.error);
      }
    } catch (thrown) {
      error = asMetricsError(thrown);
    }
    for (const { reject } of asked) reject(error);
  };
  const flush = () => {
    const asked = collected.filter(({ context }) => !context.signal?.aborted);
    collected = [];
    if (adapter.queryMany === undefined) {
      for (const { query, context, resolve, reject } of asked) {
        adapter.query(query, context).then(resolve, (thrown) => reject(asMetricsError(thrown)));
      }
    } else if (asked.length > 0) void send(asked);
  };

  return (query, context = {}) =>
    new Promise((resolve, reject) => {
      const leave = () => reject(cancelled());
      if (context.signal?.aborted) return leave();
      context.signal?.addEventListener("abort", leave, { once: true });
      if (collected.push({ query, context, resolve, reject }) === 1) setTimeout(flush);
    });
}
