import { describe, expect, it } from "vitest";
import type { Comparison, Grain, Range } from "../../src/query/index.ts";
import { resolveComparison } from "../../src/time/resolveComparison.ts";
import { clockOf, resolveRange } from "../../src/time/resolveRange.ts";
import { bucketBounds } from "../../src/time/zoned.ts";
import { china } from "./support.ts";

const clock = (now: string) =>
  clockOf({ timeZone: "Asia/Shanghai", business: "china" }, Date.parse(`${now}+08:00`), { china });
const local = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T00:00", "");

function resolved(range: Range, now: string): readonly string[] {
  const { from, to } = resolveRange(range, clock(now));
  return [from, to].map(local);
}

describe("resolveRange(range of business days, clock)", () => {
  it.each<[string, Range, string, string, string]>([
    ["the last 3 on a Wednesday", { last: 3, unit: "businessDay" }, "2026-03-11T10:00", "2026-03-06", "2026-03-11"],
    ["on a Monday they end with Friday, not with Sunday", { last: 3, unit: "businessDay" }, "2026-03-09T10:00", "2026-03-04", "2026-03-07"],
    ["on a Saturday Friday is one of them", { last: 3, unit: "businessDay" }, "2026-03-14T10:00", "2026-03-11", "2026-03-14"],
    ["over a holiday and its made-up Saturday", { last: 3, unit: "businessDay" }, "2026-02-25T10:00", "2026-02-13", "2026-02-25"],
    ["with the running one", { last: 3, unit: "businessDay", complete: false }, "2026-03-11T10:00", "2026-03-09", "2026-03-11T10:00"],
    ["to date, on a free day since the last one", { toDate: "businessDay" }, "2026-03-14T10:00", "2026-03-13", "2026-03-14T10:00"],
    ["the one before", { period: "businessDay", offset: -1 }, "2026-03-09T10:00", "2026-03-06", "2026-03-07"],
  ])("%s", (_, range, now, from, to) => {
    expect(resolved(range, now)).toEqual([from, to]);
  });

  it("refuses them without a calendar, and a calendar that the catalog lacks", () => {
    const without = clockOf({ timeZone: "UTC" }, 0);
    expect(() => resolveRange({ last: 3, unit: "businessDay" }, without)).toThrow(
      expect.objectContaining({ code: "invalid-query", path: "calendar.business" }),
    );
    expect(() => clockOf({ business: "chna" }, 0, { china })).toThrow(/no calendar "chna"; use one of china/);
    expect(() => clockOf({ business: "constructor" }, 0, { china })).toThrow(/no calendar "constructor"/);
  });
});

describe("bucketBounds(from, to, businessDay, zone)", () => {
  const bounds = (from: string, to: string) =>
    bucketBounds(Date.parse(`${from}+08:00`), Date.parse(`${to}+08:00`), "businessDay", clock("2026-04-01T00:00")).map(local);
  it("counts free days to the working day before them", () => {
    expect(bounds("2026-03-05T00:00", "2026-03-10T00:00")).toEqual(["2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"]);
  });
  it("starts with the working day before a range that starts on a free day", () => {
    expect(bounds("2026-03-08T00:00", "2026-03-09T00:00")).toEqual(["2026-03-06", "2026-03-09"]);
  });
  it("ends the last bucket with the range, where that ends on a free day, but not before the day is over", () => {
    expect(bounds("2026-03-06T00:00", "2026-03-07T00:00")).toEqual(["2026-03-06", "2026-03-07"]);
    expect(bounds("2026-03-06T00:00", "2026-03-08T06:00")).toEqual(["2026-03-06", "2026-03-08T06:00"]);
    expect(bounds("2026-03-06T00:00", "2026-03-06T12:00")).toEqual(["2026-03-06", "2026-03-07"]);
  });
});

function compared(range: Range, comparison: Omit<Comparison, "id">, grain: Grain | undefined, now: string) {
  const on = clock(now);
  const span = resolveRange(range, on);
  const bounds = grain === undefined ? null : bucketBounds(span.from, span.to, grain, on);
  const found = resolveComparison({ id: "x", ...comparison }, span, grain, bounds, on, { path: "compare[0]" });
  const name = (at: number | null | undefined, of: readonly number[] | null) =>
    at == null || of === null ? null : local(of[at] as number).slice(5);
  return {
    from: local(found.from),
    to: local(found.to),
    ...(found.whole && { whole: [local(found.whole.from), local(found.whole.to)] }),
    pairs: Object.fromEntries(found.partners.map((partner, own) => [name(own, bounds), name(partner, found.bounds)])),
  };
}

describe("resolveComparison(previous, span of business days)", () => {
  it("goes back by as many business days", () => {
    const found = compared({ last: 3, unit: "businessDay" }, { to: "previous" }, "businessDay", "2026-03-11T10:00");
    // Friday 6, Monday 9 and Tuesday 10 March beside Tuesday 3 to Thursday 5
    expect(found).toEqual({ from: "2026-03-03", to: "2026-03-06", pairs: { "03-06": "03-03", "03-09": "03-04", "03-10": "03-05" } });
  });
  it("goes back to the same time of the day", () => {
    const found = compared({ toDate: "businessDay" }, { to: "previous" }, undefined, "2026-03-09T10:00");
    expect([found.from, found.to]).toEqual(["2026-03-06", "2026-03-06T10:00"]);
  });
});

describe("resolveComparison(holiday, span)", () => {
  it("puts each day of a holiday beside the same day of last year's, other days by weekday beside days that are none", () => {
    const range = { from: "2026-01-26", to: "2026-02-26" };
    const { from, to, pairs } = compared(range, { to: { shift: "P1Y" }, align: "holiday" }, "day", "2026-03-11T10:00");
    expect([from, to]).toEqual(["2025-01-27", "2025-02-27"]);
    expect(pairs).toMatchObject({
      // a Monday and a Tuesday of 2026 whose own day of 2025 is none, and one of the festival
      "01-26": "01-27",
      "01-27": null,
      "02-04": "02-05",
      // the first and the eighth day of the festival, which had no ninth in 2025
      "02-15": "01-28",
      "02-22": "02-04",
      "02-23": null,
      "02-24": "02-25",
    });
  });
  it("reaches a holiday that lay outside the shifted span, which stays what is beside the whole of days apart", () => {
    const compare = { to: { shift: "P1Y" }, align: "holiday" } as const;
    const festival = compared({ from: "2026-02-15", to: "2026-02-24" }, compare, "day", "2026-03-11T10:00");
    expect([festival.from, festival.to, festival.whole]).toEqual(["2025-01-28", "2025-02-05", undefined]);
    expect(festival.pairs).toMatchObject({ "02-15": "01-28", "02-22": "02-04", "02-23": null });
    const month = compared({ from: "2026-02-01", to: "2026-03-01" }, compare, "day", "2026-03-11T10:00");
    expect([month.from, month.to, month.whole]).toEqual(["2025-01-28", "2025-03-02", ["2025-02-02", "2025-03-02"]]);
    expect(month.pairs).toMatchObject({ "02-02": null, "02-04": "02-05", "02-15": "01-28", "02-28": "03-01" });
  });
  it("ends the day beside one that is not over at the same time of day", () => {
    const range = { from: "2026-02-15", to: "2026-02-17T10:00:00+08:00" };
    const { from, to } = compared(range, { to: { shift: "P1Y" }, align: "holiday" }, "day", "2026-02-17T10:00");
    expect([from, to]).toEqual(["2025-01-28", "2025-01-30T10:00"]);
  });
  it("begins the day beside one that is not whole at the same time of day", () => {
    const compare = { to: { shift: "P1Y" }, align: "holiday" } as const;
    const whole = compared({ from: "2026-02-15T10:00:00+08:00", to: "2026-02-17" }, compare, "day", "2026-03-11T10:00");
    expect(whole).toEqual({ from: "2025-01-28T10:00", to: "2025-01-30", pairs: { "02-15": "01-28", "02-16": "01-29" } });
    const parts = compared({ from: "2026-02-15T10:00:00+08:00", to: "2026-02-15T15:00:00+08:00" }, compare, "day", "2026-03-11T10:00");
    expect([parts.from, parts.to]).toEqual(["2025-01-28T10:00", "2025-01-28T15:00"]);
    const amid = compared({ from: "2026-02-14T10:00:00+08:00", to: "2026-02-17" }, compare, "day", "2026-03-11T10:00");
    expect(amid).toMatchObject({ from: "2025-01-28", to: "2025-02-16", pairs: { "02-14": "02-15T10:00", "02-15": "01-28" } });
  });
  it("leaves a day of a holiday alone where the other period does not reach that holiday", () => {
    const { pairs } = compared({ from: "2026-02-14", to: "2026-02-17" }, { to: "previous", align: "holiday" }, "day", "2026-03-11T10:00");
    expect(pairs).toEqual({ "02-14": "02-07", "02-15": null, "02-16": null });
    const festival = compared({ from: "2026-02-16", to: "2026-02-18" }, { to: "previous", align: "holiday" }, "day", "2026-03-11T10:00");
    expect(festival.pairs).toEqual({ "02-16": null, "02-17": null });
  });
  it("takes a range of its own, weekday beside weekday", () => {
    const to = { from: "2025-01-27", to: "2025-02-03" };
    const { pairs } = compared({ from: "2026-02-14", to: "2026-02-18" }, { to, align: "holiday" }, "day", "2026-03-11T10:00");
    expect(pairs).toEqual({ "02-14": null, "02-15": "01-28", "02-16": "01-29", "02-17": "01-30" });
  });
  it("needs the grain day, and a calendar", () => {
    expect(() => compared({ last: 4, unit: "week" }, { to: "previous", align: "holiday" }, "week", "2026-03-11T10:00")).toThrow(
      expect.objectContaining({ code: "invalid-query", path: "compare[0].align" }),
    );
    const none = clockOf(undefined, Date.parse("2026-03-11T00:00:00Z"));
    const span = resolveRange({ last: 2, unit: "day" }, none);
    const bounds = bucketBounds(span.from, span.to, "day", none);
    expect(() => resolveComparison({ id: "x", to: "previous", align: "holiday" }, span, "day", bounds, none)).toThrow(
      expect.objectContaining({ code: "invalid-query", path: "calendar.business" }),
    );
  });
});
