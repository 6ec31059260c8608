import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addFilter, changeFilter, mapFilter, moveFilter, removeFilter } from "../../../src/cockpit/editor/filterEdits.ts";
import { addWidget, changeProps, duplicateWidget, movedBy, relaid, removeWidget, retitled } from "../../../src/cockpit/editor/widgetEdits.ts";
import { edited, redone, startHistory, undone } from "../../../src/cockpit/editor/editHistory.ts";
import type { EditHistory } from "../../../src/cockpit/editor/editHistory.ts";
import { newId } from "../../../src/cockpit/editor/newId.ts";
import { breakpoints } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";

const empty: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service" },
  widgets: {},
  layout: { wide: {} },
};
const tile = { type: "KpiTile", size: { w: 3, h: 3 } };
const two = addWidget(addWidget(empty, tile, { metric: "csat" }).document, tile, { metric: "tickets" }).document;

describe("addWidget", () => {
  it("addWidget(document, spec, props) puts the widget where it first fits, under a new id", () => {
    const { document, id } = addWidget(two, { type: "Trend", size: { w: 8, h: 5 } }, { metric: "csat" });
    expect(id).toBe("trend");
    expect(document.widgets["trend"]).toEqual({ type: "Trend", props: { metric: "csat" } });
    expect(document.layout).toEqual({
      wide: {
        kpiTile: { x: 0, y: 0, w: 3, h: 3 },
        kpiTile2: { x: 3, y: 0, w: 3, h: 3 },
        trend: { x: 0, y: 3, w: 8, h: 5 },
      },
    });
  });

  it("addWidget(document, spec, props) adds to layouts of their own, and leaves the derived ones to be derived", () => {
    const own: CockpitDocument = { ...two, layout: { ...two.layout, narrow: { kpiTile: { x: 0, y: 0, w: 2, h: 3 }, kpiTile2: { x: 0, y: 3, w: 2, h: 3 } } } };
    const { layout } = addWidget(own, { type: "Trend", size: { w: 8, h: 5 } }, {}).document;
    expect(Object.keys(layout)).toEqual(["wide", "narrow"]);
    expect(layout.narrow?.["trend"]).toEqual({ x: 0, y: 6, w: 2, h: 5 });
  });
});

describe("newId", () => {
  it("newId(kind, document) is a name that no widget or filter has", () => {
    const filters = [{ id: "trend", kind: "dateRange" }] as const;
    expect(newId("Trend", { widgets: { trend2: { type: "Trend", props: {} } }, filters })).toBe("trend3");
    expect(newId("Acme.Queue Board", { widgets: {} })).toBe("acmeQueueBoard");
    expect(newId("中文", { widgets: {} })).toBe("item");
  });
});

describe("removeWidget", () => {
  it("removeWidget(document, id) takes it out of every layout, and what others said of its clauses", () => {
    const mapped = mapFilter(two, "kpiTile2", "kpiTile", "ignore");
    expect(removeWidget(mapped, "kpiTile")).toEqual({
      ...empty,
      widgets: { kpiTile2: { type: "KpiTile", props: { metric: "tickets" } } },
      layout: { wide: { kpiTile2: { x: 3, y: 0, w: 3, h: 3 } } },
    });
  });
});

describe("duplicateWidget", () => {
  it("duplicateWidget(document, id) has the props and the size of the widget", () => {
    const { document, id } = duplicateWidget(two, "kpiTile");
    expect(id).toBe("kpiTile3");
    expect([document.widgets[id], document.layout.wide[id]]).toEqual([two.widgets["kpiTile"], { x: 6, y: 0, w: 3, h: 3 }]);
  });
});

describe("filters", () => {
  const range = { id: "range", kind: "dateRange" } as const;
  const channel = { id: "channel", kind: "dimension", dimension: "channel" } as const;
  const both = addFilter(addFilter(two, range), channel);

  it("moveFilter(document, at, by) changes places with its neighbor, and stays at the edge", () => {
    expect(moveFilter(both, 1, -1).filters).toEqual([channel, range]);
    expect(moveFilter(both, 1, 1)).toBe(both);
  });

  it("changeFilter(document, at, filter) keeps its place and its id", () => {
    expect(changeFilter(both, 0, { ...range, id: "other", label: { en: "When" } }).filters).toEqual([
      { id: "range", kind: "dateRange", label: { en: "When" } },
      channel,
    ]);
  });

  it("removeFilter(document, at) takes back what widgets said of it", () => {
    const mapped = mapFilter(both, "kpiTile", "channel", { channel: "region" });
    expect(mapped.widgets["kpiTile"]).toEqual({ type: "KpiTile", props: { metric: "csat" }, filters: { channel: { channel: "region" } } });
    expect(removeFilter(removeFilter(mapped, 1), 0)).toEqual(two);
  });

  it("of two filters with one id one is changed or removed, and what widgets say of the other stays", () => {
    const region = { ...channel, dimension: "region" };
    const mapped = mapFilter(addFilter(both, region), "kpiTile", "channel", "ignore");
    expect(changeFilter(mapped, 2, { ...region, label: { en: "Where" } }).filters).toEqual([range, channel, { ...region, label: { en: "Where" } }]);
    expect(removeFilter(mapped, 1)).toEqual({ ...mapped, filters: [range, region] });
  });
});

describe("retitled", () => {
  it("retitled(document, { description }) leaves out an empty description", () => {
    const said = retitled(two, { description: { en: "For the floor" } });
    expect(said.description).toEqual({ en: "For the floor" });
    expect(retitled(said, { description: { en: "" } })).toEqual(two);
  });
});

describe("movedBy", () => {
  it("movedBy(layout, at, id, move) makes the layout of a breakpoint its own", () => {
    const { layout } = two;
    expect(movedBy(layout, "wide", "kpiTile2", "first", {}).wide["kpiTile2"]).toEqual({ x: 0, y: 0, w: 3, h: 3 });
    const narrow = movedBy(layout, "narrow", "kpiTile", "wider", {});
    expect(narrow.narrow).toEqual({ kpiTile: { x: 0, y: 0, w: 2, h: 4 }, kpiTile2: { x: 1, y: 4, w: 1, h: 4 } });
    expect(narrow.wide).toBe(layout.wide);
    expect(movedBy(layout, "wide", "kpiTile", "left", {})).toBe(layout);
  });
});

type History = EditHistory<CockpitDocument, string>;
const change = fc.oneof(
  fc.record({ kind: fc.constant("add" as const) }),
  fc.record({ kind: fc.constant("remove" as const), nth: fc.nat(9) }),
  fc.record({ kind: fc.constant("duplicate" as const), nth: fc.nat(9) }),
  fc.record({ kind: fc.constant("props" as const), nth: fc.nat(9), top: fc.nat(3) }),
  fc.record({
    kind: fc.constant("move" as const),
    nth: fc.nat(9),
    at: fc.constantFrom(...breakpoints),
    move: fc.constantFrom("left", "right", "up", "down", "first", "last", "wider", "narrower", "taller", "shorter"),
  }),
);

function changed(document: CockpitDocument, one: typeof change extends fc.Arbitrary<infer C> ? C : never): CockpitDocument {
  if (one.kind === "add") return addWidget(document, tile, {}).document;
  const ids = Object.keys(document.widgets);
  const id = ids[one.nth % Math.max(ids.length, 1)] ?? "";
  if (one.kind === "remove") return removeWidget(document, id);
  if (one.kind === "duplicate") return duplicateWidget(document, id).document;
  if (one.kind === "props") return changeProps(document, id, { top: one.top });
  return relaid(document, movedBy(document.layout, one.at, id, one.move, {}));
}

describe("history of edits", () => {
  it("undone after every edit is the document before it, over 50 steps and more, and all of them done again are the last", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 60, maxLength: 90 }), (changes) => {
        let history: History = startHistory(two);
        for (const one of changes) {
          const next = edited(history, changed(history.present, one), one.kind);
          if (next !== history) expect(undone(next).present).toBe(history.present);
          history = next;
        }
        const { present, past } = history;
        for (const _step of past) history = undone(history);
        expect(history.present).toBe(two);
        for (const _step of past) history = redone(history);
        expect(history.present).toBe(present);
        for (const placements of Object.values(present.layout)) expect(Object.keys(placements).toSorted()).toEqual(Object.keys(present.widgets).toSorted());
      }),
      { numRuns: 25 },
    );
  });
});
