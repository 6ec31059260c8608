import { describe, expect, it } from "vitest";
import { evaluateAlert } from "../../src/analytics/evaluateAlert.ts";
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
  it("a holiday of the calendar that is meant is no breach, no lack of data and no baseline; nor are dates on which the rule is muted", () => {
    const calendars = { off: { weekdays: ["monday"], holidays: [{ id: "founding", from: "2024-01-11", to: "2024-01-12" }] }, other: { weekdays: ["monday"] } } as const;
    const long = points.map((point, at) => (at >= 240 && at < 264 ? { ...point, value: 200 } : point));
    const alerts = (given: Partial<JudgedRule>, known: typeof calendars | { readonly off: (typeof calendars)["off"] } | undefined = calendars) => {
      const judged = { ...rule, ...given, clearAfter: 1 };
      const scored = scoreAlertPoints(long, judged, { calendars: known });
      return [scored.filter(({ isLeftOut }) => isLeftOut).length, backtestAlert(judged, scored).length > 0];
    };
    expect(alerts({})).toEqual([0, true]);
    expect(alerts({}, { off: calendars.off })).toEqual([24, false]);
    expect(alerts({ calendar: { business: "off" } })).toEqual([24, false]);
    expect(alerts({ calendar: { business: "other" } })).toEqual([0, true]);
    expect(alerts({ mute: { dates: [{ from: "2024-01-11", to: "2024-01-12" }] } })).toEqual([24, false]);
    const expectedAfter = (known: typeof calendars | undefined, given: Partial<JudgedRule>) =>
      scoreAlertPoints(long, { ...rule, condition: { kind: "anomaly", falseAlarmsPerWeek: 0.01, direction: "both", relearnAfter: 1 }, ...given }, { calendars: known }).at(264)?.expected ?? NaN;
    expect(expectedAfter(calendars, { calendar: { business: "off" } })).toBeCloseTo(100, -1);
    const { state } = evaluateAlert(rule, null, scoreAlertPoints(long, rule, { calendars: { off: calendars.off } }).slice(0, 250), { now: Date.UTC(2025, 0) });
    expect(state.status).toBe("normal");
  });
  it("names what is wrong with the times of a rule", () => {
    expect(() => scoreAlertPoints(points, { ...rule, mute: { dates: [{ from: "2024-01-40", to: "2024-02-01" }] } })).toThrow(/date is "2024-01-40T/);
    expect(() => scoreAlertPoints(points, { ...rule, calendar: { timeZone: "Mars/Base" } })).toThrow(/timeZone.*IANA/);
  });
  it("leaves the points of other rules as they are", () => {
    expect(scoreAlertPoints(points, { ...rule, condition: { kind: "noData", after: 2 } })).toBe(points);
  });
});
