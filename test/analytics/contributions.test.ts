import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additiveContributions, rateContributions } from "../../src/analytics/contributions.ts";

const rate = (before: [number, number], after: [number, number]) => ({
  before: { numerator: before[0], denominator: before[1] },
  after: { numerator: after[0], denominator: after[1] },
});

describe("additiveContributions(parts)", () => {
  it("is what each part gained", () => {
    expect(additiveContributions([{ before: 3, after: 5 }, { before: 4, after: 0 }])).toEqual([2, -4]);
  });
});

describe("rateContributions(parts)", () => {
  // R: 50/100 → 60/100. A keeps its rate 0.8 and grows from 25 to 50; B keeps 0.4 and shrinks from 75 to 50.
  it("is all mix where no rate changed", () => {
    const found = rateContributions([rate([20, 25], [40, 50]), rate([30, 75], [20, 50])]);
    expect(found?.map(({ rate }) => rate)).toEqual([0, 0]);
    expect(found?.[0]?.mix).toBeCloseTo((0.8 - 0.55) * 0.25, 12);
    expect(found?.[1]?.mix).toBeCloseTo((0.4 - 0.55) * -0.25, 12);
  });

  // Weights stay at a half; A goes from 0.2 to 0.6, B stays at 0.5: ΔR = 0.35 → 0.55.
  it("is all rate where no weight changed", () => {
    const found = rateContributions([rate([2, 10], [6, 10]), rate([5, 10], [5, 10])]);
    expect(found?.[0]).toEqual({ total: expect.closeTo(0.2, 12), mix: expect.closeTo(0, 12), rate: expect.closeTo(0.2, 12) });
    expect(found?.[1]).toEqual({ total: 0, mix: 0, rate: 0 });
  });

  // Before: A alone with 0.5. After: A 5/10 and a new B 9/10: R 0.5 → 0.7.
  it("gives a part that is new to the mix", () => {
    const found = rateContributions([rate([5, 10], [5, 10]), rate([0, 0], [9, 10])]);
    expect(found?.[1]).toEqual({ total: expect.closeTo((0.9 - 0.6) * 0.5, 12), mix: expect.closeTo(0.15, 12), rate: 0 });
    expect(found?.[0]?.mix).toBeCloseTo((0.5 - 0.6) * -0.5, 12);
  });

  // R: 5/20 → 8/10. A keeps 5/10 and is all there is; B goes from 0/10 to 3/0: a half of the denominator less, 3/10 beside it.
  it("gives a numerator that has no denominator to the rate, over the denominator of all", () => {
    const found = rateContributions([rate([5, 10], [5, 10]), rate([0, 10], [3, 0])]);
    expect(found?.[0]).toEqual({ total: expect.closeTo(-0.0125, 12), mix: expect.closeTo((0.5 - 0.525) * 0.5, 12), rate: 0 });
    expect(found?.[1]).toEqual({ total: expect.closeTo(0.5625, 12), mix: expect.closeTo((0 - 0.525) * -0.5, 12), rate: expect.closeTo(0.3, 12) });
  });

  // The same backwards, and a part that never has one: 2/20 before, 1/10 after.
  it("does so in either period, and in both", () => {
    const backwards = rateContributions([rate([5, 10], [5, 10]), rate([3, 0], [0, 10])]);
    expect(backwards?.[1]).toEqual({ total: expect.closeTo(-0.5625, 12), mix: expect.closeTo(-0.2625, 12), rate: expect.closeTo(-0.3, 12) });
    const never = rateContributions([rate([5, 20], [5, 10]), rate([2, 0], [4, 0])]);
    expect(never?.[1]).toEqual({ total: expect.closeTo(0.3, 12), mix: 0, rate: expect.closeTo(0.3, 12) });
  });

  it("is null where one of the periods has no denominator", () => {
    expect(rateContributions([rate([0, 0], [1, 2])])).toBeNull();
    expect(rateContributions([])).toBeNull();
  });

  it("adds up to the change, whatever the parts", () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 }));
    const part = fc.tuple(count, count, count, count).map(([a, b, c, d]) => rate([a, b], [c, d]));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
        const sum = (of: (one: (typeof parts)[number]) => number) => parts.reduce((total, one) => total + of(one), 0);
        const below = [sum(({ before }) => before.denominator), sum(({ after }) => after.denominator)] as const;
        const found = rateContributions(parts);
        if (below[0] === 0 || below[1] === 0) {
          expect(found).toBeNull();
          return;
        }
        const change = sum(({ after }) => after.numerator) / below[1] - sum(({ before }) => before.numerator) / below[0];
        const totals = found?.map(({ total }) => total) ?? [];
        const size = found?.reduce((all, { mix, rate }) => all + Math.abs(mix) + Math.abs(rate), Math.abs(change)) ?? 0;
        expect(Math.abs(totals.reduce((all, total) => all + total, 0) - change)).toBeLessThanOrEqual(1e-12 * (size + 1));
      }),
    );
  });
});
