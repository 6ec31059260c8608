import { describe, expect, it } from "vitest";
import { comparisonsOf, kpiTileQuery, rangeInMode } from "../../../src/widgets/kpiTile/kpiTileQuery.ts";
import type { support } from "../../query/support.ts";

type C = typeof support;
const month = { last: 28, unit: "day" } as const;

describe("kpiTileQuery", () => {
  it("kpiTileQuery(metric) asks for its number, and for a line by the day", () => {
    expect(kpiTileQuery<C>({ metric: "csat" }, month)).toEqual({
      value: { kind: "aggregate", metrics: ["csat"], time: { range: month }, compare: [] },
      series: { kind: "aggregate", metrics: ["csat"], time: { range: month, grain: "day" } },
    });
  });

  it("kpiTileQuery(askedWith) is the same for all tiles that name the same metrics", () => {
    const askedWith = ["csat", "tickets"] as const;
    expect(kpiTileQuery<C>({ metric: "csat", askedWith }, month)).toEqual(kpiTileQuery<C>({ metric: "tickets", askedWith }, month));
  });

  it("kpiTileQuery(compare) asks for everything but the target, which needs no query", () => {
    const { value } = kpiTileQuery<C>({ metric: "csat", compare: ["yearAgo", "sameWeekday", "target"] }, month);
    expect(value.compare).toEqual([
      { id: "yearAgo", to: { shift: "P1Y" } },
      { id: "sameWeekday", to: { shift: "P1W" }, align: "weekday" },
    ]);
  });

  it("kpiTileQuery(compare) leaves the label of a comparison of the host's own out of the query", () => {
    const launch = { id: "launch", to: { period: "month", offset: -3 }, label: "launch month" } as const;
    const { value } = kpiTileQuery<C>({ metric: "csat", compare: launch }, month);
    expect(value.compare).toEqual([{ id: "launch", to: { period: "month", offset: -3 } }]);
  });

  it("kpiTileQuery(latest) asks once, by bucket, each beside the bucket before it", () => {
    expect(kpiTileQuery<C>({ metric: "csat", compare: "previous", summary: "latest" }, month)).toEqual({
      value: {
        kind: "aggregate",
        metrics: ["csat"],
        time: { range: month, grain: "day" },
        compare: [{ id: "previous", to: { shift: "P1D" } }],
      },
      series: null,
    });
  });

  it("kpiTileQuery(sparkline: false) asks for no line", () => {
    expect(kpiTileQuery<C>({ metric: "csat", sparkline: false }, month).series).toBe(null);
  });

  it("kpiTileQuery(where) filters number and line", () => {
    const where = { dimension: "channel", op: "equals", value: "phone" } as const;
    const { value, series } = kpiTileQuery<C>({ metric: "tickets", where }, month);
    expect([value.where, series?.where]).toEqual([where, where]);
  });
});

describe("rangeInMode", () => {
  it("rangeInMode(running period, aligned) ends it now", () => {
    expect(rangeInMode({ period: "day", offset: 0 }, "aligned")).toEqual({ toDate: "day" });
    expect(rangeInMode({ toDate: "month" }, "aligned")).toEqual({ toDate: "month" });
  });

  it("rangeInMode(running period, lastComplete) takes the one before", () => {
    expect(rangeInMode({ toDate: "month" }, "lastComplete")).toEqual({ period: "month", offset: -1 });
    expect(rangeInMode({ period: "day", offset: 0 }, "lastComplete")).toEqual({ period: "day", offset: -1 });
    expect(rangeInMode({ last: 7, unit: "day", complete: false }, "lastComplete")).toEqual({ last: 7, unit: "day" });
  });

  it("rangeInMode(running period, raw) reaches to its end", () => {
    expect(rangeInMode({ toDate: "day" }, "raw")).toEqual({ period: "day", offset: 0 });
  });

  it("rangeInMode(a range that is over) is that range in every mode", () => {
    for (const mode of ["aligned", "lastComplete", "raw"] as const) {
      expect(rangeInMode({ period: "month", offset: -1 }, mode)).toEqual({ period: "month", offset: -1 });
    }
  });
});

describe("comparisonsOf", () => {
  it("comparisonsOf(one, several or none) is a list", () => {
    expect(comparisonsOf({})).toEqual([]);
    expect(comparisonsOf({ compare: "previous" })).toEqual(["previous"]);
    expect(comparisonsOf({ compare: ["previous", "target"] })).toEqual(["previous", "target"]);
  });
});
