import { expect, it } from "vitest";
import { conflictChoices } from "../../../src/cockpit/editor/conflictChoices.ts";
import { documentDifferences } from "../../../src/cockpit/editor/documentDifferences.ts";
import { mergeDocuments, standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument, CockpitFilter } from "../../../src/document/index.ts";
import { editorInChinese } from "../../../src/i18n/chinese/editor.ts";
import { en } from "../../../src/i18n/en.ts";
import { editorInEnglish } from "../../../src/i18n/english/editor.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { support } from "../../query/support.ts";

const clock = { now: Date.parse("2026-03-18T10:20:00Z"), timeZone: "UTC", weekStart: "monday" } as const;
const english = { catalog: support, locale: "en", messages: en, words: editorInEnglish, specs: standardSpecs, clock };
const chinese = { ...english, locale: "zh-CN", messages: zhCN, words: editorInChinese };

const regions = ["North", "South", "East", "West", "Center", "Coast", "Islands", "Abroad"];
const region = (values: readonly string[], label?: string): CockpitFilter => ({ id: "region", kind: "dimension", dimension: "region", start: { op: "in", values }, ...(label !== undefined && { label: { en: label } }) });
const base: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service" },
  filters: [region(regions)],
  widgets: { tickets: { type: "KpiTile", props: { metric: "tickets" } } },
  layout: { wide: { tickets: { x: 0, y: 0, w: 3, h: 3 } } },
};
const chosen = (mine: Partial<CockpitDocument>, yours: Partial<CockpitDocument>, options = english) => {
  const [ours, theirs] = [{ ...base, ...mine }, { ...base, ...yours }];
  const { conflicts } = mergeDocuments(base, ours, theirs, options);
  return conflictChoices(conflicts, documentDifferences(theirs, ours, options)).map(({ paths, told }) => [paths, ...told.map(({ what, before, after }) => [what, after, before])]);
};

it("conflictChoices(…) says what both start a filter with by what the other does not have, and not what else became of it", () => {
  const [mine, yours] = [{ filters: [region([...regions, "Moon"])] }, { filters: [region([...regions.slice(1), "Mars", "Venus"], "Where")] }];
  expect(chosen(mine, yours)).toEqual([[["filters.region"], ["Filter “region”, At the start", "North, Moon +7", "Mars, Venus +7"]]]);
  expect(chosen(mine, yours, chinese)).toEqual([[["filters.region"], ["筛选器“region” · 初始取值", "North、Moon +7", "Mars、Venus +7"]]]);
});

it("conflictChoices(…) tells all that one choice decides, and names as many as ten values", () => {
  const channel: CockpitFilter = { id: "region", kind: "dimension", dimension: "channel", start: { op: "notIn", values: ["phone"] } };
  expect(chosen({ filters: [channel] }, { filters: [region(["A", "B", "C"])] })).toEqual([
    [["filters.region"], ["Filter “channel”, Dimension", "channel", "region"], ["Filter “channel”, At the start", "all but phone", "A, B, C"]],
  ]);
  const many = Array.from({ length: 12 }, (_, n) => `R${n}`);
  expect(chosen({ filters: [region(many)] }, { filters: [region(["A", "B", "C"])] })[0]?.[1]).toEqual(["Filter “region”, At the start", "R0, R1, R2, R3, R4, R5, R6, R7, R8, R9 +2", "A, B, C"]);
});

it("conflictChoices(…) decides at once where a widget stands, and by itself how large it is", () => {
  const placed = (x: number, y: number, w: number) => ({ layout: { wide: { tickets: { x, y, w, h: 3 } } } });
  expect(chosen(placed(4, 2, 4), placed(6, 1, 5))).toEqual([
    [["layout.wide.tickets.y", "layout.wide.tickets.x"], ["Widget “tickets”, Wide layout", "column 5, row 3", "column 7, row 2"]],
    [["layout.wide.tickets.w"], ["Widget “tickets”, Wide layout", "4 wide, 3 high", "5 wide, 3 high"]],
  ]);
});

it("conflictChoices(…) says a description that both began in its words, and what has none as it is written", () => {
  expect(chosen({ description: { en: "Mine" } }, { description: { en: "Yours" } })).toEqual([[["description"], ["Description, English", "Mine", "Yours"]]]);
  expect(conflictChoices([{ path: "odd", base: 1, ours: { a: 2 }, theirs: undefined }], [])).toEqual([
    { paths: ["odd"], told: [{ what: "odd", before: null, after: '{"a":2}' }], message: undefined, isWhole: false },
  ]);
});
