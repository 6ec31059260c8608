import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clause, Selection } from "../../src/selection/clause.ts";
import { clearFiltersFor } from "../../src/selection/clearFiltersFor.ts";
import { clear, publish, resolveFor } from "../../src/selection/selection.ts";

const phone: Clause = { source: "trend", filter: { dimension: "channel", op: "equals", value: "phone" } };
const north: Clause = { source: "region", filter: { dimension: "region", op: "equals", value: "north" } };
const week: Clause = { source: "dates", range: { last: 1, unit: "week" } };
const day: Clause = { source: "trend", range: { from: "2026-03-01", to: "2026-03-02" } };

const clauses = fc.record(
  {
    source: fc.constantFrom("a", "b", "c"),
    filter: fc.constantFrom(phone.filter, north.filter),
    range: fc.constantFrom(week.range, day.range),
  },
  { requiredKeys: ["source"] },
) as fc.Arbitrary<Clause>;
const selections = fc.array(clauses).map((list) => list.reduce<Selection>(publish, []));

describe("publish", () => {
  it("publish(selection, clause) replaces what its source said and makes it the latest", () => {
    expect(publish([phone, north], day)).toEqual([north, day]);
  });

  it("publish(selection, clause) takes the source out when the clause says nothing", () => {
    expect(publish([phone, north], { source: "trend" })).toEqual([north]);
  });

  it("publish twice is publish once, and no source is there twice", () => {
    fc.assert(
      fc.property(selections, clauses, (selection, clause) => {
        const once = publish(selection, clause);
        expect(publish(once, clause)).toEqual(once);
        expect(new Set(once.map(({ source }) => source)).size).toBe(once.length);
      }),
    );
  });

  it("clear(publish(selection, clause), source) is the selection without the source", () => {
    fc.assert(
      fc.property(selections, clauses, (selection, clause) => {
        expect(clear(publish(selection, clause), clause.source)).toEqual(clear(selection, clause.source));
      }),
    );
  });
});

describe("clear", () => {
  it("clear(selection) is empty", () => {
    expect(clear([phone, north])).toEqual([]);
  });

  it("clear(selection, stranger) is the same selection", () => {
    const selection = [phone, north];
    expect(clear(selection, "stranger")).toBe(selection);
  });

  it("clearFiltersFor(selection, source) keeps its own clause and plain ranges", () => {
    expect(clearFiltersFor([phone, north, week], "trend")).toEqual([phone, week]);
  });

  it("after clearFiltersFor no filter is left for the source", () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(resolveFor(clearFiltersFor(selection, "a"), "a").filter).toBe(null);
      }),
    );
  });
});

describe("resolveFor", () => {
  it("resolveFor(selection, source) joins the filters of all others", () => {
    expect(resolveFor([phone, north], "kpi")).toEqual({ filter: { and: [phone.filter, north.filter] }, range: null });
    expect(resolveFor([phone, north], "trend")).toEqual({ filter: north.filter, range: null });
    expect(resolveFor([phone], "trend")).toEqual({ filter: null, range: null });
  });

  it("resolveFor(selection, source) takes the latest range", () => {
    expect(resolveFor([week, day], "kpi").range).toEqual(day.range);
    expect(resolveFor(publish([week, day], week), "kpi").range).toEqual(week.range);
    expect(resolveFor([week, day], "trend").range).toEqual(week.range);
  });

  it("a source never sees its own clause", () => {
    fc.assert(
      fc.property(selections, clauses, (selection, clause) => {
        expect(resolveFor(publish(selection, clause), clause.source)).toEqual(resolveFor(selection, clause.source));
      }),
    );
  });
});
