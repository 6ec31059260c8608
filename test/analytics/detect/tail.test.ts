import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectorTuning } from "../../../src/analytics/detect/detectorTuning.ts";
import { createTail } from "../../../src/analytics/detect/tail.ts";
import { noise } from "./series.ts";

const tailOf = (sizes: readonly number[], tuning = detectorTuning) => {
  const tail = createTail(tuning);
  for (const size of sizes) tail.add(size);
  return tail;
};

describe("createTail(tuning)", () => {
  it("finds nothing surprising where nothing was seen, nor in no residual", () => {
    expect([tailOf([]).surpriseOf(3), tailOf([1, 2]).surpriseOf(0)]).toEqual([0, 0]);
  });
  it("counts below the tail: half are at least so large, so log10 of 2", () => {
    const sizes = Array.from({ length: 100 }, (_, at) => (at < 50 ? 1 : 100));
    expect(tailOf(sizes).surpriseOf(100)).toBeLessThan(tailOf(sizes).surpriseOf(200));
    expect(tailOf([...Array.from({ length: 90 }, () => 1), ...Array.from({ length: 90 }, () => 10), ...Array.from({ length: 20 }, () => 100)]).surpriseOf(10)).toBeCloseTo(
      -Math.log10(110 / 200),
      12,
    );
  });
  it("is as surprised as can be by the first residual after none, and by the second no more than by two in so many", () => {
    const tail = tailOf(Array.from({ length: 98 }, () => 0));
    expect(tail.surpriseOf(5)).toBe(12);
    tail.add(5);
    tail.add(5);
    // Two of 100 at 5 and none between: 2.5 of 101, and one mean excess beyond 0 with the uncertainty of two, (1 + 1/2)^−2.
    expect(tail.surpriseOf(5)).toBeCloseTo(-Math.log10((2.5 / 101) * (1 + 0.5) ** -2), 1);
  });
  it("clips at the size that one in twenty is beyond", () => {
    const tail = tailOf([...Array.from({ length: 96 }, () => 1), ...Array.from({ length: 4 }, () => 50)]);
    expect(tail.clip() / detectorTuning.binRatio).toBeLessThanOrEqual(1);
    expect(tail.clip()).toBeGreaterThanOrEqual(1);
  });
  it("is less surprised by what is far where what it saw was", () => {
    // At ranks (i − ½)/2000 of an exponential, and of a Pareto with ξ = 0.5 of the same 98 % quantile (ln 50).
    const ranks = Array.from({ length: 2000 }, (_, at) => (at + 0.5) / 2000);
    const light = tailOf(ranks.map((rank) => -Math.log(1 - rank)));
    const heavy = tailOf(ranks.map((rank) => ((1 - rank) ** -0.5 - 1) * (Math.log(50) / (50 ** 0.5 - 1))));
    expect(Math.abs(light.surpriseOf(Math.log(10_000)) - 4)).toBeLessThan(0.4);
    expect(heavy.surpriseOf(Math.log(10_000))).toBeLessThan(light.surpriseOf(Math.log(10_000)) - 0.5);
  });
  it("knows of counts from the first hundred on how far a normal's noise goes", () => {
    // Sums of twelve uniform numbers with a variance of a third each, halved: nearly normal with a deviation of 1.
    const uniform = noise(1200);
    const sizes = Array.from({ length: 100 }, (_, at) => Math.abs(uniform.slice(12 * at, 12 * at + 12).reduce((sum, part) => sum + part, 0)) / 2);
    const [plain, counted] = [createTail(detectorTuning), createTail(detectorTuning, { isCounted: true })];
    for (const size of sizes) for (const tail of [plain, counted]) tail.add(size);
    // One in 16 000 of a normal is 4 deviations off: 4.2.
    expect(Math.abs(counted.surpriseOf(4) - 4.2)).toBeLessThan(Math.abs(plain.surpriseOf(4) - 4.2));
  });
  it("is monotone, its bounds are the inverse, and it is the same again from its state", () => {
    const sizes = fc.array(fc.oneof(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), fc.constant(0)), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(sizes, fc.double({ min: 2, max: 6, noNaN: true }), (all, surprise) => {
        const tail = tailOf(all, { ...detectorTuning, tailPoints: 100 });
        const [low, high] = [tail.sizeAt(surprise), tail.sizeAt(surprise) * 1.2];
        expect(tail.surpriseOf(high)).toBeGreaterThanOrEqual(tail.surpriseOf(low));
        if (low > 0) expect(tail.surpriseOf(high)).toBeGreaterThanOrEqual(surprise);
        const again = createTail(detectorTuning, { state: JSON.parse(JSON.stringify(tail.save())) });
        expect([again.surpriseOf(high), again.clip(), again.sizeAt(surprise)]).toEqual([tail.surpriseOf(high), tail.clip(), low]);
        expect(tail.save().counts.length).toBeLessThanOrEqual(400);
      }),
      { numRuns: 60 },
    );
  });
});
