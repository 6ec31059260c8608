import type { DetectorPoint } from "../../src/analytics/index.ts";
import type { Grain } from "../../src/query/index.ts";

/** As points that follow one another from a Monday on. */
export function pointsOf(values: readonly number[], grain: Grain): readonly DetectorPoint[] {
  const minutes = grain === "hour" ? 60 : grain === "day" ? 1440 : 5;
  return values.map((value, index) => ({ from: new Date(Date.UTC(2024, 0, 1) + index * minutes * 60_000).toISOString(), value }));
}

/** Random numbers by a seed: mulberry32, by Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

/** Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Knuth's product of uniforms, in pieces so that the exponential does not vanish. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 30) {
    const limit = Math.exp(-Math.min(left, 30));
    for (let product = random(); product > limit; product *= random()) count += 1;
  }
  return count;
}

export type Stream = (random: Random, length: number) => number[];

const dayShape = [0.35, 0.3, 0.25, 0.25, 0.3, 0.4, 0.6, 0.9, 1.2, 1.5, 1.6, 1.5, 1.4, 1.45, 1.5, 1.5, 1.45, 1.4, 1.3, 1.2, 1.1, 0.95, 0.75, 0.5];
const weekShape = [1.2, 1.15, 1.1, 1.1, 1.05, 0.75, 0.65];

/** Relative to its mean; the stream starts on a Monday's midnight. */
export function weeklyRhythm(index: number, pointsPerDay: number): number {
  const day = Math.floor(index / pointsPerDay);
  const hour = Math.floor(((index % pointsPerDay) / pointsPerDay) * 24);
  return (weekShape[day % 7] as number) * (pointsPerDay === 1 ? 1 : (dayShape[hour] as number));
}

const each = (next: (random: Random, index: number) => number): Stream => (random, length) => {
  return Array.from({ length }, (_, index) => next(random, index));
};

/** Streams in which nothing happens. `counts`: what they are told to be. */
export const cleanStreams: readonly { readonly name: string; readonly isCount?: boolean; readonly stream: (perDay: number) => Stream }[] = [
  { name: "normal", stream: () => each((random) => 100 + 10 * normal(random)) },
  { name: "Poisson 5", isCount: true, stream: () => each((random) => poisson(random, 5)) },
  { name: "weekly seasonal", stream: (perDay) => each((random, index) => 100 * weeklyRhythm(index, perDay) + 10 * normal(random)) },
  { name: "trend", stream: () => each((random, index) => 100 + 0.02 * index + 10 * normal(random)) },
  {
    name: "AR 0.7",
    stream: () => (random, length) => {
      let state = normal(random) / Math.sqrt(1 - 0.49);
      return Array.from({ length }, () => 100 + 10 * (state = 0.7 * state + normal(random)));
    },
  },
  {
    name: "t3",
    stream: () => each((random) => 100 + (10 * normal(random)) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3)),
  },
  { name: "lognormal", stream: () => each((random) => 100 * Math.exp(0.5 * normal(random))) },
];
