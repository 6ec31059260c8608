import type { Calendars, Catalog, Comparison, Grain, MetricsQuery, Range, WireResult } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { resolveComparison } from "../time/resolveComparison.ts";
import { clockOf, resolveRange } from "../time/resolveRange.ts";
import { bucketBounds } from "../time/zoned.ts";

/** Bounds on what is asked and answered; what is beyond them is refused, never cut in silence. */
export interface HandlerLimits {
  /** Size of a request's body. Default 1 MiB, which holds a filter of 10 000 values of up to 100 bytes. */
  readonly bodyBytes?: number;
  /** Queries in one request. Default 100. */
  readonly queries?: number;
  /** Rows of one answer, those of its totals too. Default 100 000. */
  readonly rows?: number;
  /** Rows of one aggregate answer: groups times buckets. Default: `rows`. */
  readonly groups?: number;
  /**
   * Length of a query's range of time, and of each that it is compared with: from the first day that is read to the
   * last, where holidays lie beside each other. With it a query of rows or numbers needs a
   * range. Default: any.
   */
  readonly rangeDays?: number;
  /**
   * Time for a query, from its request's arrival on. A caller may ask for less with the header
   * `x-metricdeck-deadline-ms`. Default 30 000.
   */
  readonly timeoutMs?: number;
  /**
   * Queries that the adapter computes at once. Default 32. One that is aborted or timed out gives its place to others at
   * once, even if the adapter goes on with it; as many such ones as this are borne besides.
   */
  readonly concurrency?: number;
  /** Queries that wait for their turn; one more is `rate-limited` at once. Default 256. */
  readonly queue?: number;
}

export function withDefaults({ rows = 100_000, ...given }: HandlerLimits = {}): Required<HandlerLimits> {
  return {
    bodyBytes: 1024 * 1024,
    queries: 100,
    rows,
    groups: rows,
    rangeDays: Number.POSITIVE_INFINITY,
    timeoutMs: 30_000,
    concurrency: 32,
    queue: 256,
    ...given,
  };
}

const dayMs = 86_400_000;
/** A day at the end of daylight saving is longer. */
const clockChangeMs = 3 * 3_600_000;

/** @throws MetricsError `too-large` for a range beyond `rangeDays`, or none where there must be one */
export function requireRange(
  query: MetricsQuery<Catalog>,
  { rangeDays }: { readonly rangeDays: number },
  { now, calendars = {} }: { readonly now: number; readonly calendars?: Calendars },
): void {
  if (rangeDays === Number.POSITIVE_INFINITY || query.kind === "members") return;
  const { time } = query as { readonly time?: { readonly range?: Range; readonly grain?: Grain | "auto" } };
  if (time?.range === undefined) {
    throw tooLong(`the query has no range of time; give one of at most ${rangeDays} days`, "time.range");
  }
  const asOf = query.asOf === undefined ? Number.NaN : Date.parse(query.asOf);
  const clock = clockOf(query.calendar, Number.isNaN(asOf) ? now : asOf, calendars);
  const requireShort = ({ from, to }: { readonly from: number; readonly to: number }, path: string) => {
    if (to - from <= rangeDays * dayMs + clockChangeMs) return;
    throw tooLong(`the range is ${Math.ceil((to - from) / dayMs)} days long, more than ${rangeDays}; ask for less at once`, path);
  };
  const span = resolveRange(time.range, clock, { path: "time.range" });
  requireShort(span, "time.range");
  const grain = time.grain === "auto" ? undefined : time.grain;
  for (const { comparison, path } of comparisonsOf(query)) {
    // Holidays go day by day, and their days are read wherever they lay.
    const days = comparison.align === "holiday" ? bucketBounds(span.from, span.to, "day", clock) : null;
    requireShort(resolveComparison(comparison, span, days === null ? grain : "day", days, clock, { path }), path);
  }
}

function comparisonsOf(query: MetricsQuery<Catalog>): readonly { readonly comparison: Comparison<string>; readonly path: string }[] {
  if (!("compare" in query) || query.compare === undefined) return [];
  if (query.kind === "drivers") return [{ comparison: { id: "before", to: query.compare, align: "elapsed" }, path: "compare" }];
  return query.compare.map((comparison, index) => ({ comparison, path: `compare[${index}]` }));
}

function tooLong(message: string, path: string): MetricsError {
  return new MetricsError("too-large", message, { path });
}

/** What an adapter is told of `rows` and `groups`: nothing where it answers less than what it has to find. */
export function rowsTaken(query: MetricsQuery<Catalog>, { rows, groups }: { readonly rows: number; readonly groups: number }): { readonly maxRows?: number } {
  if (query.kind === "funnel" || query.kind === "retention") return { maxRows: rows };
  if (query.kind !== "aggregate" || query.page !== undefined || query.having !== undefined) return {};
  return { maxRows: Math.min(rows, groups) };
}

/** @throws MetricsError `too-large` for an answer beyond `rows` or `groups` */
export function requireSize(
  { kind }: MetricsQuery<Catalog>,
  { rowCount, totals = [] }: Pick<WireResult, "rowCount" | "totals">,
  { rows, groups }: { readonly rows: number; readonly groups: number },
): void {
  const all = totals.reduce((count, total) => count + total.rowCount, rowCount);
  if (all > rows) {
    throw new MetricsError("too-large", `the answer has ${all} rows, more than ${rows}; ask for a page`, { path: "page" });
  }
  if (kind === "aggregate" && rowCount > groups) {
    const remedy = "use top, or a coarser grain";
    throw new MetricsError("too-large", `the answer has ${rowCount} groups, more than ${groups}; ${remedy}`, { path: "by" });
  }
}
