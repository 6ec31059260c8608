import { describe, expect, it } from "vitest";
import { MetricsError, parseQuery } from "../../src/query/index.ts";
import { journeys } from "../contract/eventCatalog.ts";

const asked = { kind: "funnel", steps: ["a", "b"], time: { range: { last: 7, unit: "day" } }, window: "P3D" };

function fault(query: unknown): readonly [string | undefined, string] {
  try {
    parseQuery(journeys, query);
  } catch (thrown) {
    if (thrown instanceof MetricsError) return [thrown.path, thrown.message];
  }
  throw new Error("it was accepted");
}

describe("parseQuery(catalog, funnel)", () => {
  it("takes every option", () => {
    const full = {
      ...asked,
      steps: ["a", { event: "b", as: "Second step", within: "PT4H", where: { dimension: "channel", op: "isNull" } }, "c"],
      order: "strict",
      count: { sessions: "PT30M" },
      exclusions: [{ event: "x", from: 0, to: 2 }],
      holdConstant: ["product"],
      breakdown: { by: "channel", attribution: { step: 1 }, top: 5 },
      view: { timeToConvert: { from: 0, to: 1, bins: 10 } },
      compare: [{ id: "before", to: "previous" }],
    };
    expect(parseQuery(journeys, full)).toEqual(full);
  });

  it("names the nearest event", () => {
    expect(fault({ ...asked, steps: ["a", "opend"] })).toEqual([
      "steps[1]",
      'metricdeck: unknown event "opend"; did you mean "opened"?',
    ]);
  });

  it("refuses events that happen to different things", () => {
    expect(fault({ ...asked, steps: ["a", "scheduled"] })).toEqual([
      "steps[1]",
      "metricdeck: a happens to a customer, scheduled to a ticket: they cannot be one and the same",
    ]);
  });

  it("refuses a trend without a grain, and a grain without a trend", () => {
    expect(fault({ ...asked, view: "trend" })[0]).toBe("time.grain");
    expect(fault({ ...asked, time: { ...asked.time, grain: "day" } })[0]).toBe("time.grain");
  });

  it("refuses steps that do not exist or do not follow one another", () => {
    expect(fault({ ...asked, exclusions: [{ event: "x", from: 1, to: 1 }] })[0]).toBe("exclusions[0].from");
    expect(fault({ ...asked, exclusions: [{ event: "x", to: 2 }] })[0]).toBe("exclusions[0].to");
    expect(fault({ ...asked, view: { timeToConvert: { to: 2 } } })[0]).toBe("view.timeToConvert.to");
    expect(fault({ ...asked, breakdown: { by: "channel", attribution: { step: 2 } } })[0]).toBe("breakdown.attribution.step");
    expect(fault({ ...asked, steps: [{ event: "a", within: "P1D" }, "b"] })[0]).toBe("steps[0].within");
  });

  it("refuses a window of nothing, days as a gap, and times as segments", () => {
    expect(fault({ ...asked, window: "P0D" })).toEqual(["window", "metricdeck: the duration is 0; give a longer one"]);
    expect(fault({ ...asked, count: { sessions: "P1D" } })[0]).toBe("count.sessions");
    expect(fault({ ...asked, breakdown: { by: "at" } })[0]).toBe("breakdown.by");
  });
});

describe("parseQuery(catalog, retention)", () => {
  const retention = { kind: "retention", start: "a", return: "b", time: { ...asked.time, grain: "day" }, periods: [1, 3, 7] };

  it("takes a number of periods or their list", () => {
    expect(parseQuery(journeys, retention)).toEqual(retention);
    expect(parseQuery(journeys, { ...retention, periods: 12, measure: { sum: "amount" } })).toEqual({
      ...retention,
      periods: 12,
      measure: { sum: "amount" },
    });
  });

  it("refuses periods out of order, no grain, and a measure that is no number", () => {
    expect(fault({ ...retention, periods: [3, 1] })).toEqual([
      "periods[1]",
      "metricdeck: period 1 is not after period 3; list them in order",
    ]);
    expect(fault({ ...retention, time: asked.time })[0]).toBe("time.grain");
    expect(fault({ ...retention, measure: { average: "channel" } })[0]).toBe("measure.average");
  });
});
