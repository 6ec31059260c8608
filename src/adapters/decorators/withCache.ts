import type { AskedQuery, MetricsAdapter } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { withoutRows, withRows } from "../../query/columns.ts";
import type { WireResult } from "../../query/columns.ts";
import { queryKey } from "../../query/key.ts";
import { answering, queryAll } from "./queryAll.ts";
import type { SettledQuery } from "./queryAll.ts";

export interface CacheOptions {
  /** For how long an answer is given again. Default 60 000. */
  readonly ttlMs?: number;
  /** Answers that are kept at the most; the one unused for longest goes first. Default 500. */
  readonly entries?: number;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/**
 * Keeps answers in this process, by the meaning of their queries and the caller's row policy. Errors are not kept. The
 * context's `cache` decides: `revalidate` asks and keeps, `bypass` does neither.
 */
export function withCache<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  { ttlMs = 60_000, entries = 500, clock = Date.now }: CacheOptions = {},
): MetricsAdapter<C> {
  const kept = new Map<string, { readonly wire: WireResult; readonly until: number }>();
  const find = (key: string): WireResult | null => {
    const entry = kept.get(key);
    kept.delete(key);
    if (entry === undefined || entry.until <= clock()) return null;
    kept.set(key, entry);
    return entry.wire;
  };
  const keep = (key: string, wire: WireResult) => {
    kept.set(key, { wire, until: clock() + ttlMs });
    const [oldest] = kept.keys();
    if (kept.size > entries && oldest !== undefined) kept.delete(oldest);
  };
  return answering(adapter, async function* cached(asked: readonly AskedQuery<C>[]): AsyncIterable<SettledQuery> {
    const missing: { readonly index: number; readonly key: string; readonly one: AskedQuery<C> }[] = [];
    for (const [index, one] of asked.entries()) {
      const { cache = "prefer", policy } = one.context;
      const key = JSON.stringify([queryKey(one.query), policy ?? null]);
      const wire = cache === "prefer" ? find(key) : null;
      if (wire === null) missing.push({ index, key, one });
      else {
        const freshness = { ...wire.freshness, source: "cache" } as const;
        yield { index, status: "fulfilled", value: withRows({ ...wire, freshness }) };
      }
    }
    for await (const settled of queryAll(adapter, missing.map(({ one }) => one))) {
      const { index, key, one } = missing[settled.index] as (typeof missing)[number];
      if (settled.status === "fulfilled" && one.context.cache !== "bypass") keep(key, withoutRows(settled.value));
      yield { ...settled, index };
    }
  });
}
