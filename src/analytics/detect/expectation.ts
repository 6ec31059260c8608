import type { DetectorTuning } from "./detectorTuning.ts";
import { rareCounts } from "./rareCounts.ts";
import type { RareCounts } from "./rareCounts.ts";
import { precisionOf, stabilize, unstabilize } from "./stabilize.ts";
import type { ValueKind } from "./stabilize.ts";
import { createTail } from "./tail.ts";
import type { Tail, TailState } from "./tail.ts";

/** Of one expectation, as plain JSON. */
export interface ExpectationState {
  /** Residuals so far. */
  readonly count: number;
  /** Mean size of the last ones, in their unit. */
  readonly error: number;
  /** Moving average of the last ones, clipped. */
  readonly run: number;
  /** How many of them lay on the side of that average before them, and the sum of the products of both's surprises. */
  readonly alike: readonly [number: number, products: number];
  readonly tail: TailState;
  readonly runTail: TailState;
  /** Of a level: its value and how many it is made of. Values are on their kind's scale; shares, whose scale goes by `n`, as they are. */
  readonly level: readonly [value: number, points: number] | null;
  /** Of a rhythm: the last values of each slot. */
  readonly slots: readonly (readonly [slot: number, values: readonly number[]])[];
}

/** What a value differs from its expectation by, before anything is learned from it. */
export interface Residual {
  readonly expected: number;
  /** The same as it is kept: of shares the share. */
  readonly remembered: number;
  /** Size and sign, in units that are alike for all its points. */
  readonly size: number;
  /** That many units are one on the scale of the values. */
  readonly unit: number;
  /** The moving average of those before it. */
  readonly before: number;
  /** The same with it. */
  readonly run: number;
}

/** Of a count where few are expected: no noise of theirs is less. */
export interface Rare {
  readonly count: number;
  readonly counts: RareCounts;
}

export interface Expectation {
  readonly tail: Tail;
  readonly runTail: Tail;
  count(): number;
  error(): number;
  /** Of residuals on the side of the run before them: their share, and how their surprises go with the run's: 0, independent. */
  sameWay(): { readonly share: number; readonly tie: number };
  /** Null where the slot has no value yet. */
  residual(value: number, slot: number, n: number | null): Residual | null;
  /** Null for what is no count, or none of few. @param value with a residual in the slot */
  rare(value: number, slot: number): Rare | null;
  /** @param own as it is kept: shares as they are, as on their scale 0 % of many cases is not what 0 % of few is */
  learn(own: number, slot: number, n: number | null, residual: Residual | null): void;
  save(): ExpectationState;
}

/** `points`: an average over so many. `visits`: of each slot, the middle of the last values. */
export type Memory = { readonly points: number } | { readonly visits: number };

export function createExpectation(memory: Memory, kind: ValueKind, tuning: DetectorTuning, state?: ExpectationState): Expectation {
  const { runPoints, errorPoints, learningPoints, mostTie } = tuning;
  const isCounted = kind === "count";
  const tail = createTail(tuning, { state: state?.tail, isCounted });
  const runTail = createTail(tuning, { state: state?.runTail, isCounted });
  let { count, error, run } = state ?? { count: 0, error: 0, run: 0 };
  let [alike, products] = state?.alike ?? [0, 0];
  let [level, points] = state?.level ?? [0, 0];
  const slots = new Map((state?.slots ?? []).map(([slot, values]) => [slot, { values: [...values], middle: middleOf(values) }]));

  const clipped = (size: number) => {
    const most = count < learningPoints ? 0 : tail.clip();
    // Where nearly all were as expected, nothing is known of how far one may be.
    return most === 0 ? size : Math.max(-most, Math.min(most, size));
  };

  /** A value, or where a far one is clipped. */
  function near(own: number, n: number | null, residual: Residual | null): number {
    const size = residual === null ? 0 : clipped(residual.size);
    if (residual === null || size === residual.size) return own;
    const level = residual.expected + size / residual.unit;
    return kind === "share" ? unstabilize(kind, level, n) : level;
  }

  /** What is expected, and of how many points. */
  const known = (slot: number) => {
    const found = "points" in memory ? undefined : slots.get(slot);
    return { points: "points" in memory ? Math.min(points, 2 * memory.points) : (found?.values.length ?? 0), middle: found?.middle ?? level, values: found?.values };
  };

  return {
    tail,
    runTail,
    count: () => count,
    error: () => error,
    sameWay: () => ({
      share: (alike + errorPoints / 2) / (count + errorPoints),
      tie: Math.max(0, Math.min(mostTie, (products + errorPoints) / (alike + errorPoints) - 1)),
    }),
    residual(value, slot, n) {
      const { points: made, middle: remembered } = known(slot);
      if (made === 0) return null;
      const expected = kind === "share" ? stabilize(kind, remembered, n) : remembered;
      // What an expectation made of few values is itself uncertain by.
      const unit = precisionOf(kind, n) / Math.sqrt(1 + 1 / made);
      const difference = value - expected;
      const size = Math.abs(difference) <= rounding[kind] * Math.max(Math.abs(value), Math.abs(expected)) ? 0 : difference * unit;
      return {
        expected,
        remembered,
        size,
        unit,
        before: run,
        run: run + (2 / (runPoints + 1)) * (clipped(size) - run),
      };
    },
    rare: (value, slot) => (isCounted ? rareOf(value, known(slot)) : null),
    learn(own, slot, n, residual) {
      if ("points" in memory) {
        points += 1;
        level += (near(own, n, residual) - level) / Math.min(points, memory.points);
      } else {
        const found = slots.get(slot) ?? { values: [], middle: 0 };
        slots.set(slot, found);
        found.values.push(own);
        if (found.values.length > memory.visits) found.values.shift();
        found.middle = middleOf(found.values);
      }
      if (residual === null) return;
      if (residual.size * residual.before > 0) {
        alike += 1;
        products += Math.LN10 ** 2 * tail.surpriseOf(Math.abs(residual.size)) * runTail.surpriseOf(Math.abs(residual.before));
      }
      run = residual.run;
      count += 1;
      error += (Math.abs(residual.size) - error) / Math.min(count, errorPoints);
      tail.add(Math.abs(residual.size));
      runTail.add(Math.abs(run));
    },
    save: () => ({
      count,
      error,
      run,
      alike: [alike, products],
      tail: tail.save(),
      runTail: runTail.save(),
      level: "points" in memory && points > 0 ? [level, points] : null,
      slots: [...slots].map(([slot, { values }]) => [slot, [...values]] as const),
    }),
  };
}

/**
 * As a share of a value: what equal numbers differ by that were added up in another order. Counts and amounts that vary by a
 * few units may lie as far from 0 as numbers are exact; shares and logarithms have no such distance.
 */
const rounding: Readonly<Record<ValueKind, number>> = { plain: 64 * Number.EPSILON, count: 64 * Number.EPSILON, duration: 1e-9, share: 1e-9 };

/** Where fewer are expected, the root of a count is not yet a normal's. */
const fewCounts = 3;
/** Of the last counts of a slot none stands for more than so many above its middle. */
const farCount = 3;

/** Of a slot's last counts their mean, as the middle of what is rare is mostly none. */
function rareOf(value: number, { points, middle: level, values }: { readonly points: number; readonly middle: number; readonly values: readonly number[] | undefined }): Rare | null {
  const countOf = (level: number) => unstabilize("count", level, null);
  const middle = countOf(level);
  if (middle >= fewCounts) return null;
  const mean = values === undefined ? middle : values.reduce((sum, one) => sum + Math.min(countOf(one), middle + farCount), 0) / values.length;
  return { count: Math.round(countOf(value)), counts: rareCounts(mean, points) };
}

/** Mean of the middle third: nearly as steady as the mean, and as deaf to what is unusual as the median. */
function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length / 3);
  let sum = 0;
  for (let at = cut; at < sorted.length - cut; at++) sum += sorted[at] as number;
  return sum / (sorted.length - 2 * cut);
}
