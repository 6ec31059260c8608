import { resultFromRows } from "../../../src/query/index.ts";
import type { AlertRule, Incident, MetricsAdapter, MetricsQuery } from "../../../src/query/index.ts";
import type { AlertMessage, AlertNotification, Notifier } from "../../../src/server/index.ts";
import { clockOf, resolveRange } from "../../../src/time/resolveRange.ts";
import { bucketBounds } from "../../../src/time/zoned.ts";
import type { support } from "../../query/support.ts";

export type Support = typeof support;

/** Epoch milliseconds of a clock on the day of the tests. */
export function at(clock: string): number {
  return Date.parse(`2026-03-09T${clock}Z`);
}

/** Hourly tickets above 40: fires at once, is over after one clear hour, has no grace. */
export const busy: AlertRule<Support> = {
  format: 1,
  id: "busy",
  version: 1,
  name: { en: "Many tickets", "zh-CN": "工单激增" },
  metric: "tickets",
  grain: "hour",
  condition: { kind: "threshold", enter: { above: 40 }, levels: { critical: { above: 80 } } },
  for: { breaches: 1, of: 1 },
  clearAfter: 1,
  check: { everyMinutes: 1, graceMinutes: 0 },
};

export type ValueAt = (from: number, series: string | null) => number | null;

/**
 * Answers aggregate queries by a script of buckets.
 * @param series the values of the one dimension that is asked by; without one it is not called with a name
 * @param isSparse leaves out a series that is 0 in all that is asked, as a database does that has no row of it
 */
export function scriptedAdapter(
  valueAt: ValueAt,
  { series = [], isSparse = false }: { readonly series?: readonly string[]; readonly isSparse?: boolean } = {},
): MetricsAdapter<Support> {
  return {
    contract: 1,
    query: (async (query: MetricsQuery) => {
      if (query.kind !== "aggregate" || query.time?.grain === undefined || query.time.grain === "auto") throw new Error("not asked for here");
      const clock = clockOf(query.calendar, Date.parse(query.asOf ?? ""));
      const { grain, range } = query.time;
      const span = resolveRange(range, clock);
      const bounds = bucketBounds(span.from, span.to, grain, clock).slice(0, -1);
      const [dimension] = query.by ?? [];
      const [metric] = query.metrics;
      const isThere = (name: string) => !isSparse || bounds.some((from) => valueAt(from, name) !== 0);
      const names = dimension === undefined ? [null] : series.filter(isThere);
      const rows = bounds.flatMap((from) =>
        names.map((name) => ({
          time: new Date(from).toISOString(),
          ...(dimension !== undefined && { [dimension]: name }),
          [String(metric)]: valueAt(from, name),
        })),
      );
      const resolvedRange = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
      return resultFromRows(query, rows, { now: () => clock.now, resolvedRange });
    }) as never,
  };
}

/** Keeps what it is sent; throws what `refuse` gives first. */
export function recorder({ refuse = [], ...rest }: Partial<Notifier> & { readonly refuse?: Error[] } = {}) {
  const messages: AlertMessage[] = [];
  const texts: string[] = [];
  const notifier: Notifier = {
    ...rest,
    send: async (message, { text }) => {
      const error = refuse.shift();
      if (error !== undefined) throw error;
      messages.push(message);
      texts.push([text.title, ...text.items.map((item) => item.text)].join("\n"));
    },
  };
  const told = (): readonly AlertNotification[] => messages.flatMap(({ notifications }) => notifications);
  return { notifier, messages, texts, told, kinds: () => told().map(({ kind }) => kind) };
}

export function stateOf({ state, condition, severity, startedAt, endedAt, actual }: Incident): readonly unknown[] {
  return [state, condition, severity, startedAt, endedAt, actual];
}
