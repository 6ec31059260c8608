import type { Recording } from "../adapters/decorators/index.ts";
import { MetricsError, queryKey, withRows } from "../query/index.ts";
import type { Catalog, MetricsAdapter, MetricsQuery } from "../query/index.ts";

/**
 * Plays back what `withRecording` told of: each query gets the answer or the error that it got then. What was recorded
 * several times comes in that order, the last again and again.
 * @throws MetricsError `unsupported` for what was never recorded, with the nearest query that was
 */
export function recordedAdapter<C extends Catalog = Catalog>(recordings: readonly Recording<C>[]): MetricsAdapter<C> {
  const byKey = new Map<string, Recording<C>[]>();
  for (const recording of recordings) {
    const key = queryKey(recording.query);
    byKey.set(key, [...(byKey.get(key) ?? []), recording]);
  }
  const played = new Map<string, number>();
  return {
    contract: 1,
    async query(query, { signal }) {
      if (signal?.aborted === true) throw new MetricsError("aborted", "the query was cancelled");
      const key = queryKey(query as MetricsQuery<C>);
      const takes = byKey.get(key);
      const at = played.get(key) ?? 0;
      played.set(key, at + 1);
      const recording = takes?.[Math.min(at, takes.length - 1)];
      if (recording === undefined) throw neverRecorded(key, [...byKey.keys()]);
      if ("error" in recording) throw MetricsError.fromJSON(recording.error);
      return withRows(recording.result) as never;
    },
  };
}

function neverRecorded(key: string, known: readonly string[]): MetricsError {
  const asked = partsOf(JSON.parse(key));
  const distances = known.map((one) => ({ one, parts: partsOf(JSON.parse(one)) })).map(({ one, parts }) => ({
    one,
    missing: [...asked].filter((part) => !parts.has(part)),
    added: [...parts].filter((part) => !asked.has(part)),
  }));
  const [nearest] = distances.sort((a, b) => a.missing.length + a.added.length - b.missing.length - b.added.length);
  const hint =
    nearest === undefined
      ? "nothing was recorded at all"
      : `the nearest that was is ${short(nearest.one)}; asked for instead: ${nearest.missing.join(", ") || "less"}`;
  return new MetricsError("unsupported", `no answer was recorded for ${short(key)}; ${hint}; record it again`);
}

/** The values of a query with the places where they stand. */
function partsOf(value: unknown, path = ""): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return new Set([`${path} ${JSON.stringify(value)}`]);
  const at = (key: string) => (Array.isArray(value) ? path : path === "" ? key : `${path}.${key}`);
  return new Set(Object.entries(value).flatMap(([key, item]) => [...partsOf(item, at(key))]));
}

function short(key: string): string {
  return key.length > 200 ? `${key.slice(0, 200)}…` : key;
}
