import { normal, poisson, seeded, weeklyRhythm } from "../detect/streams.ts";
import type { Random } from "../detect/streams.ts";
import type { Family } from "./families.ts";
import { settings } from "./families.ts";

const runs = 6;
const walks = 30;

function made(length: number, next: (random: Random, index: number) => number): readonly (readonly number[])[] {
  return Array.from({ length: runs }, (_, run) => {
    const random = seeded(31 + run);
    return Array.from({ length }, (_, index) => next(random, index));
  });
}

function walked(length: number, step: number, noise: number): readonly (readonly number[])[] {
  return Array.from({ length: walks }, (_, run) => {
    const random = seeded(71 + run);
    let level = 1000;
    return Array.from({ length }, () => (level += step * normal(random)) + noise * normal(random));
  });
}

const logged = (random: Random, spread: number) => Math.exp(spread * normal(random));

/** Made by seeds: what each is made of is its name. */
export const synthetic: readonly Family[] = [
  {
    ...settings.hour,
    name: "trend, day and week, even noise",
    kind: "plain",
    series: made(1500, (random, at) => 100 + 0.02 * at + 60 * weeklyRhythm(at, 24) + 8 * normal(random)),
  },
  {
    ...settings.hour,
    name: "times day and week, noise by ratio",
    kind: "plain",
    series: made(1500, (random, at) => (100 + 0.03 * at) * weeklyRhythm(at, 24) * logged(random, 0.1)),
  },
  { ...settings.hour, name: "Poisson 20, day and week", kind: "count", series: made(1500, (random, at) => poisson(random, 20 * weeklyRhythm(at, 24))) },
  {
    ...settings.day,
    name: "level shift halfway, week",
    kind: "count",
    series: made(500, (random, at) => poisson(random, (at < 250 ? 60 : 90) * weeklyRhythm(at, 1))),
  },
  { ...settings.day, name: "intermittent, Poisson 0.3", kind: "count", series: made(500, (random) => poisson(random, 0.3)) },
  { ...settings.day, name: "trend and week, days", kind: "plain", series: made(500, (random, at) => 200 + 0.4 * at + 50 * weeklyRhythm(at, 1) + 12 * normal(random)) },
  { ...settings.day, name: "random walk with noise", kind: "plain", series: walked(500, 5, 5) },
  { ...settings.week, name: "weeks, noise by ratio", kind: "duration", series: made(150, (random) => 3600 * logged(random, 0.3)) },
];
