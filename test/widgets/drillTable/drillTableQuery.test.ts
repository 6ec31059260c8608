import { describe, expect, it } from "vitest";
import type { Catalog } from "../../../src/query/index.ts";
import { branchQuery, drillLevels, rootQuery, trendQuery } from "../../../src/widgets/drillTable/drillTableQuery.ts";
import type { DrillTableQueryProps } from "../../../src/widgets/drillTable/drillTableQuery.ts";
import { desk, range } from "./desk.ts";

const catalog: Catalog = desk;
const levels = ["region", "team"];
const sort = { metric: "tickets", direction: "desc" } as const;
const root = (props: Partial<DrillTableQueryProps<Catalog>> = {}, path: readonly (string | null)[] = []) =>
  rootQuery({ metrics: ["tickets", "goodShare"], ...props }, { levels, root: path, range, sort }, catalog);
const where = { dimension: "channel", op: "equals", value: "chat" } as const;

describe("drillLevels(props)", () => {
  it("are those of the hierarchy or of the list", () => {
    expect(drillLevels({ hierarchy: "org" }, catalog)).toEqual(levels);
    expect(drillLevels({ by: ["team"] }, catalog)).toEqual(["team"]);
  });

  it("refuses neither, both, and names that nobody knows, with the nearest", () => {
    expect(() => drillLevels({}, catalog)).toThrow("give either hierarchy or by");
    expect(() => drillLevels({ hierarchy: "org", by: ["team"] }, catalog)).toThrow("give either hierarchy or by");
    expect(() => drillLevels({ hierarchy: "orgs" }, catalog)).toThrow('unknown hierarchy "orgs"; did you mean "org"?');
    expect(() => drillLevels({ by: ["teams"] }, catalog)).toThrow('unknown dimension "teams"; did you mean "team"?');
  });
});

describe("rootQuery(props)", () => {
  it("asks a page of the first level in its order, under the grand total", () => {
    expect(root()).toEqual({
      kind: "aggregate",
      metrics: ["tickets", "goodShare"],
      by: ["region"],
      time: { range },
      totals: [[]],
      order: [{ by: "tickets", direction: "desc" }],
      page: { size: 100 },
    });
  });

  it("asks the top whole, with its rest", () => {
    const { top, page, order } = root({ top: 3 });
    expect([top, page, order]).toEqual([{ n: 3, by: "tickets", other: true }, undefined, [{ by: "tickets", direction: "desc" }]]);
  });

  it("asks a pivot whole, with the totals over its values and over the members", () => {
    const pivoted = root({ pivot: "channel" });
    expect([pivoted.by, pivoted.totals, pivoted.page, pivoted.order]).toEqual([["region", "channel"], [["region"], ["channel"], []], undefined, undefined]);
    const monthly = root({ pivot: { grain: "month" } });
    expect([monthly.by, monthly.totals, monthly.time]).toEqual([["region"], [["region"], ["time"], []], { range, grain: "month" }]);
  });

  it("starts at the member that was entered, an unknown one too", () => {
    const entered = root({ where }, [null]);
    expect([entered.by, entered.where]).toEqual([["team"], { and: [where, { dimension: "region", op: "isNull" }] }]);
  });

  it("names comparisons", () => {
    const target = { id: "plan", to: { target: "customers" } } as const;
    expect(root({ compare: ["previous", "yearAgo", target] }).compare).toEqual([
      { id: "previous", to: "previous" },
      { id: "yearAgo", to: { shift: "P1Y" } },
      target,
    ]);
  });

  it("refuses no metric, and one that nobody knows", () => {
    expect(() => root({ metrics: [] })).toThrow("needs a metric");
    expect(() => root({ metrics: ["tikets"] })).toThrow('did you mean "tickets"?');
  });
});

describe("branchQuery(root, levels, path)", () => {
  it("asks the next level under the path, in the root's order and without its grand total", () => {
    const asked = branchQuery(root({ where }), levels, ["East"], { size: 5, cursor: "o5" });
    expect(asked).toEqual({
      kind: "aggregate",
      metrics: ["tickets", "goodShare"],
      by: ["team"],
      time: { range },
      where: { and: [where, { dimension: "region", op: "equals", value: "East" }] },
      order: [{ by: "tickets", direction: "desc" }],
      page: { size: 5, cursor: "o5" },
    });
  });

  it("orders by the values of its own level where the root's are ordered by theirs", () => {
    const byName = rootQuery({ metrics: ["tickets"] }, { levels, root: [], range, sort: { metric: null, direction: "asc" } }, catalog);
    expect(branchQuery(byName, levels, ["East"], null).order).toEqual([{ by: "team", direction: "asc" }]);
  });

  it("keeps the top and the pivot of every parent", () => {
    const { by, totals, top } = branchQuery(root({ pivot: "channel", top: 2 }), levels, ["East"], null);
    expect([by, totals, top]).toEqual([["team", "channel"], [["team"]], { n: 2, by: "tickets", other: true }]);
  });
});

describe("trendQuery(branch, grain, values)", () => {
  it("asks the first metric of the members that are shown, by time", () => {
    expect(trendQuery(branchQuery(root(), levels, ["East"], null), "week", ["Alpha", null])).toEqual({
      kind: "aggregate",
      metrics: ["tickets"],
      by: ["team"],
      time: { range, grain: "week" },
      where: { and: [{ dimension: "region", op: "equals", value: "East" }, { dimension: "team", op: "in", values: ["Alpha", null] }] },
    });
  });
});
