import { describe, expect, it } from "vitest";
import { trendGrain } from "../../../src/widgets/trend/trendGrain.ts";
import { trendQuery } from "../../../src/widgets/trend/trendQuery.ts";
import { support } from "../../query/support.ts";

const month = { last: 28, unit: "day" } as const;

describe("trendQuery", () => {
  it("trendQuery(metrics) asks by the day for four weeks", () => {
    expect(trendQuery({ metrics: ["tickets"] }, month, support)).toEqual({
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: month, grain: "day" },
    });
  });

  it("trendQuery(by) asks for the five largest and the rest", () => {
    expect(trendQuery({ metrics: ["tickets"], by: "region" }, month, support)).toMatchObject({
      by: ["region"],
      top: { n: 5, by: "tickets", other: true },
    });
  });

  it("trendQuery(compare) names the comparison", () => {
    const comparisonOf = (compare: "previous" | "yearAgo") =>
      trendQuery({ metrics: ["tickets"], compare }, month, support).compare;
    expect(comparisonOf("previous")).toEqual([{ id: "previous", to: "previous" }]);
    expect(comparisonOf("yearAgo")).toEqual([{ id: "yearAgo", to: { shift: "P1Y" } }]);
  });

  it("trendQuery(two units, one axis) says which metric needs the second axis", () => {
    expect(() => trendQuery({ metrics: ["tickets", "csat"] }, month, support)).toThrow(
      'metricdeck: "csat" and "tickets" have different units; name one of them in secondAxis',
    );
    expect(trendQuery({ metrics: ["tickets", "csat"], secondAxis: ["csat"] }, month, support).metrics).toHaveLength(2);
  });

  it("trendQuery(unknown metric) names the nearest", () => {
    expect(() => trendQuery({ metrics: ["ticket" as "tickets"] }, month, support)).toThrow('did you mean "tickets"?');
  });
});

describe("trendGrain", () => {
  it("trendGrain(range) is the grain that a length reads best at", () => {
    const grains = [
      trendGrain({ last: 60, unit: "minute" }),
      trendGrain({ toDate: "day" }),
      trendGrain({ last: 28, unit: "day" }),
      trendGrain({ period: "quarter", offset: -1 }),
      trendGrain({ last: 52, unit: "week" }),
      trendGrain({ toDate: "year" }),
      trendGrain({ last: 12, unit: "month" }),
      trendGrain({ from: "2026-03-01", to: "2026-03-08" }),
      trendGrain({ last: 20, unit: "year" }),
    ];
    expect(grains).toEqual(["minute", "hour", "day", "day", "week", "month", "month", "day", "year"]);
  });
});
