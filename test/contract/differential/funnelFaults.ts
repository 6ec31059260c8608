import { isDeepStrictEqual } from "node:util";
import type { AnyRow, Cell, DimensionValue, TableResult } from "../../../src/query/index.ts";
import { rounded } from "../comparable.ts";
import type { FunnelAsked, Funnels, Journey } from "./oracleFunnels.ts";
import { bucketLabel } from "./oracleSpans.ts";

type Fault = { readonly what: string; readonly [detail: string]: unknown };
type Numbers = readonly (number | null)[];

/** What is wrong with the rows of a funnel, whichever its view. */
export function funnelFaults(query: FunnelAsked, { rows }: TableResult<AnyRow>, funnels: Funnels): readonly Fault[] {
  const { periods, buckets, kept, hasOther } = funnels;
  const { view = "steps", breakdown, calendar, compare = [] } = query;
  const steps = query.steps.length;
  const bins = typeof view === "object" ? binsOf(rows) : null;
  const perSegment = view === "steps" ? steps : view === "trend" ? buckets.length : (bins?.count ?? 0);
  const segments = kept.length + Number(hasOther);
  if (rows.length !== segments * perSegment) return [{ what: "rows", answered: rows.length, oracle: segments * perSegment }];
  const columns = view === "steps" ? stepNames : view === "trend" ? trendNames : binNames;
  const faults = rows.flatMap((row): Fault[] => {
    const other = row["$other"] === true;
    const segment = breakdown === undefined ? null : ((row[breakdown.by] ?? null) as DimensionValue);
    const label = view === "trend" ? bucketLabel(Date.parse(String(row["time"])), String(query.time.grain), calendar?.timeZone ?? "UTC") : null;
    const bucket = buckets.find((one) => one.label === label);
    const wantedIn = periods.map((journeys): Numbers => {
      if (bucket === undefined || bucket.future) return columns.map(() => null);
      const own = journeys.filter((one) => one.bucket === label && (other ? !kept.includes(one.segment) : one.segment === segment));
      if (view === "steps") return stepFigures(own, Number(row["step"]));
      return view === "trend" ? trendFigures(own, steps) : binFigures(own, row, view.timeToConvert, steps);
    });
    const cells = columns.map((name) => row[name] as Cell);
    const answered = [cells.map(({ value }) => value), ...compare.map(({ id }) => cells.map((cell) => cell.compare?.[id]?.value))];
    return isDeepStrictEqual(rounded(answered), rounded(wantedIn)) ? [] : [{ what: `${String(segment)} ${label}`, answered, oracle: wantedIn }];
  });
  return bins === null ? faults : [...faults, ...binFaults(query, bins, funnels)];
}

const stepNames = ["count", "conversion", "stepConversion", "dropped", "medianSeconds", "p90Seconds"];
const trendNames = ["entered", "converted", "conversion", "medianSeconds", "p90Seconds"];
const binNames = ["count", "share", "medianSeconds", "p90Seconds"];

function share(count: number, of: number | undefined): number | null {
  return of === undefined || of === 0 ? null : count / of;
}

/** Linear between the two nearest. */
function quantile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - Math.floor(rank));
}

function secondsOf(journeys: readonly Journey[], from: number, to: number): readonly number[] {
  return journeys.filter(({ times }) => times.length > to).map(({ times }) => ((times[to] as number) - (times[from] as number)) / 1000);
}

function stepFigures(journeys: readonly Journey[], step: number): Numbers {
  const reached = (at: number) => journeys.filter(({ times }) => times.length > at).length;
  const count = reached(step);
  if (step === 0) return [count, share(count, count), null, 0, null, null];
  const seconds = secondsOf(journeys, step - 1, step);
  const before = reached(step - 1);
  return [count, share(count, reached(0)), share(count, before), before - count, quantile(seconds, 0.5), quantile(seconds, 0.9)];
}

function trendFigures(journeys: readonly Journey[], steps: number): Numbers {
  const seconds = secondsOf(journeys, 0, steps - 1);
  return [journeys.length, seconds.length, share(seconds.length, journeys.length), quantile(seconds, 0.5), quantile(seconds, 0.9)];
}

type Asked = Extract<FunnelAsked["view"], object>["timeToConvert"];

function binFigures(journeys: readonly Journey[], row: AnyRow, { from = 0, to }: Asked, steps: number): Numbers {
  const seconds = secondsOf(journeys, from, to ?? steps - 1);
  const count = seconds.filter((one) => one >= Number(row["fromSeconds"]) && one < Number(row["toSeconds"])).length;
  return [count, share(count, seconds.length), quantile(seconds, 0.5), quantile(seconds, 0.9)];
}

interface Bins {
  readonly count: number;
  readonly edges: ReadonlyMap<number, number>;
}

function binsOf(rows: readonly AnyRow[]): Bins {
  const edges = new Map(rows.map((row) => [Number(row["fromSeconds"]), Number(row["toSeconds"])]));
  return { count: edges.size, edges };
}

/** Which round length they have is not for the oracle to say: equal ones from 0 on, no more than asked, up to the longest. */
function binFaults({ view, steps }: FunnelAsked, { count, edges }: Bins, { periods }: Funnels): readonly Fault[] {
  const { from = 0, to = steps.length - 1, bins = 20 } = (view as { readonly timeToConvert: Asked }).timeToConvert;
  const seconds = secondsOf(periods.flat(), from, to);
  if (seconds.length === 0) return count === 0 ? [] : [{ what: "bins of none", answered: count }];
  const width = edges.get(0) ?? Number.NaN;
  const even = Array.from({ length: count }, (_, bin) => edges.get(bin * width) === (bin + 1) * width).every(Boolean);
  const longest = seconds.reduce((a, b) => Math.max(a, b));
  const fits = count <= bins && longest >= (count - 1) * width && longest < count * width;
  return even && fits ? [] : [{ what: "bins", answered: [...edges], longest, most: bins }];
}
