import { describe, expect, it } from "vitest";
import { backtestAlert } from "../../src/analytics/backtestAlert.ts";
import { scoreAlertPoints } from "../../src/analytics/scoreAlertPoints.ts";
import type { JudgedRule } from "../../src/query/alertRule.ts";
import { hourly, noise } from "./detect/series.ts";

const rule: JudgedRule = {
  format: 1,
  id: "unusual",
  version: 0,
  name: { en: "Unusual" },
  grain: "hour",
  condition: { kind: "anomaly", falseAlarmsPerWeek: 0.01, direction: "both" },
  for: { breaches: 1, of: 1 },
};
const points = hourly(noise(300).map((part, at) => (at === 250 ? 200 : 100 + 10 * part))).map((point) => {
  return { ...point, to: new Date(Date.parse(point.from) + 3_600_000).toISOString() };
});

describe("scoreAlertPoints(points, rule)", () => {
  it("gives points what an anomaly rule needs, so that it fires on what is unusual", () => {
    const fired = backtestAlert(rule, scoreAlertPoints(points, rule));
    expect(fired.map(({ from, peak }) => [from, peak?.value])).toEqual([["2024-01-11T10:00:00.000Z", 200]]);
  });
  it("leaves the points of other rules as they are", () => {
    expect(scoreAlertPoints(points, { ...rule, condition: { kind: "noData", after: 2 } })).toBe(points);
  });
});
