import type { AskedQuery, MetricsAdapter, Settled } from "../query/adapter.ts";
import type { Catalog } from "../query/catalog.ts";
import { asMetricsError, MetricsError } from "../query/error.ts";
import type { MetricsQuery } from "../query/query.ts";
import type { TableResult } from "../query/result.ts";

export type Ask<C extends Catalog> = (
  query: MetricsQuery<C>,
  options?: { readonly signal?: AbortSignal },
) => Promise<TableResult<unknown>>;

type Answer = Settled<TableResult<unknown>>;

interface Request<C extends Catalog> extends AskedQuery<C> {
  /** The first answer counts. */
  readonly settle: (answer: Answer) => void;
}

/**
 * Collects what is asked within one frame and hands it to the adapter together, but for what its asker has left by
 * then. Queries of equal meaning are the cache's business: it asks once for all that want the answer.
 */
export function batchQueries<C extends Catalog>(adapter: MetricsAdapter<C>): Ask<C> {
  let collected: Request<C>[] = [];

  const send = async (asked: readonly Request<C>[]) => {
    let error: unknown = new MetricsError("contract-violation", "the adapter's queryMany ended without this answer");
    try {
      for await (const answer of adapter.queryMany?.(asked) ?? answerOf(adapter, asked)) {
        asked[answer.index]?.settle(answer);
      }
    } catch (thrown) {
      error = thrown;
    }
    for (const { settle } of asked) settle(failed(error));
  };
  const flush = () => {
    const asked = collected.filter(({ context }) => !context.signal?.aborted);
    collected = [];
    if (adapter.queryMany === undefined) asked.forEach((request) => void send([request]));
    else if (asked.length > 0) void send(asked);
  };

  return (query, context = {}) =>
    new Promise((resolve, reject) => {
      const settle = (answer: Answer) => {
        if (answer.status === "fulfilled") resolve(answer.value);
        else reject(answer.error);
      };
      const leave = () => settle(failed(new MetricsError("aborted", "the query was cancelled")));
      if (context.signal?.aborted) return leave();
      context.signal?.addEventListener("abort", leave, { once: true });
      if (collected.push({ query, context, settle }) === 1) setTimeout(flush);
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
