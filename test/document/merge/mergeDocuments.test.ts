import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument, diffDocuments, mergeDocuments, standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument, DocumentChange } from "../../../src/document/index.ts";
import { addWidget } from "../../../src/document/layout/editLayout.ts";
import { sameJson } from "../../../src/document/merge/sameJson.ts";
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

  it("takes theirs where that was chosen, and both of a limit and its metric", () => {
    const [ours, theirs] = [edited(["widgets", "course", "props", "top"], 4), edited(["widgets", "course", "props", "top"], 5)];
    const chosen = mergeDocuments(sample, ours, theirs, { specs, takeTheirs: ["widgets.course.props.top"] });
    expect([chosen.document, chosen.conflicts.length]).toEqual([theirs, 1]);
    const [limit, metric] = [edited(["widgets", "csat", "props", "target"], 0.9), edited(["widgets", "csat", "props", "metric"], "tickets")];
    expect(mergeDocuments(sample, limit, metric, { specs, takeTheirs: ["widgets.csat.props.metric"] }).document).toEqual(metric);
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
    const order = ["period", "channels", "low-csat", "regions", "a", "b"];
    expect(merged(ours, theirs).document.filters?.map(({ id }) => id)).toEqual(order);
    expect(merged(theirs, ours).document.filters?.map(({ id }) => id)).toEqual(order);
  });

  it("a widget that both moved down is a conflict with ours, and one that both pushed down makes room for both", () => {
    const tile = { type: "KpiTile", props: { metric: "tickets" } };
    const place = (y: number, h = 4) => ({ x: 0, y, w: 6, h });
    const laid = (wide: CockpitDocument["layout"]["wide"]): CockpitDocument =>
      ({ ...sample, filters: [], widgets: Object.fromEntries(Object.keys(wide).map((id) => [id, tile])), layout: { wide } });
    const base = laid({ a: place(10) });
    const both = merged(laid({ a: place(20) }), laid({ a: place(30) }), base);
    expect(both.conflicts).toEqual([{ path: "layout.wide.a.y", base: 10, ours: 20, theirs: 30 }]);
    expect(both.document.layout.wide).toEqual({ a: place(20) });
    const pushed = merged(laid({ b: place(10, 3), a: place(13) }), laid({ c: place(10, 5), a: place(15) }), base);
    expect(pushed.conflicts).toEqual([]);
    expect(pushed.document.layout.wide).toEqual({ b: place(10, 3), c: place(13, 5), a: place(18) });
    const oneEach = merged(laid({ b: place(10, 3), a: place(13) }), laid({ a: place(30) }), base);
    expect([oneEach.conflicts, oneEach.document.layout.wide["a"]]).toEqual([[], place(30)]);
  });

  it("keeps both of what two added under one id, and tells them apart the same way for both", () => {
    const withTile = (id: string, metric: string): CockpitDocument => ({
      ...sample,
      widgets: { ...sample.widgets, [id]: { type: "KpiTile", props: { metric } } },
      layout: addWidget(sample.layout, id, { w: 3, h: 3 }),
    });
    const [ours, theirs] = [withTile("kpiTile", "tickets"), withTile("kpiTile", "csat")];
    const { document, conflicts } = merged(ours, theirs);
    expect(conflicts).toEqual([]);
    expect([document.widgets["kpiTile"]?.props, document.widgets["kpiTile2"]?.props]).toEqual([{ metric: "csat" }, { metric: "tickets" }]);
    expect(Object.keys(document.layout.wide)).toEqual(expect.arrayContaining(["kpiTile", "kpiTile2"]));
    expect(sameJson(merged(theirs, ours).document, document)).toBe(true);

    const filter = edited(["filters"], [...(sample.filters ?? []), { kind: "dimension", id: "kpiTile", dimension: "region" }]);
    const both = merged(filter, theirs);
    expect(both.conflicts).toEqual([]);
    expect(both.document.filters?.at(-1)).toEqual({ kind: "dimension", id: "kpiTile", dimension: "region" });
    expect(both.document.widgets["kpiTile2"]?.props).toEqual({ metric: "csat" });
  });

  it("does not put values of one dimension into the filter of another, nor limits of one metric beside another", () => {
    const [period, , lowCsat] = sample.filters ?? [];
    const filters = (channels: object) => edited(["filters"], [period, { kind: "dimension", id: "channels", ...channels }, lowCsat]);
    const ours = filters({ dimension: "channel", start: { op: "in", values: ["chat"] } });
    const apart = merged(ours, filters({ dimension: "region" }));
    expect(apart.conflicts.map(({ path }) => path)).toEqual(["filters.channels"]);
    expect(apart.document.filters).toEqual(ours.filters);

    const limit = edited(["widgets", "csat", "props", "target"], 0.9);
    const metric = edited(["widgets", "csat", "props", "metric"], "tickets");
    const limited = merged(limit, metric);
    expect(limited.conflicts.map(({ path, theirs }) => [path, theirs])).toEqual([["widgets.csat.props.metric", "tickets"]]);
    expect(limited.document.widgets["csat"]?.props).toMatchObject({ metric: "csat", target: 0.9 });
    expect(merged(metric, limit).conflicts.map(({ path, theirs }) => [path, theirs])).toEqual([["widgets.csat.props.target", 0.9]]);
  });

  it("names all that is lost where both together are more than a document may have", () => {
    const added = (letter: string) =>
      Array.from({ length: 10 }, (_, n) => ({ kind: "dimension", id: `${letter}${n}`, dimension: "region" }) as const);
    const ours = edited(["filters"], [...(sample.filters ?? []), ...added("a")]);
    const theirs = { ...edited(["filters"], [...(sample.filters ?? []), ...added("b")]), title: { en: "Theirs", "zh-CN": "他们" } };
    const { document, conflicts } = merged(ours, theirs);
    expect(document).toEqual(ours);
    expect(conflicts.map(({ path }) => path)).toEqual(["title.en", "title.zh-CN", ...added("b").map(({ id }) => `filters.${id}`)]);
  });

  it("puts together what each side left wrong by itself, and tells a conflict at what both changed alone", () => {
    const filters = [...(sample.filters ?? [])].reverse();
    const half = { ...edited(["widgets", "journey", "props", "steps"], []), title: { ...sample.title, en: "Ours" } };
    const unknown = { ...edited(["widgets", "csat", "type"], "HostBoard"), title: { en: "Theirs", "zh-CN": "他们" }, filters: [...filters, { kind: "dimension", id: "odd" } as unknown as (typeof filters)[0]] };
    const { document, conflicts } = merged(half, unknown);
    expect(conflicts.map(({ path, isWhole }) => [path, isWhole])).toEqual([["title.en", undefined]]);
    expect(document.title).toEqual({ en: "Ours", "zh-CN": "他们" });
    expect(checkDocument(document, { specs }).map(({ path }) => path).toSorted()).toEqual(
      [...checkDocument(half, { specs }), ...checkDocument(unknown, { specs })].map(({ path }) => path).toSorted(),
    );
  });

  it("merges props that one side left half said, and checks how they go together where each is right", () => {
    const ours = edited(["widgets", "figures", "props"], {});
    const theirs = edited(["widgets", "figures", "props", "title"], { en: "Theirs" });
    const { document, conflicts } = merged(ours, theirs);
    expect([document.widgets["figures"]?.props, conflicts]).toEqual([{ title: { en: "Theirs" } }, []]);
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
