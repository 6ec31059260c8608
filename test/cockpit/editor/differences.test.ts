import { describe, expect, it } from "vitest";
import { differenceText, documentDifferences } from "../../../src/cockpit/editor/documentDifferences.ts";
import { fieldText } from "../../../src/cockpit/editor/fieldText.ts";
import { standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { editorInChinese } from "../../../src/i18n/chinese/editor.ts";
import { en } from "../../../src/i18n/en.ts";
import { editorInEnglish } from "../../../src/i18n/english/editor.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { support } from "../../query/support.ts";

const clock = { now: Date.parse("2026-03-18T10:20:00Z"), timeZone: "UTC", weekStart: "monday" } as const;
const catalog: Catalog = support;
const options = { catalog, locale: "en", messages: en, words: editorInEnglish, specs: standardSpecs, clock };
const chinese = { ...options, locale: "zh-CN", messages: zhCN, words: editorInChinese };

const before: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service", "zh-CN": "客服" },
  filters: [
    { id: "period", kind: "dateRange" },
    { id: "channel", kind: "dimension", dimension: "channel", label: { en: "Channel" } },
  ],
  widgets: {
    tickets: { type: "Funnel", props: { steps: ["created", "solved"], window: "P1D", title: { en: "Tickets" } } },
    course: { type: "Trend", props: { metrics: ["tickets"], where: { dimension: "channel", op: "in", values: ["phone"] } } },
  },
  layout: { wide: { tickets: { x: 0, y: 0, w: 3, h: 3 }, course: { x: 3, y: 0, w: 9, h: 6 } } },
};
const told = (after: Partial<CockpitDocument>, of = options) =>
  documentDifferences(before, { ...before, ...after }, of).map((one) => differenceText(one, of.words));
const widgets = (changes: CockpitDocument["widgets"]) => ({ widgets: { ...before.widgets, ...changes } });

describe("documentDifferences(a, b) in words", () => {
  it("names a prop that nothing knows by its key, whatever objects inherit", () => {
    const after = widgets({ tickets: { type: "Funnel", props: { ...before.widgets["tickets"]?.props, constructor: "odd" } as never } });
    expect(told(after)).toEqual(["Widget “Tickets”, constructor: added as “odd”"]);
  });

  it("names what a widget shows before and after, by its title and the label of the field", () => {
    const after = widgets({ tickets: { type: "Funnel", props: { steps: ["created", "solved"], window: "P7D", title: { en: "Solved", "zh-CN": "解决" }, order: "strict" } } });
    expect(told(after)).toEqual([
      "Widget “Solved”, Within: changed from “1 day” to “7 days”",
      "Widget “Solved”, Title: changed from “Tickets” to “Solved / 解决”",
      "Widget “Solved”, Order: added as “With no other step between”",
    ]);
    expect(told(after, chinese)[1]).toBe("组件“解决” · 标题：由“Tickets”改为“Solved / 解决”");
  });

  it("says filters and ranges as a reader would, and how filters meet", () => {
    const where = { and: [{ dimension: "channel", op: "in", values: ["phone", "chat"] }, { not: { dimension: "region", op: "isNull" } }] };
    expect(told(widgets({ course: { type: "Trend", props: { metrics: ["tickets"], where, range: { last: 7, unit: "day" } }, filters: { channel: "ignore" } } }))).toEqual([
      "Widget “tickets”, Only where: changed from “channel is one of phone” to “channel is one of phone, chat and not (region is unknown)”",
      "Widget “tickets”, Date range: added as “Last 7 days (Mar 11 – 17, 2026)”",
      "Widget “tickets”, Filter “Channel”: changed from “Applies” to “Is ignored”",
    ]);
  });

  it("says where a widget went, and not where one came to or left", () => {
    const { tickets, course } = before.widgets;
    const layout = { wide: { tickets: { x: 9, y: 2, w: 3, h: 3 }, more: { x: 0, y: 0, w: 9, h: 4 } } };
    expect(told({ widgets: { ...(tickets && { tickets }), ...(course && { more: { ...course, type: "Gauge" } }) }, layout })).toEqual([
      "Widget “tickets”: removed, was “Trend”",
      "Widget “Gauge”: added as “Gauge”",
      "Widget “Tickets”, Wide layout: moved from column 1, row 1 to column 10, row 3",
    ]);
    const wide = { ...before.layout.wide, course: { x: 3, y: 0, w: 6, h: 5 } };
    expect(told({ layout: { wide, narrow: wide } })).toEqual([
      "Widget “tickets”, Wide layout: resized from 9 wide, 6 high to 6 wide, 5 high",
      "Narrow layout: changed from “Derived” to “Own layout”",
    ]);
  });

  it("tells the parts of a filter one by one, their order, and texts by their language", () => {
    const filters: CockpitDocument["filters"] = [
      { id: "channel", kind: "dimension", dimension: "region", label: { en: "Channel" }, start: { op: "in", values: ["North"] } },
      { id: "period", kind: "dateRange" },
    ];
    expect(told({ filters, title: { en: "Service" } })).toEqual([
      "Title, Chinese: removed, was “客服”",
      "Filter “Channel”, Dimension: changed from “channel” to “region”",
      "Filter “Channel”, At the start: added as “North”",
      "Filters: order changed from Date range, Channel to Channel, Date range",
    ]);
    const of = (values: readonly string[]) => ({ filters: [{ id: "channel", kind: "dimension", dimension: "channel", start: { op: "in", values } } as const] });
    const started = { ...before, ...of(["a", "b", "c", "d"]) };
    expect(documentDifferences(started, { ...before, ...of(["a", "b", "d", "e"]) }, options).map((one) => differenceText(one, options.words))).toEqual([
      "Filter “channel”, At the start: changed from “c, a +2” to “e, a +2”",
    ]);
    expect(told({ filters: [] })).toEqual(["Filter “Date range”: removed, was “Date range”", "Filter “Channel”: removed, was “Values of a dimension”"]);
  });
});

describe("fieldText(field, value)", () => {
  it("leaves what is half said, or of no field, as it is written", () => {
    expect(fieldText({ kind: "range", label: { en: "Range" } }, { last: "7." }, {}, options)).toBe('{"last":"7."}');
    expect(fieldText(undefined, [1, "a"], {}, options)).toBe('[1,"a"]');
  });
});
