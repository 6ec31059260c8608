import { describe, expect, it } from "vitest";
import { learnedFrom } from "../../../src/analytics/detect/learnedFrom.ts";
import { backtestRule, scoreAlertPoints } from "../../../src/analytics/index.ts";
import { resultFromRows } from "../../../src/query/index.ts";
import type { AlertRule } from "../../../src/query/index.ts";

const points = (values: readonly (number | null)[]) => values.map((value) => ({ value }));
const zeros = (count: number) => new Array<number>(count).fill(0);
const fives = (count: number) => new Array<number>(count).fill(5);

describe("learnedFrom(points, judged, grain)", () => {
  it("begins where there is something, where 21 points and one whole rhythm follow: 28 days, 189 hours, 21 weeks", () => {
    for (const [grain, least] of [["day", 28], ["hour", 189], ["week", 21], ["businessDay", 26]] as const) {
      expect(learnedFrom(points([...zeros(200), ...fives(least)]), 200 + least, grain)).toBe(200);
      expect(learnedFrom(points([...zeros(200), ...fives(least)]), 199 + least, grain)).toBe(0);
    }
  });

  it("asks for no longer rhythm than all points could show: of 1,000 five minutes the day's 288", () => {
    const fiveMinutes = { interval: "PT5M" } as const;
    expect(learnedFrom(points([...zeros(691), ...fives(309)]), 1000, fiveMinutes)).toBe(691);
    expect(learnedFrom(points([...zeros(692), ...fives(308)]), 1000, fiveMinutes)).toBe(0);
  });

  it("cuts nothing of what is all 0, begins at once, is empty, or begins with what is judged", () => {
    expect(learnedFrom(points(zeros(300)), 300, "day")).toBe(0);
    expect(learnedFrom(points([...fives(1), ...zeros(300)]), 301, "day")).toBe(0);
    expect(learnedFrom([], 0, "day")).toBe(0);
    expect(learnedFrom(points([...zeros(200), ...fives(60)]), 200, "day")).toBe(0);
  });

  it("a 0 of cases is a value, one of none and null are not", () => {
    const share = (n: number | null) => [...zeros(100).map((value) => ({ value, n })), ...fives(50).map((value) => ({ value, n: 5 }))];
    expect([learnedFrom(share(40), 150, "day"), learnedFrom(share(0), 150, "day"), learnedFrom(share(null), 150, "day")]).toEqual([0, 100, 100]);
    expect(learnedFrom(points([null, 0, null, ...fives(50)]), 53, "day")).toBe(3);
  });
});

describe("backtestRule(rule, answer, detect, { buckets })", () => {
  const rule: AlertRule = { format: 1, id: "r", version: 1, name: { en: "R" }, metric: "tickets", grain: "day", by: ["channel"], condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
  const dayAt = (index: number) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString();
  /** 300 days, 270 of which teach. */
  const tried = (valueOf: Readonly<Record<string, (index: number) => number>>) => {
    const range = { from: dayAt(0), to: dayAt(300) };
    const rows = Array.from({ length: 300 }, (_, index) => Object.entries(valueOf).map(([channel, at]) => ({ time: dayAt(index), channel, tickets: at(index) }))).flat();
    const result = resultFromRows({ kind: "aggregate", metrics: ["tickets"], by: ["channel"], time: { range, grain: "day" } }, rows, { resolvedRange: range });
    const detect = (given: Parameters<typeof scoreAlertPoints>[0]) => scoreAlertPoints(given, rule, { values: "count" });
    return backtestRule(rule, result, detect, { buckets: 30 }).map(({ values, points: shown, firings }) => [values[0], shown.length, firings.map(({ from }) => from)]);
  };
  const usual = (index: number) => 55 + ((index * 7) % 11);
  const doubledAt290 = (index: number) => usual(index) * (index === 290 ? 2 : 1);

  it("learns of each series from where it began: a doubling is found in one that began 60 days before the shown ones, as in one that always was", () => {
    const began = (index: number) => (index < 210 ? 0 : doubledAt290(index));
    expect(tried({ began, always: doubledAt290 })).toEqual([["began", 30, [dayAt(290)]], ["always", 30, [dayAt(290)]]]);
  });

  it("finds the first outbreak of what is rare, after zeros alone and after a single one", () => {
    const first = (index: number) => (index === 290 ? 6 : 0);
    const second = (index: number) => (index === 290 ? 6 : index === 265 ? 1 : 0);
    expect(tried({ first, second })).toEqual([["first", 30, [dayAt(290)]], ["second", 30, [dayAt(290)]]]);
  });
});
