import { describe, expect, it } from "vitest";
import type { Catalog, Incident } from "../../../src/query/index.ts";
import { alertText } from "../../../src/server/alertService/alertText.ts";
import { support } from "../../query/support.ts";

type Figures = Pick<Incident, "actual" | "expected" | "lower" | "upper">;

const none = { expected: null, lower: null, upper: null };

function figuresOf(metric: string, given: Partial<Figures>, locale: "en" | "zh-CN" = "en"): string {
  const incident = { id: "i", state: "open", startedAt: "2026-03-02T15:00:00Z", endedAt: null, owner: null, direction: "above", reopened: 0, actual: null, ...none, ...given } as const;
  const notification = { id: "n", kind: "fired", at: "2026-03-02T16:00:00Z", severity: "warning", rule: { id: "r", name: { en: "Rule" }, metric }, scope: {}, incident } as const;
  const { items } = alertText(support as Catalog, { id: "m", createdAt: "2026-03-02T16:00:00Z", notifications: [notification] }, { locale, timeZone: "UTC" });
  return items[0]?.text.split(" · ")[1] ?? "";
}

describe("alertText()", () => {
  it("says durations as pages do", () => {
    expect(figuresOf("firstResponse", { actual: 20_040, upper: 14_400 })).toBe("now 5h 34m, limit 4h");
    expect(figuresOf("firstResponse", { actual: 20_040, upper: 14_400 }, "zh-CN")).toBe("当前 5小时34分，上限 4小时");
    expect(figuresOf("firstResponse", { actual: 14_420, upper: 14_400 })).toBe("now 4h 20s, limit 4h");
  });

  it("tells a value from what it is held against, in as few digits as do", () => {
    expect(figuresOf("csat", { actual: 0.42, upper: 0.4 })).toBe("now 42.0%, limit 40.0%");
    expect(figuresOf("csat", { actual: 0.99996, upper: 0.9999 })).toBe("now 100.0%, limit 99.99%");
    expect(figuresOf("csat", { actual: 0.0004, expected: 0.0003, lower: 0.0001, upper: 0.00038 })).toBe("now 0.04%, expected 0.03%, usual 0.01% to 0.038%");
    expect(figuresOf("tickets", { actual: 41, upper: 40.5 })).toBe("now 41, limit 40.5");
  });

  it("has the limit also of what is not known", () => {
    expect(figuresOf("csat", { lower: 0.8 })).toBe("now unknown, at least 80.0%");
  });
});
