import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Catalog, CellValue } from "../../../src/query/index.ts";
import { m } from "../../../src/query/index.ts";
import { metricDefinition } from "../../../src/widgets/frame/definition.ts";
import { support } from "../../query/support.ts";

const catalog: Catalog = {
  ...support,
  metrics: {
    ...support.metrics,
    csat: {
      ...support.metrics.csat,
      label: { en: "CSAT", "zh-CN": "客户满意度" },
      description: { en: "Share of good ratings." },
      formula: { en: "Good ÷ all", "zh-CN": "好评 ÷ 全部" },
      owner: "CX",
      version: "3",
    },
    wait: m.average({ entity: "ticket", of: "firstResponseSeconds", unit: "seconds", clock: "business", direction: { band: [60, 300] } }),
    cost: m.sum({ entity: "ticket", of: "replies", unit: { currency: "CNY" } }),
  },
};

describe("metricDefinition", () => {
  it("metricDefinition(metric) says all that the catalog knows", () => {
    expect(metricDefinition(catalog, "csat", { locale: "en", messages: en })).toEqual({
      label: "CSAT",
      description: "Share of good ratings.",
      facts: [
        ["Formula", "Good ÷ all"],
        ["Unit", "Percent"],
        ["Direction", "Higher is better"],
        ["Owner", "CX"],
        ["Version", "3"],
      ],
    });
  });

  it("metricDefinition(zh-CN) is in Chinese, English where the catalog has no Chinese", () => {
    const definition = metricDefinition(catalog, "csat", { locale: "zh-CN", messages: zhCN });
    expect([definition?.label, definition?.description, definition?.facts[0]]).toEqual([
      "客户满意度",
      "Share of good ratings.",
      ["公式", "好评 ÷ 全部"],
    ]);
  });

  it("metricDefinition(bare metric) is its name, unit and direction", () => {
    expect(metricDefinition(catalog, "tickets", { locale: "en", messages: en })).toEqual({
      label: "tickets",
      description: null,
      facts: [
        ["Unit", "Count"],
        ["Direction", "Neither is better"],
      ],
    });
  });

  it("metricDefinition(band, business time, currency) names them", () => {
    const facts = (name: string) => metricDefinition(catalog, name, { locale: "en", messages: en })?.facts;
    expect(facts("wait")).toEqual([
      ["Unit", "Duration (business hours)"],
      ["Direction", "Best between 1m and 5m"],
    ]);
    expect(facts("cost")?.[0]).toEqual(["Unit", "CNY"]);
  });

  it("metricDefinition(unknown metric) is null", () => {
    expect(metricDefinition(catalog, "nps", { locale: "en", messages: en })).toBe(null);
  });

  it.each([
    [{ locale: "en", messages: en }, "Interval", "87.2% to 93.0% (Wilson, 95%)"],
    [{ locale: "zh-CN", messages: zhCN }, "置信区间", "87.2% 至 93.0%（威尔逊法，置信度 95%）"],
  ])("metricDefinition(share of cases) gives its Wilson interval: %#", (options, name, text) => {
    const cell = { value: 362 / 400, numerator: 362, denominator: 400, n: 400 };
    const facts = new Map(metricDefinition(catalog, "csat", { ...options, cell })?.facts);
    expect(facts.get(name)).toBe(text);
  });

  it("metricDefinition(no share of cases, or nothing counted) gives none", () => {
    const names = (metric: string, cell: CellValue) =>
      metricDefinition(catalog, metric, { locale: "en", messages: en, cell })?.facts.map(([name]) => name);
    expect(names("cost", { value: 4, numerator: 4, denominator: 9 })).not.toContain("Interval");
    expect(names("csat", { value: 0.5 })).not.toContain("Interval");
    expect(names("csat", { value: null, numerator: 0, denominator: 0 })).not.toContain("Interval");
    expect(names("csat", { value: 1.2, numerator: 12, denominator: 10 })).not.toContain("Interval");
  });
});
