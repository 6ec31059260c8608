import { describe, expect, it } from "vitest";
import { filterStart } from "../../src/cockpit/filterStart.ts";

describe("filterStart", () => {
  it("filterStart(filter, source) is the clause that the control would make, and null where it would make none", () => {
    expect(filterStart({ id: "p", kind: "dateRange", start: { last: 7, unit: "day" } }, "desk.p")).toEqual({
      source: "desk.p",
      range: { last: 7, unit: "day" },
    });
    expect(filterStart({ id: "p", kind: "dateRange" }, "p")).toBe(null);
    expect(filterStart({ id: "c", kind: "dimension", dimension: "channel", start: { op: "notIn", values: ["chat"] } }, "c")).toEqual({
      source: "c",
      filter: { dimension: "channel", op: "notIn", values: ["chat"] },
    });
    expect(filterStart({ id: "c", kind: "dimension", dimension: "channel", start: { op: "in", values: [] } }, "c")).toBe(null);
  });

  it("filterStart(filter, source) of a rule takes every value that holds its text, but those left out, and those besides", () => {
    const rule = { op: "in", values: ["East"], contains: "north", ignoreCase: true, except: ["North 2"] } as const;
    const meant = {
      or: [
        { and: [{ dimension: "region", op: "contains", value: "north", ignoreCase: true }, { dimension: "region", op: "notIn", values: ["North 2"] }] },
        { dimension: "region", op: "in", values: ["East"] },
      ],
    };
    expect(filterStart({ id: "r", kind: "dimension", dimension: "region", start: rule }, "r")).toEqual({ source: "r", filter: meant });
    expect(filterStart({ id: "r", kind: "dimension", dimension: "region", start: { ...rule, op: "notIn" } }, "r")).toEqual({ source: "r", filter: { not: meant } });
  });

  it("filterStart(filter, source) of a measure leaves its members open until they are known", () => {
    const measure = { dimension: "agent", metric: "csat", op: "lt", value: 0.8 } as const;
    const { dimension, metric, ...start } = measure;
    expect(filterStart({ id: "m", kind: "measure", dimension, metric, start }, "m")).toEqual({ source: "m", measure, filter: { and: [] } });
    expect(filterStart({ id: "m", kind: "measure", dimension, metric }, "m")).toBe(null);
  });
});
