import { dayLength } from "../../time/wall.ts";
import type { Grain } from "../../query/range.ts";
import { pointsPerWeek, rhythmsOf } from "./rhythm.ts";

export interface HoldState {
  /** How many points in a row are faults. */
  readonly unusual: number;
  /** Times of the week that were faults when they came last: when, and how many weeks in a row. */
  readonly again: readonly (readonly [slot: number, last: number, weeks: number])[];
}

export interface Hold {
  /**
   * Whether the point is kept out of what is learned.
   * @param isKnown whether anything was learned of its time of the week
   */
  holds(at: number, isFault: boolean, isKnown: boolean): boolean;
  save(): HoldState;
}

/** A time of the week that was as usual before is another rhythm in the third week, as two outages are none. */
const leastWeeks = 2;

/**
 * Keeps faults out of what is learned, until they have gone on for longer than so many points, in a row or week by week: what
 * comes back at the same time of each week is a rhythm, such as a weekend off.
 */
export function createHold(points: number, grain: Grain, timeZone: string, { unusual, again }: HoldState): Hold {
  const weekly = points > 0 ? rhythmsOf(grain, timeZone).find(({ name }) => name === "weekly") : undefined;
  const held = Math.ceil(points / pointsPerWeek(grain));
  const faults = new Map(again.map(([slot, last, weeks]) => [slot, { last, weeks }]));
  let inRow = unusual;

  /** How many weeks in a row it is a fault, with this one. */
  function weeksOf(slot: number, at: number): number {
    const { last, weeks } = faults.get(slot) ?? { last: -Infinity, weeks: 0 };
    const since = (at - last) / (7 * dayLength);
    if (since < 0.5) return weeks;
    return since < 1.5 ? weeks + 1 : 1;
  }

  function returns(at: number, isFault: boolean, isKnown: boolean): boolean {
    if (weekly === undefined) return false;
    const slot = weekly.slotOf(at);
    if (!isFault) {
      faults.delete(slot);
      return false;
    }
    const weeks = weeksOf(slot, at);
    faults.set(slot, { last: at, weeks });
    return weeks > Math.max(held, isKnown ? leastWeeks : 1);
  }

  return {
    holds(at, isFault, isKnown) {
      inRow = isFault ? inRow + 1 : 0;
      return !returns(at, isFault, isKnown) && isFault && inRow <= points;
    },
    save: () => ({ unusual: inRow, again: Array.from(faults, ([slot, { last, weeks }]) => [slot, last, weeks] as const) }),
  };
}
