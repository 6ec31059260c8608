import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Catalog, FunnelQuery } from "../../../src/query/index.ts";
import { funnelDefinition } from "../../../src/widgets/funnel/funnelDefinition.ts";
import { funnelModel } from "../../../src/widgets/funnel/funnelModel.ts";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { answerOf } from "./funnelAnswer.ts";

const catalog: Catalog = supportCatalog;
const query: FunnelQuery = {
  kind: "funnel",
  steps: ["created", { event: "replied", within: "P1D" }, { event: "solved", where: { dimension: "channel", op: "equals", value: "phone" } }],
  window: "P7D",
  time: { range: { from: "2026-03-01", to: "2026-03-29" } },
  order: "strict",
  exclusions: [{ event: "rated", from: 0, to: 1 }],
  holdConstant: ["channel", "region"],
  breakdown: { by: "region", attribution: { step: 1 } },
  where: { dimension: "channel", op: "equals", value: "chat" },
};

function factsOf(locale: "en" | "zh-CN", asked: FunnelQuery = query, more: { readonly control?: string; readonly minSample?: number } = {}) {
  const messages = locale === "en" ? en : zhCN;
  const model = funnelModel(answerOf(asked, { East: [100, 60, 20], West: [90, 50, 40] }), asked, { catalog, messages, ...more });
  return funnelDefinition(model, "Funnel", { catalog, locale, messages });
}

describe("funnelDefinition(model)", () => {
  it("says everything that was asked, in English", () => {
    expect(factsOf("en").facts).toEqual([
      ["Steps", "1 Created → 2 Replied (at most 1 day after the step before) → 3 Solved [Channel: Phone]"],
      ["Order", "One after the other, with no other step between"],
      ["Window", "7 days from the first step, not prolonged by repeats; its very end is outside"],
      ["Counted", "Everyone once, by the attempt that got furthest"],
      ["Excluded", "Rated after “Created” and before “Replied” ends the attempt"],
      ["Held constant", "Channel, Region: the same in all steps of an attempt"],
      ["Broken down by", "Region, as of “Replied”"],
      ["Conversion", "From the first step: reached ÷ did the first step. From the step before: reached ÷ reached that one"],
      ["Tested against", "the rest: z-test of two shares at 5%, Holm’s correction"],
      ["Too few cases", "Rates of fewer than 30 are greyed and not judged"],
      ["Period", "Mar 1 – 28, 2026"],
      ["Filters", "Channel: Chat"],
    ]);
    expect(factsOf("en").timeZone).toBe("UTC");
  });

  it("says everything that was asked, in Chinese", () => {
    expect(factsOf("zh-CN").facts.slice(0, 7)).toEqual([
      ["步骤", "1 创建 → 2 回复（距上一步最多 1天） → 3 解决（渠道：电话）"],
      ["顺序", "依次完成，中间不得有其他步骤"],
      ["转化窗口", "自首步起 7天，重复行为不延长窗口，恰在结束时刻的行为不计入"],
      ["计数方式", "每个对象只计一次，取走得最远的一次尝试"],
      ["排除", "在“创建”之后、“回复”之前发生“评价”，则该次尝试结束"],
      ["保持一致", "渠道、地区：同一次尝试的所有步骤取值相同"],
      ["分组", "地区，取“回复”的值"],
    ]);
  });

  it("says that a control is not among the segments, and how many cases are few", () => {
    const facts = new Map(factsOf("en", query, { control: "North", minSample: 50 }).facts);
    expect(facts.get("Tested against")).toBe("North is not among the segments shown, so nothing is tested against it");
    expect(facts.get("Too few cases")).toBe("Rates of fewer than 50 are greyed and not judged");
  });

  it("says what else is counted than everyone", () => {
    const counted = (count: FunnelQuery["count"]) => new Map(factsOf("en", { ...query, ...(count && { count }) }).facts).get("Counted");
    expect(counted("totals")).toBe("Every attempt");
    expect(counted({ sessions: "PT30M" })).toBe("Every session once; a new one begins after 30 minutes without an event");
  });
});
