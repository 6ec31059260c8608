import { normalQuantiles } from "./normalQuantiles.ts";
import type { ConfidenceLevel, IntervalOptions } from "./normalQuantiles.ts";

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
 */
export function kaplanMeier(subjects: readonly Survival[], { level = 0.95 }: IntervalOptions = {}): KaplanMeier {
  const z = normalQuantiles[level];
  const sorted = subjects.toSorted((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let index = 0; index < sorted.length;) {
    const time = (sorted[index] as Survival).time;
    const atRisk = sorted.length - index;
    let events = 0;
    for (; sorted[index]?.time === time; index++) if (sorted[index]?.isEvent) events += 1;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
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
  return { steps, median: steps.find((step) => step.survival <= 0.5)?.time ?? null, level };
}
