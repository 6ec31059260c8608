import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimate, lowerBound, nearestIndex } from "../../src/charts/decimate.ts";

const minutes = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("decimate", () => {
  it("decimate(times, values) keeps every point where there are at most four a column", () => {
    expect(decimate([0, 1, 2, 3], [5, null, 7, 8], { from: 0, to: 3, columns: 1 })).toEqual([0, 1, 2, 3]);
  });

  it("decimate(times, values) keeps first, extremes and last of each column", () => {
    const values = [3, 9, 1, 4, 5, 2, 8, 6, 7, 7, 7, 7];
    expect(decimate(minutes(12), values, { from: 0, to: 12, columns: 2 })).toEqual([0, 1, 2, 5, 6, 7, 11]);
  });

  it("decimate(times, values) of nothing is nothing", () => {
    expect(decimate([], [], { from: 0, to: 10, columns: 100 })).toEqual([]);
  });

  it("decimate(times, values) keeps one null of a gap that can be seen, and none of one that cannot", () => {
    const seen = minutes(100).map((index) => (index >= 40 && index < 60 ? null : 1));
    const kept = decimate(minutes(100), seen, { from: 0, to: 99, columns: 10 });
    expect(kept.filter((index) => seen[index] === null)).toEqual([40]);
    const unseen = minutes(100).map((index) => (index === 42 ? null : 1));
    expect(decimate(minutes(100), unseen, { from: 0, to: 99, columns: 10 })).not.toContain(42);
  });

  it("decimate(times, values) keeps a neighbor on either side of the window", () => {
    const kept = decimate(minutes(1000), minutes(1000), { from: 400, to: 500, columns: 10 });
    expect([kept[0], kept.at(-1)]).toEqual([399, 501]);
  });

  it("decimate(times, values) never loses an extreme, ascends, and stays within four a column and gaps", () => {
    const series = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 6 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 40 }), (values, columns) => {
        const kept = decimate(minutes(values.length), values, { from: 0, to: values.length - 1, columns });
        const known = values.filter((value) => value !== null);
        const drawn = kept.map((index) => values[index]).filter((value) => value != null);
        expect(kept.every((index, at) => at === 0 || index > (kept[at - 1] as number))).toBe(true);
        expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...known), Math.max(...known)]);
        expect(kept.length).toBeLessThanOrEqual(Math.max(4 * columns, 10 * (columns + 2)));
      }),
    );
  });

  it("decimate(100 000 points) draws at most four a column", () => {
    const values = minutes(100_000).map((index) => Math.sin(index / 50) * index);
    const kept = decimate(minutes(100_000), values, { from: 0, to: 99_999, columns: 800 });
    expect(kept.length).toBeLessThanOrEqual(3204);
    expect(Math.max(...kept.map((index) => values[index] as number))).toBe(Math.max(...values));
  });
});

describe("searching times", () => {
  it("lowerBound(times, time) is the first that is not before", () => {
    expect([0, 10, 11, 30, 31].map((time) => lowerBound([10, 20, 30], time))).toEqual([0, 0, 1, 2, 3]);
  });

  it("nearestIndex(times, time) is the nearer of two, the earlier in the middle, and −1 of none", () => {
    expect([0, 14, 15, 16, 99].map((time) => nearestIndex([10, 20], time))).toEqual([0, 0, 0, 1, 1]);
    expect(nearestIndex([], 5)).toBe(-1);
  });
});
