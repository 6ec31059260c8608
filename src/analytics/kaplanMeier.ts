import { normalQuantiles } from "./normalQuantiles.ts";
import type { ConfidenceLevel, IntervalOptions } from "./normalQuantiles.ts";
import { requireAmount, requireFlag, requireLevel } from "./requireStatistic.ts";

/** One subject: how long it was watched, and whether that ended with the event (false: it is not known when). */
export interface Survival {
  /** In any one unit, at least 0. */
  readonly time: number;
  readonly isEvent: boolean;
}

/** From this time to the next one. */
export interface SurvivalStep {
  readonly time: number;
  /** Watched until just before this time. */
  readonly atRisk: number;
  readonly events: number;
  /** Share without the event after this time. */
  readonly survival: number;
  /** Null where all had the event: no interval can be made. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface KaplanMeier {
  /** One for each time of an event, ascending. */
  readonly steps: readonly SurvivalStep[];
  /** The first time at which at most half are without the event; null where more than half are to the end. */
  readonly median: number | null;
  readonly level: ConfidenceLevel;
}

/**
 * The share without an event by time, from subjects of whom some were not watched to their event (customers who have
 * not left, tickets that are open). One who is lost at the time of an event was at risk of it.
 * Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958); the interval with
 * Greenwood's variance on the log(−log) scale, which stays in [0, 1]: Kalbfleisch and Prentice, "The Statistical Analysis
 * of Failure Time Data" (1980), section 1.3.
 * @throws MetricsError `invalid-query` for a time that is no number from 0 on, an `isEvent` that is neither true nor false, and a level that is none
 */
export function kaplanMeier(subjects: readonly Survival[], { level = 0.95 }: IntervalOptions = {}): KaplanMeier {
  requireLevel(level);
  subjects.forEach(({ time, isEvent }, at) => {
    requireAmount(`subjects[${at}].time`, time, 0);
    requireFlag(`subjects[${at}].isEvent`, isEvent);
  });
  const z = normalQuantiles[level];
  const sorted = subjects.toSorted((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  const stretches: Stretch[] = [];
  let before = 1;
  let median: number | null = null;
  let greenwood = 0;
  for (let index = 0; index < sorted.length;) {
    const time = (sorted[index] as Survival).time;
    const atRisk = sorted.length - index;
    let events = 0;
    for (; sorted[index]?.time === time; index++) if (sorted[index]?.isEvent) events += 1;
    if (events === 0) continue;
    const last = stretches.at(-1);
    if (last?.left === atRisk) {
      last.left -= events;
    } else {
      if (last !== undefined) before *= last.left / last.of;
      stretches.push({ of: atRisk, left: atRisk - events });
    }
    const { left, of } = stretches.at(-1) as Stretch;
    const survival = before * (left / of);
    if (median === null && isAtMostHalf(survival, stretches)) median = time;
    greenwood += events / (atRisk * (atRisk - events));
    const power = survival === 0 ? null : Math.exp((z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival)));
    steps.push({
      time,
      atRisk,
      events,
      survival,
      lower: power && survival ** power,
      upper: power && survival ** (1 / power),
    });
  }
  return { steps, median, level };
}

/** Subjects at risk from one time to another between which nobody was lost: (1 − d₁/n₁)·(1 − d₂/n₂)… is left ÷ of. */
interface Stretch {
  readonly of: number;
  left: number;
}

/**
 * Whether Π left ÷ of ≤ ½, exactly: each stretch has rounded the float twice at most, by 2⁻⁵³ of it each time, and within
 * that of a half whole numbers decide.
 */
function isAtMostHalf(survival: number, stretches: readonly Stretch[]): boolean {
  if (Math.abs(survival - 0.5) > stretches.length * Number.EPSILON) return survival < 0.5;
  const product = (numbers: readonly number[]) => numbers.reduce((all, number) => all * BigInt(number), 1n);
  return 2n * product(stretches.map(({ left }) => left)) <= product(stretches.map(({ of }) => of));
}
