import type { Grain } from "../../query/range.ts";
import { pointsPerWeek, rhythmsOf } from "./rhythm.ts";
import { dayLength } from "../../time/wall.ts";

export interface HoldState {
  /** How many points in a row are faults. */
  readonly unusual: number;
  /** Times of the week that were faults whenever they came, and since when. */
  readonly again: readonly (readonly [slot: number, since: number])[];
}

export interface Hold {
  /** Whether the point is kept out of what is learned. */
  holds(at: number, isFault: boolean): boolean;
  save(): HoldState;
}

/**
 * Keeps faults out of what is learned, until they have gone on for longer than so many points, in a row or each week anew: what
 * comes back at the same time of the week is a rhythm, such as a weekend off.
 */
export function createHold(points: number, grain: Grain, timeZone: string, { unusual, again }: HoldState): Hold {
  const weekly = points > 0 ? rhythmsOf(grain, timeZone).find(({ name }) => name === "weekly") : undefined;
  // An hour that is left out when clocks change is no shorter week.
  const lasting = (points - 1) * ((7 * dayLength) / pointsPerWeek(grain));
  const since = new Map(again);
  let inRow = unusual;

  /** Whether the time of the week was a fault for as long as the hold whenever it came. */
  function returns(at: number, isFault: boolean): boolean {
    if (weekly === undefined) return false;
    const slot = weekly.slotOf(at);
    if (!isFault) since.delete(slot);
    else if (!since.has(slot)) since.set(slot, at);
    return at - (since.get(slot) ?? at) >= Math.max(lasting, dayLength);
  }

  return {
    holds(at, isFault) {
      inRow = isFault ? inRow + 1 : 0;
      return !returns(at, isFault) && isFault && inRow <= points;
    },
    save: () => ({ unusual: inRow, again: [...since] }),
  };
}
