import type { ExpectationState } from "./expectation.ts";

/** `points`: an average over so many. `visits`: of each slot, the middle of the last values. */
export type MemoryKind = { readonly points: number } | { readonly visits: number };

export interface Recalled {
  /** What is expected, as it is kept. */
  readonly middle: number;
  /** Of how many values it is made. */
  readonly points: number;
  /** The values, of a slot. */
  readonly values?: readonly number[];
}

/** What an expectation keeps of the values that were. Values are on their kind's scale; shares, whose scale goes by `n`, as they are. */
export interface Memory {
  /** Null where nothing is kept of a slot yet. */
  recall(slot: number): Recalled | null;
  /** @param near the value, or where it is clipped; slots need none of it, as their middle is deaf to what is far */
  learn(own: number, near: number, slot: number): void;
  save(): Pick<ExpectationState, "level" | "slots">;
}

export function createMemory(kind: MemoryKind, state: ExpectationState | undefined): Memory {
  return "points" in kind ? levelMemory(kind, state) : slotMemory(kind, state);
}

function levelMemory({ points: most }: { readonly points: number }, state: ExpectationState | undefined): Memory {
  let [level, points] = state?.level ?? [0, 0];
  return {
    recall: () => (points === 0 ? null : { middle: level, points: Math.min(points, 2 * most) }),
    learn(_, near) {
      points += 1;
      level += (near - level) / Math.min(points, most);
    },
    save: () => ({ level: points > 0 ? [level, points] : null, slots: [] }),
  };
}

function slotMemory({ visits }: { readonly visits: number }, state: ExpectationState | undefined): Memory {
  const slots = new Map((state?.slots ?? []).map(([slot, values]) => [slot, { values: [...values], middle: middleOf(values) }]));
  return {
    recall(slot) {
      const found = slots.get(slot);
      return found === undefined ? null : { ...found, points: found.values.length };
    },
    learn(own, _, slot) {
      const found = slots.get(slot) ?? { values: [], middle: 0 };
      slots.set(slot, found);
      found.values.push(own);
      if (found.values.length > visits) found.values.shift();
      found.middle = middleOf(found.values);
    },
    save: () => ({ level: null, slots: [...slots].map(([slot, { values }]) => [slot, [...values]] as const) }),
  };
}

/** Mean of the middle third: nearly as steady as the mean, and as deaf to what is unusual as the median. */
export function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const cut = Math.floor(sorted.length / 3);
  let sum = 0;
  for (let at = cut; at < sorted.length - cut; at++) sum += sorted[at] as number;
  return sum / (sorted.length - 2 * cut);
}
