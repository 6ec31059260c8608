import { describe, expect, it } from "vitest";
import { nearestName } from "../../src/query/nearest.ts";

describe("nearestName(name, known)", () => {
  it.each([
    ["tickts", "tickets"],
    ["Metrics", "metrics"],
    ["resolution", "resolutionRate"],
    ["naem", "name"],
  ])("takes %s for %s", (name, meant) => {
    expect(nearestName(name, ["metrics", "tickets", "resolutionRate", "name", "by"])).toBe(meant);
  });

  it.each(["foo", "limit", "groupBy", "x", "", "select"])("takes %s for none that only looks a little like it", (name) => {
    expect(nearestName(name, ["of", "kind", "time", "by", "totals", "where"])).toBe(undefined);
  });

  it("takes the nearest of several, and the first of equals", () => {
    expect(nearestName("rate", ["ratio", "rates", "date"])).toBe("rates");
  });
});
