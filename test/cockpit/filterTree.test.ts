import { describe, expect, it } from "vitest";
import { emptyCondition, emptyGroup, filterOf, groupOf, opsOf } from "../../src/cockpit/filterTree.ts";
import type { AnyFilter } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

const phone: AnyFilter = { dimension: "channel", op: "in", values: ["phone", "chat"] };
const known: AnyFilter = { not: { dimension: "region", op: "isNull" } };
const many: AnyFilter = { dimension: "replies", op: "range", range: { from: 3 } };
const march: AnyFilter = { dimension: "createdAt", op: "range", range: { from: "2026-03-01", to: "2026-04-01" } };
const week: AnyFilter = { dimension: "createdAt", op: "range", range: { last: 1, unit: "week" } };
const again = (filter: AnyFilter | null) => filterOf(groupOf(filter), support.dimensions);

describe("filterOf(groupOf(filter))", () => {
  it("is the filter that it was: every leaf, nested groups, negated ones, and what was made in code", () => {
    const filters: readonly AnyFilter[] = [
      phone,
      known,
      march,
      week,
      { dimension: "region", op: "contains", value: "Sou" },
      { and: [phone, { or: [many, { not: { or: [known, march] } }] }] },
      { not: { and: [phone, many] } },
      { not: phone },
    ];
    expect(filters.map(again)).toEqual(filters);
    expect(again(null)).toBe(null);
  });

  it("says equals as a list of one", () => {
    expect(again({ dimension: "channel", op: "equals", value: "phone" })).toEqual({ dimension: "channel", op: "in", values: ["phone"] });
  });

  it("keeps a negation of a negation", () => {
    expect(again({ not: { not: phone } })).toEqual({ not: { not: phone } });
  });
});

describe("filterOf(node)", () => {
  it("leaves out what is not written to its end, and groups of nothing", () => {
    const open = emptyCondition("replies", "between");
    const parts = [emptyCondition("channel", "in"), open, emptyGroup, { ...open, from: "3", to: "x" }, { ...emptyCondition("createdAt", "between"), from: "2026-03-01" }];
    expect(filterOf({ ...emptyGroup, parts }, support.dimensions)).toEqual(many);
    expect(filterOf({ ...emptyGroup, isNegated: true }, support.dimensions)).toBe(null);
  });
});

describe("opsOf(dimension)", () => {
  it("offers what the dimension can be asked", () => {
    const { channel, region, replies, urgent, createdAt } = support.dimensions;
    expect([channel, region, replies, urgent, createdAt].map((one) => opsOf(one).slice(0, -2))).toEqual([
      ["in", "notIn"],
      ["in", "notIn", "contains", "startsWith"],
      ["between", "in", "notIn"],
      ["in", "notIn"],
      ["between"],
    ]);
  });
});
