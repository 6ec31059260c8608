import { describe, expect, it } from "vitest";
import { backtestRule } from "../../../src/analytics/index.ts";
import type { AlertPoint, Detect } from "../../../src/analytics/index.ts";
import { en } from "../../../src/i18n/en.ts";
import { alertRuleInEnglish } from "../../../src/i18n/english/alertRule.ts";
import { resultFromRows } from "../../../src/query/index.ts";
import type { AlertRule, Catalog } from "../../../src/query/index.ts";
import { previewTable } from "../../../src/widgets/alertRule/previewTable.ts";
import { previewSentence, spanText } from "../../../src/widgets/alertRule/previewText.ts";
import { previewGeometry, rulePreview } from "../../../src/widgets/alertRule/rulePreview.ts";
import { support } from "../../query/support.ts";

const catalog: Catalog = support;
const rule: AlertRule = {
  format: 1,
  id: "r",
  version: 1,
  name: { en: "R" },
  metric: "tickets",
  grain: "day",
  condition: { kind: "threshold", enter: { above: 100 } },
  clearAfter: 1,
};
const day = (n: number) => `2026-03-0${n}T00:00:00.000Z`;
const answer = (values: readonly (number | null)[]) =>
  resultFromRows<unknown, Catalog>(
    { kind: "aggregate", metrics: ["tickets"], time: { range: { from: day(1), to: day(values.length + 1) }, grain: "day" } },
    values.map((value, index) => ({ time: day(index + 1), tickets: value })),
    { resolvedRange: { from: day(1), to: day(values.length + 1) } },
  );
const preview = (of: AlertRule, values: readonly (number | null)[], detect?: Detect) => rulePreview(of, backtestRule(of, answer(values), detect));
const options = { catalog, locale: "en", timeZone: "UTC", messages: en, words: alertRuleInEnglish };

describe("rulePreview", () => {
  it("rulePreview(rule, answer) counts what would have fired, with its limits bucket by bucket", () => {
    const tried = preview(rule, [50, 120, 50, 150]);
    expect(tried.firings).toBe(2);
    expect(tried.series[0]?.limits).toEqual(Array.from({ length: 4 }, () => ({ high: 100, low: null })));
    const relative = { kind: "change", against: "previous", as: "relative", enter: { below: -0.2 } } as const;
    expect(preview({ ...rule, condition: relative }, [100, 70, 80]).series[0]?.limits).toEqual([
      { high: null, low: 80 },
      { high: null, low: 56 },
    ]);
  });

  it("rulePreview(anomaly) is refused without a detector, and takes one where it is given", () => {
    const anomaly: AlertRule = { ...rule, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } };
    expect(() => preview(anomaly, [50, 120])).toThrow("an anomaly rule needs a detector");
    const detect = (points: readonly AlertPoint[]) =>
      points.map((point) => ({ ...point, expected: 50, lower: 40, upper: 60, score: point.value === 120 ? 2 : 0 }));
    const tried = preview(anomaly, [50, 120], detect);
    expect([tried.firings, tried.series[0]?.limits[0]]).toEqual([1, { high: 60, low: 40 }]);
  });

  it("previewGeometry(series) leaves gaps, and shades from the first bucket to the end", () => {
    const [series] = preview(rule, [0, 200, null, 100]).series;
    const picture = series && previewGeometry(series);
    expect(picture).toEqual({
      line: "M12.5 100h0L37.5 7.41M87.5 53.7h0",
      high: "M0 53.7H25L25 53.7H50L50 53.7H75L75 53.7H100",
      levels: [{ value: 100, y: 53.7 }],
      low: "",
      spans: [{ x: 25, width: 75, firing: { from: day(2), to: null, severity: "warning", peak: { from: day(2), value: 200 } } }],
      top: 216,
      bottom: 0,
    });
  });

  it("previewSentence() and previewTable() say what the picture shows", () => {
    const [series] = preview(rule, [50, 120, 50, 150]).series;
    if (series === undefined) throw new Error("no series");
    expect(spanText(series.points, rule, alertRuleInEnglish)).toBe("4 days");
    expect(previewSentence(series, rule, options)).toBe(
      "tickets over the last 4 days, with the limits and the times in which it would have fired. From 50 to 150. " +
        "It would have fired: Mar 2 to Mar 3, Warning, worst 120; Mar 4 to now, Warning, worst 150.",
    );
    const { columns, rowCount } = previewTable(series, rule, options);
    const texts = columns.map(({ label, values, format }) => [label, ...values.map(format)]);
    expect([rowCount, ...texts]).toEqual([
      4,
      ["Time", "Mar 1", "Mar 2", "Mar 3", "Mar 4"],
      ["tickets", "50", "120", "50", "150"],
      ["Limit (Above)", "100", "100", "100", "100"],
      ["Fires", "No", "Yes", "Yes", "Yes"],
    ]);
  });
});
