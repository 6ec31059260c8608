import { describe, expect, it } from "vitest";
import { rewriteFilter } from "../../../src/adapters/planner/rewriteFilter.ts";
import type { AnyFilter, FilterCapabilities } from "../../../src/query/index.ts";
import { support } from "../../query/support.ts";

const region = { dimension: "region" } as const;
const north: AnyFilter = { ...region, op: "equals", value: "North" };
const rewritten = (capabilities: FilterCapabilities, filter: AnyFilter) => rewriteFilter(support, capabilities, filter);

describe("rewriteFilter(catalog, capabilities, filter)", () => {
  it("leaves alone what the source can read", () => {
    expect(rewritten({ operators: ["equals"], nesting: "tree" }, { not: north })).toEqual({ not: north });
  });

  it("says equals as a list of one, and a list as several equals", () => {
    expect(rewritten({ operators: ["in"] }, north)).toEqual({ ...region, op: "in", values: ["North"] });
    const list: AnyFilter = { ...region, op: "in", values: ["North", null] };
    expect(rewritten({ operators: ["equals", "isNull"] }, list)).toEqual({ or: [north, { ...region, op: "isNull" }] });
  });

  it("moves not down to the conditions, and keeps unknown values there", () => {
    const filter: AnyFilter = { not: { and: [north, { dimension: "replies", op: "range", range: { from: 2, to: 5 } }] } };
    expect(rewritten({ nesting: "andOr" }, filter)).toEqual({
      or: [
        { ...region, op: "notIn", values: ["North"] },
        {
          or: [
            { dimension: "replies", op: "isNull" },
            { dimension: "replies", op: "range", range: { to: 2 } },
            { dimension: "replies", op: "range", range: { from: 5 } },
          ],
        },
      ],
    });
  });

  it("says any of several values of one dimension as one list, where all conditions have to hold", () => {
    const filter: AnyFilter = { or: [north, { ...region, op: "isNull" }] };
    expect(rewritten({ nesting: "and" }, filter)).toEqual({ ...region, op: "in", values: ["North", null] });
  });

  it("names the other values of a boolean, unknown among them", () => {
    const filter: AnyFilter = { dimension: "urgent", op: "notIn", values: [true] };
    expect(rewritten({ operators: ["in"], nesting: "and" }, filter)).toEqual({ dimension: "urgent", op: "in", values: [false, null] });
  });

  it("drops what always holds", () => {
    expect(rewritten({ nesting: "andOr" }, { or: [{ not: { or: [] } }, north] })).toBeNull();
  });

  it("refuses what has no equal form", () => {
    expect(() => rewritten({ operators: ["equals"] }, { ...region, op: "startsWith", value: "N" })).toThrow(
      "this source filters by any tree, with equals; no equal form of this filter is among them: ask for another filter",
    );
    const anyCase: AnyFilter = { ...region, op: "contains", value: "N", ignoreCase: true };
    expect(rewritten({ ignoreCase: false }, { ...anyCase, ignoreCase: false })).toEqual({ ...anyCase, ignoreCase: false });
    expect(() => rewritten({ ignoreCase: false }, anyCase)).toThrow("this source filters by any tree, never without regard to case; no equal form");
    expect(() => rewritten({ nesting: "and" }, { or: [north, { dimension: "urgent", op: "isNull" }] })).toThrow("conditions that all hold");
  });
});
