import type { AskedQuery, MetricsAdapter } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import { withoutRows } from "../../query/columns.ts";
import type { WireResult } from "../../query/columns.ts";
import type { WireError } from "../../query/error.ts";
import type { MetricsQuery } from "../../query/query.ts";
import { answering, queryAll } from "./queryAll.ts";
import type { SettledQuery } from "./queryAll.ts";

/** One query and what became of it: plain JSON, to be kept and played back by `recordedAdapter` of `/testing`. */
export type Recording<C extends Catalog = Catalog> = {
  readonly query: MetricsQuery<C>;
  readonly durationMs: number;
} & ({ readonly result: WireResult } | { readonly error: WireError });

/** Tells of every query and its answer, and changes neither. Recordings hold the data itself: keep them as it is kept. */
export function withRecording<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  onRecording: (recording: Recording<C>) => void,
  { now = () => performance.now() }: { readonly now?: () => number } = {},
): MetricsAdapter<C> {
  return answering(adapter, async function* recorded(asked: readonly AskedQuery<C>[]): AsyncIterable<SettledQuery> {
    const startedAt = now();
    for await (const settled of queryAll(adapter, asked)) {
      const query = asked[settled.index]?.query;
      const durationMs = now() - startedAt;
      if (query !== undefined) {
        const outcome =
          settled.status === "fulfilled" ? { result: withoutRows(settled.value) } : { error: settled.error.toJSON() };
        onRecording({ query, durationMs, ...outcome });
      }
      yield settled;
    }
  });
}
