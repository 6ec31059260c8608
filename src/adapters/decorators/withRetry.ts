import type { AskedQuery, MetricsAdapter } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { MetricsError } from "../../query/error.ts";
import { answering, queryAll } from "./queryAll.ts";
import type { SettledQuery } from "./queryAll.ts";

export interface RetryOptions {
  /** How often a query is asked at most, the first time included. Default 3. */
  readonly attempts?: number;
  /** The n-th wait is a random part of `baseMs` × 2ⁿ⁻¹, or what the error says. Default 250. */
  readonly baseMs?: number;
  /** An error that asks for a longer wait is passed on. Default 10 000. */
  readonly maxMs?: number;
  /** In [0, 1). */
  readonly random?: () => number;
}

/** Asks again what failed with a retryable error; answers that came are passed on meanwhile. */
export function withRetry<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  { attempts = 3, baseMs = 250, maxMs = 10_000, random = Math.random }: RetryOptions = {},
): MetricsAdapter<C> {
  return answering(adapter, async function* retried(asked: readonly AskedQuery<C>[]): AsyncIterable<SettledQuery> {
    let open = asked.map((one, index) => ({ ...one, index }));
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const again: typeof open = [];
      let waitMs = random() * Math.min(baseMs * 2 ** (attempt - 1), maxMs);
      for await (const settled of queryAll(adapter, open)) {
        const one = open[settled.index];
        if (one === undefined) continue;
        if (settled.status === "rejected" && attempt < attempts && mayPass(settled.error, one, maxMs)) {
          again.push(one);
          waitMs = Math.max(waitMs, settled.error.retryAfterMs ?? 0);
        } else yield { ...settled, index: one.index };
      }
      open = again;
      if (open.length > 0) await waited(waitMs, open);
    }
  });
}

function mayPass<C extends Catalog>(error: MetricsError, { context }: AskedQuery<C>, maxMs: number): boolean {
  return error.retryable && (error.retryAfterMs ?? 0) <= maxMs && context.signal?.aborted !== true;
}

/** No longer than somebody waits for one of the answers. */
function waited<C extends Catalog>(ms: number, open: readonly AskedQuery<C>[]): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = () => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const { context } of open) {
      const leave = () => {
        if (open.every((one) => one.context.signal?.aborted === true)) end();
      };
      context.signal?.addEventListener("abort", leave, { signal: done.signal });
    }
  });
}
