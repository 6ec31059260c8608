import { describe, expect, it } from "vitest";
import { hasTooFew, leastCases } from "../../src/query/hasTooFew.ts";
import { m } from "../../src/query/index.ts";

describe("hasTooFew", () => {
  it("counts the cases of what still runs, and believes the state where they are not known", () => {
    expect(hasTooFew(30, { state: "incomplete", n: 29 })).toBe(true);
    expect(hasTooFew(30, { state: "incomplete", n: 30 })).toBe(false);
    expect(hasTooFew(30, { state: "incomplete" })).toBe(false);
    expect(hasTooFew(30, { state: "small" })).toBe(true);
  });

  it("rates have to have 30 cases, other numbers any, unless the metric says how many", () => {
    const ratio = { numerator: "good", denominator: "all" } as const;
    const average = { entity: "ticket", time: "at", of: "score" } as const;
    expect([m.ratio(ratio), m.ratio({ ...ratio, minSample: 5 }), m.average(average), m.average({ ...average, minSample: 10 }), undefined].map(leastCases)).toEqual([30, 5, 0, 10, 0]);
  });
});
