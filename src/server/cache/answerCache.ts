import type { WireResult } from "../../query/index.ts";
import type { MetricsCache } from "./metricsCache.ts";

/** An answer that was kept. */
export interface KeptAnswer {
  readonly result: WireResult;
  /** When it was asked for, epoch milliseconds: it holds nothing that came later. */
  readonly askedAt: number;
}

export interface AnswerCache {
  /** Never throws, and waits no longer than the cache may take. */
  read(key: string): Promise<KeptAnswer | null>;
  /** Waits for nothing. */
  keep(key: string, answer: KeptAnswer, ttlMs: number): void;
}

/** A cache that needs longer is slower than many a query. */
const patienceMs = 50;
/** One that failed is left alone for this time, so that not every query waits for it. */
const restMs = 1000;

/** Answers in a cache that may be down, slow or full of something else: whatever it does, it is passed over. */
export function answerCache(store: MetricsCache, { clock }: { readonly clock: () => number }): AnswerCache {
  let restsUntil = Number.NEGATIVE_INFINITY;
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (clock() < restsUntil) return null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("late")), patienceMs);
    });
    try {
      return await Promise.race([work(), late]);
    } catch {
      restsUntil = clock() + restMs;
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    read: async (key) => keptAnswer(await attempt(async () => store.get(key))),
    keep: (key, answer, ttlMs) => {
      void attempt(async () => store.set(key, JSON.stringify(answer), ttlMs));
    },
  };
}

function keptAnswer(text: unknown): KeptAnswer | null {
  if (typeof text !== "string") return null;
  try {
    const { askedAt, result } = JSON.parse(text) as { readonly askedAt?: unknown; readonly result?: Partial<WireResult> };
    const whole =
      Number.isFinite(askedAt) &&
      result?.contract === 1 &&
      Array.isArray(result.columns) &&
      Number.isInteger(result.rowCount) &&
      typeof result.fingerprint === "string" &&
      typeof result.freshness?.computedAt === "string";
    return whole ? { askedAt: askedAt as number, result: result as WireResult } : null;
  } catch {
    return null;
  }
}
