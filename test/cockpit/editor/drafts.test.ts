import { describe, expect, it } from "vitest";
import { draftIn, draftName, dropDraft, keepDraft, readDraft } from "../../../src/cockpit/editor/draftStore.ts";
import type { Draft, DraftStorage } from "../../../src/cockpit/editor/draftStore.ts";
import { editorFindings, faultsBelow, isFaultlessIn } from "../../../src/cockpit/editor/editorFindings.ts";
import { standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { support } from "../../query/support.ts";

const document: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service", "zh-CN": "客服" },
  widgets: { csat: { type: "KpiTile", props: { metric: "csat" } }, tickets: { type: "KpiTile", props: { metric: "tickets" } } },
  layout: { wide: { csat: { x: 0, y: 0, w: 3, h: 3 }, tickets: { x: 3, y: 0, w: 3, h: 3 } } },
};
const draftAt = (keptAt: number, tab = "mine"): Draft => ({ format: "metricdeck.draft", version: 3, base: document, document, keptAt, tab });

function storageOf(isFull = false): DraftStorage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (isFull) throw new Error("QuotaExceededError");
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
  };
}

describe("draftName", () => {
  it("draftName(cockpit, owner) is another one for each owner, and the cockpit's alone where nobody says who it is", () => {
    const names = [["desk", undefined], ["desk", "lin"], ["desk", "chen"], ["desk/lin", "a"], ["lin", "a/desk"]] as const;
    expect(names.map(([cockpit, owner]) => draftName(cockpit, owner))).toEqual(["desk", "/lin/desk", "/chen/desk", "/a/desk/lin", "/a%2Fdesk/lin"]);
  });
});

describe("keepDraft", () => {
  it("keepDraft(storage, cockpit, draft, known) keeps what readDraft reads, by cockpit", () => {
    const storage = storageOf();
    expect(keepDraft(storage, "desk", draftAt(1), null)).toEqual({ status: "kept" });
    expect(readDraft(storage, "desk")).toEqual(draftAt(1));
    expect(readDraft(storage, "floor")).toBe(null);
  });

  it("keepDraft(storage, cockpit, draft, known) writes over its own and over what it has seen, and over no other tab's", () => {
    const storage = storageOf();
    keepDraft(storage, "desk", draftAt(1, "other"), null);
    expect(keepDraft(storage, "desk", draftAt(2), null)).toEqual({ status: "taken", draft: draftAt(1, "other") });
    expect(keepDraft(storage, "desk", draftAt(2), 1)).toEqual({ status: "kept" });
    expect(keepDraft(storage, "desk", draftAt(3), 2)).toEqual({ status: "kept" });
  });

  it("keepDraft(storage) says where there is no room and where there is no storage", () => {
    expect([keepDraft(storageOf(true), "desk", draftAt(1), null), keepDraft(null, "desk", draftAt(1), null)]).toEqual([{ status: "full" }, { status: "off" }]);
  });
});

describe("dropDraft", () => {
  it("dropDraft(storage, cockpit, who) forgets its own draft alone", () => {
    const storage = storageOf();
    keepDraft(storage, "desk", draftAt(1, "other"), null);
    dropDraft(storage, "desk", { tab: "mine", known: null });
    expect(readDraft(storage, "desk")).toEqual(draftAt(1, "other"));
    dropDraft(storage, "desk", { tab: "other", known: null });
    expect(readDraft(storage, "desk")).toBe(null);
  });
});

describe("draftIn", () => {
  it("draftIn(text) is null for what is no draft", () => {
    const broken = { ...draftAt(1), document: { format: "metricdeck.cockpit", title: {}, widgets: [], layout: {} } };
    expect([null, "", "{", "null", "7", JSON.stringify(broken)].map(draftIn)).toEqual([null, null, null, null, null, null]);
  });

  it.each<[string, object]>([
    ["widgets in a list", { widgets: [] }],
    ["a layout that is null", { layout: { ...document.layout, narrow: null } }],
    ["a later version", { version: 99 }],
    ["another format", { format: "other" }],
  ])("draftIn(text) is null for what an editor would not open: %s", (_, change) => {
    const broken = { ...document, ...change };
    const drafts = [{ ...draftAt(1), document: broken }, { ...draftAt(1), base: broken }];
    expect(drafts.map((draft) => draftIn(JSON.stringify(draft)))).toEqual([null, null]);
    expect(draftIn(JSON.stringify(draftAt(1)))).toEqual(draftAt(1));
  });
});

describe("editorFindings", () => {
  const catalog: Catalog = support;
  const options = { specs: standardSpecs, catalog };

  it("editorFindings(document) looks at the others where one is half said", () => {
    const half = { ...document, widgets: { csat: { type: "KpiTile", props: {} }, tickets: { type: "KpiTile", props: { metric: "tickers" } } } };
    const found = editorFindings(half, options);
    expect(found.map(({ path }) => path)).toEqual(["widgets.csat.props.metric", "widgets.tickets.props.metric"]);
    expect(faultsBelow(found, "widgets.csat.props").map(({ path }) => path)).toEqual(["metric"]);
    expect([isFaultlessIn(found, "csat"), isFaultlessIn(found, "tickets"), isFaultlessIn([], "csat")]).toEqual([false, false, true]);
  });
});
