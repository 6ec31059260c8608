import { describe, expect, it } from "vitest";
import type { Catalog, Incident } from "../../../src/query/index.ts";
import type { AlertNotification } from "../../../src/server/alertService/notification.ts";
import { alertText } from "../../../src/server/alertService/alertText.ts";
import { support } from "../../query/support.ts";

type Figures = Pick<Incident, "actual" | "expected" | "lower" | "upper">;

const none = { expected: null, lower: null, upper: null };

type Rule = AlertNotification["rule"];

function textOf(rule: Rule, given: Partial<Figures>, locale: "en" | "zh-CN", timeZone: string, where?: AlertNotification["where"]): string {
  const incident = { id: "i", state: "open", startedAt: "2026-03-02T15:00:00Z", endedAt: null, owner: null, direction: "above", reopened: 0, actual: null, ...none, ...given } as const;
  const notification = { id: "n", kind: "fired", at: "2026-03-02T16:00:00Z", severity: "warning", rule, scope: {}, ...(where && { where }), incident } as const;
  const { items } = alertText(support as Catalog, { id: "m", createdAt: "2026-03-02T16:00:00Z", notifications: [notification] }, { locale, timeZone });
  return items[0]?.text ?? "";
}

function figuresOf(metric: string, given: Partial<Figures>, locale: "en" | "zh-CN" = "en", rule: Partial<Rule> = {}): string {
  return textOf({ id: "r", name: { en: "Rule" }, metric, ...rule }, given, locale, "UTC").split(" · ")[1] ?? "";
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

  it("says of a change what was before, and when, and calls no limit usual", () => {
    const figures = { actual: 90, expected: 32, lower: 6.4, upper: 64 };
    const change = (shift: string): Partial<Rule> => ({ kind: "change", against: { shift } });
    expect(figuresOf("tickets", figures, "en", change("P1D"))).toBe("now 90, 1 day before: 32, limits 6.4 and 64");
    expect(figuresOf("tickets", figures, "zh-CN", change("P1D"))).toBe("当前 90，1天前 32，下限 6.4，上限 64");
    expect(figuresOf("tickets", { ...figures, lower: null }, "en", change("P1DT12H"))).toBe("now 90, 1 day 12 hours before: 32, limit 64");
    expect(figuresOf("tickets", figures, "en", { kind: "change", against: "previous" })).toBe("now 90, just before: 32, limits 6.4 and 64");
    expect(figuresOf("tickets", figures, "zh-CN", { kind: "change", against: "previous" })).toBe("当前 90，上一时段 32，下限 6.4，上限 64");
    const outside = { actual: 90, lower: 5, upper: 20 };
    expect(figuresOf("tickets", outside, "en", { kind: "threshold" })).toBe("now 90, limits 5 and 20");
    expect(figuresOf("tickets", outside, "zh-CN", { kind: "threshold" })).toBe("当前 90，下限 5，上限 20");
    expect(figuresOf("tickets", { ...outside, expected: 12 }, "en", { kind: "anomaly" })).toBe("now 90, expected 12, usual 5 to 20");
  });

  it("says of which rows its numbers are, in few words", () => {
    const phone = { dimension: "channel", op: "equals", value: "phone" } as const;
    const of = (where: AlertNotification["where"], locale: "en" | "zh-CN" = "en") => textOf({ id: "r", name: { en: "Rule" }, metric: "tickets" }, {}, locale, "UTC", where).split(" · ").at(-2);
    expect(of(phone)).toBe("tickets, channel phone");
    expect(of({ and: [phone, { dimension: "region", op: "in", values: ["North", null] }] })).toBe("tickets, channel phone, region North, unknown");
    expect(of({ and: [{ not: phone }, { dimension: "region", op: "startsWith", value: "N" }] })).toBe("tickets, of some rows alone");
    expect(of({ not: phone }, "zh-CN")).toBe("tickets，仅限部分数据");
  });

  it("says in which zone its time is", () => {
    const rule = { id: "r", name: { en: "Rule" }, metric: "tickets" };
    expect(textOf(rule, {}, "en", "UTC").split(" · ").at(-1)).toBe("Mar 2, 2026, 16:00 UTC");
    expect(textOf(rule, {}, "en", "Asia/Shanghai").split(" · ").at(-1)).toBe("Mar 3, 2026, 00:00 GMT+8");
    expect(textOf(rule, {}, "zh-CN", "Asia/Shanghai").split(" · ").at(-1)).toBe("2026年3月3日 00:00 GMT+8");
  });

  it("lets no name turn what follows it", () => {
    expect(textOf({ id: "r", name: { en: "Busy\u202e desk" }, metric: "csat" }, {}, "en", "UTC").split(" · ")[0]).toBe("New alert (warning): Busy desk");
  });

  it("calls a rule without a visible name by its metric", () => {
    const head = (name: Rule["name"], locale: "en" | "zh-CN" = "en") => textOf({ id: "r", name, metric: "csat" }, {}, locale, "UTC").split(" · ")[0];
    for (const name of ["", "  ", "\u0007", "\u200b\u00ad", "\u2800"]) expect(head({ en: name })).toBe("New alert (warning): csat");
    expect(head({ en: "Many", "zh-CN": "" }, "zh-CN")).toBe("新告警（警告）：Many");
  });

  it("has the limit also of what is not known", () => {
    expect(figuresOf("csat", { lower: 0.8 })).toBe("now unknown, at least 80.0%");
  });
});
