import type { AnyRowPolicy, CalendarOptions, Calendars, Catalog, MetricsQuery, Range } from "../../query/index.ts";
import { queryKey } from "../../query/index.ts";
import { clockOf, resolveRange } from "../../time/resolveRange.ts";
import type { Clock } from "../../time/resolveRange.ts";

/** What an answer depends on besides catalog and query. */
export interface Scope {
  readonly policy: AnyRowPolicy;
}

const minuteMs = 60_000;

/**
 * A text that is equal where query, scope and the instants that relative ranges mean are: a range that moves with the
 * clock counts as moved once a minute. The scope is always inside, so that no caller is answered with what another
 * may see.
 */
export function cacheKey(query: MetricsQuery<Catalog>, scope: Scope, now: number, calendars: Calendars = {}): string {
  const minute = Math.floor(now / minuteMs) * minuteMs;
  const { calendar, asOf } = query;
  const given = asOf === undefined ? Number.NaN : Date.parse(asOf);
  const clock = clockOf(calendar as CalendarOptions | undefined, Number.isNaN(given) ? minute : given, calendars);
  const spans = [...spansIn(query, clock, ""), ...spansIn(scope, clockOf(undefined, minute), "")];
  return [queryKey(query), sorted(scope), JSON.stringify(spans)].join("\n");
}

/** The key at a length that any store takes. */
export async function digestOf(key: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function spansIn(value: unknown, clock: Clock, path: string): readonly (readonly [number, number])[] {
  if (typeof value !== "object" || value === null) return [];
  if (isRelativeRange(value)) {
    const { from, to } = resolveRange(value, clock, { path });
    return [[from, to]];
  }
  const within = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
  return Object.entries(value).flatMap(([key, item]) => spansIn(item, clock, within(key)));
}

function isRelativeRange(value: object): value is Range {
  return ("last" in value && "unit" in value) || "toDate" in value || ("period" in value && "offset" in value);
}
