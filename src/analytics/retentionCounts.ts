import type { ActorEvents } from "./byActor.ts";

/** What makes a cohort and a return. Of event marks bit 0 is a start and bit 1 a return. */
export interface RetentionRules {
  /** Starts of the cohorts and the end of the last. */
  readonly bounds: readonly number[];
  /** Starts before are too early for a cohort, though they are someone's first. */
  readonly from: number;
  /** Starts from here on are too late. */
  readonly to: number;
  /** `first`: someone's first start of all; `recurring`: the first in each cohort. */
  readonly starts: "first" | "recurring";
  /** The asked periods, ascending. */
  readonly periods: readonly number[];
  readonly criterion: "on" | "onOrAfter" | "onOrBefore" | "streak";
  /** Where period k begins for who started at an instant in a cohort; up to one after the last period. */
  readonly periodStart: (cohort: number, started: number, k: number) => number;
  /** Whether a return has to be later than the start; otherwise one at the same instant counts. */
  readonly strictly: boolean;
}

/** A cohort's people of one segment. */
export interface CohortCounts {
  readonly cohort: number;
  readonly segment: number;
  readonly size: number;
  /** How many were retained, one an asked period. */
  readonly users: Float64Array;
  /** Of the returns that the criterion looks at: Σ of their known numbers, and how many those are. */
  readonly sums: Float64Array;
  readonly known: Float64Array;
}

/**
 * Counts who came back when. `on`: in the period; `onOrAfter`: in it or later; `onOrBefore`: in period 1 or a later one up
 * to it; `streak`: in every asked period from 1 up to it. Period 0 means a return in period 0, but for `onOrAfter`.
 * @param numbers by place of the sorted events, NaN where unknown; null where none is measured
 * @param segmentAt code of the segment of a start, by its place
 */
export function retentionCounts(
  { starts, times, marks }: ActorEvents,
  rules: RetentionRules,
  { numbers = null, segmentAt = () => 0 }: {
    readonly numbers?: ((place: number) => number) | null;
    readonly segmentAt?: (place: number) => number;
  } = {},
): readonly CohortCounts[] {
  const { bounds, periods, criterion, periodStart, strictly } = rules;
  const last = periods.at(-1) ?? 0;
  const counts = new Map<number, CohortCounts & { size: number }>();
  const returns = new Returns(last);
  const cohortCount = bounds.length - 1;
  for (let actor = 0; actor + 1 < starts.length; actor++) {
    const end = starts[actor + 1] as number;
    let cohort = 0;
    for (let at = starts[actor] as number; at < end; at++) {
      if (((marks[at] as number) & 1) === 0) continue;
      const started = times[at] as number;
      if (started >= rules.to) break;
      if (started < rules.from) {
        if (rules.starts === "first") break;
        continue;
      }
      while (cohort < cohortCount && started >= (bounds[cohort + 1] as number)) cohort += 1;
      if (cohort >= cohortCount) break;
      const found = cohortOf(counts, cohort, segmentAt(at), rules);
      found.size += 1;
      returns.clear();
      let period = 0;
      let next = periodStart(cohort, started, 1);
      for (let place = at + 1; place < end; place++) {
        if (((marks[place] as number) & 2) === 0) continue;
        const time = times[place] as number;
        if (strictly && time === started) continue;
        while (period <= last && time >= next) {
          period += 1;
          next = period > last ? Infinity : periodStart(cohort, started, period + 1);
        }
        returns.add(period, numbers === null ? Number.NaN : numbers(place));
        if (period > last && criterion !== "onOrAfter") break;
        if (period > last && numbers === null) break;
      }
      addRetained(found, returns, periods, criterion);
      if (rules.starts === "first") break;
      const cohortEnd = bounds[cohort + 1] as number;
      while (at + 1 < end && (times[at + 1] as number) < cohortEnd) at += 1;
    }
  }
  return [...counts.values()];
}

function cohortOf(
  counts: Map<number, CohortCounts & { size: number }>,
  cohort: number,
  segment: number,
  { bounds, periods }: RetentionRules,
): CohortCounts & { size: number } {
  const key = (segment + 1) * bounds.length + cohort;
  const known = counts.get(key);
  if (known !== undefined) return known;
  const empty = () => new Float64Array(periods.length);
  const made = { cohort, segment, size: 0, users: empty(), sums: empty(), known: empty() };
  counts.set(key, made);
  return made;
}

/** One person's returns by period; those after the last asked one together. */
class Returns {
  readonly did: Uint8Array;
  readonly sums: Float64Array;
  readonly known: Float64Array;
  latest = -1;

  constructor(last: number) {
    this.did = new Uint8Array(last + 2);
    this.sums = new Float64Array(last + 2);
    this.known = new Float64Array(last + 2);
  }

  clear(): void {
    if (this.latest < 0) return;
    this.did.fill(0);
    this.sums.fill(0);
    this.known.fill(0);
    this.latest = -1;
  }

  /** In order of time. */
  add(period: number, number: number): void {
    this.did[period] = 1;
    this.latest = period;
    if (Number.isNaN(number)) return;
    this.sums[period] = (this.sums[period] as number) + number;
    this.known[period] = (this.known[period] as number) + 1;
  }
}

function addRetained(
  counts: CohortCounts,
  { did, sums, known, latest }: Returns,
  periods: readonly number[],
  criterion: RetentionRules["criterion"],
): void {
  if (latest < 0) return;
  let unbroken = true;
  for (let index = 0; index < periods.length; index++) {
    const period = periods[index] as number;
    if (period > 0 && did[period] === 0) unbroken = false;
    if (criterion === "streak" && !unbroken) return;
    const from = criterion === "onOrBefore" && period > 0 ? 1 : period;
    const to = criterion === "onOrAfter" ? latest : Math.min(period, latest);
    let came = false;
    for (let one = from; one <= to; one++) {
      if (did[one] === 0) continue;
      came = true;
      counts.sums[index] = (counts.sums[index] as number) + (sums[one] as number);
      counts.known[index] = (counts.known[index] as number) + (known[one] as number);
    }
    if (came) counts.users[index] = (counts.users[index] as number) + 1;
  }
}
