import type { DetectorTuning } from "./detectorTuning.ts";
import { createMemory } from "./memory.ts";
import type { MemoryKind, Recalled } from "./memory.ts";
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
  /** Of the last few. Absent: as the mean of more. */
  readonly lately?: number;
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
  /** The same over as few points as a run. */
  lately(): number;
  /** Of residuals on the side of the run before them: their share, and how their surprises go with the run's: 0, independent. */
  sameWay(): { readonly share: number; readonly tie: number };
  /** What is remembered of a slot. Null where it has no value yet, and of the trend, which is told what others remember. */
  recall(slot: number): Recalled | null;
  residual(value: number, recalled: Recalled, n: number | null): Residual;
  /** Null for what is no count, or none of few. */
  rare(value: number, recalled: Recalled): Rare | null;
  /** A value as it is kept, or where a far one is clipped. */
  near(own: number, n: number | null, residual: Residual | null): number;
  /** @param own as it is kept: shares as they are, as on their scale 0 % of many cases is not what 0 % of few is */
  learn(own: number, slot: number, n: number | null, residual: Residual | null): void;
  save(): ExpectationState;
}

/** What is expected, and how far off that usually is. @param kept null of the trend, which keeps no values of its own */
export function createExpectation(kept: MemoryKind | null, kind: ValueKind, tuning: DetectorTuning, state?: ExpectationState): Expectation {
  const { runPoints, errorPoints, learningPoints, mostTie } = tuning;
  const isCounted = kind === "count";
  const tail = createTail(tuning, { state: state?.tail, isCounted });
  const runTail = createTail(tuning, { state: state?.runTail, isCounted });
  let { count, error, run } = state ?? { count: 0, error: 0, run: 0 };
  let lately = state?.lately ?? error;
  let [alike, products] = state?.alike ?? [0, 0];
  const memory = kept && createMemory(kept, state);

  const clipped = (size: number) => {
    const most = count < learningPoints ? 0 : tail.clip();
    // Where nearly all were as expected, nothing is known of how far one may be.
    return most === 0 ? size : Math.max(-most, Math.min(most, size));
  };

  function near(own: number, n: number | null, residual: Residual | null): number {
    const size = residual === null ? 0 : clipped(residual.size);
    if (residual === null || size === residual.size) return own;
    const level = residual.expected + size / residual.unit;
    return kind === "share" ? unstabilize(kind, level, n) : level;
  }

  return {
    tail,
    runTail,
    count: () => count,
    error: () => error,
    lately: () => lately,
    sameWay: () => ({
      share: (alike + errorPoints / 2) / (count + errorPoints),
      tie: Math.max(0, Math.min(mostTie, (products + errorPoints) / (alike + errorPoints) - 1)),
    }),
    recall: (slot) => memory?.recall(slot) ?? null,
    residual(value, { points, middle: remembered }, n) {
      const expected = kind === "share" ? stabilize(kind, remembered, n) : remembered;
      // What an expectation made of few values is itself uncertain by.
      const unit = precisionOf(kind, n) / Math.sqrt(1 + 1 / points);
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
    rare: (value, recalled) => (isCounted ? rareOf(value, recalled) : null),
    near,
    learn(own, slot, n, residual) {
      memory?.learn(own, near(own, n, residual), slot);
      if (residual === null) return;
      if (residual.size * residual.before > 0) {
        alike += 1;
        products += Math.LN10 ** 2 * tail.surpriseOf(Math.abs(residual.size)) * runTail.surpriseOf(Math.abs(residual.before));
      }
      run = residual.run;
      count += 1;
      error += (Math.abs(residual.size) - error) / Math.min(count, errorPoints);
      lately += (Math.abs(residual.size) - lately) / Math.min(count, runPoints);
      tail.add(Math.abs(residual.size));
      runTail.add(Math.abs(run));
    },
    save: () => ({
      count,
      error,
      lately,
      run,
      alike: [alike, products],
      tail: tail.save(),
      runTail: runTail.save(),
      ...(memory?.save() ?? { level: null, slots: [] }),
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
function rareOf(value: number, { points, middle: level, values }: Recalled): Rare | null {
  const countOf = (level: number) => unstabilize("count", level, null);
  const middle = countOf(level);
  if (middle >= fewCounts) return null;
  const mean = values === undefined ? middle : values.reduce((sum, one) => sum + Math.min(countOf(one), middle + farCount), 0) / values.length;
  return { count: Math.round(countOf(value)), counts: rareCounts(mean, points) };
}
