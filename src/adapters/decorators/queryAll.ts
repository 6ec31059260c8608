import type { AskedQuery, MetricsAdapter, Settled } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { asMetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";

/** What became of the query at `index` of those that were asked. */
export type SettledQuery = { readonly index: number } & Settled<TableResult<unknown>>;

/** The answers of several queries as they come, in whichever way the adapter gives them. */
export async function* queryAll<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  asked: readonly AskedQuery<C>[],
): AsyncIterable<SettledQuery> {
  if (asked.length === 0) return;
  if (adapter.queryMany !== undefined) return yield* adapter.queryMany(asked);
  const open = new Map(asked.map((one, index) => [index, settle(adapter, one, index)]));
  while (open.size > 0) {
    const settled = await Promise.race(open.values());
    open.delete(settled.index);
    yield settled;
  }
}

async function settle<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  { query, context }: AskedQuery<C>,
  index: number,
): Promise<SettledQuery> {
  try {
    return { index, status: "fulfilled", value: await adapter.query(query, context) };
  } catch (thrown) {
    return { index, status: "rejected", error: asMetricsError(thrown) };
  }
}

/** The adapter with another way of answering; what else it can do stays. */
export function answering<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  queryMany: NonNullable<MetricsAdapter<C>["queryMany"]>,
): MetricsAdapter<C> {
  const { alerts, annotations, capabilities, comments, documents, policies, source, subscribe } = adapter;
  return {
    contract: 1,
    ...(alerts === undefined ? {} : { alerts }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(comments === undefined ? {} : { comments }),
    ...(documents === undefined ? {} : { documents }),
    ...(policies === undefined ? {} : { policies }),
    ...(source === undefined ? {} : { source }),
    ...(subscribe === undefined ? {} : { subscribe: subscribe.bind(adapter) as typeof subscribe }),
    queryMany,
    query: async (query, context) => {
      for await (const settled of queryMany([{ query, context }])) {
        if (settled.status === "rejected") throw settled.error;
        return settled.value as never;
      }
      throw asMetricsError(new Error("the adapter ended without an answer"));
    },
  };
}
