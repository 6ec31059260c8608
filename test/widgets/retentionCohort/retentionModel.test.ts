import { describe, expect, it } from "vitest";
import { meanTurn, shownRows } from "../../../src/widgets/retentionCohort/retentionRows.ts";
import { golden, modelOf } from "./journeys.ts";
import type { Deed } from "./journeys.ts";

const range = { from: 1, to: 3, periods: [1] };
const joined = (count: number, day: number, from = 0): readonly Deed[] =>
  Array.from({ length: count }, (_, index) => ({ who: from + index, kind: "join", day }) as const);

describe("retentionModel", () => {
  it("the mean is pooled: 500 of 1000 and 400 of 500 are 60 percent; each cohort alike they are 65 percent", async () => {
    const { model } = await modelOf(golden, range);
    expect(model.cohorts[0]?.map(({ cells }) => cells[0]?.value)).toEqual([0.5, 0.8]);
    expect(shownRows(model, null, "pooled").means[0]?.cells[0]).toMatchObject({ value: 0.6, numerator: 900, denominator: 1500 });
    expect(shownRows(model, null, "simple").means[0]?.cells[0]?.value).toBe(0.65);
  });

  it("what is not over is left out of every mean, says until when it runs, and what has begun for nobody has no column", async () => {
    const { model } = await modelOf(golden, { from: 1, to: 3, periods: 9, now: 3.5 });
    expect(model.periods).toEqual([0, 1, 2]);
    expect(model.cohorts[0]?.map(({ cells }) => cells.map(({ state, completeOn }) => [state, completeOn]))).toEqual([
      [["complete", null], ["complete", null], ["running", "2026-03-05"]],
      [["complete", null], ["running", "2026-03-05"], ["future", "2026-03-06"]],
    ]);
    const { means } = shownRows(model, null, "pooled");
    expect(means[0]?.cells.map(({ value, state }) => [value, state])).toEqual([[0, "complete"], [0.5, "complete"], [null, "future"]]);
    expect(shownRows(model, null, "simple").means[0]?.cells[1]?.value).toBe(0.5);
  });

  it("a rolling period is over for a cohort when it is over for its last", async () => {
    const { model } = await modelOf(golden, { from: 1, to: 3, periods: [1], windows: "rolling", now: 4.5 });
    expect(model.cohorts[0]?.map(({ cells }) => [cells[0]?.state, cells[0]?.completeOn])).toEqual([
      ["complete", null],
      ["running", "2026-03-06"],
    ]);
  });

  it("an empty cohort is of nobody, a small one of too few, and the pooled mean holds both", async () => {
    const deeds = [...joined(29, 0), { who: 0, kind: "visit", day: 1 } as const, ...joined(30, 2, 100)];
    const { model } = await modelOf(deeds, { periods: [1] });
    expect(model.cohorts[0]?.map(({ size, cells }) => [size, cells[0]?.state, cells[0]?.value])).toEqual([
      [29, "small", 1 / 29],
      [0, "none", null],
      [30, "complete", 0],
    ]);
    expect(shownRows(model, null, "pooled").means[0]?.cells[0]?.value).toBe(1 / 59);
  });

  it("numbers of people have a mean per cohort, whichever mean was asked for", async () => {
    const { model } = await modelOf(golden, { ...range, measure: "users" });
    expect(shownRows(model, null, "pooled").means[0]?.cells[0]?.value).toBe(450);
  });

  it("a share of a sum is net retention: what was paid over what was paid in period 0", async () => {
    const paid = (who: number, amounts: readonly number[]): readonly Deed[] => [
      { who, kind: "join", day: 0 },
      ...amounts.map((amount, at) => ({ who, kind: "pay", day: at + 0.5, amount }) as const),
    ];
    const deeds = Array.from({ length: 30 }, (_, who) => paid(who, who === 0 ? [100, 150] : [100, 0])).flat();
    const { model } = await modelOf(deeds, { to: 1, return: "paid", measure: { share: "amount" }, periods: [1] });
    expect(model.periods).toEqual([0, 1]);
    expect(model.cohorts[0]?.[0]?.cells.map(({ value, state }) => [value, state])).toEqual([[1, "complete"], [0.05, "complete"]]);
    expect(shownRows(model, null, "pooled").means[0]?.cells[1]).toMatchObject({ value: 0.05, numerator: 150, denominator: 3000 });
  });

  it("by a dimension: segments in the catalog's order, each with its cohorts, and beside each other pooled", async () => {
    const deeds = golden.map((deed) => ({ ...deed, plan: deed.who < 1000 ? ("paid" as const) : ("free" as const) }));
    const { model } = await modelOf(deeds, { ...range, by: "plan" });
    expect(model.by?.segments.map(({ label, slot }) => [label, slot])).toEqual([["Free", 0], ["paid", 1]]);
    const all = shownRows(model, null, "pooled");
    expect(all.body.map(({ kind, size, cells }) => [kind, size, cells[0]?.value])).toEqual([
      ["segment", 500, 0.8],
      ["segment", 1000, 0.5],
    ]);
    expect(all.means[0]?.cells[0]?.value).toBe(0.6);
    expect(shownRows(model, 0, "pooled").body.map(({ size }) => size)).toEqual([0, 500]);
  });

  it("a comparison has a mean of its own, made as the own one is", async () => {
    const before = golden.map((deed) => ({ ...deed, who: deed.who + 5000, day: deed.day - 2 })).filter(({ who }) => who < 6000);
    const { model } = await modelOf([...before, ...golden], { ...range, compare: "previous" });
    const { means } = shownRows(model, null, "pooled");
    expect(means.map(({ kind, cells }) => [kind, cells[0]?.value])).toEqual([["mean", 0.6], ["compare", 0.5]]);
    expect(model.cohorts[0]?.[0]?.cells[0]?.compare).toBe(0.5);
    expect(shownRows(model, null, "simple").means.map(({ kind, cells }) => [kind, cells[0]?.value])).toEqual([
      ["mean", 0.65],
      ["compare", 0.5],
    ]);
  });

  it("numbers of people and sums are held against the mean of the compared cohorts that someone is in", async () => {
    const before = golden.map((deed) => ({ ...deed, who: deed.who + 5000, day: deed.day - 2 })).filter(({ who }) => who < 6000);
    const { model } = await modelOf([...before, ...golden], { ...range, compare: "previous", measure: "users" });
    expect(shownRows(model, null, "pooled").means.map(({ kind, cells }) => [kind, cells[0]?.value])).toEqual([
      ["mean", 450],
      ["compare", 500],
    ]);
    const paid = (who: number, day: number, amount: number): readonly Deed[] => [
      { who, kind: "join", day },
      { who, kind: "pay", day: day + 0.5, amount: 100 },
      { who, kind: "pay", day: day + 1, amount },
    ];
    const deeds = [...paid(1, 0.25, 60), ...paid(2, 1.25, 80), ...paid(3, 2.25, 40)];
    const sums = await modelOf(deeds, { from: 2, to: 3, periods: [1], return: "paid", compare: "previous", measure: { sum: "amount" } });
    expect(shownRows(sums.model, null, "pooled").means.map(({ cells }) => cells[0]?.value)).toEqual([40, 80]);
    const shares = await modelOf(deeds, { from: 2, to: 3, periods: [1], return: "paid", compare: "previous", measure: { share: "amount" } });
    expect(shownRows(shares.model, null, "pooled").means.map(({ cells }) => cells[1]?.value)).toEqual([0.4, 0.8]);
  });

  it("compared cohorts whose period still runs stay out of the compared mean", async () => {
    const join = (who: number, day: number): Deed => ({ who, kind: "join", day });
    const deeds = [join(1, 0.5), join(2, 1.5), join(3, 2.5), join(4, 3.5), { who: 1, kind: "visit", day: 1.5 } as const];
    const { model } = await modelOf(deeds, { from: 2, to: 4, periods: [1], compare: "previous", measure: "users", now: 2.75 });
    expect(model.cohorts[0]?.map(({ cells }) => cells[0]?.compareOver?.value ?? null)).toEqual([1, null]);
  });

  it("a rate of fewer than minSample is small, 30 unless told otherwise", async () => {
    const states = async (minSample: number | undefined) => {
      const { model } = await modelOf(joined(40, 0), { to: 1, periods: [1], minSample });
      return [model.cohorts[0]?.[0]?.cells[0]?.state, shownRows(model, null, "pooled").means[0]?.cells[0]?.state];
    };
    expect(await states(undefined)).toEqual(["complete", "complete"]);
    expect(await states(41)).toEqual(["small", "small"]);
    expect(await states(40)).toEqual(["complete", "complete"]);
  });

  it("an unbounded mean that rises, as a younger cohort drops out of it, is said to; no row of it does", async () => {
    const visits = (who: number, day: number): readonly Deed[] => [{ who, kind: "join", day }, { who, kind: "visit", day: 6.5 }];
    const deeds = [...joined(1, 3, 9), ...visits(1, 0), ...visits(2, 0)];
    const asked = async (criterion: "on" | "onOrAfter") => {
      const { model } = await modelOf(deeds, { to: 4, periods: 6, criterion, now: 7 });
      return meanTurn(model, shownRows(model, null, "pooled"));
    };
    const { model } = await modelOf(deeds, { to: 4, periods: 6, criterion: "onOrAfter", now: 7 });
    expect(shownRows(model, null, "pooled").means[0]?.cells.map(({ value }) => value)).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3, 1, 1]);
    expect([await asked("onOrAfter"), await asked("on")]).toEqual(["rises", null]);
  });

  it("the direction is that of the return in the catalog", async () => {
    const directions = await Promise.all(
      (["visited", "complained", "paid"] as const).map(async (back) => (await modelOf(golden, { ...range, return: back })).model.direction),
    );
    expect(directions).toEqual(["up", "down", "neutral"]);
  });
});
