import { describe, expect, it } from "vitest";
import { scopedSelection, scopeNotes } from "../../src/selection/scopedSelection.ts";
import type { Selection } from "../../src/selection/clause.ts";

const region = { dimension: "region", op: "in", values: ["EMEA"] } as const;
const channel = { dimension: "channel", op: "equals", value: "phone" } as const;
const dates = { source: "dates", range: { last: 7, unit: "day" } } as const;
const page: Selection = [{ source: "regions", filter: region }, { source: "channels", filter: { or: [channel, { not: region }] } }, dates];

describe("scopedSelection", () => {
  it("leaves what no mapping names as it is, the same objects", () => {
    const [first, second, third] = scopedSelection(page, {});
    expect([first === page[0], second === page[1], third === page[2]]).toEqual([true, true, true]);
  });

  it("puts a condition that every row meets in place of what is ignored, dates included", () => {
    expect(scopedSelection(page, { regions: "ignore", dates: "ignore" })).toEqual([
      { source: "regions", filter: { and: [] } },
      page[1],
      { source: "dates", filter: { and: [] } },
    ]);
  });

  it("says of other dimensions what a mapping names, at any depth, and nothing else", () => {
    expect(scopedSelection(page, { channels: { region: "team" }, dates: { region: "team" } })).toEqual([
      page[0],
      { source: "channels", filter: { or: [channel, { not: { ...region, dimension: "team" } }] } },
      dates,
    ]);
  });
});

describe("scopeNotes", () => {
  it("names each dimension that is ignored or stands for another once, and dates that are not followed", () => {
    expect(scopeNotes([...page, { source: "more", filter: region }], { regions: "ignore", more: "ignore", channels: { region: "team", channel: "channel" }, dates: "ignore" })).toEqual([
      { about: "filter", dimension: "region", as: null },
      { about: "filter", dimension: "region", as: "team" },
      { about: "range" },
    ]);
  });

  it("has none for sources that say nothing, and for mappings of dimensions that nobody filters", () => {
    expect(scopeNotes(page, { nobody: "ignore", regions: { channel: "team" } })).toEqual([]);
  });
});
