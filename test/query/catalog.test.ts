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
    ["a snapshot that closes at no time", { ...ticket, dimensions: { at: d.time() }, metrics: { a: m.snapshot({ entity: "ticket", over: { opened: "at", closed: "clsed" } }) } }, "metrics.a.over.closed", 'unknown dimension "clsed"'],
    ["a snapshot over what is no time", { ...ticket, dimensions: { team: d.string() }, metrics: { a: m.snapshot({ entity: "ticket", over: "team" }) } }, "metrics.a.over", "team is a string dimension"],
    ["a snapshot of what is no number", { ...ticket, dimensions: { at: d.time() }, metrics: { a: m.snapshot({ entity: "ticket", over: "at", of: "at" }) } }, "metrics.a.of", "at is a time dimension"],
    ["the accumulation of a snapshot", { ...ticket, dimensions: { at: d.time() }, metrics: { a: m.snapshot({ entity: "ticket", over: "at" }), b: m.cumulative({ of: "a", unit: "count" }) } }, "metrics.b.of", "a is a snapshot and cannot be accumulated"],
    ["the accumulation of a ratio of snapshots", { ...ticket, dimensions: { at: d.time() }, metrics: { a: m.snapshot({ entity: "ticket", over: "at" }), r: m.ratio({ numerator: "a", denominator: "a" }), b: m.cumulative({ of: "r", unit: "share" }) } }, "metrics.b.of", "r divides a snapshot"],
    ["a window of no length", { ...ticket, metrics: { n: m.count({ entity: "ticket" }), a: m.cumulative({ of: "n", window: "28 days", unit: "count" }) } }, "metrics.a.window", "write ISO 8601 such as P28D"],
    ["a window that is to date as well", { ...ticket, metrics: { n: m.count({ entity: "ticket" }), a: m.cumulative({ of: "n", window: "P28D", toDate: "month", unit: "count" }) } }, "metrics.a.toDate", "not both"],
    ["an accumulated count that calls itself a number", { ...ticket, metrics: { n: m.count({ entity: "ticket" }), a: m.cumulative({ of: "n" }) } }, "metrics.a.unit", 'write unit: "count"'],
    ["an expression that ends too early", { ...ticket, metrics: { n: m.count({ entity: "ticket" }), a: m.derived({ from: ["n"], expression: "n /" }) } }, "metrics.a.expression", "it ends too early"],
    ["an expression of a metric that it does not list", { ...ticket, metrics: { n: m.count({ entity: "ticket" }), a: m.derived({ from: ["n"], expression: "n / na" }) } }, "metrics.a.expression", 'did you mean "n"?'],
    ["a sum of seconds and counts", { ...ticket, dimensions: { s: d.number() }, metrics: { n: m.count({ entity: "ticket" }), t: m.sum({ entity: "ticket", of: "s", unit: "seconds" }), a: m.derived({ from: ["n", "t"], expression: "n + t" }) } }, "metrics.a.expression", "count + seconds means nothing"],
    ["a time that calls itself a number", { ...ticket, dimensions: { s: d.number() }, metrics: { n: m.count({ entity: "ticket" }), t: m.sum({ entity: "ticket", of: "s", unit: "seconds" }), a: m.derived({ from: ["n", "t"], expression: "t / n" }) } }, "metrics.a.unit", 'write unit: "seconds"'],
    ["metrics that go round in a circle", { ...ticket, metrics: { a: m.derived({ from: ["b"], expression: "b" }), b: m.derived({ from: ["a"], expression: "a" }) } }, "metrics.a.from", "a → b → a"],
    ["a conversion to an unknown event", { ...ticket, dimensions: { at: d.time() }, events: { created: { entity: "ticket", time: "at" } }, metrics: { a: m.conversion({ from: "created", to: "crated", within: "P3D" }) } }, "metrics.a.to", 'did you mean "created"?'],
    ["a conversion within no length", { ...ticket, dimensions: { at: d.time() }, events: { created: { entity: "ticket", time: "at" } }, metrics: { a: m.conversion({ from: "created", to: "created", within: "3" }) } }, "metrics.a.within", "P28D"],
    ["a conversion of tickets to customers", { entities: { ticket: { key: "id" }, customer: { key: "customerId" } }, dimensions: { at: d.time() }, events: { created: { entity: "ticket", time: "at" }, left: { entity: "customer", time: "at" } }, metrics: { a: m.conversion({ from: "created", to: "left", within: "P3D" }) } }, "metrics.a.to", "cannot be one and the same"],
    ["a metric of no entity", { ...ticket, metrics: JSON.parse('{ "a": { "kind": "count", "time": "at" } }') }, "metrics.a.entity", "no entity is named; use one of ticket"],
    ["a metric of an entity that is a number", { ...ticket, metrics: JSON.parse('{ "a": { "kind": "count", "entity": 5 } }') }, "metrics.a.entity", "number is no name: no entity is named; use one of ticket"],
    ["a ratio without a numerator", { ...ticket, metrics: JSON.parse('{ "a": { "kind": "ratio", "denominator": "a" } }') }, "metrics.a.numerator", "no metric is named; use one of a"],
    ["a derived metric without an expression", { ...ticket, metrics: JSON.parse('{ "a": { "kind": "derived", "from": [] } }') }, "metrics.a.expression", "the expression is missing"],
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
