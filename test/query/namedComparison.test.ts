import { describe, expect, it } from "vitest";
import { namedComparison } from "../../src/query/namedComparison.ts";

describe("namedComparison", () => {
  it("asks by names that are ids, and leaves a host's own alone", () => {
    const own = { id: "spring", to: { from: "2026-03-01", to: "2026-06-01" } } as const;
    expect((["previous", "yearAgo", "sameWeekday", own] as const).map((one) => namedComparison(one))).toEqual([
      { id: "previous", to: "previous" },
      { id: "yearAgo", to: { shift: "P1Y" } },
      { id: "sameWeekday", to: { shift: "P1W" }, align: "weekday" },
      own,
    ]);
  });
});
