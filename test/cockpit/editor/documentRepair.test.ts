import { describe, expect, it } from "vitest";
import { beyondRepair, editorFindings } from "../../../src/cockpit/editor/editorFindings.ts";
import { repairOf } from "../../../src/cockpit/editor/documentRepair.ts";
import { undrawable } from "../../../src/cockpit/undrawable.ts";
import { checkDocument, standardSpecs } from "../../../src/document/index.ts";
import type { AnyWidgetSpec, CockpitDocument } from "../../../src/document/index.ts";
import { catalog } from "../../document/sample.ts";

const spec = {
  type: "Figure",
  label: { en: "Figure" },
  description: { en: "One metric." },
  size: { w: 4, h: 3 },
  fields: {
    metric: { kind: "metric", label: { en: "Metric" }, required: true },
    filter: { kind: "filter", label: { en: "Filter" } },
    title: { kind: "localized", label: { en: "Title" } },
    look: { kind: "object", label: { en: "Look" }, fields: { bars: { kind: "boolean", label: { en: "Bars" }, required: true } } },
    metrics: { kind: "metrics", label: { en: "More" }, least: 1 },
  },
} as const satisfies AnyWidgetSpec;
const specs = [spec];

const figure = { type: "Figure", props: { metric: "tickets" } };
const [left, right] = [{ x: 0, y: 0, w: 4, h: 3 }, { x: 4, y: 0, w: 4, h: 3 }];
const chats = { dimension: "channel", op: "in", values: ["chat"] };
const gone = { ...chats, dimension: "chanel" };
const whole = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Mine", "zh-CN": "我的" },
  filters: [{ id: "channel", kind: "dimension", dimension: "channel" }],
  widgets: { t: figure, u: figure },
  layout: { wide: { t: left, u: right } },
};

const findingsOf = (document: CockpitDocument) => editorFindings(document, { specs, catalog });
const options = { findingsOf, specOf: (type: string) => specs.find((one) => one.type === type) };

/** Every repair that is offered, one after the other until none is, and what is left of the document and its errors. */
function repaired(input: object) {
  let document = input as CockpitDocument;
  expect([undrawable(document), beyondRepair(document)]).toEqual([null, null]);
  const done: string[] = [];
  for (let step = 0; step < 20; step += 1) {
    const repair = findingsOf(document).flatMap((finding) => repairOf(document, finding, options) ?? [])[0];
    if (repair === undefined) break;
    done.push(`${repair.kind} ${repair.path}`);
    ({ document } = repair);
  }
  return { done, document, left: findingsOf(document).flatMap(({ severity, path }) => (severity === "error" ? [path] : [])) };
}

describe("repairOf", () => {
  it.each<[string, object, readonly string[], object]>([
    ["a place of a widget that is gone", { ...whole, widgets: { t: figure } }, ["remove layout.wide.u"], { layout: { wide: { t: left } }, widgets: { t: figure } }],
    [
      "what is said of a filter that is gone, and the list of which it was the last",
      { ...whole, widgets: { t: { ...figure, filters: { gone: "ignore" } }, u: { ...figure, filters: { gone: { channel: "region" }, channel: "ignore" } } } },
      ["remove widgets.t.filters.gone", "remove widgets.u.filters.gone"],
      { widgets: { t: figure, u: { ...figure, filters: { channel: "ignore" } } } },
    ],
    [
      "a dimension that the catalog has not, in what is said of another widget",
      { ...whole, widgets: { t: { ...figure, filters: { u: { channel: "chanel", region: "region" } } }, u: { ...figure, filters: { t: { regoin: "region" } } } } },
      ["remove widgets.t.filters.u.channel", "remove widgets.u.filters.t.regoin"],
      { widgets: { t: { ...figure, filters: { u: { region: "region" } } }, u: figure } },
    ],
    ["a layout of no breakpoint", { ...whole, layout: { ...whole.layout, huge: {} } }, ["remove layout.huge"], whole],
    ["what a place does not have", { ...whole, layout: { wide: { t: { ...left, z: 1 }, u: right } } }, ["remove layout.wide.t.z"], whole],
    ["a place of no width", { ...whole, layout: { wide: { t: { ...left, w: 0 }, u: right } } }, ["place layout.wide.t"], whole],
    ["a widget without a place", { ...whole, layout: { wide: { u: right } } }, ["place layout.wide.t"], { layout: { wide: { u: right, t: left } } }],
    [
      "a widget without a place in a layout of its own, which is given there and nowhere else",
      { ...whole, layout: { wide: { t: right, u: left }, medium: { u: { x: 0, y: 0, w: 2, h: 3 } } } },
      ["place layout.medium.t"],
      { layout: { wide: { t: right, u: left }, medium: { u: { x: 0, y: 0, w: 2, h: 3 }, t: { x: 2, y: 0, w: 2, h: 3 } } } },
    ],
    [
      "parts that nothing knows",
      { ...whole, filters: [{ ...whole.filters[0], color: "red" }], widgets: { t: { ...figure, props: { metric: "tickets", zoom: { by: [1] } } }, u: { ...figure, color: 1 } } },
      ["remove filters[0].color", "remove widgets.t.props.zoom", "remove widgets.u.color"],
      whole,
    ],
    ["a language that nobody reads", { ...whole, title: { ...whole.title, fr: "Le mien" } }, ["remove title.fr"], whole],
    [
      "a condition, a title and a look that are half there, as a whole",
      { ...whole, widgets: { t: { ...figure, props: { metric: "tickets", filter: { dimension: "channel", op: "in" }, title: { "zh-CN": "一" } } }, u: { ...figure, props: { metric: "tickets", look: {} } } } },
      ["remove widgets.t.props.filter", "remove widgets.t.props.title", "remove widgets.u.props.look"],
      whole,
    ],
    ["the only entry of a list that has to have one, with the list", { ...whole, widgets: { t: { ...figure, props: { metric: "tickets", metrics: ["tickts"] } }, u: figure } }, ["remove widgets.t.props.metrics"], whole],
    [
      "an id that JavaScript has, in what others say of it and in every layout",
      JSON.parse(JSON.stringify({ ...whole, widgets: { u: { ...figure, filters: { constructor: "ignore" } }, constructor: figure }, layout: { wide: { constructor: left, u: right }, narrow: { u: left, constructor: left } } })),
      ["rename widgets.constructor"],
      { widgets: { u: { ...figure, filters: { figure: "ignore" } }, figure }, layout: { wide: { figure: left, u: right }, narrow: { u: left, figure: left } } },
    ],
    [
      "an id of other letters",
      { ...whole, widgets: { "A b": figure, u: { ...figure, filters: { "A b": "ignore" } } }, layout: { wide: { "A b": left, u: right } } },
      ['rename widgets["A b"]'],
      { widgets: { figure, u: { ...figure, filters: { figure: "ignore" } } }, layout: { wide: { figure: left, u: right } } },
    ],
    [
      "an id of a widget that a filter has, which keeps what is said of it",
      { ...whole, widgets: { channel: figure, u: { ...figure, filters: { channel: "ignore" } } }, layout: { wide: { channel: left, u: right } } },
      ["rename widgets.channel"],
      { widgets: { figure, u: { ...figure, filters: { channel: "ignore" } } }, layout: { wide: { figure: left, u: right } } },
    ],
    [
      "an id that two filters have",
      { ...whole, filters: [...whole.filters, { id: "channel", kind: "dateRange" }], widgets: { t: { ...figure, filters: { channel: "ignore" } }, u: figure } },
      ["rename filters[1].id"],
      { filters: [...whole.filters, { id: "period", kind: "dateRange" }], widgets: { t: { ...figure, filters: { channel: "ignore" } }, u: figure } },
    ],
    [
      "an id of a filter of other letters",
      { ...whole, filters: [{ ...whole.filters[0], id: "The channel" }], widgets: { t: { ...figure, filters: { "The channel": "ignore" } }, u: figure } },
      ["rename filters[0].id"],
      { widgets: { t: { ...figure, filters: { channel: "ignore" } }, u: figure } },
    ],
  ])("repairOf(document, finding) mends %s", (_what, input, steps, changed) => {
    const { done, document, left: errors } = repaired(input);
    expect([done, errors]).toEqual([steps, []]);
    expect(document).toEqual({ ...whole, ...changed });
    expect(checkDocument(document, { specs, catalog })).toEqual([]);
  });

  it.each<[string, object, readonly string[], object]>([
    [
      "values that are gone",
      { ...whole, filters: [{ ...whole.filters[0], start: { op: "in", values: ["fax", "telex", "phone"] } }] },
      ["remove filters[0].start.values[0]", "remove filters[0].start.values[0]"],
      { filters: [{ ...whole.filters[0], start: { op: "in", values: ["phone"] } }] },
    ],
    [
      "exceptions of another type",
      { ...whole, filters: [{ id: "region", kind: "dimension", dimension: "region", start: { op: "in", values: [], contains: "a", except: ["b", 1, 2, "c"] } }] },
      ["remove filters[0].start.except[1]", "remove filters[0].start.except[1]"],
      { filters: [{ id: "region", kind: "dimension", dimension: "region", start: { op: "in", values: [], contains: "a", except: ["b", "c"] } }] },
    ],
    [
      "presets that nothing knows",
      { ...whole, filters: [{ id: "period", kind: "dateRange", presets: ["today", "nope", "nope", "lastMonth"] }] },
      ["remove filters[0].presets[1]", "remove filters[0].presets[1]"],
      { filters: [{ id: "period", kind: "dateRange", presets: ["today", "lastMonth"] }] },
    ],
    [
      "conditions on dimensions that are gone",
      { ...whole, widgets: { t: { ...figure, props: { metric: "tickets", filter: { and: [gone, gone, chats] } } }, u: figure } },
      ["remove widgets.t.props.filter.and[0]", "remove widgets.t.props.filter.and[0]"],
      { widgets: { t: { ...figure, props: { metric: "tickets", filter: { and: [chats] } } }, u: figure } },
    ],
    [
      "metrics that are gone",
      { ...whole, widgets: { t: { ...figure, props: { metric: "tickets", metrics: ["tickts", "tickts", "tickets"] } }, u: figure } },
      ["remove widgets.t.props.metrics[0]", "remove widgets.t.props.metrics[0]"],
      { widgets: { t: { ...figure, props: { metric: "tickets", metrics: ["tickets"] } }, u: figure } },
    ],
  ])("repairOf(document, finding) takes one after the other out of a list of %s, and leaves what is right beside them", (_what, input, steps, changed) => {
    expect(repaired(input)).toEqual({ done: steps, document: { ...whole, ...changed }, left: [] });
  });

  it("repairOf(document, finding) leaves alone what only somebody can say, and what a control takes out whole", () => {
    const open = { ...whole, title: {}, filters: [{ id: "channel", kind: "dimension", dimension: "chanel" }], widgets: { t: { type: "Figure", props: {} }, u: { type: "Nowhere", props: {} } } };
    expect(repaired(open)).toEqual({ done: [], document: open, left: expect.arrayContaining(["title.en", "widgets.t.props.metric", "widgets.u.type"]) });
  });
});

describe("editorFindings", () => {
  it("editorFindings(document) are those of what is no JSON, whatever else is wrong", () => {
    const table = { type: "DrillTable", props: { by: ["channel"] } };
    const long = { type: "Figure", props: { metric: "tickets", title: { en: "x".repeat(2001) } } };
    const broken: unknown = { ...whole, widgets: { t: table, u: long } };
    const found = editorFindings(broken as CockpitDocument, { specs: [...specs, ...standardSpecs], catalog });
    expect(found.map(({ path }) => path)).toEqual(["widgets.u.props.title.en"]);
  });

  it("editorFindings(document) are the catalog's names, too, where a widget is wrong that others speak of", () => {
    const others = { ...whole, widgets: { t: { type: "Figure", props: {} }, u: { type: "Figure", props: { metric: "tickts" }, filters: { t: "ignore" } } } };
    expect(findingsOf(others as unknown as CockpitDocument).map(({ path }) => path)).toEqual(["widgets.t.props.metric", "widgets.u.props.metric"]);
  });
});

describe("beyondRepair", () => {
  it.each([
    ["widgets", { ...whole, widgets: [] }],
    ["layout.wide", { ...whole, layout: { wide: [] } }],
    ["layout.narrow", { ...whole, layout: { ...whole.layout, narrow: null } }],
    ["format", { ...whole, format: "another", widgets: { ...whole.widgets, constructor: figure } }],
    ["layout.medium", { ...whole, layout: { ...whole.layout, medium: [] } }],
  ])("beyondRepair(document) is %s where a list or nothing stands for what has ids, or no control speaks of it", (path, document) => {
    expect(beyondRepair(document as unknown as CockpitDocument)).toBe(path);
  });
});
