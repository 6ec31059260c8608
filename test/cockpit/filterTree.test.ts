import { describe, expect, it } from "vitest";
import { filterOf, groupOf, openBounds, opsOf, startCondition, wholeFilter, withNumbers, withOp } from "../../src/cockpit/filterTree.ts";
import type { AnyFilter } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

const { dimensions } = support;
const phone: AnyFilter = { dimension: "channel", op: "in", values: ["phone", "chat"] };
const known: AnyFilter = { not: { dimension: "region", op: "isNull" } };
const many: AnyFilter = { dimension: "replies", op: "range", range: { from: 3 } };
const march: AnyFilter = { dimension: "createdAt", op: "range", range: { from: "2026-03-01", to: "2026-04-01" } };
const week: AnyFilter = { dimension: "createdAt", op: "range", range: { last: 1, unit: "week" } };
const since: AnyFilter = { dimension: "createdAt", op: "range", range: { from: "2026-03-01T00:00:00Z" } };

describe("withNumbers(filter, dimensions, locale)", () => {
  it("reads the bounds that are numbers, wherever they stand, and leaves all else", () => {
    const typed = (from: string | number): AnyFilter => ({ dimension: "replies", op: "range", range: { from } }) as AnyFilter;
    const filter: AnyFilter = { and: [phone, march, week, since, { or: [typed("1.500"), { not: typed("2,") }] }, typed("1,5,"), typed(3)] };
    const read: AnyFilter = { and: [phone, march, week, since, { or: [typed(1500), { not: typed(2) }] }, typed("1,5,"), typed(3)] };
    expect(withNumbers(filter, dimensions, "de-DE")).toEqual(read);
  });
});

describe("wholeFilter(filter, dimensions, locale)", () => {
  it("is the filter that it was: every leaf, nested groups, negated ones, and what was made in code", () => {
    const filters: readonly AnyFilter[] = [
      phone,
      known,
      march,
      week,
      since,
      { dimension: "region", op: "contains", value: "Sou" },
      { dimension: "channel", op: "equals", value: "phone" },
      { and: [phone, { or: [many, { not: { or: [known, march] } }] }] },
      { not: { and: [phone, many] } },
      { not: { not: phone } },
    ];
    expect(filters.map((filter) => wholeFilter(filter, dimensions, "en"))).toEqual(filters);
  });

  it("leaves out what is not written to its end, groups of nothing, and what the catalog does not have", () => {
    const half: readonly AnyFilter[] = [
      { dimension: "channel", op: "in", values: [] },
      { dimension: "region", op: "startsWith", value: "" },
      { dimension: "replies", op: "range", range: { from: "-" } },
      { dimension: "replies", op: "in", values: ["many"] },
      { dimension: "createdAt", op: "range", range: { from: "2026-03-01" } },
      { dimension: "elsewhere", op: "isNull" },
      { not: { or: [] } },
    ];
    expect(half.map((filter) => wholeFilter(filter, dimensions, "en"))).toEqual(half.map(() => null));
    expect(wholeFilter({ or: [...half, { dimension: "replies", op: "range", range: { from: "3.", to: "x" } }] }, dimensions, "en")).toEqual(many);
    const german = (from: string) => wholeFilter({ dimension: "replies", op: "range", range: { from } }, dimensions, "de-DE");
    expect(["1.000", "1,50", "1.5"].map(german)).toEqual([{ ...many, range: { from: 1000 } }, { ...many, range: { from: 1.5 } }, null]);
  });
});

describe("groupOf(filter)", () => {
  it("is a group of one of a condition, and of what is not known", () => {
    expect([phone, known, null].map(groupOf)).toEqual([
      { join: "and", isNegated: false, parts: [phone] },
      { join: "and", isNegated: false, parts: [known] },
      { join: "and", isNegated: false, parts: [] },
    ]);
  });

  it("negates what stands behind a not, and keeps a negation of a negation", () => {
    expect([{ not: { or: [phone, many] } }, { not: phone }, { not: { not: phone } }].map(groupOf)).toEqual([
      { join: "or", isNegated: true, parts: [phone, many] },
      { join: "and", isNegated: true, parts: [phone] },
      { join: "and", isNegated: true, parts: [{ not: phone }] },
    ]);
  });
});

describe("filterOf(group)", () => {
  it("stays a group however few it has, and is no filter with none", () => {
    expect(filterOf({ join: "or", isNegated: false, parts: [phone] })).toEqual({ or: [phone] });
    expect(filterOf({ join: "and", isNegated: true, parts: [phone, many] })).toEqual({ not: { and: [phone, many] } });
    expect(filterOf({ join: "or", isNegated: true, parts: [] })).toBe(null);
  });
});

describe("withOp(leaf, dimension, op)", () => {
  it("keeps the values that fit", () => {
    expect(withOp(phone, dimensions.channel, "notIn")).toEqual({ dimension: "channel", op: "notIn", values: ["phone", "chat"] });
    expect(withOp(phone, dimensions.channel, "contains")).toEqual({ dimension: "channel", op: "contains", value: "phone" });
    expect(withOp({ dimension: "region", op: "contains", value: "North" }, dimensions.region, "in")).toEqual({ dimension: "region", op: "in", values: ["North"] });
    expect(withOp({ dimension: "replies", op: "equals", value: 5 }, dimensions.replies, "range")).toEqual({ dimension: "replies", op: "range", range: {} });
    expect(withOp({ dimension: "region", op: "isNull" }, dimensions.region, "isKnown")).toEqual(known);
  });
});

describe("openBounds(leaf, dimension)", () => {
  it("is null where a calendar shows the range, and the bounds where they are written one by one", () => {
    const of = (range: object, name: "createdAt" | "replies") => openBounds({ dimension: name, op: "range", range }, dimensions[name]);
    expect(of({ last: 1, unit: "week" }, "createdAt")).toBe(null);
    expect(of({ from: "2026-03-01", to: "2026-04-01" }, "createdAt")).toBe(null);
    expect(of({ from: "2026-03-01", to: "2026-13-01" }, "createdAt")).toEqual({ from: "2026-03-01", to: "2026-13-01" });
    expect(of({ from: "2026-03-01T00:00:00Z" }, "createdAt")).toEqual({ from: "2026-03-01T00:00:00Z" });
    expect(of({ from: "3.", to: 5 }, "replies")).toEqual({ from: "3.", to: 5 });
  });
});

describe("opsOf(dimension)", () => {
  it("offers what the dimension can be asked, and startCondition begins with the first", () => {
    const { channel, region, replies, urgent, createdAt } = dimensions;
    expect([channel, region, replies, urgent, createdAt].map((one) => opsOf(one).slice(0, -2))).toEqual([
      ["in", "notIn"],
      ["in", "notIn", "contains", "startsWith"],
      ["range", "in", "notIn"],
      ["in", "notIn"],
      ["range"],
    ]);
    expect(startCondition("createdAt", createdAt)).toEqual({ dimension: "createdAt", op: "range", range: { last: 28, unit: "day" } });
  });
});
