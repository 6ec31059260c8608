import { MetricsError, resultFromRows } from "../query/index.ts";
import type { AskedQuery, Catalog, MetricsAdapter, MetricsQuery, PlainRow, TableResult } from "../query/index.ts";

/** Rows, a whole result, an error to be thrown, or nothing ever. No rows is an empty answer. */
export type FakeAnswer = readonly PlainRow[] | TableResult<unknown> | MetricsError | "pending";

export interface FakeAdapter<C extends Catalog> extends MetricsAdapter<C> {
  /** Every query asked, in order, with its signal. */
  readonly asked: readonly AskedQuery<C>[];
  /** How many requests they came in. */
  readonly requests: number;
  /** What is answered from now on. */
  answerWith(answer: FakeAnswer | ((query: MetricsQuery<C>) => FakeAnswer)): void;
}

/** An adapter for stories and for a host's tests: it says what it is told, and remembers what it was asked. */
export function fakeAdapter<C extends Catalog = Catalog>(
  answer: FakeAnswer | ((query: MetricsQuery<C>) => FakeAnswer),
  { delayMs = 0 }: { readonly delayMs?: number | ((query: MetricsQuery<C>) => number) } = {},
): FakeAdapter<C> {
  let current = answer;
  let requests = 0;
  const asked: AskedQuery<C>[] = [];

  const reply = async ({ query, context: { signal } }: AskedQuery<C>): Promise<TableResult<unknown>> => {
    const said = typeof current === "function" ? current(query) : current;
    await delay(said === "pending" ? null : typeof delayMs === "function" ? delayMs(query) : delayMs, signal);
    if (said instanceof MetricsError) throw said;
    if (isRows(said)) return resultFromRows(query as MetricsQuery, said);
    return said as TableResult<unknown>;
  };

  return {
    contract: 1,
    asked,
    get requests() {
      return requests;
    },
    answerWith(next) {
      current = next;
    },
    query(query, context) {
      requests += 1;
      asked.push({ query, context });
      return reply({ query, context }) as Promise<never>;
    },
    async *queryMany(many) {
      requests += 1;
      asked.push(...many);
      const waiting = new Map(
        many.map((one, index) => [
          index,
          reply(one).then(
            (value) => ({ index, status: "fulfilled" as const, value }),
            (error: MetricsError) => ({ index, status: "rejected" as const, error }),
          ),
        ]),
      );
      while (waiting.size > 0) {
        const next = await Promise.race(waiting.values());
        waiting.delete(next.index);
        yield next;
      }
    },
  };
}

function isRows(answer: FakeAnswer): answer is readonly PlainRow[] {
  return Array.isArray(answer);
}

function delay(ms: number | null, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new MetricsError("aborted", "the query was cancelled"));
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    if (ms !== null) setTimeout(resolve, ms);
  });
}
