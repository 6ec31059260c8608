import { expect, it } from "vitest";
import { mutated, randomFrom } from "./mutate.ts";
import { ordeal } from "./ordeal.ts";
import { sample } from "./sample.ts";

it("a mutated document is refused with words, or read whole, linted, merged, written as TSX and shown", () => {
  const random = randomFrom(20_000);
  const seen = { refused: 0, read: 0 };
  for (let at = 0; at < 300; at += 1) seen[ordeal(mutated(sample, random), at % 10 === 0)] += 1;
  expect(Math.min(seen.refused, seen.read)).toBeGreaterThan(40);
}, 20_000);
