import { describe, expect, it } from "vitest";
import { MetricsError, parseQuery } from "../../src/query/index.ts";
import { queries } from "../contract/queries.ts";
import { support } from "./support.ts";

/** Path and message of the error that a query is refused with. */
function refusal(query: unknown): { readonly path: string | undefined; readonly message: string } {
  try {
    parseQuery(support, query);
  } catch (error) {
    if (error instanceof MetricsError && error.code === "invalid-query") {
      return { path: error.path, message: error.message };
    }
    throw error;
  }
  throw new Error("the query was accepted");
}

const tickets = { kind: "aggregate", metrics: ["tickets"] };
const week = { last: 7, unit: "day" };

describe("parseQuery(catalog, input)", () => {
  it("leads whatever else a metric is called to its name", () => {
    const catalog = { ...support, metrics: { ...support.metrics, csat: { ...support.metrics.csat, synonyms: ["Satisfaction", "满意率"] } } };
    for (const name of ["satisfaction", "满意率"]) {
      expect(() => parseQuery(catalog, { kind: "aggregate", metrics: [name] })).toThrow(`unknown metric "${name}"; did you mean "csat"?`);
    }
  });

  it.each(Object.entries(queries))("returns a valid query as it is: %s", (_, query) => {
    expect(parseQuery(support, JSON.parse(JSON.stringify(query)))).toEqual(query);
  });

  it.each([
    ["an unknown metric", { kind: "aggregate", metrics: ["tikets"] }, "metrics[0]", 'did you mean "tickets"?'],
    ["an unknown metric under a name", { kind: "aggregate", metrics: [{ metric: "csta", as: "x" }] }, "metrics[0].metric", 'did you mean "csat"?'],
    ["an unknown dimension", { ...tickets, by: ["channel", "regoin"] }, "by[1]", 'did you mean "region"?'],
    ["a name of Object's prototype", { ...tickets, by: ["constructor"] }, "by[0]", "unknown dimension"],
    ["an unknown kind", { kind: "aggregat", metrics: ["tickets"] }, "kind", 'did you mean "aggregate"?'],
    ["no kind", { metrics: ["tickets"] }, "kind", "expected one of"],
    ["a query that is no object", "tickets", "", "expected a query"],
    ["null", null, "", "expected a query"],
    ["a list", [], "kind", "expected one of"],
    ["an unknown key", { ...tickets, wehre: {} }, "wehre", 'did you mean "where"?'],
    ["no metric at all", { kind: "aggregate", metrics: [] }, "metrics", "at least 1"],
    ["metrics that are no list", { kind: "aggregate", metrics: "tickets" }, "metrics", "expected a list"],
    ["a range that ends before it starts", { ...tickets, time: { range: { from: "2026-02-01", to: "2026-01-01" } } }, "time.range", "ends before it starts"],
    ["a date that does not exist", { ...tickets, time: { range: { from: "2026-02-30", to: "2026-03-01" } } }, "time.range.from", "expected an instant"],
    ["a range of no known form", { ...tickets, time: { range: { lastt: 7 } } }, "time.range.from", "is required"],
    ["an unknown unit", { ...tickets, time: { range: { last: 7, unit: "days" } } }, "time.range.unit", 'did you mean "day"?'],
    ["a negative count", { ...tickets, time: { range: { last: -7, unit: "day" } } }, "time.range.last", "1 or more"],
    ["an unknown zone", { ...tickets, calendar: { timeZone: "Mars/Olympus" } }, "calendar.timeZone", 'unknown time zone "Mars/Olympus"'],
    ["an offset for a zone", { ...tickets, calendar: { timeZone: "+02:00" } }, "calendar.timeZone", "IANA"],
    ["a filter on an unknown dimension", { ...tickets, where: { and: [{ dimension: "chanel", op: "isNull" }] } }, "where.and[0].dimension", 'did you mean "channel"?'],
    ["a value outside an enum", { ...tickets, where: { dimension: "channel", op: "equals", value: "' OR 1=1 -- " } }, "where.value", "expected one of phone"],
    ["a value of another type", { ...tickets, where: { dimension: "replies", op: "equals", value: "0" } }, "where.value", "expected a number"],
    ["an object for a value", { ...tickets, where: { dimension: "region", op: "equals", value: { toSqlString: 1 } } }, "where.value", "expected a text"],
    ["an operator of another kind", { ...tickets, where: { dimension: "createdAt", op: "contains", value: "2" } }, "where.op", "expected one of isNull, range"],
    ["bounds without a bound", { ...tickets, where: { dimension: "replies", op: "range", range: {} } }, "where.range", "give from, to, or both"],
    ["bounds the wrong way round", { ...tickets, where: { dimension: "replies", op: "range", range: { from: 5, to: 2 } } }, "where.range", "ends before it starts"],
    ["a total outside the grouping", { ...tickets, by: ["channel"], totals: [["region"]] }, "totals[0][0]", "is not a grouped dimension"],
    ["an order by what is not there", { ...tickets, order: [{ by: "csat" }] }, "order[0].by", "is not a column"],
    ["top by a metric that is not asked for", { ...tickets, by: ["channel"], top: { n: 3, by: "csat" } }, "top.by", "is not a metric of this query"],
    ["top without a dimension", { ...tickets, top: { n: 3, by: "tickets" } }, "top", "give `by`"],
    ["a cell named like a dimension", { kind: "aggregate", metrics: [{ metric: "tickets", as: "channel" }] }, "metrics[0]", "is a dimension's"],
    ["the same metric twice", { kind: "aggregate", metrics: ["tickets", "tickets"] }, "metrics[1]", "stands twice"],
    ["a time among the dimensions", { ...tickets, by: ["createdAt"] }, "by[0]", "time.grain"],
    ["a comparison without a range", { ...tickets, compare: [{ id: "x", to: "previous" }] }, "compare", "give `time`"],
    ["a shift that is no duration", { ...tickets, time: { range: week }, compare: [{ id: "x", to: { shift: "1 year" } }] }, "compare[0].to.shift", "ISO 8601"],
    ["a shift of ages", { ...tickets, time: { range: week }, compare: [{ id: "x", to: { shift: "P99999999999Y" } }] }, "compare[0].to.shift", "longer than 1000 years"],
    ["drivers against another age", { kind: "drivers", metric: "tickets", dimensions: ["channel"], time: { range: week }, compare: { shift: "P300000Y" } }, "compare.shift", "longer than 1000 years"],
    ["a bucket of ages", { ...tickets, where: { dimension: "createdAt", op: "range", range: { last: 1, unit: { interval: "P9999Y" } } } }, "where.range.unit.interval", "longer than 100 years"],
    ["an interval of two units", { ...tickets, time: { range: week, grain: { interval: "P1DT12H" } } }, "time.grain.interval", "one unit"],
    ["an interval of nothing", { ...tickets, time: { range: week, grain: { interval: "P0D" } } }, "time.grain.interval", "one unit"],
    ["an interval that does not divide a day", { ...tickets, time: { range: week, grain: { interval: "PT7H" } } }, "time.grain", "give an origin"],
    ["an origin that is none", { ...tickets, time: { range: week, grain: { interval: "P2W", origin: "monday" } } }, "time.grain.origin", "expected an instant"],
    ["a unit of ranges that is only a grain", { ...tickets, time: { range: { last: 7, unit: "auto" } } }, "time.range.unit", "expected one of"],
    ["a thirteenth month", { ...tickets, calendar: { fiscalStart: { month: 13 } } }, "calendar.fiscalStart.month", "12 or less"],
    ["a calendar that the catalog lacks", { ...tickets, calendar: { business: "china" } }, "calendar.business", 'unknown calendar "china"'],
    ["a target that is no metric", { ...tickets, time: { range: week }, compare: [{ id: "x", to: { target: "tikets" } }] }, "compare[0].to.target", 'did you mean "tickets"?'],
    ["a page before the first", { ...tickets, page: { size: 10, offset: -1 } }, "page.offset", "0 or more"],
    ["a page of a million", { ...tickets, page: { size: 1_000_000 } }, "page.size", "10000 or less"],
  ])("refuses %s, naming the path", (_, query, path, message) => {
    const refused = refusal(query);
    expect(refused.path).toBe(path);
    expect(refused.message).toContain("metricdeck: ");
    expect(refused.message).toContain(message);
  });

  it.each([
    ["a grain of one's own", { time: { range: week, grain: { interval: "PT7H", origin: "2026-01-01T06:00:00Z" } } }],
    ["auto", { time: { range: { last: 3, unit: { interval: "P2W" } }, grain: "auto" } }],
    ["fiscal units", { time: { range: { toDate: "fiscalYear" }, grain: "fiscalQuarter" }, calendar: { fiscalStart: { month: 4, namedBy: "start" } } }],
    ["a target", { time: { range: week }, compare: [{ id: "x", to: { target: "tickets" } }] }],
  ])("accepts %s", (_, asked) => {
    expect(parseQuery(support, { ...tickets, ...asked })).toEqual({ ...tickets, ...asked });
  });

  it("refuses the least share of combinations where none are asked for", () => {
    const drivers = { kind: "drivers", metric: "tickets", time: { range: week }, dimensions: ["region"], minSupport: 0.1 };
    expect(refusal(drivers).message).toContain("`minSupport` is of combinations");
    expect(refusal({ ...drivers, combine: 4 }).path).toBe("combine");
    expect(parseQuery(support, { ...drivers, combine: 2 })).toEqual({ ...drivers, combine: 2 });
  });

  it("refuses a filter that is nested without end, without recursing into it", () => {
    let where: unknown = { dimension: "region", op: "isNull" };
    for (let depth = 0; depth < 5_000; depth++) where = { not: where };
    expect(refusal({ ...tickets, where }).message).toContain("deep");
    expect(refusal({ ...tickets, where }).path).toBe("where.not.not.not.not.not…");
  });

  it("does not take a prototype's keys for its own", () => {
    const query = JSON.parse('{"kind":"aggregate","metrics":["tickets"],"__proto__":{"by":["region"]}}') as unknown;
    expect(refusal(query).path).toBe("__proto__");
  });

  it("keeps SQL in a value as the text that it is", () => {
    const query = { ...tickets, where: { dimension: "region", op: "equals", value: "x' OR 1=1 -- " } };
    expect(parseQuery(support, query)).toEqual(query);
  });
});
