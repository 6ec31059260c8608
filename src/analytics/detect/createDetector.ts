import type { Grain } from "../../query/range.ts";
import type { Detection, DetectorOptions, DetectorPoint, DetectorState, ExpectationName } from "./detection.ts";
import { detectorTuning } from "./detectorTuning.ts";
import { createExpectation } from "./expectation.ts";
import type { Expectation, Rare, Residual } from "./expectation.ts";
import { createHold } from "./hold.ts";
import type { MemoryKind, Recalled } from "./memory.ts";
import { requireDetector, requirePoint } from "./requireDetector.ts";
import { pointsPerWeek, rhythmsOf } from "./rhythm.ts";
import type { Rhythm } from "./rhythm.ts";
import { possible, stabilize, unstabilize } from "./stabilize.ts";
import { surpriseOf } from "./surprise.ts";
import type { Shares, Surprise } from "./surprise.ts";
import { createTrend } from "./trend.ts";

/** Judges points one by one, each by what came before it. */
export interface Detector {
  /** Judges the next point in the order of time, then learns from it. */
  next(point: DetectorPoint): Detection;
  /** What it knows. `createDetector` with it as `state` gives the same answers. */
  save(): DetectorState;
}

/** An expectation, and what it makes of the point that is being judged. */
interface Held {
  readonly name: ExpectationName;
  readonly expectation: Expectation;
  readonly rhythm: Rhythm | null;
  slot: number;
  recalled: Recalled | null;
  residual: Residual | null;
}

/**
 * A detector of what is unusual in one series. It holds several expectations at once (the level, the time of the day,
 * that of the week, where they all go, what was just before), measures how far off each usually is, and calls unusual what is rarer than a
 * budget of false alarms allows. One pass, bounded memory; nothing has to be set.
 *
 * The first 21 points are learned from; the time of the day counts from the second day on, that of the week from the
 * second week. A level that stays changed is one alarm, and normal after some days.
 * @param grain of the points; what is missing among them is left out or null
 * @throws MetricsError `invalid-query` for an option that can be none, or a state that is of another grain or of no detector;
 *   `next` for a point without a time, or larger than can be reckoned with
 */
export function createDetector(grain: Grain, options: DetectorOptions = {}): Detector {
  requireDetector(grain, options);
  const { falseAlarmsPerWeek = 1, values: kind = "plain", timeZone = "UTC", direction = "both" } = options;
  const { minimumChange, leaveOut = [], hold: heldPoints = 0, state, tuning: changed } = options;
  const tuning = { ...detectorTuning, ...changed };
  const limit = -Math.log10(Math.min(falseAlarmsPerWeek / pointsPerWeek(grain), mostOften));
  const shares = { point: tuning.pointShare, run: tuning.runShare * tuning.runAllowance };
  const localShares = { point: tuning.localShare, run: tuning.localShare * tuning.runAllowance };
  const quiet = Math.min(tuning.quietPoints, Math.max(7, pointsPerWeek(grain) / 7));
  const times = leaveOut.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const hold = (name: ExpectationName, kept: MemoryKind | null, rhythm: Rhythm | null = null): Held => {
    const expectation = createExpectation(kept, kind, tuning, state?.expectations[name]);
    return { name, rhythm, expectation, slot: 0, recalled: null, residual: null };
  };
  const local = hold("local", { points: tuning.localPoints });
  const slow = [
    hold("level", { points: tuning.levelPoints }),
    ...rhythmsOf(grain, timeZone).map((rhythm) => hold(rhythm.name, { visits: tuning.slotVisits }, rhythm)),
  ];
  const growing = hold("trend", null);
  const trendPoints = Math.max(tuning.trendPoints, (tuning.trendDays * pointsPerWeek(grain)) / 7);
  const trend = createTrend(trendPoints, tuning, slow.map(({ name }) => state?.drifts?.[name]));
  const all = [...slow, local, growing];
  let alarm = state?.alarm ?? null;
  const faults = createHold(heldPoints, grain, timeZone, { unusual: state?.unusual ?? 0, again: state?.again ?? [] });

  /** Of shares none is beyond 0 and 1. */
  const trendOf = (recalled: Recalled | null) => recalled && (kind === "share" ? { ...recalled, middle: possible(kind, recalled.middle) } : recalled);

  function isFar(value: number, expected: number): boolean {
    if (minimumChange === undefined) return true;
    const least = "absolute" in minimumChange ? minimumChange.absolute : minimumChange.relative * Math.abs(expected);
    return Math.abs(value - expected) >= least;
  }

  /**
   * What is within the alarm before is none of its own, unless it is far rarer; nor is what stays where that alarm went to, by
   * an expectation that is still where it came from, or by a trend, which swings while what it starts from follows.
   */
  function begins(surprise: number, change: Change, isByTrend: boolean): boolean {
    const [expected, own] = change;
    const [from, to] = alarm?.change ?? change;
    const stays = alarm?.change && 2 * Math.abs(own - to) <= Math.abs(own - expected);
    const isSame = stays && (isByTrend || Math.abs(expected - to) >= mixed * Math.abs(to - from));
    const isNew = alarm === null || (!isSame && (alarm.since > quiet || surprise > alarm.surprise + tuning.rise));
    alarm = isNew || alarm === null ? { since: 0, surprise, change } : { change, ...alarm, since: 0 };
    return isNew;
  }

  function next(point: DetectorPoint): Detection {
    const at = requirePoint(point);
    const { from, value, n = null } = point;
    const nothing = { from, value, expected: null, lower: null, upper: null, score: null, direction: null, isAnomaly: false, explanation: null };
    if (value === null || !Number.isFinite(value) || (kind === "share" && n === 0)) return { ...nothing, status: "unknown" };
    const isLeftOut = times.some((time) => time.from <= at && at < time.to);
    const level = stabilize(kind, value, n);
    const inside = possible(kind, value);
    const own = kind === "share" ? inside : level;
    for (const held of all) {
      held.slot = held.rhythm?.slotOf(at) ?? 0;
      held.recalled = held === growing ? trendOf(trend.recall(slow.map(({ recalled }) => recalled))) : held.expectation.recall(held.slot);
      held.residual = held.recalled && held.expectation.residual(level, held.recalled, n);
    }
    const verdict = judge(level);
    const isFault = verdict !== null && verdict.surprise >= faultScore * limit;
    const teaches = !isLeftOut && !faults.holds(at, isFault, slow.some(({ name, recalled }) => name === "weekly" && recalled !== null));
    if (teaches) {
      trend.learn(growing.expectation.near(own, n, growing.residual));
      for (const { expectation, slot, residual } of all) expectation.learn(own, slot, n, residual);
    }
    if (verdict === null) return { ...nothing, status: isLeftOut ? "leftOut" : "learning" };

    const { name, residual, reach, surprise, by } = verdict;
    const isAlone = Math.abs(residual.size) > reach * residual.unit;
    const expected = kind === "share" ? residual.remembered : unstabilize(kind, residual.expected, n);
    const way = residual.size >= 0 ? "up" : "down";
    const isMeant = (direction === "both" || direction === way) && isFar(value, expected);
    if (alarm !== null) {
      const { change, ...told } = alarm;
      // It lasts while values are nearer to where it went than to where it came from.
      const lasts = change && 2 * Math.abs(own - change[1]) <= Math.abs(change[1] - change[0]);
      alarm = { ...told, since: told.since + 1, ...(lasts && { change }) };
    }
    const bound = (way: number) => unstabilize(kind, residual.expected + way * reach, n);
    // However the way back is rounded.
    const within = isAlone ? [] : [inside];
    return {
      from,
      value,
      status: isLeftOut ? "leftOut" : "judged",
      expected,
      lower: Math.min(bound(-1), ...within),
      upper: Math.max(bound(1), ...within),
      score: surprise / limit,
      direction: way,
      isAnomaly: !isLeftOut && isMeant && surprise >= limit && begins(surprise, [residual.remembered, own], name === "trend"),
      explanation: { expectation: name, by, oneIn: 10 ** surprise },
    };
  }

  /**
   * By the slow expectation that errs least of late; by the trend where values go away from them all; by the local level where
   * only that is broken: a trend is itself of what was just before.
   */
  function judge(value: number): (Judged & { readonly reach: number }) | null {
    let best: Held | null = null;
    for (const held of slow) {
      const { residual, expectation } = held;
      if (residual === null || expectation.count() < tuning.learningPoints) continue;
      if (best === null || expectation.error() < best.expectation.error()) best = held;
    }
    if (best === null) return null;
    const { expectation: moved } = growing;
    if (moved.count() >= tuning.learningPoints && moved.lately() < tuning.trendShare * best.expectation.lately()) best = growing;
    const bySlow = judgedBy(best, value, shares);
    const byLocal = best === growing ? null : judgedBy(local, value, localShares);
    const judged = byLocal !== null && byLocal.surprise >= limit && (bySlow === null || byLocal.surprise > bySlow.surprise) ? byLocal : bySlow;
    return judged && { ...judged, reach: reachOf(judged, limit) };
  }

  return {
    next,
    save: () => {
      const { unusual, again } = faults.save();
      return {
        format: 1,
        grain,
        expectations: Object.fromEntries(all.map(({ name, expectation }) => [name, expectation.save()])),
        drifts: Object.fromEntries(trend.save().map((drifts, at) => [slow[at]?.name, drifts])),
        alarm,
        ...(unusual > 0 && { unusual }),
        ...(again.length > 0 && { again }),
      };
    },
  };
}

type Alarm = NonNullable<DetectorState["alarm"]>;
type Change = NonNullable<Alarm["change"]>;

/** Of what a slot has of before and after a change there is this share left of before, until most of it is of after. */
const mixed = 0.33;

/** Of what is held back. False alarms hardly ever reach it: without them in it the tail would be too short. */
const faultScore = 2;

/** Rarer than that nothing is called unusual: where residuals' tails begin. */
const mostOften = 1 / 50;

interface Judged extends Surprise {
  readonly name: ExpectationName;
  readonly expectation: Expectation;
  readonly residual: Residual;
  readonly rare: Rare | null;
  readonly shares: Shares;
}

function judgedBy({ name, expectation, residual, recalled }: Held, value: number, shares: Shares): Judged | null {
  if (residual === null || recalled === null) return null;
  const rare = expectation.rare(value, recalled);
  return { name, expectation, residual, rare, shares, ...surpriseOf(expectation, residual, rare, shares) };
}

/** How far from the expected a value alone uses up the budget. */
function reachOf({ expectation, residual: { expected, unit }, rare, shares }: Judged, limit: number): number {
  const alone = limit - Math.log10(shares.point);
  const most = rare === null ? expected : stabilize("count", rare.counts.countAt(alone) - 1, null);
  return Math.max(expectation.tail.sizeAt(alone) / unit, most - expected);
}
