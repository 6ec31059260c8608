import { describe, expect, it } from "vitest";
import { alertRuleQuery } from "../../src/query/index.ts";
import type { AlertRule, Catalog } from "../../src/query/index.ts";
import { alertRuleProblems, parseAlertRule } from "../../src/server/index.ts";
import { everything as rule } from "../../stories/support/supportRules.ts";
import { support } from "./support.ts";

const catalog: Catalog = support;
const faultOf = (change: object) => {
  try {
    parseAlertRule(catalog, { ...rule, ...change });
  } catch (error) {
    const { path, message } = error as { readonly path: string; readonly message: string };
    return `${path}: ${message}`;
  }
  return null;
};

describe("parseAlertRule", () => {
  it("parseAlertRule(catalog, json) gives back a rule that says everything", () => {
    expect(parseAlertRule(catalog, JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });

  it("parseAlertRule(catalog, json) reads every kind of condition", () => {
    const conditions: readonly AlertRule["condition"][] = [
      { kind: "threshold", enter: { above: 0.9, below: 0.1 } },
      { kind: "change", against: "previous", as: "relative", enter: { below: -0.2 } },
      { kind: "change", against: { shift: "P7D" }, as: "absolute", enter: { above: 0.05 } },
      { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "down", minimumChange: { relative: 0.1 }, exit: 0.5, levels: { critical: 2 }, relearnAfter: 14 },
      { kind: "noData", after: 2 },
    ];
    for (const condition of conditions) expect(parseAlertRule(catalog, { ...rule, condition }).condition).toEqual(condition);
  });

  it.each([
    [{ metric: "cast" }, 'metric: metricdeck: unknown metric "cast"; did you mean "csat"?'],
    [{ by: ["chanel"] }, 'by[0]: metricdeck: unknown dimension "chanel"; did you mean "channel"?'],
    [{ format: 2 }, "format: metricdeck: expected 1, the format of rules that this version reads; got 2"],
    [{ keepFiringMinuts: 5 }, 'keepFiringMinuts: metricdeck: unknown key; did you mean "keepFiringMinutes"?'],
    [{ condition: { kind: "change", against: { shift: "P0D" }, as: "relative", enter: { above: 1 } } }, "condition.against.shift: metricdeck: expected a time before, such as P1D or P7D"],
    [{ grain: "auto" }, "grain: metricdeck: a rule's buckets have one length; name it, such as day"],
    [{ severity: "warnin" }, 'severity: metricdeck: expected one of critical, warning, info; did you mean "warning"?'],
    [{ condition: { kind: "treshold" } }, 'condition.kind: metricdeck: expected one of threshold, change, anomaly, noData; did you mean "threshold"?'],
    [{ condition: { kind: "threshold", enter: {} } }, "condition.enter: metricdeck: expected `above`, `below` or both"],
    [{ where: { dimension: "regoin", op: "isNull" } }, 'where.dimension: metricdeck: unknown dimension "regoin"; did you mean "region"?'],
    [{ mute: { weekly: [{ from: "8", to: "10:00" }] } }, "mute.weekly[0].from: metricdeck: expected a time of the day such as 08:30"],
  ])("parseAlertRule(%j) says where and what", (change, expected) => {
    expect(faultOf(change)).toBe(expected);
  });
});

describe("alertRuleProblems", () => {
  const threshold = (limits: object) => ({ condition: { kind: "threshold", enter: { below: 0.85 }, ...limits } }) as Partial<AlertRule>;
  const change = (shift: string): Partial<AlertRule> => ({ grain: "hour", mute: {}, condition: { kind: "change", against: { shift }, as: "relative", enter: { above: 0.5 } } });
  it.each<[Partial<AlertRule>, string, string]>([
    [{ name: { en: " " } }, "name.en", "required"],
    [{ name: { en: "\u0007" } }, "name.en", "required"],
    [{ name: { en: "\u2800\u3164" } }, "name.en", "required"],
    [{ name: { en: "\u0301" } }, "name.en", "required"],
    [{ name: { en: "\u{1D159} \u0301" } }, "name.en", "required"],
    [{ name: { en: "Busy", "zh-CN": "" } }, "name.zh-CN", "required"],
    [threshold({ enter: { below: 85 }, exit: undefined }), "condition.enter.below", "share"],
    [threshold({ exit: { below: 0.8 } }), "condition.exit.below", "order"],
    [threshold({ levels: { critical: { below: 0.9 } } }), "condition.levels.critical.below", "order"],
    [threshold({ enter: { above: 0.2, below: 0.8 } }), "condition.enter", "order"],
    [{ for: { breaches: 4, of: 3 } }, "for", "order"],
    [{ metric: "replyCount", condition: { kind: "threshold", enter: { above: 9 } } }, "minimumVolume", "volume"],
    [{ clearAfter: 0 }, "clearAfter", "positive"],
    [{ condition: { kind: "noData", after: 2 }, missing: { as: "ok" } }, "missing.as", "never"],
    [{ mute: { weekly: [{ from: "22:00", to: "08:00" }] } }, "mute.weekly[0]", "hours"],
    [{ by: ["region", "region"] }, "by[1]", "never"],
    [{ condition: { kind: "anomaly", falseAlarmsPerWeek: 1e-12, direction: "up" } }, "condition.falseAlarmsPerWeek", "never"],
    [change("PT30M"), "condition.against.shift", "never"],
    [change("P1DT90M"), "condition.against.shift", "never"],
    [{ ...change("PT10M"), grain: { interval: "PT15M" } }, "condition.against.shift", "never"],
    [{ metric: "tickets", by: ["score"], condition: { kind: "threshold", enter: { above: 9 } } }, "by[0]", "unknown"],
  ])("alertRuleProblems(%j) names %s", (change, path, fault) => {
    const found = alertRuleProblems(catalog, { ...rule, ...change }).map((problem) => [problem.path, problem.fault]);
    expect(found).toEqual([[path, fault]]);
  });

  it("alertRuleProblems(catalog, rule) finds none in a sound rule", () => {
    expect(alertRuleProblems(catalog, rule)).toEqual([]);
    expect(["PT2H", "P1D", "P7DT3H", "P1Y"].flatMap((shift) => alertRuleProblems(catalog, { ...rule, ...change(shift) }))).toEqual([]);
    expect(alertRuleProblems(catalog, { ...rule, ...change("PT30M"), grain: { interval: "PT15M" } })).toEqual([]);
    expect(["e\u0301", "\u0915\u093f", "\u{1F44D}"].flatMap((en) => alertRuleProblems(catalog, { ...rule, name: { en } }))).toEqual([]);
  });
});

describe("alertRuleQuery", () => {
  it("alertRuleQuery(rule, buckets) asks for closed buckets of each series, and one more against the previous", () => {
    expect(alertRuleQuery(rule, 30, { asOf: "2026-03-18T00:00:00Z" })).toEqual({
      kind: "aggregate",
      metrics: ["csat"],
      by: ["region"],
      time: { range: { last: 30, unit: "day" }, grain: "day" },
      where: rule.where,
      calendar: { timeZone: "Asia/Shanghai" },
      asOf: "2026-03-18T00:00:00Z",
    });
    const change = { kind: "change", as: "relative", enter: { below: -0.2 } } as const;
    expect(alertRuleQuery({ ...rule, condition: { ...change, against: "previous" } }, 30).time?.range).toEqual({ last: 31, unit: "day" });
    expect(alertRuleQuery({ ...rule, condition: { ...change, against: { shift: "P7D" } } }, 30).compare).toEqual([
      { id: "base", to: { shift: "P7D" } },
    ]);
    expect(alertRuleQuery({ ...rule, condition: { kind: "noData", after: 1 } }, 30).time?.fill).toBe("null");
  });
});
