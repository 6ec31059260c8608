import { describe, expect, it } from "vitest";
import type { Catalog } from "../../src/query/index.ts";
import { checkCatalog, d, dimensionPath, m } from "../../src/query/index.ts";
import { support } from "./support.ts";

const ticket = { entities: { ticket: { key: "id" } }, dimensions: {}, metrics: {} };

describe("checkCatalog(catalog)", () => {
  it.each<[string, Catalog, string, string]>([
    ["an unknown entity", { ...ticket, metrics: { a: m.count({ entity: "tiket" }) } }, "metrics.a.entity", 'did you mean "ticket"?'],
    ["an unknown link", { ...ticket, entities: { ticket: { key: "id", belongsTo: { customr: "x" } }, customer: { key: "c" } } }, "entities.ticket.belongsTo", 'did you mean "customer"?'],
    ["a measure that is not a number", { ...ticket, dimensions: { at: d.time() }, metrics: { a: m.sum({ entity: "ticket", of: "at" }) } }, "metrics.a.of", "at is a time dimension"],
    ["a percentile of 90", { ...ticket, dimensions: { s: d.number() }, metrics: { a: m.percentile({ entity: "ticket", of: "s", p: 90 }) } }, "metrics.a.p", "0.9 for p90"],
    ["a ratio of ratios", { ...ticket, metrics: { n: m.count({ entity: "ticket" }), r: m.ratio({ numerator: "n", denominator: "n" }), x: m.ratio({ numerator: "r", denominator: "n" }) } }, "metrics.x.numerator", "cannot be divided again"],
    ["a dimension called time", { ...ticket, dimensions: { time: d.string() } }, "dimensions.time", 'not "time"'],
    ["a metric named like a dimension", { ...ticket, dimensions: { a: d.string() }, metrics: { a: m.count({ entity: "ticket" }) } }, "dimensions.a", "cannot be used"],
    ["a metric's filter on an unknown dimension", { ...ticket, dimensions: { state: d.string() }, metrics: { a: m.count({ entity: "ticket", where: { dimension: "stat", op: "isNull" } }) } }, "metrics.a.where", 'did you mean "state"?'],
    ["a metric's filter on a value outside an enum", { ...ticket, dimensions: { state: d.enum(["open", "solved"]) }, metrics: { a: m.count({ entity: "ticket", where: { dimension: "state", op: "equals", value: "sovled" } }) } }, "metrics.a.where", 'did you mean "solved"?'],
    ["a metric's filter by an operator of another kind", { ...ticket, dimensions: { state: d.enum(["open"]) }, metrics: { a: m.count({ entity: "ticket", where: { dimension: "state", op: "range", range: { from: 1 } } }) } }, "metrics.a.where.op", "unknown operator of enum dimensions"],
    ["a distinct count of nothing known", { ...ticket, dimensions: { agent: d.string() }, metrics: { a: m.distinct({ entity: "ticket", of: "agnet" }) } }, "metrics.a.of", 'did you mean "agent"?'],
  ])("refuses %s", (_, catalog, path, message) => {
    expect(() => checkCatalog(catalog)).toThrow(expect.objectContaining({ code: "invalid-query", path }));
    expect(() => checkCatalog(catalog)).toThrow(message);
  });
});

describe("dimensionPath(catalog, entity, dimension)", () => {
  it("is empty for the entity's own and for conformed dimensions", () => {
    expect(dimensionPath(support, "ticket", "channel")).toEqual([]);
    expect(dimensionPath({ ...support, dimensions: { day: d.string() } }, "ticket", "day")).toEqual([]);
  });
  it("walks from the many to the one", () => {
    expect(dimensionPath(support, "feedback", "channel")).toEqual(["ticket"]);
  });
  it("is null from the one to the many, which would multiply rows", () => {
    expect(dimensionPath(support, "ticket", "score")).toBeNull();
  });
  it("takes the shortest way and survives circles", () => {
    const circle: Catalog = {
      entities: {
        a: { key: "id", belongsTo: { b: "b", c: "c" } },
        b: { key: "id", belongsTo: { a: "a", c: "c" } },
        c: { key: "id", belongsTo: { a: "a" } },
      },
      dimensions: { x: d.string({ entity: "c" }), y: d.string({ entity: "nowhere" }) },
      metrics: {},
    };
    expect(dimensionPath(circle, "a", "x")).toEqual(["c"]);
    expect(dimensionPath(circle, "a", "y")).toBeNull();
  });
});
