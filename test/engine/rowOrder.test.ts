import { describe, expect, it } from "vitest";
import type { AggregatePlan } from "../../src/engine/aggregatePlan.ts";
import type { DraftRow } from "../../src/engine/cells.ts";
import { ranksOf } from "../../src/engine/compute.ts";
import { rowComparator } from "../../src/engine/rowOrder.ts";
import { support } from "../query/support.ts";

const plan = { catalog: support, cells: [{ name: "firstResponse" }] } as unknown as AggregatePlan;
const row = (agent: string, value: number | null): DraftRow =>
  ({ bucket: 0, values: [agent], other: false, cells: [{ value }], states: [], compared: [] }) as unknown as DraftRow;
const downwards = rowComparator(plan, ["agent"], [{ by: "firstResponse", direction: "desc" }]);

describe("rowComparator(plan, by, order)", () => {
  it("takes what differs in the last digits of a float for a tie, which the dimension breaks", () => {
    expect(0.1 + 0.2 === 0.3).toBe(false);
    const rows = [row("Cy", 0.1 + 0.2), row("Ada", 0.3), row("Bo", 0.30000000001), row("Di", null)];
    expect(rows.sort(downwards).map(({ values }) => values[0])).toEqual(["Bo", "Ada", "Cy", "Di"]);
  });

  it("takes an empty order for none, as queryKey does", () => {
    const [early, late] = [{ ...row("Cy", 1), bucket: 0, other: true }, { ...row("Ada", 1), bucket: 1 }];
    expect([undefined, []].map((order) => rowComparator(plan, ["agent"], order)(early, late) < 0)).toEqual([true, true]);
  });

  it("orders whole numbers by every digit", () => {
    expect(downwards(row("Ada", 9_007_199_254_740_990), row("Bo", 9_007_199_254_740_991))).toBe(1);
  });
});

describe("ranksOf(values)", () => {
  it("gives floats that tie one rank", () => {
    expect(ranksOf([0.1 + 0.2, 0.3, 0.5, null])).toEqual([2, 2, 1, null]);
  });
});
