import { describe, expect, it } from "vitest";
import { evaluateScan } from "../../../src/adapters/memory/evaluateScan.ts";
import type { TimeWindow } from "../../../src/engine/scan.ts";
import { bucketBounds } from "../../../src/time/zoned.ts";
import { inShort, scanOf, scopeOver } from "./scanFixture.ts";

const persons = { kind: "distinct", of: "person", where: null } as const;
const total = { kind: "sum", of: "seconds", where: null } as const;

/** Time in whole steps; the fifth row has no time, the last comes too late for every window below. */
const sorted = {
  visitId: [1, 2, 3, 4, 6, 7, 8],
  place: ["N", "S", "N", "N", "S", "N", "N"],
  person: ["Ada", "Bo", "Ada", "Cy", "Bo", null, "Di"],
  seconds: [10, 20, 30, 40, 50, 60, 70],
  at: [0, 1, 1, 12, 12, 31, 60],
  leftAt: [0, 0, 0, 0, 0, 0, 0],
};
const order = [4, 6, 2, 0, 5, 3, 1];
const shuffled = {
  ...Object.fromEntries(Object.entries(sorted).map(([name, column]) => [name, [...order.map((row) => column[row] ?? null), name === "visitId" ? 5 : null]])),
  person: [...order.map((row) => sorted.person[row] ?? null), "Eve"],
};

for (const [label, table] of [
  ["rows in order of time", sorted],
  ["rows in any order, one without time", shuffled],
] as const) {
  const ask = (time: TimeWindow, more: Parameters<typeof scanOf>[0], policy?: Parameters<typeof scopeOver>[1]) =>
    inShort(evaluateScan(scopeOver(table as never, policy), scanOf({ time, ...more })));

  describe(`TimeWindow.reach, ${label}`, () => {
    // buckets [10, 20), [20, 30), [30, 40), each looking back over three tens
    const rolling: TimeWindow = { dimension: "at", from: 10, to: 40, starts: [10, 20, 30], reach: [-10, 0, 10] };
    it("counts each value once in every bucket that it reaches", () => {
      // [−10, 20): Ada, Bo, Cy; [0, 30): the same, though no row lies in [20, 30); [10, 40): Cy and Bo at 12, 31 is nobody
      expect(ask(rolling, { measures: [persons] })).toEqual([
        [0, 3],
        [1, 3],
        [2, 2],
      ]);
    });
    it("counts by group, and leaves out groups without a row in reach", () => {
      expect(ask(rolling, { by: ["place"], measures: [persons] })).toEqual([
        [0, "N", 2],
        [0, "S", 1],
        [1, "N", 2],
        [1, "S", 1],
        [2, "N", 1],
        [2, "S", 1],
      ]);
    });
    it("follows the filter, the measure's own condition and the policy", () => {
      const north = { dimension: "place", op: "equals", value: "N" } as const;
      const notAda = { not: { dimension: "person", op: "equals", value: "Ada" } } as const;
      const measures = [persons, { ...persons, where: notAda }];
      // in the north: Ada (0, 1), Cy (12), nobody (31)
      const expected = [
        [0, 2, 1],
        [1, 2, 1],
        [2, 1, 1],
      ];
      expect(ask(rolling, { where: north, measures })).toEqual(expected);
      expect(ask(rolling, { measures }, { visit: north })).toEqual(expected);
    });
    it("has no group before the first row and none after the last in reach", () => {
      const late: TimeWindow = { dimension: "at", from: 40, to: 60, starts: [40, 50], reach: [32, 42] };
      expect(ask(late, { measures: [persons] })).toEqual([]);
      const early: TimeWindow = { dimension: "at", from: -20, to: 1, starts: [-20, -10, 0], reach: [-40, -30, -20] };
      expect(ask(early, { measures: [persons] })).toEqual([[2, 1]]);
    });
    it("ends at the window's end, wherever the last bucket would", () => {
      const cut: TimeWindow = { dimension: "at", from: 10, to: 12, starts: [10], reach: [0] };
      expect(ask(cut, { measures: [persons] })).toEqual([[0, 2]]);
    });
  });

  describe(`TimeWindow.moment, ${label}`, () => {
    const tens = { dimension: "at", from: 0, to: 60, starts: [0, 10, 20, 30] } as const;
    it("counts only the rows at the last instant of each bucket", () => {
      // last: 1 (20 + 30), 12 (40 + 50), none, 31 (60)
      expect(ask({ ...tens, moment: "last" }, { measures: [total] })).toEqual([
        [0, 50],
        [1, 90],
        [3, 60],
      ]);
    });
    it("counts only the rows at the first instant of each bucket", () => {
      expect(ask({ ...tens, moment: "first" }, { measures: [total] })).toEqual([
        [0, 10],
        [1, 90],
        [3, 60],
      ]);
    });
    it("takes one instant for all groups, also where a group has no row then", () => {
      // place S is not there at 0: it has no first row of its own
      expect(ask({ ...tens, moment: "first" }, { by: ["place"], measures: [total] })).toEqual([
        [0, "N", 10],
        [1, "N", 40],
        [1, "S", 50],
        [3, "N", 60],
      ]);
    });
    it("is found whatever the filter says, and only among the rows that may be seen", () => {
      const south = { dimension: "place", op: "equals", value: "S" } as const;
      expect(ask({ ...tens, moment: "first" }, { where: south, measures: [total] })).toEqual([[1, 50]]);
      expect(ask({ ...tens, moment: "first" }, { measures: [total] }, { visit: south })).toEqual([
        [0, 20],
        [1, 50],
      ]);
    });
    it("needs no buckets, and looks within the window only", () => {
      expect(ask({ dimension: "at", from: 0, to: 31, starts: null, moment: "last" }, { measures: [total] })).toEqual([[0, 90]]);
      expect(ask({ dimension: "at", from: 13, to: 31, starts: null, moment: "last" }, { measures: [total] })).toEqual([]);
    });
  });
}

describe("buckets of days on which the clock changes", () => {
  const hour = 3_600_000;
  const berlin = { timeZone: "Europe/Berlin", weekStart: "monday" } as const;
  // 28, 29 (23 hours) and 30 March 2026 begin at 23:00, 23:00 and 22:00 in UTC
  const from = Date.parse("2026-03-27T23:00:00Z");
  const bounds = bucketBounds(from, from + 71 * hour, "day", berlin);
  const instants = ["2026-03-28T22:59:59.999Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00Z"];
  const at = instants.map((instant) => Date.parse(instant));
  const table = {
    visitId: [1, 2, 3, 4],
    place: ["N", "N", "N", "N"],
    person: ["Ada", "Bo", "Ada", "Cy"],
    seconds: [1, 2, 4, 8],
    at,
    leftAt: at.toReversed(),
  };
  const starts = bounds.slice(0, -1);
  const window = { from, to: bounds.at(-1) as number, starts };

  it("has days of 24, 23 and 24 hours", () => {
    expect(bounds.slice(1).map((end, day) => (end - (bounds[day] as number)) / hour)).toEqual([24, 23, 24]);
  });
  it("takes the last instant of each, and counts two days back", () => {
    for (const dimension of ["at", "leftAt"]) {
      const last = evaluateScan(scopeOver(table), scanOf({ time: { ...window, dimension, moment: "last" }, measures: [total] }));
      expect(inShort(last)).toEqual(dimension === "at" ? [[0, 1], [1, 4], [2, 8]] : [[0, 8], [1, 2], [2, 1]]);
    }
    const reach = [from - 24 * hour, from, starts[1] as number];
    const two = evaluateScan(scopeOver(table), scanOf({ time: { ...window, dimension: "at", reach }, measures: [persons] }));
    // 27–28: Ada; 28–29: Ada, Bo; 29–30: Bo, Ada, Cy
    expect(inShort(two)).toEqual([[0, 1], [1, 2], [2, 3]]);
  });
});
