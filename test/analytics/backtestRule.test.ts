import { describe, expect, it } from "vitest";
import { backtestRule, scoreAlertPoints } from "../../src/analytics/index.ts";
import { resultFromRows } from "../../src/query/index.ts";
import type { AlertRule } from "../../src/query/index.ts";

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
