import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { retentionFacts } from "../../../src/widgets/retentionCohort/retentionFacts.ts";
import { golden, journeys, modelOf } from "./journeys.ts";

describe("retentionFacts(model)", () => {
  it("says everything that was asked, in both languages", async () => {
    const { model } = await modelOf(golden, {
      from: 1,
      to: 3,
      periods: [1],
      by: "plan",
      windows: "rolling",
      starts: "recurring",
      reference: "previous",
      minSample: 50,
      start: { event: "joined", where: { dimension: "plan", op: "isNull" } },
    });
    const facts = retentionFacts(model, "Retention", { catalog: journeys, locale: "en", messages: en });
    expect(facts.facts).toEqual([
      ["Joined", "plan: Unknown"],
      ["People", "In each cohort in which they start"],
      ["Window", "Periods run from each one’s own start"],
      ["Retained", "Of who was retained in the period before"],
      ["Mean", "Σ retained ÷ Σ eligible, complete cells only"],
      ["Broken down by", "plan, as of the start"],
      ["Too few cases", "Rates of fewer than 50 are greyed and not judged"],
      ["Period", "Mar 2 – 3, 2026"],
    ]);
    expect([facts.description?.slice(0, 29), facts.timeZone]).toEqual(["Of those who did “Joined”: sh", "UTC"]);
    const chinese = retentionFacts(model, "留存", { catalog: journeys, locale: "zh-CN", messages: zhCN, mean: "simple" });
    expect(chinese.facts.slice(1, 5)).toEqual([
      ["人员", "每次起始均计入所在同期群"],
      ["转化窗口", "周期自每人起始时刻算起"],
      ["留存", "占上一周期的留存者"],
      ["均值", "各同期群权重相同，只计完整单元格"],
    ]);
  });
});
