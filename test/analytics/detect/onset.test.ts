import { describe, expect, it } from "vitest";
import { nothingSeen, onsetOf, seenNext } from "../../../src/analytics/detect/onset.ts";
import type { OnsetState } from "../../../src/analytics/detect/onset.ts";
import type { DetectorPoint } from "../../../src/analytics/index.ts";
import type { Grain } from "../../../src/query/range.ts";

type Value = number | null | { readonly value: number; readonly n: number | null };

/** How many points it takes to tell where data began, and the index of where that is; null: it is never told. */
const told = (values: readonly Value[], grain: Grain = "day") => {
  const points = values.map((value, index): DetectorPoint => ({ from: String(index), ...(typeof value === "object" && value !== null ? value : { value }) }));
  let seen: OnsetState = nothingSeen;
  for (const [index, point] of points.entries()) {
    seen = seenNext(seen, point.from, point);
    const onset = onsetOf(seen, grain);
    if (onset !== null) return { after: index + 1, onset: Number(onset) };
  }
  return null;
};

const many = <V>(count: number, value: V) => new Array<V>(count).fill(value);
const zeros = (count: number) => many(count, 0);
const fives = (count: number) => many(count, 5);

describe("onsetOf(seen, grain)", () => {
  it("is told once 21 points and one whole rhythm follow it: 28 days, 189 hours, 21 weeks; of 1,000 five minutes the day's 288", () => {
    for (const [grain, least] of [["day", 28], ["hour", 189], ["week", 21], ["businessDay", 26], [{ interval: "PT5M" }, 309]] as const) {
      expect(told([...zeros(200), ...fives(least)], grain)).toEqual({ after: 200 + least, onset: 200 });
      expect(told([...zeros(200), ...fives(least - 1)], grain)).toBeNull();
    }
  });

  it("is none where all is 0, where it begins at once, and where zeros before may be chance", () => {
    expect([told([]), told(zeros(300)), told(fives(300)), told([0, 0, 0, ...fives(3000)])]).toEqual([null, null, null, null]);
    expect(told([0, 0, 0, 0, ...fives(28)])).toEqual({ after: 32, onset: 4 });
    const everyFourth = Array.from({ length: 300 }, (_, index) => Number(index % 4 === 0));
    expect(told([...zeros(20), ...everyFourth])).toBeNull();
    expect(told([...zeros(30), ...everyFourth])?.onset).toBe(30);
  });

  it("is where values began to stay, whatever a test left before: one in 50 at most", () => {
    for (const tests of [[1], [1, 3, 1]]) {
      expect(told([...zeros(300), ...tests, ...zeros(200), ...fives(28)])).toEqual({ after: 528 + tests.length, onset: 500 + tests.length });
    }
    const oneIn = (days: number) => Array.from({ length: 600 }, (_, index) => Number(index % days === 0));
    expect(told([...oneIn(60), ...fives(28)])).toEqual({ after: 628, onset: 600 });
    expect(told([...oneIn(40), ...fives(28)])).toBeNull();
  });

  it("is none in what is rare: outbreaks with a pause between them, one value in six", () => {
    expect(told([...zeros(150), ...fives(3), ...zeros(27), ...fives(3), ...zeros(30)])).toBeNull();
    expect(told([...zeros(150), ...fives(6), ...zeros(24), ...fives(6), ...zeros(30)])).toBeNull();
    expect(told([...zeros(150), ...Array.from({ length: 600 }, (_, index) => Number(index % 6 === 0))])).toBeNull();
    expect(told([...zeros(150), ...fives(18), ...zeros(300)])).toBeNull();
  });

  it("knows hours of an office, in one of four of which anything is: a weekend later at most", () => {
    const office = Array.from({ length: 400 }, (_, hour) => (hour % 24 < 8 && Math.floor(hour / 24) % 7 < 5 ? 5 : 0));
    expect(told([...zeros(200), ...office], "hour")).toEqual({ after: 392, onset: 200 });
  });

  it("after 1,000 points is no more: what followed is usual by then", () => {
    const late = (times: number) => [...zeros(100), 1, ...many(times, [1, 0, 0, 0, 0, 0, 0, 0]).flat(), ...fives(3000)];
    expect(told(late(900))).toBeNull();
    expect(told(late(60))?.onset).toBe(100);
  });

  it("a 0 of cases is a value, one of none and what is not known are not", () => {
    const share = (n: number | null) => [...many(100, { value: 0, n }), ...many(50, { value: 5, n: 5 })];
    expect([told(share(40)), told(share(0))?.onset, told(share(null))?.onset]).toEqual([null, 100, 100]);
    expect(told([...many(100, null), ...fives(100)])).toBeNull();
    expect(told([...zeros(100), ...many(50, null), ...fives(28)])).toEqual({ after: 178, onset: 150 });
  });
});
