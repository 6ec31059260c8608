import { describe, expect, it } from "vitest";
import { alternativeFor, alternativesOf, chosenValue } from "../../../src/cockpit/editor/alternatives.ts";
import { catalogNames } from "../../../src/cockpit/editor/catalogNames.ts";
import { durationParts } from "../../../src/cockpit/editor/durationParts.ts";
import { numberTyped } from "../../../src/cockpit/numberTyped.ts";
import { widgetNames } from "../../../src/cockpit/editor/widgetName.ts";
import { isPlaceable, previewProps, startProps } from "../../../src/cockpit/editor/startProps.ts";
import { standardSpecs } from "../../../src/document/index.ts";
import type { AnyWidgetSpec, CockpitDocument, Field } from "../../../src/document/index.ts";
import type { Catalog } from "../../../src/query/index.ts";

const catalog: Catalog = {
  entities: { ticket: { key: "id" } },
  dimensions: {
    createdAt: { kind: "time", entity: "ticket" },
    channel: { kind: "enum", entity: "ticket", values: ["phone", "chat"], label: { en: "Channel", "zh-CN": "渠道" } },
    wait: { kind: "number", entity: "ticket" },
    team: { kind: "string", entity: "ticket", label: { en: "Team" } },
  },
  metrics: {
    tickets: { kind: "count", entity: "ticket", time: "createdAt", label: { en: "Tickets", "zh-CN": "工单" } },
    csat: {
      kind: "ratio",
      numerator: "tickets",
      denominator: "tickets",
      label: { en: "Satisfaction", "zh-CN": "满意度" },
      description: { en: "Ratings of 4 or 5.", "zh-CN": "评分为 4 或 5。" },
      synonyms: ["CSAT"],
    },
  },
  events: {
    created: { entity: "ticket", time: "createdAt" },
    solved: { entity: "ticket", time: "createdAt" },
  },
  hierarchies: { org: ["team", "channel"] },
};
const specNamed = (type: string) => standardSpecs.find((spec) => spec.type === type) as AnyWidgetSpec;
const label = { en: "Field" };

describe("startProps", () => {
  it("startProps(spec, catalog) names what is required, each name once", () => {
    expect(startProps(specNamed("KpiTile"), catalog)).toEqual({ metric: "tickets" });
    expect(startProps(specNamed("Funnel"), catalog)).toEqual({ steps: ["created", "solved"], window: "P1D" });
  });

  it("startProps(spec, catalog) gives what props need between them, so that every standard widget shows something", () => {
    expect(startProps(specNamed("DrillTable"), catalog)).toEqual({ metrics: ["tickets"], hierarchy: "org" });
    expect(standardSpecs.filter((spec) => !isPlaceable(spec, catalog)).map(({ type }) => type)).toEqual([]);
  });

  it("startProps(spec, catalog) leaves a name empty of which the catalog has none", () => {
    const none = { ...catalog, metrics: {} };
    expect(startProps(specNamed("KpiTile"), none)).toEqual({ metric: "" });
    expect(isPlaceable(specNamed("KpiTile"), none)).toBe(false);
  });
});

describe("previewProps", () => {
  it("previewProps(spec, catalog) has something to read where nobody has written anything yet", () => {
    expect(previewProps(specNamed("Note"), catalog)).toEqual({ text: specNamed("Note").description });
    expect(previewProps(specNamed("KpiTile"), catalog)).toEqual({ metric: "tickets" });
  });
});

describe("catalogNames", () => {
  it("catalogNames(field, catalog, locale) are in the reader's language, and found in both and by other names", () => {
    const [, csat] = catalogNames({ kind: "metric", label }, catalog, "zh-CN");
    expect([csat?.label, csat?.definition]).toEqual(["满意度", "评分为 4 或 5。"]);
    expect(csat?.found).toBe("csat Satisfaction 满意度 Ratings of 4 or 5. 评分为 4 或 5。  CSAT");
  });

  it("catalogNames(field, catalog, locale) are those that the field may hold", () => {
    const named = (of: "group" | "time" | "number" | "any") => catalogNames({ kind: "dimension", of, label }, catalog, "en").map(({ name }) => name);
    expect([named("group"), named("time"), named("number"), named("any").length]).toEqual([["channel", "wait", "team"], ["createdAt"], ["wait"], 4]);
    expect(catalogNames({ kind: "hierarchy", label }, catalog, "en")[0]?.definition).toBe("Team › Channel");
  });
});

const compare: Field = {
  kind: "oneOf",
  label,
  of: [
    {
      kind: "oneOf",
      label,
      of: [
        { kind: "choice", label, options: [{ value: "previous", label: { en: "Period before" } }] },
        { kind: "object", label: { en: "Another" }, fields: { id: { kind: "name", label, required: true }, top: { kind: "number", label } } },
      ],
    },
    {
      kind: "list",
      label: { en: "Several" },
      of: { kind: "choice", label, options: [{ value: "previous", label: { en: "Period before" } }] },
    },
  ],
};

describe("widgetNames", () => {
  const named = (widgets: { readonly [id: string]: { readonly type: string; readonly props: object } }) => {
    const names = widgetNames({ widgets: widgets as CockpitDocument["widgets"] }, (type) => standardSpecs.find((spec) => spec.type === type), catalog);
    return Object.values(names).map((name) => `${name.en} / ${name["zh-CN"] ?? name.en}`);
  };
  const tile = { type: "KpiTile", props: { metric: "tickets" } };
  const trend = (by?: string) => ({ type: "Trend", props: { metrics: ["tickets"], ...(by && { by }) } });

  it("widgetNames(document) are what widgets show, and no more where that tells them apart", () => {
    expect(named({ a: tile, b: { type: "KpiTile", props: { metric: "csat" } } })).toEqual(["Tickets / 工单", "Satisfaction / 满意度"]);
  });

  it("widgetNames(document) tells those of one metric apart by kind, then by dimension, then by number", () => {
    expect(named({ a: tile, b: trend("channel"), c: trend("team"), d: trend("team") })).toEqual([
      "Tickets · KPI tile / 工单 · 指标卡",
      "Tickets · Trend · Channel / 工单 · 趋势图 · 渠道",
      "Tickets · Trend · Team · 1 / 工单 · 趋势图 · Team · 1",
      "Tickets · Trend · Team · 2 / 工单 · 趋势图 · Team · 2",
    ]);
    expect(named({ a: trend(), b: trend("channel") })).toEqual(["Tickets / 工单", "Tickets · Channel / 工单 · 渠道"]);
    expect(named({ a: tile, b: tile })).toEqual(["Tickets · 1 / 工单 · 1", "Tickets · 2 / 工单 · 2"]);
  });
});

describe("alternatives", () => {
  const alternatives = alternativesOf(compare);

  it("alternativesOf(field) puts alternatives within alternatives, and options, beside each other", () => {
    expect(alternatives.map((one) => one.label.en)).toEqual(["Period before", "Another", "Several"]);
  });

  it("alternativeFor(alternatives, value) goes by the shape of what is half typed", () => {
    const at = (value: Parameters<typeof alternativeFor>[1]) => alternativeFor(alternatives, value);
    expect([at("previous"), at({ id: "" }), at(["previous"]), at(undefined), at("elsewhere")]).toEqual([0, 1, 2, -1, -1]);
  });

  it("chosenValue(alternative, before, catalog) keeps what fits", () => {
    const [, another, several] = alternatives;
    if (another === undefined || several === undefined) throw new Error("missing");
    expect(chosenValue(several, "previous", catalog)).toEqual(["previous"]);
    expect(chosenValue(another, "previous", catalog)).toEqual({ id: "other" });
  });
});

describe("numberTyped", () => {
  it("numberTyped(text) leaves what is still being typed as it is", () => {
    expect(["12", "-0.5", "1.", "0.0", "1e", "", "-"].map((text) => numberTyped(text, { locale: "en" }))).toEqual([12, -0.5, "1.", "0.0", "1e", "", "-"]);
    expect(["1.", "1.50", "x", " "].map((text) => numberTyped(text, { locale: "en", isDone: true }))).toEqual([1, 1.5, "x", " "]);
    expect(["1,5", "1.000", "1.5"].map((text) => numberTyped(text, { locale: "de-DE" }))).toEqual([1.5, "1.000", "1.5"]);
    expect(["1.000", "1.5"].map((text) => numberTyped(text, { locale: "de-DE", isDone: true }))).toEqual([1000, "1.5"]);
  });
});

describe("durationParts", () => {
  it("durationParts(text) reads durations of one unit", () => {
    expect(["P28D", "PT15M", "P6M", "P1DT2H", "x", ""].map(durationParts)).toEqual([
      { amount: "28", unit: "day" },
      { amount: "15", unit: "minute" },
      { amount: "6", unit: "month" },
      null,
      null,
      null,
    ]);
  });
});
