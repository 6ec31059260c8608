import { withRows } from "../../src/query/index.ts";
import type { AggregateQuery, ColumnData, DimensionValue, TableResult } from "../../src/query/index.ts";

type Numbers = readonly (number | null)[];

interface Told {
  readonly values: Numbers;
  readonly n?: readonly number[];
  /** Buckets whose value is hidden from this reader. */
  readonly masked?: readonly number[];
  readonly compare?: Numbers;
}

export interface TrendAnswer {
  /** Starts of the buckets. */
  readonly starts: readonly string[];
  /** End of the last bucket. */
  readonly end: string;
  readonly timeZone?: string;
  /** Buckets from this one on are still running. */
  readonly incompleteFrom?: number;
  /** How far back the comparison lies. */
  readonly shiftDays?: number;
  /** One list of numbers for each metric, or for each metric and value of the dimension. */
  readonly tell: (metric: string, value: DimensionValue | undefined) => Told;
  /** Values of the dimension; the last stands for the rest where `other` is set. */
  readonly values?: readonly DimensionValue[];
  readonly other?: boolean;
  /** A limit that cut the answer. */
  readonly limit?: number;
  readonly minSample?: number;
}

/** The answer of a server that a story makes up. */
export function trendAnswer(query: AggregateQuery, answer: TrendAnswer): TableResult<unknown> {
  const { starts, end, timeZone = "UTC", incompleteFrom, tell, values, other = false, limit, minSample = 30 } = answer;
  const groups: readonly (DimensionValue | undefined)[] = query.by === undefined ? [undefined] : (values ?? [null]);
  const rows = starts.flatMap((_, bucket) => groups.map((_, group) => ({ bucket, group })));
  const id = query.compare?.[0]?.id;
  const shift = (answer.shiftDays ?? starts.length) * 86_400_000;
  const columns: ColumnData[] = [
    {
      role: "time",
      name: "time",
      values: rows.map(({ bucket }) => starts[bucket] as string),
      ...(id === undefined
        ? {}
        : { compare: { [id]: rows.map(({ bucket }) => new Date(Date.parse(starts[bucket] as string) - shift).toISOString()) } }),
    },
  ];
  if (query.by?.[0] !== undefined) {
    const last = groups.length - 1;
    columns.push({
      role: "dimension",
      name: query.by[0],
      values: rows.map(({ group }) => (other && group === last ? null : (groups[group] ?? null))),
      ...(other ? { other: rows.flatMap(({ group }, row) => (group === last ? [row] : [])) } : {}),
    });
  }
  for (const asked of query.metrics) {
    const metric = typeof asked === "string" ? asked : asked.metric;
    const told = groups.map((group) => tell(metric, group));
    const pick = (list: (one: Told) => Numbers | undefined) =>
      rows.map(({ bucket, group }) => list(told[group] as Told)?.[bucket] ?? null);
    const n = told[0]?.n === undefined ? undefined : pick((one) => one.n).map((count) => count ?? 0);
    const states = rows.map(({ bucket, group }, row) => {
      if (told[group]?.masked?.includes(bucket)) return "masked" as const;
      if (incompleteFrom !== undefined && bucket >= incompleteFrom) return "incomplete" as const;
      return n !== undefined && (n[row] ?? 0) < minSample ? ("small" as const) : null;
    });
    columns.push({
      role: "metric",
      name: metric,
      metric,
      cells: {
        value: pick((one) => one.values).map((value, row) => (states[row] === "masked" ? null : value)),
        ...(n === undefined ? {} : { n }),
      },
      ...(states.every((state) => state === null) ? {} : { states }),
      ...(id === undefined ? {} : { compare: { [id]: { value: pick((one) => one.compare) } } }),
    });
  }
  const grain = query.time?.grain ?? "day";
  const running = incompleteFrom === undefined ? undefined : starts[incompleteFrom];
  return withRows({
    contract: 1,
    status: limit === undefined ? "complete" : "partial",
    ...(limit === undefined ? {} : { limits: [{ kind: "buckets" as const, limit, actual: limit * 4 }] }),
    resolvedRange: { from: starts[0] ?? end, to: end },
    grain: grain === "auto" ? "day" : grain,
    timeZone,
    ...(running === undefined ? {} : { incompleteFrom: running }),
    freshness: { computedAt: "2026-03-29T10:20:00.000Z", dataThrough: "2026-03-29T10:15:00.000Z", source: "live" },
    fingerprint: `${starts.length} ${query.metrics.join()} ${query.by?.join() ?? ""} ${end}`,
    columns,
    rowCount: rows.length,
  });
}

const DAY = 86_400_000;

/** Starts of buckets of `stepMs`, and where the last ends. */
export function steps(from: string, count: number, stepMs = DAY): { readonly starts: readonly string[]; readonly end: string } {
  const at = (index: number) => new Date(Date.parse(from) + index * stepMs).toISOString();
  return { starts: Array.from({ length: count }, (_, index) => at(index)), end: at(count) };
}

/** A made-up load: quiet weekends, some growth, some noise; the same for the same seed. */
export function load(count: number, { level = 400, seed = 1, noise = 0.12 } = {}): readonly number[] {
  let state = seed * 2654435761;
  return Array.from({ length: count }, (_, index) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const weekend = index % 7 >= 5 ? 0.55 : 1;
    return Math.round(level * weekend * (1 + index / (count * 5)) * (1 + noise * (state / 2 ** 31 - 1)));
  });
}
