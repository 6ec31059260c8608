import { describe, expect, it } from "vitest";
import { planAggregate } from "../../src/engine/aggregatePlan.ts";
import type { CellPlan } from "../../src/engine/aggregatePlan.ts";
import { isSettled, rankingOf } from "../../src/engine/ranking.ts";
import type { Ranking } from "../../src/engine/ranking.ts";
import type { AggregateQuery, Catalog } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

function rankingBy(metric: string, dimension = "agent"): Ranking | null {
  const query: AggregateQuery<Catalog> = { kind: "aggregate", metrics: [metric], by: [dimension] };
  const plan = planAggregate(support, query, { now: 0 });
  return rankingOf(plan, plan.cells[0] as CellPlan, { dimension, n: 3 });
}

const first = { count: 3, of: { kind: "count", where: null }, per: null } as const;

describe("rankingOf(plan, cell)", () => {
  it("leaves to the source what one scan gives, and asks for more where sums of floats decide", () => {
    expect(rankingBy("tickets")).toEqual({ first, figures: "whole" });
    expect(rankingBy("agents")?.figures).toBe("whole");
    expect(rankingBy("solvedShare")).toEqual({
      first: { count: 3, of: { kind: "count", where: { not: { dimension: "solvedAt", op: "isNull" } } }, per: first.of },
      figures: "quotient",
    });
    expect(rankingBy("firstResponse")).toEqual({
      first: {
        count: 23,
        of: { kind: "sum", of: "firstResponseSeconds", where: null },
        per: { kind: "known", of: "firstResponseSeconds", where: null },
      },
      figures: "rounded",
    });
  });

  it("ranks by itself what is made of several scans, what is interpolated, and few values", () => {
    const own = [rankingBy("backlog"), rankingBy("firstResponseP90"), rankingBy("tickets", "channel"), rankingBy("tickets", "solvedAt")];
    expect(own).toEqual([null, null, null, null]);
  });
});

describe("isSettled(ranking, n, found)", () => {
  const whole: Ranking = { first, figures: "whole" };
  const quotient: Ranking = { first, figures: "quotient" };
  const rounded: Ranking = { first: { ...first, count: 4 }, figures: "rounded" };
  const figures = (...values: readonly (number | null)[]) => values.map((value) => ({ value }));

  it("is so where all groups are there, or the nth is a number above 0", () => {
    expect(isSettled(whole, 3, figures(1, 0))).toBe(true);
    expect(isSettled(whole, 3, figures(3, 2, 1, 0))).toBe(true);
    expect(isSettled(whole, 3, figures(3, 3, 3))).toBe(true);
    expect(isSettled(whole, 3, figures(3, 2, 0))).toBe(false);
    expect(isSettled(whole, 3, figures(3, 2, null))).toBe(false);
  });

  it("wants rounded figures to stand clear of the last", () => {
    expect(isSettled(rounded, 3, figures(4, 3, 2, 1.99))).toBe(true);
    expect(isSettled(rounded, 3, figures(4, 3, 2, null))).toBe(true);
    expect(isSettled(rounded, 3, figures(4, 3, 2, 2))).toBe(false);
    expect(isSettled(rounded, 3, figures(4, 3, 2, 2 - 1e-12))).toBe(false);
  });

  it("takes a quotient whose like differ within twelve digits", () => {
    const half = (numerator: number, denominator: number) => ({ value: numerator / denominator, numerator, denominator });
    expect(isSettled(quotient, 3, [half(1, 1), half(1, 1), half(5000, 10_000)])).toBe(true);
    expect(isSettled(quotient, 3, [half(1, 1), half(1, 1), half(5001, 10_000)])).toBe(false);
  });
});
