import { describe, expect, it } from "vitest";
import type { Frame } from "../../src/engine/formula.ts";
import { beginning } from "../../src/engine/period.ts";
import type { Period } from "../../src/engine/period.ts";
import { cutAxis, foldWindows, piecesOf, windowsOf } from "../../src/engine/windows.ts";
import { clockOf } from "../../src/time/resolveRange.ts";

type Window = Extract<Frame, { kind: "window" }>;
const at = (text: string) => Date.parse(text);
const last = (since: Window["since"]): Window => ({ kind: "window", since, until: "end" });

function period(...bounds: readonly string[]): Period {
  const instants = bounds.map(at);
  return { id: null, from: instants[0] as number, to: instants.at(-1) as number, bounds: instants, partners: [] };
}

function spans(frame: Window, over: Period | null, { now = "2030-01-01", timeZone = "UTC", bucketed = true } = {}) {
  const clock = clockOf({ timeZone }, at(now));
  return windowsOf(frame, over, bucketed, clock).map(({ from, to }) => [iso(from), iso(to)]);
}
const iso = (instant: number) => (instant === beginning ? "ever" : new Date(instant).toISOString().slice(0, 16));

describe("windowsOf(frame, period, bucketed, clock)", () => {
  const marchDays = period("2026-03-27T23:00Z", "2026-03-28T23:00Z", "2026-03-29T22:00Z", "2026-03-30T22:00Z");

  it("goes back by days of the zone, whatever its clocks did", () => {
    expect(spans(last({ back: "P2D" }), marchDays, { timeZone: "Europe/Berlin" })).toEqual([
      ["2026-03-26T23:00", "2026-03-28T23:00"],
      ["2026-03-27T23:00", "2026-03-29T22:00"],
      ["2026-03-28T23:00", "2026-03-30T22:00"],
    ]);
  });

  it("goes back by hours as they pass", () => {
    expect(spans(last({ back: "PT24H" }), marchDays, { timeZone: "Europe/Berlin" })[1]).toEqual([
      "2026-03-28T22:00",
      "2026-03-29T22:00",
    ]);
  });

  it("starts where the day starts, also after one whose midnight was skipped", () => {
    // Cairo 2026: clocks go forward at 00:00 on 24 April, so that day starts at 01:00 (22:00 UTC)
    const days = period("2026-04-22T22:00Z", "2026-04-23T22:00Z");
    expect(spans(last({ back: "P1D" }), days, { timeZone: "Africa/Cairo" })).toEqual([["2026-04-22T22:00", "2026-04-23T22:00"]]);
  });

  it("goes back by months to the last day that there is", () => {
    const days = period("2026-03-30", "2026-03-31", "2026-04-01");
    expect(spans(last({ back: "P1M" }), days)).toEqual([
      ["2026-02-28T00:00", "2026-03-31T00:00"],
      ["2026-03-01T00:00", "2026-04-01T00:00"],
    ]);
  });

  it("starts to date with the unit in which the bucket ends, not the one after", () => {
    const weeks = period("2026-03-23", "2026-03-30", "2026-04-06");
    expect(spans(last({ toDate: "month" }), weeks)).toEqual([
      ["2026-03-01T00:00", "2026-03-30T00:00"],
      ["2026-04-01T00:00", "2026-04-06T00:00"],
    ]);
    expect(spans(last({ toDate: "month" }), period("2026-03-30", "2026-04-01"))).toEqual([["2026-03-01T00:00", "2026-04-01T00:00"]]);
  });

  it("ends with the clock in the running bucket, and is empty in those to come", () => {
    const months = period("2026-03-01", "2026-04-01", "2026-05-01");
    expect(spans(last({ back: "P28D" }), months, { now: "2026-03-02T06:00Z" })).toEqual([
      ["2026-02-02T06:00", "2026-03-02T06:00"],
      ["2026-04-01T00:00", "2026-04-01T00:00"],
    ]);
  });

  it("ends with the range where there are no buckets, and with the clock where there is no range", () => {
    expect(spans(last("ever"), marchDays, { bucketed: false })).toEqual([["ever", "2026-03-30T22:00"]]);
    expect(spans(last({ back: "P1D" }), null, { now: "2026-03-02" })).toEqual([["2026-03-01T00:00", "2026-03-02T00:00"]]);
  });

  it("ends before a bucket that is looked at from its start", () => {
    expect(spans({ kind: "window", since: "ever", until: "start" }, marchDays)[0]).toEqual(["ever", "2026-03-27T23:00"]);
  });
});

describe("cutAxis(windows), piecesOf(axis, windows)", () => {
  it("cuts time at every start and end, so that windows are made of whole pieces", () => {
    const windows = [{ from: 0, to: 30 }, { from: 10, to: 40 }, { from: 40, to: 40 }];
    const axis = cutAxis(windows);
    expect(axis).toEqual({ starts: [0, 10, 30], end: 40 });
    expect(axis && piecesOf(axis, windows)).toEqual([{ from: 0, to: 2 }, { from: 1, to: 3 }, { from: 0, to: 0 }]);
  });
  it("is null where every window is empty", () => {
    expect(cutAxis([{ from: 1, to: 1 }])).toBeNull();
  });
});

describe("foldWindows(pieces, windows, operation)", () => {
  const add = (a: number, b: number) => a + b;

  it("joins the pieces of each window, from any start, also one that goes back", () => {
    const windows = [[0, 2], [0, 3], [1, 4], [3, 5], [5, 6], [6, 6]].map(([from = 0, to = 0]) => ({ from, to }));
    expect(foldWindows([1, 2, 4, 8, 16, 32], windows, add)).toEqual([3, 7, 14, 24, 32, undefined]);
    expect(foldWindows([5, 1, 4, 2, 3, 9], windows, Math.min)).toEqual([1, 1, 1, 2, 9, undefined]);
    const backAnHour = [[1, 3], [2, 4], [1, 5], [0, 6]].map(([from = 0, to = 0]) => ({ from, to }));
    expect(foldWindows([1, 2, 4, 8, 16, 32], backAnHour, add)).toEqual([6, 12, 30, 63]);
  });

  it("keeps apart what has no row and what has nothing known", () => {
    const windows = [{ from: 0, to: 1 }, { from: 0, to: 2 }, { from: 1, to: 2 }, { from: 1, to: 3 }];
    expect(foldWindows([undefined, null, 7], windows, add)).toEqual([undefined, null, null, 7]);
  });

  it("adds floats up anew instead of taking large ones away again", () => {
    const windows = [{ from: 0, to: 2 }, { from: 1, to: 3 }, { from: 2, to: 4 }];
    expect(foldWindows([1e17, 0.25, 0.5, 0.125], windows, add)).toEqual([1e17, 0.75, 0.625]);
  });

  it("gives what adding up each window gives", () => {
    const pieces = Array.from({ length: 60 }, (_, index) => (index * 37) % 11);
    const windows = Array.from({ length: 40 }, (_, index) => ({ from: Math.floor(index * 1.1), to: Math.floor(index * 1.3) + 5 }));
    const expected = windows.map(({ from, to }) => pieces.slice(from, to).reduce((a, b) => a + b));
    expect(foldWindows(pieces, windows, add)).toEqual(expected);
  });
});
