import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { alertRuleInEnglish } from "../../../src/i18n/english/alertRule.ts";
import { alertRuleInChinese } from "../../../src/i18n/chinese/alertRule.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { AlertRule, Catalog } from "../../../src/query/index.ts";
import { ruleSentence } from "../../../src/widgets/alertRule/ruleText.ts";
import { support } from "../../query/support.ts";
import { everything } from "../../../stories/support/supportRules.ts";

const base: Catalog = support;
const catalog: Catalog = {
  ...base,
  metrics: { ...base.metrics, csat: { ...(base.metrics["csat"] as Catalog["metrics"][string]), label: { en: "CSAT", "zh-CN": "满意度" } } },
};
const english = { catalog, locale: "en", messages: en, words: alertRuleInEnglish };
const chinese = { catalog, locale: "zh-CN", messages: zhCN, words: alertRuleInChinese };
const plain: AlertRule = {
  format: 1,
  id: "r",
  version: 1,
  name: { en: "R" },
  metric: "csat",
  grain: "day",
  condition: { kind: "threshold", enter: { below: 0.85 } },
  for: { breaches: 2, of: 3 },
};
const say = (rule: Partial<AlertRule>) => [ruleSentence({ ...plain, ...rule }, english), ruleSentence({ ...plain, ...rule }, chinese)];

describe("ruleSentence", () => {
  it.each<[Partial<AlertRule>, string, string]>([
    [{}, "Warn when CSAT is below 85% for 2 of 3 days, checked every 1h.", "当满意度低于 85%（3 天中 2 次）时发出警告，每隔1小时检查一次。"],
    [
      { condition: { kind: "threshold", enter: { above: 0.95, below: 0.6 } }, for: { breaches: 1, of: 1 }, severity: "critical" },
      "Alarm when CSAT is below 60% or above 95% for 1 day, checked every 1h.",
      "",
    ],
    [
      { condition: { kind: "change", against: { shift: "P7D" }, as: "absolute", enter: { below: -0.05 } }, check: { everyMinutes: 15 } },
      "Warn when CSAT falls by more than 5 pp against a week ago for 2 of 3 days, checked every 15m.",
      "",
    ],
    [
      { condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "down" }, grain: "hour", severity: "info" },
      "Note when CSAT is unusually low for 2 of 3 hours, checked every 15m.",
      "",
    ],
    [{ condition: { kind: "noData", after: 2 }, for: { breaches: 1, of: 1 } }, "Warn when CSAT has no data for 2 days, checked every 1h.", ""],
    [
      { where: everything.where as NonNullable<AlertRule["where"]> },
      "Warn when CSAT (channel: phone, chat) is below 85% for 2 of 3 days, checked every 1h.",
      "",
    ],
  ])("ruleSentence(%j) reads the rule back", (rule, inEnglish, inChinese) => {
    const [first, second] = say(rule);
    expect(first).toBe(inEnglish);
    if (inChinese !== "") expect(second).toBe(inChinese);
  });
});
