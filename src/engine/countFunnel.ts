import { byActor } from "../analytics/byActor.ts";
import { funnelAttempts } from "../analytics/funnelAttempts.ts";
import type { Attempts } from "../analytics/funnelAttempts.ts";
import { bestAttempts, timedAttempts } from "../analytics/funnelFigures.ts";
import type { TimedAttempts } from "../analytics/funnelFigures.ts";
import { splitActors } from "../analytics/splitActors.ts";
import type { DimensionValue } from "../query/index.ts";
import { rankOf, ranksOf, tieOf } from "./eventOrder.ts";
import type { EventColumns, ReadEvents } from "./events.ts";
import type { CountedGroup, FunnelPlan } from "./funnelPlan.ts";
import { planPeriod } from "./funnelPlan.ts";
import { markedOnly } from "./joinEvents.ts";
import type { Period } from "./period.ts";

/** One period's attempts, those that count by group. */
export interface CountedFunnel {
  readonly attempts: TimedAttempts;
  readonly groups: readonly CountedGroup[];
  readonly isClosed: (entered: number) => boolean;
}

/** Reads a period's events and counts its attempts: everyone's or every session's best, or all of them. */
export async function countFunnel(plan: FunnelPlan, period: Period, readEvents: ReadEvents): Promise<CountedFunnel> {
  const { scans, rules, isClosed } = planPeriod(plan, period);
  const read = await readEvents(scans);
  const isSplit = plan.unit === "sessions" || plan.held > 0 || plan.query.breakdown?.attribution === "all";
  const events = isSplit ? markedOnly(read) : read;
  const streams = streamsOf(plan, events);
  const { times, order } = events;
  const columns = {
    actors: streams.parts,
    actorCount: streams.partCount,
    times,
    marks: streams.marks,
    ...(order === undefined || streams.actorOf !== null ? {} : { order }),
  };
  const names = plan.dimensions.map(({ name }) => name);
  const sorted = byActor(columns, { tie: tieOf(plan.catalog, names, events.by) });
  const found = funnelAttempts(sorted, rules);
  const attempts = timedAttempts(found, sorted.times);
  const segmentAt = segmentReader(plan, events, sorted.rows, found);
  const bucketAt = bucketReader(period, attempts);
  const values = events.by[plan.held]?.values ?? [];
  const chosen =
    plan.unit === "totals"
      ? Int32Array.from({ length: attempts.count }, (_, attempt) => attempt)
      : bestAttempts(attempts, unitReader(plan, found, streams, bucketAt, segmentAt), { rank: rankReader(plan, values, segmentAt) });
  return { attempts, isClosed, groups: grouped(chosen, bucketAt, segmentAt, values) };
}

interface Streams {
  readonly parts: Int32Array;
  readonly partCount: number;
  /** The actor of each stream; null where streams are actors. */
  readonly actorOf: Int32Array | null;
  readonly marks: EventColumns["marks"];
}

/** Actors, taken apart by what has to be constant. Events where that is unknown meet no step. */
function streamsOf({ query, held }: FunnelPlan, { actors, actorCount, marks, by }: EventColumns): Streams {
  const constant = by.slice(0, query.breakdown?.attribution === "all" ? held + 1 : held);
  let streams: Streams = { parts: actors, partCount: actorCount, actorOf: null, marks };
  for (const column of constant) {
    const { parts, partCount, wholeOf } = splitActors(streams.parts, column);
    const before = streams.actorOf;
    const actorOf = before === null ? wholeOf : wholeOf.map((whole) => before[whole] as number);
    streams = { parts, partCount, actorOf, marks };
  }
  const known = by.slice(0, held);
  if (known.every(({ codes }) => !hasUnknown(codes))) return streams;
  return { ...streams, marks: marks.map((mark, row) => (known.some(({ codes }) => (codes[row] as number) < 0) ? 0 : mark)) };
}

function hasUnknown(codes: ArrayLike<number>): boolean {
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) < 0) return true;
  return false;
}

/** Code of the breakdown's value of an attempt; −1 is unknown. */
function segmentReader(
  { query, held, steps }: FunnelPlan,
  { by }: EventColumns,
  rows: Int32Array,
  { reached, places }: Attempts,
): (attempt: number) => number {
  const codes = query.breakdown === undefined ? undefined : by[held]?.codes;
  if (codes === undefined) return () => 0;
  const { attribution = "first" } = query.breakdown ?? {};
  return (attempt) => {
    const step =
      typeof attribution === "object" ? attribution.step : attribution === "last" ? (reached[attempt] as number) - 1 : 0;
    const place = places[attempt * steps + step] as number;
    return place < 0 ? -1 : (codes[rows[place] as number] as number);
  };
}

function bucketReader({ bounds }: Period, { steps, times }: TimedAttempts): (attempt: number) => number {
  if (bounds === null) return () => 0;
  return (attempt) => {
    const entered = times[attempt * steps] as number;
    let low = 0;
    let high = bounds.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((bounds[middle] as number) <= entered) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Who counts once: a person or session, in each bucket, and in each segment where attempts stay within one. */
function unitReader(
  { query }: FunnelPlan,
  { actors, sessions }: Attempts,
  { actorOf }: Streams,
  bucketAt: (attempt: number) => number,
  segmentAt: (attempt: number) => number,
): (attempt: number) => string | number {
  const bySession = typeof query.count === "object";
  const whoOf = (attempt: number) => {
    if (bySession) return sessions[attempt] as number;
    const stream = actors[attempt] as number;
    return actorOf === null ? stream : (actorOf[stream] as number);
  };
  const apart = query.breakdown?.attribution === "all";
  if (query.time.grain === undefined && !apart) return whoOf;
  return (attempt) => `${whoOf(attempt)} ${bucketAt(attempt)}${apart ? ` ${segmentAt(attempt)}` : ""}`;
}

function rankReader(
  { catalog, query: { breakdown } }: FunnelPlan,
  values: readonly DimensionValue[],
  segmentAt: (attempt: number) => number,
): (attempt: number) => number {
  if (breakdown === undefined) return () => 0;
  const ranks = ranksOf(catalog, breakdown.by, values);
  return (attempt) => rankOf(ranks, segmentAt(attempt));
}

function grouped(
  chosen: Int32Array,
  bucketAt: (attempt: number) => number,
  segmentAt: (attempt: number) => number,
  values: readonly DimensionValue[],
): readonly CountedGroup[] {
  const width = values.length + 1;
  const groups = new Map<number, { readonly bucket: number; readonly value: DimensionValue; readonly attempts: number[] }>();
  for (const attempt of chosen) {
    const bucket = bucketAt(attempt);
    const segment = segmentAt(attempt);
    const key = bucket * width + segment + 1;
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { bucket, value: values[segment] ?? null, attempts: [] }));
    group.attempts.push(attempt);
  }
  return [...groups.values()];
}
