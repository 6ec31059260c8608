import type { AskedQuery, Catalog, MetricsAdapter, MetricsQuery, TableResult } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";

interface Waiting extends AskedQuery<Catalog> {
  readonly resolve: (answer: TableResult<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The adapter with one request at a time: what is asked while one is on its way goes into the next. Laws that are looked at side
 * by side so need as many requests as the longest of them, not as all of them. An adapter without `queryMany` stays what it is.
 */
export function joined(adapter: MetricsAdapter): MetricsAdapter {
  if (adapter.queryMany === undefined) return adapter;
  let waiting: Waiting[] = [];
  let isOnItsWay = false;

  const send = async (asked: readonly Waiting[]) => {
    let cause: unknown = new MetricsError("contract-violation", "queryMany ended without an answer");
    try {
      for await (const settled of adapter.queryMany?.(asked) ?? []) {
        if (settled.status === "fulfilled") asked[settled.index]?.resolve(settled.value);
        else asked[settled.index]?.reject(settled.error);
      }
    } catch (thrown) {
      cause = thrown;
    }
    for (const { reject } of asked) reject(cause);
  };
  const next = async () => {
    const asked = waiting;
    waiting = [];
    await send(asked);
    // Whoever was answered asks on before the next request leaves.
    await turn();
    isOnItsWay = waiting.length > 0;
    if (isOnItsWay) void next();
  };

  const query = (asked: MetricsQuery, context = {}) =>
    new Promise<TableResult<unknown>>((resolve, reject) => {
      waiting.push({ query: asked, context, resolve, reject });
      if (isOnItsWay) return;
      isOnItsWay = true;
      void turn().then(next);
    });
  return { contract: 1, query: query as MetricsAdapter["query"] };
}

function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
