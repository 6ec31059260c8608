import { durationsOf, secondsBetween, stepCounts } from "../analytics/funnelFigures.ts";
import type { Durations } from "../analytics/funnelFigures.ts";
import type { Cell, CellValue, FunnelQuery } from "../query/index.ts";
import { narrowedEvent } from "../query/index.ts";
import type { CountedFunnel } from "./countFunnel.ts";
import type { EventRow } from "./eventTable.ts";
import { share, stated } from "./eventTable.ts";
import type { FunnelPlan } from "./funnelPlan.ts";
import type { Segments } from "./segments.ts";

/** What rows are made of: one count a period, the query's own first. */
export interface FunnelView {
  readonly plan: FunnelPlan;
  readonly counted: readonly CountedFunnel[];
  readonly segments: Segments;
}

export interface FunnelRows {
  readonly rows: readonly EventRow[];
  readonly keys: readonly string[];
  readonly cells: readonly string[];
  readonly bucketed: boolean;
}

/** Attempts by place: one list a bucket and segment. */
function attemptsIn({ groups }: CountedFunnel, { indexOf }: Segments): (bucket: number, segment: number) => readonly number[] {
  const lists = new Map<string, number[]>();
  for (const { bucket, value, attempts } of groups) {
    const key = `${bucket} ${indexOf(value)}`;
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [...attempts]);
    else for (const attempt of attempts) known.push(attempt);
  }
  return (bucket, segment) => lists.get(`${bucket} ${segment}`) ?? [];
}

function timeCells({ median, p90, n }: Durations): readonly CellValue[] {
  return [
    { value: median, n },
    { value: p90, n },
  ];
}

/** Whether more may still enter. */
function isRunning({ clock, periods: [own] }: FunnelPlan): boolean {
  return own !== undefined && own.to > clock.now;
}

/** A row a segment and step. */
export function stepRows({ plan, counted, segments }: FunnelView): FunnelRows {
  const { query, steps } = plan;
  const incomplete = isRunning(plan);
  const tables = counted.map((one) => {
    const listOf = attemptsIn(one, segments);
    return segments.list.map((_, segment) => stepCells(one, listOf(0, segment), steps));
  });
  const rows = segments.list.flatMap((segment, at) =>
    query.steps.map((request, step): EventRow => {
      const { event } = narrowedEvent(request);
      const name = typeof request === "object" ? (request.as ?? event) : event;
      const [own = [], ...compared] = tables.map((table) => table[at]?.[step] ?? []);
      return { bucket: null, keys: [step, event, name], segment, cells: own.map((cell) => stated(cell, { incomplete })), compared };
    }),
  );
  const cells = ["count", "conversion", "stepConversion", "dropped", "medianSeconds", "p90Seconds"];
  return { rows, keys: ["step", "event", "name"], cells, bucketed: false };
}

function stepCells({ attempts }: CountedFunnel, chosen: readonly number[], steps: number): readonly (readonly CellValue[])[] {
  const counts = stepCounts(attempts, chosen, steps);
  const entered = counts[0] ?? 0;
  const none: CellValue = { value: null, numerator: null, denominator: null, n: 0 };
  return counts.map((count, step) => {
    const before = counts[step - 1];
    const seconds = step === 0 ? null : durationsOf(secondsBetween(attempts, chosen, step - 1, step));
    return [
      { value: count },
      share(count, entered),
      before === undefined ? none : share(count, before),
      { value: before === undefined ? 0 : before - count },
      ...timeCells(seconds ?? { median: null, p90: null, n: 0 }),
    ];
  });
}

/** A row a bucket and segment; later than now nothing is known. */
export function trendRows({ plan, counted, segments }: FunnelView): FunnelRows {
  const { clock, periods, steps } = plan;
  const [own] = periods;
  const bounds = own?.bounds ?? [];
  const tables = counted.map((one) => {
    const listOf = attemptsIn(one, segments);
    return (bucket: number, segment: number) => trendCells(one, listOf(bucket, segment), steps);
  });
  const unknown = trendCells({ attempts: { count: 0, reached: new Uint8Array(), steps, times: new Float64Array() } }, [], steps).map(
    (cell): CellValue => ({ ...cell, value: null }),
  );
  const rows = bounds.slice(0, -1).flatMap((start, bucket) => {
    const end = Math.min(bounds[bucket + 1] as number, own?.to ?? Infinity);
    const isOpen = counted[0]?.isClosed(end) === false;
    return segments.list.map((segment, at): EventRow => {
      const found = start >= clock.now ? unknown : (tables[0]?.(bucket, at) ?? []);
      return {
        bucket,
        keys: [],
        segment,
        cells: found.map((cell, index): Cell => stated(cell, { incomplete: index === 0 ? (bounds[bucket + 1] as number) > clock.now : isOpen })),
        compared: periods.slice(1).map(({ partners }, index) => {
          const partner = partners[bucket] ?? null;
          return partner === null ? unknown : (tables[index + 1]?.(partner, at) ?? unknown);
        }),
      };
    });
  });
  return { rows, keys: [], cells: ["entered", "converted", "conversion", "medianSeconds", "p90Seconds"], bucketed: true };
}

function trendCells(
  { attempts }: Pick<CountedFunnel, "attempts">,
  chosen: readonly number[],
  steps: number,
): readonly CellValue[] {
  const counts = stepCounts(attempts, chosen, steps);
  const [entered = 0] = counts;
  const converted = counts[steps - 1] ?? 0;
  const seconds = durationsOf(secondsBetween(attempts, chosen, 0, steps - 1));
  return [{ value: entered }, { value: converted }, share(converted, entered), ...timeCells(seconds)];
}

type TimeToConvert = Extract<FunnelQuery["view"], object>["timeToConvert"];

/** A row a segment and span of time; none where no one got from the one step to the other. */
export function timeRows({ plan, counted, segments }: FunnelView, { from = 0, to = plan.steps - 1, bins = 20 }: TimeToConvert): FunnelRows {
  const taken = counted.map((one) => {
    const listOf = attemptsIn(one, segments);
    return segments.list.map((_, segment) => secondsBetween(one.attempts, listOf(0, segment), from, to));
  });
  const longest = taken.flat().reduce((most, seconds) => seconds.reduce((a, b) => Math.max(a, b), most), -1);
  const width = longest < 0 ? 1 : spanLength(longest, bins);
  const spans = longest < 0 ? 0 : Math.floor(longest / width) + 1;
  const incomplete = isRunning(plan);
  const rows = segments.list.flatMap((segment, at) => {
    const tables = taken.map((segmentSeconds) => spanCells(segmentSeconds[at] ?? new Float64Array(), width, spans));
    return Array.from({ length: spans }, (_, span): EventRow => {
      const [own = [], ...compared] = tables.map((table) => table[span] ?? []);
      const keys = [span * width, (span + 1) * width];
      return { bucket: null, keys, segment, cells: own.map((cell) => stated(cell, { incomplete })), compared };
    });
  });
  return { rows, keys: ["fromSeconds", "toSeconds"], cells: ["count", "share", "medianSeconds", "p90Seconds"], bucketed: false };
}

function spanCells(seconds: Float64Array, width: number, spans: number): readonly (readonly CellValue[])[] {
  const counts = new Array<number>(spans).fill(0);
  for (const one of seconds) {
    const span = Math.floor(one / width);
    counts[span] = (counts[span] as number) + 1;
  }
  const figures = timeCells(durationsOf(seconds));
  return counts.map((count) => [{ value: count }, share(count, seconds.length), ...figures]);
}

const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800];
const week = 604_800;

/** The shortest round length in seconds of which at most `most` reach beyond the longest time. */
function spanLength(longest: number, most: number): number {
  const fits = (length: number) => Math.floor(longest / length) < most;
  return lengths.find(fits) ?? Math.ceil((longest + 1) / most / week) * week;
}
