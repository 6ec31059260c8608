import { describe, expect, it } from "vitest";
import { ranksOf, requireComputable, runningOf, shareOf } from "../../src/engine/compute.ts";
import { support } from "../query/support.ts";

describe("ranksOf(values)", () => {
  it("gives equal values the better rank and leaves out as many after them; unknown ones have none", () => {
    expect(ranksOf([3, 7, null, 3, 1, 7])).toEqual([3, 1, null, 3, 5, 1]);
    expect(ranksOf([])).toEqual([]);
  });
});

describe("runningOf(values)", () => {
  it("sums from the first on; what is unknown stays so and adds nothing", () => {
    expect(runningOf([1, null, 2, 0, null])).toEqual([1, null, 3, 3, null]);
  });
});

describe("shareOf(part, whole)", () => {
  it("carries what it was made of, and is unknown where the whole is 0 or unknown", () => {
    expect(shareOf({ value: 2 }, { value: 8 })).toEqual({ value: 0.25, numerator: 2, denominator: 8 });
    expect(shareOf({ value: 0 }, { value: 0 })).toEqual({ value: null, numerator: 0, denominator: 0 });
    expect(shareOf({ value: null }, { value: 3 }).value).toBeNull();
  });
});

describe("requireComputable(catalog, metric, compute)", () => {
  it.each([
    ["csat", "share", "csat is a ratio, and its groups do not add up to a total; ask for the share of a count or a sum"],
    ["agents28", "share", "agents28 is a cumulative"],
    ["backlog", "running", "backlog is a snapshot and does not add up over time"],
    ["tickets7", "running", "tickets7 is a cumulative"],
  ] as const)("refuses %s as %s", (metric, compute, message) => {
    expect(() => requireComputable(support, metric, compute, { grain: "day", path: "metrics[0].compute" })).toThrow(message);
  });
  it("refuses a running sum without buckets", () => {
    expect(() => requireComputable(support, "tickets", "running", { grain: undefined, path: "" })).toThrow("give time.grain");
  });
  it.each(["tickets", "replyCount", "backlog", "tickets7"])("allows a share of %s", (metric) => {
    expect(() => requireComputable(support, metric, "share", { grain: undefined, path: "" })).not.toThrow();
  });
});
