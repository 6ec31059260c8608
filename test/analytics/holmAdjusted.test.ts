import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holmAdjusted } from "../../src/analytics/holmAdjusted.ts";

describe("holmAdjusted", () => {
  it("holmAdjusted multiplies the smallest by how many there are, the next by one fewer, and never falls", () => {
    expect(holmAdjusted([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toPrecision(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it("holmAdjusted leaves a single one, and none", () => {
    expect(holmAdjusted([0.2])).toEqual([0.2]);
    expect(holmAdjusted([])).toEqual([]);
  });

  it("holmAdjusted stays between what was given and 1, and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (ps) => {
        const adjusted = holmAdjusted(ps);
        ps.forEach((p, index) => {
          const own = adjusted[index] as number;
          expect(own >= p && own <= 1).toBe(true);
          ps.forEach((other, at) => expect(p < other && own > (adjusted[at] as number)).toBe(false));
        });
      }),
    );
  });
});
