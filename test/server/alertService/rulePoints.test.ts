import { describe, expect, it } from "vitest";
import { createDetector, startAlert } from "../../../src/analytics/index.ts";
import { nothingSeen } from "../../../src/analytics/detect/onset.ts";
import { seriesOf } from "../../../src/server/alertService/rulePoints.ts";
import { alertRuleQuery } from "../../../src/query/index.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import type { KeptSeries } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { at, busy, scriptedAdapter } from "./scripted.ts";

describe("seriesOf()", () => {
  const now = at("12:00");
  const detector = { state: createDetector("hour").save(), before: "2026-03-08T00:00:00.000Z", onset: nothingSeen };
  const gone = (name: string, hoursAgo: number): KeptSeries => ({ values: [name], state: startAlert(), detector, seenAt: new Date(now - hoursAgo * 3_600_000).toISOString() });
  const going = async (rule: AlertRule, kept: readonly KeptSeries[]) => {
    const answer = await scriptedAdapter(() => 10, { series: ["chat"] }).query(alertRuleQuery(rule, 3, { asOf: "2026-03-09T12:00:00.000Z" }) as never, {});
    return seriesOf(support, rule, answer as never, kept, { now, buckets: 3, learnFrom: 1_000 });
  };
  const unusual = { ...busy, by: ["channel"], condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } } as unknown as AlertRule;

  it("has a segment without rows that a detector knows go on at 0 for as many buckets as teach one", async () => {
    const series = await going(unusual, [gone("phone", 1_000), gone("mail", 1_001)]);
    expect(series.map(({ values, points }) => [values, points.map(({ value }) => value)])).toEqual([[["chat"], [10, 10, 10]], [["phone"], [0, 0, 0]]]);
  });

  it("has the latest 500 go on, of however many", async () => {
    const series = await going(unusual, Array.from({ length: 600 }, (_, index) => gone(String(index), 600 - index)));
    expect([series.length, series[1]?.values, series.at(-1)?.values]).toEqual([501, ["100"], ["599"]]);
  });

  it("forgets one that has learned nothing", async () => {
    expect((await going({ ...busy, by: ["channel"] } as unknown as AlertRule, [{ ...gone("phone", 1), detector: null }])).length).toBe(1);
  });
});
