import { describe, expect, it } from "vitest";
import type { AggregateQuery, RetentionQuery } from "../../src/query/index.ts";
import { selectQuery } from "../../src/react/selectQuery.ts";
import type { Clause } from "../../src/selection/clause.ts";
import { resolveFor } from "../../src/selection/selection.ts";
import { support } from "../query/support.ts";

const phone: Clause = { source: "trend", filter: { dimension: "channel", op: "equals", value: "phone" } };
const week: Clause = { source: "dates", range: { last: 1, unit: "week" } };
const urgent = { dimension: "urgent", op: "equals", value: true } as const;
const query: AggregateQuery = {
  kind: "aggregate",
  metrics: ["tickets"],
  where: urgent,
  time: { range: { last: 28, unit: "day" }, grain: "day" },
};

describe("selectQuery", () => {
  it("adds the others' filters and takes the page's range", () => {
    expect(selectQuery(support, query, resolveFor([phone, week], "kpi"))).toEqual({
      query: { ...query, where: { and: [urgent, phone.filter] }, time: { range: week.range, grain: "day" } },
      filtered: true,
      leftOut: [],
    });
  });

  it("leaves the source of a clause alone", () => {
    expect(selectQuery(support, query, resolveFor([phone], "trend"))).toEqual({ query, filtered: false, leftOut: [] });
  });

  it("keeps its range where nobody chose one, and a query without time", () => {
    expect(selectQuery(support, query, { filter: null, range: null }).query).toEqual(query);
    const timeless: AggregateQuery = { kind: "aggregate", metrics: ["tickets"] };
    expect(selectQuery(support, timeless, resolveFor([week], "kpi")).query).toEqual(timeless);
  });

  it("names the dimensions by which the metrics cannot be filtered", () => {
    const byScore: Clause = { source: "s", filter: { dimension: "score", op: "range", range: { from: 4 } } };
    expect(selectQuery(support, query, resolveFor([byScore], "kpi"))).toEqual({
      query,
      filtered: false,
      leftOut: ["score"],
    });
  });

  it("filters a retention query by what both of its events have", () => {
    const asked: RetentionQuery = {
      kind: "retention",
      start: "created",
      return: { event: "rated" },
      time: { range: { last: 4, unit: "week" }, grain: "week" },
      periods: 4,
    };
    const byScore: Clause = { source: "s", filter: { dimension: "score", op: "range", range: { from: 4 } } };
    expect(selectQuery(support, asked, resolveFor([phone, byScore, week], "cohorts"))).toEqual({
      query: { ...asked, where: phone.filter, time: { range: week.range, grain: "week" } },
      filtered: true,
      leftOut: ["score"],
    });
  });
});
