import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { editedFrom } from "../edited.ts";
import { changed, sample } from "../sample.ts";

const edited = (path: readonly (string | number)[], value?: unknown) => changed(sample, path, value) as CockpitDocument;

describe("diffDocuments(a, b)", () => {
  it("tells each text, prop, mapping and place that is another", () => {
    expect(diffDocuments(sample, edited(["title", "zh-CN"]))).toEqual([
      { kind: "text", key: "title", language: "zh-CN", path: "title.zh-CN", before: "主管日常", after: undefined },
    ]);
    expect(diffDocuments(sample, edited(["widgets", "course", "props", "top"], 4))).toEqual([
      { kind: "prop", id: "course", prop: "top", path: "widgets.course.props.top", before: 3, after: 4 },
    ]);
    expect(diffDocuments(sample, edited(["widgets", "course", "filters", "channels"]))).toEqual([
      { kind: "mapping", id: "course", source: "channels", path: "widgets.course.filters.channels", before: "ignore", after: undefined },
    ]);
    expect(diffDocuments(sample, edited(["layout", "wide", "csat", "w"], 4))).toEqual([
      { kind: "placement", at: "wide", id: "csat", path: "layout.wide.csat", before: { x: 0, y: 0, w: 3, h: 3 }, after: { x: 0, y: 0, w: 4, h: 3 } },
    ]);
  });

  it("tells what is added, removed, of another type, or in another order", () => {
    const tile = { type: "KpiTile", props: { metric: "tickets" } };
    expect(diffDocuments(sample, edited(["widgets", "alerts"], tile))).toEqual([
      { kind: "widget", id: "alerts", path: "widgets.alerts", before: sample.widgets["alerts"], after: tile },
    ]);
    const filters = [...(sample.filters ?? [])].reverse().slice(1);
    expect(diffDocuments(sample, { ...sample, filters })).toEqual([
      { kind: "filter", id: "regions", path: "filters.regions", before: sample.filters?.[3], after: undefined },
      { kind: "filterOrder", path: "filters", before: ["period", "channels", "low-csat"], after: ["low-csat", "channels", "period"] },
    ]);
    const medium = { csat: { x: 0, y: 0, w: 6, h: 3 } };
    expect(diffDocuments(sample, edited(["layout", "medium"], medium))).toEqual([
      { kind: "layout", at: "medium", path: "layout.medium", before: undefined, after: medium },
    ]);
  });

  it("is empty where both say the same, in whatever order their keys stand", () => {
    const widgets = Object.fromEntries(Object.entries(sample.widgets).reverse());
    expect(diffDocuments(sample, { ...sample, widgets })).toEqual([]);
    fc.assert(
      fc.property(editedFrom(sample), editedFrom(sample), (a, b) => {
        expect(diffDocuments(a, a)).toEqual([]);
        expect(diffDocuments(a, b).map(({ path, before, after }) => [path, after, before])).toEqual(
          expect.arrayContaining(diffDocuments(b, a).map(({ path, before, after }) => [path, before, after])),
        );
      }),
      { numRuns: 60 },
    );
  });
});
