export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  chance(share: number): boolean;
  /** One value of `[value, weight]` pairs; weights need not add up to 1. */
  pick<T>(weighted: readonly (readonly [value: T, weight: number])[]): T;
  normal(): number;
  /** Log-normal around its median: delays are never negative and have a long tail. */
  logNormal(median: number, sigma: number): number;
  poisson(mean: number): number;
}

/**
 * A seeded generator (sfc32, of PractRand). `stream` gives each table its own sequence, so that a change to one table
 * leaves the others as they were.
 */
export function createRandom(seed: number, stream: string): Random {
  let [a, b, c, counter] = [seed | 0, fnv1a(stream), 0x9e3779b9 | 0, 1];

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return (sum >>> 0) / 4294967296;
  }
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();

  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  return {
    next,
    integer: (below) => Math.floor(next() * below),
    chance: (share) => next() < share,
    pick(weighted) {
      let rest = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of weighted) {
        rest -= weight;
        if (rest < 0) return value;
      }
      const last = weighted.at(-1);
      if (last === undefined) throw new Error("metricdeck: pick() needs at least one value");
      return last[0];
    },
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson(mean) {
      if (mean > 100) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count += 1;
      return count;
    },
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
