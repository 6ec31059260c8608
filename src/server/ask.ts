import type { CacheMode } from "../query/adapter.ts";
import type { Catalog, MetricsAdapter, MetricsQuery, RowPolicy, WireResult } from "../query/index.ts";
import { withoutRows } from "../query/index.ts";
import { requirePolicies } from "../query/requirePolicies.ts";
import type { Trace } from "../query/trace.ts";
import { answerCache } from "./cache/answerCache.ts";
import { cacheKey, digestOf } from "./cache/cacheKey.ts";
import type { Invalidation } from "./cache/invalidation.ts";
import type { MetricsCache } from "./cache/metricsCache.ts";
import { gate } from "./concurrency.ts";
import { withDeadline } from "./deadline.ts";
import type { Deadline } from "./deadline.ts";
import { requireRange, requireSize, rowsTaken } from "./limits.ts";
import type { HandlerLimits } from "./limits.ts";
import type { Meeting } from "./meeting.ts";
import { singleFlight } from "./singleFlight.ts";
import type { Waiter } from "./singleFlight.ts";

export interface CacheOptions {
  readonly store: MetricsCache;
  /** How long an answer is as good as new. Default 60 000. */
  readonly ttlMs?: number;
  /** How much longer it is given out while a newer one is computed. Default 0. */
  readonly staleMs?: number;
  /**
   * Names the data behind the adapter: handlers that share a store give out each other's answers only where it is equal, and
   * the catalog is. Default: what the adapter says in `source` (`sqlAdapter` over mysql2: server, database and binding);
   * of an adapter that does not say, answers are this handler's own, and of no other process.
   */
  readonly namespace?: string;
}

/** What the cache did for an answer: gave it, gave an old one while a newer is computed, had none, or was not asked. */
export type CacheUse = "hit" | "stale" | "miss" | "bypass";

/** A query with all that is known of the one who asks. */
export interface Asking<C extends Catalog> {
  readonly query: MetricsQuery<C>;
  readonly policy: RowPolicy<C>;
  readonly cache: CacheMode;
  /** Answers up to this age will do, instead of those that the cache's own times allow. */
  readonly maxAgeMs?: number;
  readonly due: Deadline;
  readonly requestId: string;
  readonly trace: Trace;
  /** With the other queries of its request: what the cache lacks is asked for at once, so that it can be read at once. */
  readonly meeting?: Meeting;
}

export interface Answered {
  readonly result: WireResult;
  /** Absent where there is no cache. */
  readonly cache?: CacheUse;
}

export type Ask<C extends Catalog> = (asking: Asking<C>) => Promise<Answered>;

/**
 * Asks an adapter as seldom and as carefully as can be: from the cache, else together with all who ask the same, else
 * in turn, and never for longer than anyone waits.
 */
export function asker<C extends Catalog>({
  catalog,
  adapter,
  limits,
  cache,
  changed,
  clock,
}: {
  readonly catalog: C;
  readonly adapter: MetricsAdapter<C>;
  readonly limits: Required<HandlerLimits>;
  readonly cache: CacheOptions | undefined;
  readonly changed: Invalidation;
  readonly clock: () => number;
}): Ask<C> {
  const { calendars = {} } = catalog;
  const enter = gate(limits);
  const flights = singleFlight<WireResult>();
  const { ttlMs = 60_000, staleMs = 0 } = cache ?? {};
  const kept = cache && answerCache(cache.store, { clock });
  const { source = cache?.namespace ?? crypto.randomUUID() } = adapter;
  const version = cache && digestOf(JSON.stringify([catalog, cache.namespace ?? "", source]));

  const compute = async (asking: Asking<C>, { signal, deadline }: Waiter): Promise<WireResult> => {
    const { query, policy, requestId, trace, cache: mode } = asking;
    const { leave, abandon } = await enter(signal);
    if (signal.aborted) abandon();
    signal.addEventListener("abort", abandon, { once: true });
    try {
      const { moment: changedAt } = changed.of([query, policy]);
      const known = { ...(Number.isFinite(changedAt) ? { changedAt } : {}), ...rowsTaken(query as MetricsQuery<Catalog>, limits) };
      const result = await adapter.query(query, { signal, requestId, policy, deadline, trace, cache: mode, ...known });
      requireSize(query as MetricsQuery<Catalog>, result, limits);
      return withoutRows(result);
    } finally {
      signal.removeEventListener("abort", abandon);
      leave();
    }
  };

  const computeAndKeep = async (asking: Asking<C>, waiter: Waiter, digest: string | undefined): Promise<WireResult> => {
    const askedAt = clock();
    const result = await compute(asking, waiter);
    if (digest !== undefined) kept?.keep(digest, { result: fromCache(result), askedAt }, ttlMs + staleMs);
    return result;
  };

  const answer = async (asking: Asking<C>, waiter: Waiter): Promise<Answered> => {
    const { query, policy, cache: mode, trace, maxAgeMs } = asking;
    const now = clock();
    const used = (cacheUse: CacheUse) => (kept === undefined ? {} : { cache: cacheUse });
    if (mode !== "prefer") asking.meeting?.leave();
    if (mode === "bypass") return { result: await compute(asking, waiter), ...used("bypass") };
    const key = cacheKey(query as MetricsQuery<Catalog>, { policy }, now, calendars);
    const digest = version && (await digestOf(`${await version}\n${key}`));
    if (mode === "revalidate") return { result: await computeAndKeep(asking, waiter, digest), ...used("miss") };

    const change = changed.of([query, policy]);
    const flight = `${change.count}\n${key}`;
    const join = (who: Waiter) => flights.join(flight, who, (lead) => computeAndKeep(asking, lead, digest));
    const found = digest === undefined ? null : await trace.span("metricdeck.cache", async (span) => {
      const read = await kept?.read(digest);
      span.set({ "metricdeck.cache.found": read !== null });
      return read ?? null;
    });
    const ageMs = found === null || found.askedAt <= change.at ? Number.POSITIVE_INFINITY : now - found.askedAt;
    if (found !== null && ageMs <= (maxAgeMs ?? ttlMs)) return { result: found.result, ...used("hit") };
    if (found !== null && maxAgeMs === undefined && ageMs <= ttlMs + staleMs) {
      if (!flights.has(flight)) refresh(join);
      return { result: found.result, ...used("stale") };
    }
    await asking.meeting?.wait();
    return { result: await join(waiter), ...used("miss") };
  };

  /** For whoever asks next: a fault shows when the old answer has run out. */
  const refresh = (join: (who: Waiter) => Promise<WireResult>): void => {
    const deadline = clock() + limits.timeoutMs;
    withDeadline(limits.timeoutMs, undefined, (signal) => join({ signal, deadline })).catch(() => {});
  };

  return async (asking) => {
    requirePolicies(adapter, asking.policy);
    requireRange(asking.query as MetricsQuery<Catalog>, limits, { now: clock(), calendars });
    const { due } = asking;
    return due.wait((signal) => answer(asking, { signal, deadline: due.at }));
  };
}

function fromCache(result: WireResult): WireResult {
  return { ...result, freshness: { ...result.freshness, source: "cache" } };
}
