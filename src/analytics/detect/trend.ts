import type { DetectorTuning } from "./detectorTuning.ts";
import { middleOf } from "./memory.ts";
import type { Recalled } from "./memory.ts";

/** Of how values differ from what is remembered, as plain JSON: by how much, by how much more each point, of how many points, and the mean size of what they are off by. */
export type DriftState = readonly [level: number, slope: number, points: number, error: number];

/** Of one expectation: what is added to all that it remembers, and what is added in proportion, with the mean square of that. */
export interface DriftsState {
  readonly added: DriftState;
  readonly scaled: DriftState;
  readonly square: number;
}

/** Where values go that move away from what is remembered. */
export interface Trend {
  /** @param recalled of each slow expectation */
  recall(recalled: readonly (Recalled | null)[]): Recalled | null;
  /** What it recalled last is what it learns by. @param near as it is kept, clipped where it is far */
  learn(near: number): void;
  /** Of each slow expectation. */
  save(): readonly DriftsState[];
}

/**
 * What slow expectations remember, moved on by how far values of late are from it and by the slope of that, so that what grows
 * keeps its rhythm: a line by least squares while points are few, then Holt's smoothing ("Forecasting seasonals and trends by
 * exponentially weighted moving averages", 1957). A rhythm stays as wide as it is, or grows with the values: of all ways it goes
 * by the one that errs least.
 * @param points over which the level is averaged; the slope follows as fast as it may without swinging
 */
export function createTrend(points: number, { trendVisits, errorPoints }: DetectorTuning, states: readonly (DriftsState | undefined)[]): Trend {
  const drifts = states.map((state) => ({
    base: Number.NaN,
    square: state?.square ?? 0,
    added: createDrift(points, errorPoints, state?.added),
    scaled: createDrift(points, errorPoints, state?.scaled),
  }));
  return {
    recall(recalled) {
      let best: Recalled | null = null;
      let least = Infinity;
      recalled.forEach((each, at) => {
        const drift = drifts[at];
        if (drift === undefined) return;
        drift.base = each === null ? Number.NaN : each.values === undefined ? each.middle : middleOf(each.values.slice(-trendVisits));
        if (each === null) return;
        const { base, square, added, scaled } = drift;
        for (const [way, share] of [[added, 1], [scaled, shareOf(base, square)]] as const) {
          if (!(way.error() < least)) continue;
          least = way.error();
          best = { middle: base + share * way.ahead(), points: Math.min(each.points, points) };
        }
      });
      return best;
    },
    learn(near) {
      for (const drift of drifts) {
        const { base, square, added, scaled } = drift;
        if (base !== base) continue;
        added.learn(near - base, 1);
        scaled.learn(near - base, shareOf(base, square));
        drift.square += (base ** 2 - square) / Math.min(added.points(), errorPoints);
      }
    },
    save: () => drifts.map(({ added, scaled, square }) => ({ added: added.save(), scaled: scaled.save(), square })),
  };
}

/** Of what a rhythm's mean place moves by, what this one does; not more than what keeps smoothing steady. */
function shareOf(base: number, square: number): number {
  return square > 0 ? Math.max(-mostShare, Math.min(mostShare, base / Math.sqrt(square))) : 1;
}

const mostShare = 3;

function createDrift(most: number, errorPoints: number, state: DriftState | undefined) {
  let [level, slope, points, error] = state ?? [0, 0, 0, 0];
  return {
    points: () => points,
    /** Infinite while nothing is known. */
    error: () => (points < 2 ? Infinity : error),
    ahead: () => level + slope,
    learn(difference: number, share: number): void {
      const off = difference - share * (level + slope);
      points += 1;
      if (points > 1) error += (Math.abs(off) - error) / Math.min(points - 1, errorPoints);
      const step = (off * share) / Math.max(1, share ** 2);
      level += slope + step * Math.min(1, Math.max(1 / most, (4 * points - 2) / (points * (points + 1))));
      if (points > 1) slope += step * Math.max(1 / (4 * most ** 2), 6 / (points * (points + 1)));
    },
    save: (): DriftState => [level, slope, points, error],
  };
}
