import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { Catalog, DimensionValue } from "../../../src/query/index.ts";
import { oracleAttempts } from "../oracleEvents.ts";
import type { Attempt, Happening } from "../oracleEvents.ts";
import { happenings } from "./oracleJourneys.ts";
import type { EventAsked, JourneyAsked } from "./oracleJourneys.ts";
import { inOrder } from "./oracleRows.ts";
import { beyond, bucketsOf, comparedSpan, instantOf, later, placeOf, spanOf } from "./oracleSpans.ts";
import type { AnyRange, Span } from "./oracleSpans.ts";

export interface FunnelAsked extends Omit<JourneyAsked, "breakdown"> {
  readonly steps: readonly (string | EventAsked)[];
  readonly time: { readonly range: AnyRange; readonly grain?: unknown };
  readonly window: string;
  readonly order?: "sequential" | "strict" | "any";
  readonly count?: "uniques" | "totals" | { readonly sessions: string };
  readonly exclusions?: readonly (EventAsked & { readonly from?: number; readonly to?: number })[];
  readonly holdConstant?: readonly string[];
  readonly breakdown?: {
    readonly by: string;
    readonly top?: number;
    readonly attribution?: "first" | "last" | "all" | { readonly step: number };
  };
  readonly view?: "steps" | "trend" | { readonly timeToConvert: { readonly from?: number; readonly to?: number; readonly bins?: number } };
  readonly compare?: readonly { readonly id: string; readonly to: unknown; readonly align?: string }[];
}

/** What is asked of an attempt in a row, and the label of its bucket. */
export interface Journey {
  readonly times: readonly number[];
  readonly segment: DimensionValue;
  readonly bucket: string | null;
}

export interface Funnels {
  /** Those that count, of the query's own range and then of that of each comparison. */
  readonly periods: readonly (readonly Journey[])[];
  /** The labels of the range's buckets, and whether each is yet to come. */
  readonly buckets: readonly { readonly label: string | null; readonly future: boolean }[];
  /** The values that rows show; what else was entered with is one row more. */
  readonly kept: readonly DimensionValue[];
  readonly hasOther: boolean;
}

const asEvent = (step: string | EventAsked): EventAsked => (typeof step === "string" ? { event: step } : step);

export function oracleFunnels(catalog: Catalog, tables: MemoryTables, query: FunnelAsked, clock: number): Funnels {
  const place = placeOf(query, clock, catalog);
  const { exclusions = [], holdConstant = [], order = "sequential", count = "uniques", compare = [], breakdown, view } = query;
  const { grain } = query.time;
  const isTrend = view === "trend";
  if (compare.length > 0 && (isTrend || breakdown?.top !== undefined)) throw beyond;
  if (grain !== undefined && (!isTrend || typeof grain !== "string" || grain === "businessDay")) throw beyond;
  const steps = query.steps.map(asEvent);
  const [exclusion] = exclusions;
  const definitions = new Map([...steps, ...exclusions].map(({ event, where }) => [JSON.stringify([event, where]), { event, ...(where === undefined ? {} : { where }) }]));
  const held = (row: { readonly [column: string]: DimensionValue }) => {
    const values = holdConstant.map((name) => row[name] ?? null);
    return values.includes(null) ? null : JSON.stringify(values);
  };
  const rows = [...definitions].flatMap(([kind, event]) =>
    happenings(catalog, tables, event, query.where, place).map(
      ({ row, actor, time }): Happening => ({ actor, kind, time, product: held(row), segment: breakdown === undefined ? null : (row[breakdown.by] ?? null) }),
    ),
  );
  const kindOf = ({ event, where }: EventAsked) => JSON.stringify([event, where]);
  // Where one row may be two of the events, or two happen at one instant, which comes first is not for the oracle to say.
  const moments = new Set<string>();
  for (const { actor, time } of rows) {
    const moment = `${actor} ${time}`;
    if (moments.has(moment)) throw beyond;
    moments.add(moment);
  }
  const span = spanOf(query.time.range, place);
  const buckets = isTrend ? bucketsOf(span, String(grain), place) : [];
  const bucketOf = (time: number) => buckets.find(({ start, next }) => time >= start && time < next)?.label ?? null;
  const { attribution = "first" } = breakdown ?? {};
  const segmentOf = (did: Attempt["did"]) => {
    if (typeof attribution === "object") return did[attribution.step]?.segment ?? null;
    return (attribution === "last" ? did.at(-1) : did[0])?.segment ?? null;
  };
  const journeysIn = (period: Span): readonly Journey[] => {
    const rule = {
      steps: steps.map(kindOf),
      window: (start: number) => later(start, query.window, place),
      order,
      count: typeof count === "string" ? count : { gap: later(0, count.sessions, place) },
      from: instantOf(period.from, place),
      to: instantOf(period.to, place),
      now: place.now,
      within: steps.map(({ within }) => (within === undefined ? null : (start: number) => later(start, within, place))),
      ...(exclusion === undefined
        ? {}
        : { excluded: { kind: kindOf(exclusion), from: exclusion.from ?? 0, to: exclusion.to ?? steps.length - 1 } }),
      hold: holdConstant.length > 0,
      apart: attribution === "all",
    };
    return oracleAttempts(rows, rule, bucketOf).map(({ did }) => ({
      times: did.map(({ time }) => time),
      segment: segmentOf(did),
      bucket: bucketOf(did[0]?.time ?? 0),
    }));
  };
  const periods = [span, ...compare.map((one) => comparedSpan(one, span, place))].map(journeysIn);
  const entered = new Map<DimensionValue, number>();
  for (const { segment } of periods.flat()) entered.set(segment, (entered.get(segment) ?? 0) + 1);
  const ranked = [...entered].toSorted(([a, own], [b, other]) => other - own || inOrder(catalog, breakdown?.by ?? "", a, b)).map(([value]) => value);
  return {
    periods,
    buckets: isTrend ? buckets.map(({ label, start }) => ({ label, future: start >= place.now })) : [{ label: null, future: false }],
    kept: breakdown === undefined ? [null] : ranked.slice(0, breakdown.top),
    hasOther: ranked.length > (breakdown?.top ?? Infinity),
  };
}
