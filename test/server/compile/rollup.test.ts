import { describe, expect, it } from "vitest";
import type { Scan } from "../../../src/engine/scan.ts";
import { planScans } from "../../../src/server/compile/plan.ts";
import { mariadb } from "../../../src/server/dialects/mariadb.ts";
import { entityRules } from "../../../src/server/policy.ts";
import { support } from "../../query/support.ts";
import { supportBinding } from "../supportBinding.ts";

const scan = (by: readonly string[]): Scan => ({
  entity: "ticket",
  time: null,
  where: null,
  by,
  fold: null,
  drop: false,
  measures: [{ kind: "count", where: null }],
});
const target = { catalog: support, binding: supportBinding, rules: entityRules(support, "public", { now: 0 }), dialect: mariadb() };

function read(groupings: readonly (readonly string[])[], rows: readonly (readonly unknown[])[]) {
  const plan = planScans(target, groupings.map(scan));
  expect(plan.statements.length).toBe(1);
  return plan.scans.map(({ read: readScan }) => readScan(() => rows).map(({ values, measures }) => [...values, ...measures]));
}

describe("rollUp(scan, part, depths)", () => {
  it("tells totals from groups that are not known by their size", () => {
    const rows = [
      ["chat", "north", 2, 2],
      ["chat", null, 3, 3],
      ["chat", null, 5, 5],
      [null, null, 1, 1],
      [null, null, 4, 4],
      [null, null, 9, 9],
      [null, "south", 3, 3],
    ];
    expect(read([["channel", "region"], ["channel"], []], rows)).toEqual([
      [
        ["chat", "north", 2],
        ["chat", null, 3],
        [null, null, 1],
        [null, "south", 3],
      ],
      [
        ["chat", 5],
        [null, 4],
      ],
      [[9]],
    ]);
  });

  it("takes rows of equal size as the same rows at every depth", () => {
    const rows = [
      [null, null, 4, 4],
      [null, null, 4, 4],
      [null, null, 4, 4],
    ];
    expect(read([["channel", "region"], []], rows)).toEqual([[[null, null, 4]], [[4]]]);
  });

  it("has no total of no rows", () => {
    expect(read([["channel"], []], [[null, null, null]])).toEqual([[], []]);
  });
});
