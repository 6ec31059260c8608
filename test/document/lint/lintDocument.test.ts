import { describe, expect, it } from "vitest";
import { lintDocument, parseDocument, standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { catalog, changed, sample } from "../sample.ts";

const specs = standardSpecs;
const said = (document: unknown) =>
  lintDocument(parseDocument(document, { specs }), { specs, catalog }).map(({ path, severity, message }) => `${severity} ${path}: ${message.en}`);

/** Tiles of tickets and of feedback, and nothing to say about it. */
const calm: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Calm", "zh-CN": "平静" },
  filters: [{ kind: "dateRange", id: "period" }, { kind: "dimension", id: "channels", dimension: "channel" }],
  widgets: {
    tickets: { type: "KpiTile", props: { metric: "tickets" } },
    course: { type: "Trend", props: { metrics: ["tickets", "solved"], by: "channel" } },
  },
  layout: { wide: { tickets: { x: 0, y: 0, w: 3, h: 3 }, course: { x: 3, y: 0, w: 9, h: 6 } } },
};

describe("lintDocument(document, { specs, catalog })", () => {
  it("has nothing to say of what is in order", () => {
    expect(said(calm)).toEqual([]);
  });

  it("names what the catalog does not have, errors first", () => {
    const document = changed(changed(calm, ["widgets", "course", "props", "by"], "chanel"), ["title", "zh-CN"]);
    expect(said(document)).toEqual([
      'error widgets.course.props.by: unknown dimension "chanel"; did you mean "channel"?',
      "warning title.zh-CN: the text is missing in Chinese",
    ]);
  });

  it("finds two units on one axis, and what cannot be split, stacked or targeted", () => {
    const units = changed(calm, ["widgets", "course", "props"], { metrics: ["tickets", "csat"], by: "channel" });
    expect(said(units)).toEqual([
      'error widgets.course.props.metrics[1]: "csat" and "tickets" have different units and cannot share an axis; name one of them in secondAxis',
    ]);
    expect(said(changed(units, ["widgets", "course", "props", "secondAxis"], ["csat"]))).toEqual([]);
    const props = { metrics: ["tickets", "agents"], by: "score", stacked: true, targetLine: true };
    expect(said(changed(calm, ["widgets", "course", "props"], props))).toEqual([
      'error widgets.course.props.by: "tickets" cannot be split by "score"; choose another dimension, or another metric',
      'warning widgets.course.props.metrics[1]: "agents" cannot be added up, so it is not stacked',
      'warning widgets.course.props.targetLine: "tickets" has no target in the catalog; give a value',
    ]);
    expect(said(changed(calm, ["widgets", "tickets", "props", "compare"], ["previous", "target"]))).toEqual([
      'warning widgets.tickets.props.compare: "tickets" has no target, so it is compared with none; give target, or compare with something else',
    ]);
    const strip = { type: "KpiStrip", props: { metrics: ["csat", { metric: "agents", target: 9 }, "tickets"], compare: "target" } };
    expect(said(changed(calm, ["widgets", "tickets"], strip)).filter((line) => line.includes("target"))).toEqual([
      'warning widgets.tickets.props.metrics[0]: "csat" has no target, so it is compared with none; give target, or compare with something else',
      'warning widgets.tickets.props.metrics[2]: "tickets" has no target, so it is compared with none; give target, or compare with something else',
    ]);
  });

  it("looks for working days that no calendar knows, and for offers without a Chinese name", () => {
    const range = { last: 5, unit: "businessDay" };
    const document = changed(changed(calm, ["filters", 0, "presets"], ["today", "last10BusinessDays", { label: { en: "A week" }, range }]), ["filters", 0, "start"], range);
    const uncounted = "the catalog has no calendar of working days; add calendars to it, or choose another range";
    expect(said(document)).toEqual([
      `warning filters[0].start: ${uncounted}`,
      `warning filters[0].presets[1]: ${uncounted}`,
      `warning filters[0].presets[2]: ${uncounted}`,
      "warning filters[0].presets[2].label.zh-CN: the text is missing in Chinese",
    ]);
  });

  it("asks whom a filter reaches", () => {
    const scores = changed(calm, ["filters", 1, "dimension"], "score");
    expect(said(scores)).toEqual([
      'warning filters[1]: the filter "channels" changes no widget; remove it, or add widgets that it filters',
    ]);
    const rated = changed(scores, ["widgets", "tickets", "props", "metric"], "csat");
    const missed =
      'warning widgets.course: the filter "channels" does not reach the widget: its rows have no "score"; under filters map it to another dimension, or write "ignore"';
    expect(said(rated)).toEqual([missed]);
    expect(said(changed(rated, ["widgets", "course", "filters"], { channels: "ignore" }))).toEqual([]);
    expect(said(changed(rated, ["widgets", "course", "filters"], { channels: { score: "channel" } }))).toEqual([]);
    expect(said(changed(rated, ["widgets", "course", "filters"], { channels: { region: "channel" }, period: { score: "score" } }))).toEqual([
      missed,
      'warning widgets.course.filters.period.score: the filter "period" says nothing of "score"; remove the mapping',
      'warning widgets.course.filters.channels.region: the filter "channels" says nothing of "region"; remove the mapping',
    ]);
  });

  it("finds a date range that every widget pins, and two filters about the same", () => {
    const range = { last: 7, unit: "day" };
    const pinned = changed(changed(calm, ["widgets", "tickets", "props", "range"], range), ["widgets", "course", "props", "range"], range);
    expect(said(pinned)).toEqual(['warning filters[0]: the filter "period" changes no widget; remove it, or add widgets that it filters']);
    expect(said(changed(calm, ["filters", 2], { kind: "dateRange", id: "again" }))).toEqual([
      'warning filters[2]: "again" and "period" filter by the same; remove one',
    ]);
  });

  it("looks for widgets in each other's way, outside, without a place, too small", () => {
    const wide = { tickets: { x: 10, y: 0, w: 3, h: 1 }, course: { x: 9, y: 0, w: 2, h: 6 } };
    expect(said(changed(calm, ["layout"], { wide, narrow: { course: { x: 0, y: 0, w: 2, h: 6 } } }))).toEqual([
      'error layout.narrow.tickets: the widget "tickets" has no place; give it one',
      'warning layout.wide.tickets: "tickets" lies over "course" and is shown below it; move one of them',
      'warning layout.wide.tickets: "tickets" reaches beyond the 12 columns and is moved inside; make it narrower, or move it',
      'warning layout.wide.course: "course" is too small to read; give it 3 columns and 4 rows at least',
      'warning layout.wide.tickets: "tickets" is too small to read; give it 2 columns and 2 rows at least',
    ]);
  });

  it("knows what happens to whom in funnels and retention, and what incidents heed", () => {
    const journey = { type: "Funnel", props: { steps: ["created", "solved"], window: "P7D", breakdown: { by: "score" } } };
    expect(said(changed(calm, ["widgets", "course"], journey))).toEqual([
      'error widgets.course.props.breakdown.by: "created" has no "score"; choose another dimension',
    ]);
    expect(said(changed(calm, ["widgets", "course"], { type: "AnomalyAlerts", props: {} }))).toEqual([]);
  });

  it("misses the Chinese of a nested label, and any widget at all", () => {
    expect(said(sample)).toContain("warning widgets.csat.props.compare[1].label.zh-CN: the text is missing in Chinese");
    expect(said(sample)).toContain("warning widgets.table.props.formats.csat.rules[0].label.zh-CN: the text is missing in Chinese");
    expect(said({ ...calm, filters: [], widgets: {}, layout: { wide: {} } })).toEqual(["warning widgets: the cockpit has no widget; add one"]);
  });

  it("finds limits the wrong way round for the metric's direction, in tiles and strips", () => {
    const tile = (metric: string, warning: number, bad: number) =>
      said(changed(calm, ["widgets", "tickets", "props"], { metric, thresholds: { warning, bad } }));
    expect([tile("csat", 0.8, 0.7), tile("backlog", 50, 80), tile("tickets", 50, 80)]).toEqual([[], [], []]);
    expect(tile("csat", 0.7, 0.8)).toEqual([
      'warning widgets.tickets.props.thresholds: the limits are the wrong way round: more of "csat" is better, so bad lies below warning',
    ]);
    const strip = { type: "KpiStrip", props: { metrics: ["tickets", { metric: "backlog", thresholds: { warning: 80, bad: 50 } }] } };
    expect(said(changed(calm, ["widgets", "tickets"], strip)).filter((one) => one.includes("wrong"))).toEqual([
      'warning widgets.tickets.props.metrics[1].thresholds: the limits are the wrong way round: more of "backlog" is worse, so bad lies above warning',
    ]);
  });

  it("takes an empty title for an error, and lists of no values for what they do", () => {
    expect(said(changed(calm, ["title", "en"], ""))).toEqual(["error title.en: the text is missing in English"]);
    const none = { dimension: "channel", op: "in", values: [] };
    expect(said(changed(calm, ["widgets", "tickets", "props", "where"], { and: [{ not: none }, { dimension: "channel", op: "isNull" }] }))).toEqual([
      "warning widgets.tickets.props.where.and[0].not.values: a list of no values matches nothing; name one, or remove the condition",
    ]);
    expect(said(changed(calm, ["filters", 1, "start"], { op: "in", values: [] }))).toEqual([
      "warning filters[1].start.values: a list of no values chooses nothing; name one, or leave out start",
    ]);
    expect(said(changed(calm, ["filters", 1, "start"], { op: "in", values: [], contains: "p" }))).toEqual([]);
  });
});
