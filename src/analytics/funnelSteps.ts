import { actorColumns } from "./actorColumns.ts";
import type { ActorEvent } from "./actorColumns.ts";
import { byActor } from "./byActor.ts";
import { funnelAttempts } from "./funnelAttempts.ts";
import { bestAttempts, durationsOf, secondsBetween, stepCounts, timedAttempts } from "./funnelFigures.ts";

export interface FunnelStepsOptions {
  /** Names of events; the same one twice means "did it twice". At most 20. */
  readonly steps: readonly string[];
  /** Milliseconds from the first step's event, or the instant at which the window of who enters at an instant ends. */
  readonly window: number | ((entered: number) => number);
  /** Default `sequential`. `any`: row k then counts who did at least k + 1 of the steps. */
  readonly order?: "sequential" | "strict" | "any";
  /** Default `uniques`: everyone once, by the attempt that got furthest. */
  readonly count?: "uniques" | "totals";
  /** Events that end an attempt between two steps, which are given by index. Default: between the first and the last. */
  readonly exclusions?: readonly { readonly event: string; readonly from?: number; readonly to?: number }[];
}

export interface FunnelStepCounts {
  readonly event: string;
  /** How many reached the step. */
  readonly count: number;
  /** Share of those who did the first step; null where no one did. */
  readonly conversion: number | null;
  /** Share of those who reached the step before; null at the first, and where no one did. */
  readonly stepConversion: number | null;
  /** How many reached the step before and not this one. */
  readonly dropped: number;
  /** Seconds since the step before, of those who reached this one (type 7 of Hyndman and Fan). */
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

/**
 * Measures each step of a funnel against the first and against the one before it. Events of one instant count in the
 * order of the steps; one event is one step only; an event exactly at the end of the window is outside.
 */
export function funnelSteps(
  events: readonly ActorEvent[],
  { steps, window, order = "sequential", count = "uniques", exclusions = [] }: FunnelStepsOptions,
): readonly FunnelStepCounts[] {
  const sorted = byActor(actorColumns(events, [...steps, ...exclusions.map(({ event }) => event)]));
  const found = funnelAttempts(sorted, {
    steps: steps.length,
    order,
    deadline: typeof window === "number" ? (entered) => entered + window : window,
    within: [],
    exclusions: exclusions.map(({ from = 0, to = steps.length - 1 }, at) => ({ bit: steps.length + at, from, to })),
    entryTo: Infinity,
    gap: null,
    once: count === "uniques",
    cuts: [],
  });
  const attempts = timedAttempts(found, sorted.times);
  const chosen =
    count === "totals"
      ? Int32Array.from({ length: attempts.count }, (_, attempt) => attempt)
      : bestAttempts(attempts, (attempt) => found.actors[attempt] as number);
  const counts = stepCounts(attempts, chosen, steps.length);
  return steps.map((event, step) => {
    const reached = counts[step] as number;
    const before = counts[step - 1];
    const seconds = step === 0 ? null : durationsOf(secondsBetween(attempts, chosen, step - 1, step));
    return {
      event,
      count: reached,
      conversion: shareOf(reached, counts[0] as number),
      stepConversion: before === undefined ? null : shareOf(reached, before),
      dropped: before === undefined ? 0 : before - reached,
      medianSeconds: seconds?.median ?? null,
      p90Seconds: seconds?.p90 ?? null,
    };
  });
}

function shareOf(count: number, of: number): number | null {
  return of === 0 ? null : count / of;
}
