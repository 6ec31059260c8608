import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument, diffDocuments, mergeDocuments, standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument, DocumentChange } from "../../../src/document/index.ts";
import { editedFrom } from "../edited.ts";
import { changed, sample } from "../sample.ts";

const specs = standardSpecs;
const merged = (ours: CockpitDocument, theirs: CockpitDocument, base = sample) => mergeDocuments(base, ours, theirs, { specs });
const edited = (path: readonly (string | number)[], value?: unknown) => changed(sample, path, value) as CockpitDocument;

describe("mergeDocuments(base, ours, theirs, { specs })", () => {
  it("keeps what each side changed", () => {
    const ours = edited(["title", "en"], "Ours");
    const theirs = edited(["title", "zh-CN"], "他们");
    const { document, conflicts } = merged(ours, theirs);
    expect(conflicts).toEqual([]);
    expect(document.title).toEqual({ en: "Ours", "zh-CN": "他们" });
  });

  it("names what both changed, with both values, and takes ours", () => {
    const { document, conflicts } = merged(edited(["widgets", "course", "props", "top"], 4), edited(["widgets", "course", "props", "top"], 5));
    expect(conflicts).toEqual([{ path: "widgets.course.props.top", base: 3, ours: 4, theirs: 5 }]);
    expect(document.widgets["course"]?.props["top"]).toBe(4);
  });

  it("says why props that are right on each side cannot be put together", () => {
    const { top: _top, ...props } = sample.widgets["course"]?.props ?? {};
    const base = edited(["widgets", "course", "props"], props);
    const { conflicts: apart, document } = merged(sample, changed(base, ["widgets", "course", "props", "by"]) as CockpitDocument, base);
    expect(apart.map(({ path, message }) => [path, message?.en])).toEqual([
      ["widgets.course.props", "top has no effect without by; give by, or leave out top"],
    ]);
    expect(document.widgets["course"]).toEqual(sample.widgets["course"]);
  });

  it("takes a widget that one side removed out of every layout, and tells where the other had changed it", () => {
    const { csat: _csat, ...widgets } = sample.widgets;
    const { csat: _place, ...wide } = sample.layout.wide;
    const ours: CockpitDocument = { ...sample, widgets, layout: { wide } };
    expect(merged(ours, edited(["layout", "wide", "csat", "x"], 6)).conflicts).toEqual([]);
    const { document, conflicts } = merged(ours, edited(["widgets", "csat", "props", "target"], 0.9));
    expect(conflicts.map(({ path, ours: mine }) => [path, mine])).toEqual([["widgets.csat", undefined]]);
    expect(Object.keys(document.layout.wide)).not.toContain("csat");
  });

  it("puts what both added in an order that is the same for both", () => {
    const filters = sample.filters ?? [];
    const ours = edited(["filters"], [...filters, { kind: "dimension", id: "b", dimension: "region" }]);
    const theirs = edited(["filters"], [...filters, { kind: "dimension", id: "a", dimension: "urgent" }]);
    const order = ["period", "channels", "low-csat", "a", "b"];
    expect(merged(ours, theirs).document.filters?.map(({ id }) => id)).toEqual(order);
    expect(merged(theirs, ours).document.filters?.map(({ id }) => id)).toEqual(order);
  });

  it("is the other's where one changed nothing, and either's where both did the same", () => {
    fc.assert(
      fc.property(editedFrom(sample), (other) => {
        expect(merged(other, other)).toEqual({ document: other, conflicts: [] });
        expect(merged(sample, other)).toEqual({ document: other, conflicts: [] });
        expect(merged(other, sample)).toEqual({ document: other, conflicts: [] });
      }),
      { numRuns: 60 },
    );
  });

  it("loses no edit, can be read, and is the same the other way round where nothing conflicts", () => {
    fc.assert(
      fc.property(editedFrom(sample), editedFrom(sample), (ours, theirs) => {
        const { document, conflicts } = merged(ours, theirs);
        expect(checkDocument(document, { specs })).toEqual([]);
        expect(Object.keys(document.layout.wide).toSorted()).toEqual(Object.keys(document.widgets).toSorted());
        const paths = conflicts.map(({ path }) => path);
        const told = (path: string) => paths.some((at) => path.startsWith(at) || at.startsWith(path));
        const rest = diffDocuments(document, theirs).map(({ path }) => path);
        const lost = diffDocuments(sample, theirs).filter((change) => isHeld(change) && rest.includes(change.path) && !told(change.path));
        const gone = lost.filter(({ path }) => !diffDocuments(sample, ours).some((change) => change.path === path));
        expect(gone).toEqual([]);
        if (conflicts.length === 0) expect(merged(theirs, ours).document).toEqual(document);
      }),
      { numRuns: 150 },
    );
  });
});

/** Places settle; the order of filters follows from what both did. */
function isHeld({ kind }: DocumentChange): boolean {
  return kind !== "placement" && kind !== "layout" && kind !== "filterOrder";
}
