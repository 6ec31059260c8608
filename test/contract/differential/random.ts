/** A seeded source of choices: the same seed, the same choices. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole, from 0 to `below` − 1. */
  int(below: number): number;
  chance(share: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Up to `most` of the values, each once, at least `least`. */
  some<T>(values: readonly T[], most: number, least?: number): readonly T[];
}

/** Numbers by Tommy Ettinger's mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number) => Math.floor(next() * below);
  const pick = <T>(values: readonly T[]): T => values[int(values.length)] as T;
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick,
    some: (values, most, least = 0) => {
      const left = [...values];
      const count = Math.min(left.length, least + int(most - least + 1));
      return Array.from({ length: count }, () => left.splice(int(left.length), 1)[0] as (typeof left)[number]);
    },
  };
}
