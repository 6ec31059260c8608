import { describe, expect, it } from "vitest";
import { checkDocument, parseDocument, standardSpecs } from "../../../src/document/index.ts";
import { catalog, changed, sample } from "../sample.ts";

const specs = standardSpecs;
const said = (input: unknown, options: Partial<Parameters<typeof checkDocument>[1]> = {}) =>
  checkDocument(input, { specs, ...options }).map(({ path, message }) => `${path}: ${message.en}`);

describe("parseDocument(input, { specs, catalog })", () => {
  it("reads a document as an equal copy, with a catalog and without", () => {
    const read = parseDocument(sample, { specs, catalog });
    expect(read).toEqual(sample);
    expect(read).not.toBe(sample);
    expect(parseDocument(JSON.parse(JSON.stringify(read)), { specs })).toEqual(sample);
  });

  it("throws the first fault with its path", () => {
    const broken = changed(sample, ["widgets", "course", "props", "kind"], "lines");
    expect(() => parseDocument(broken, { specs })).toThrowError(
      expect.objectContaining({
        code: "invalid-query",
        path: "widgets.course.props.kind",
        message: 'metricdeck: expected "line" or "area" or "bar"; did you mean "line"?',
      }),
    );
  });

  it.each([[null], [[]], ["{}"], [7], [undefined], [() => {}]])("refuses %s, which is no object", (input) => {
    expect(() => parseDocument(input, { specs })).toThrow("metricdeck: ");
  });
});

describe("checkDocument(input, { specs })", () => {
  it("reads what a date range offers, and names what is no offer", () => {
    const own = { label: { en: "Sprint 12", "zh-CN": "第 12 迭代" }, range: { from: "2026-11-02", to: "2026-11-16" } };
    expect(parseDocument(changed(sample, ["filters", 0, "presets"], ["last7Days", "lastFiscalYear", own]), { specs }).filters?.[0]).toHaveProperty("presets", ["last7Days", "lastFiscalYear", own]);
    const lines = said(changed(sample, ["filters", 0, "presets"], ["last7Day", { label: { en: "No range" } }, {}]));
    expect(lines.map((line) => line.split(":")[0])).toEqual(["filters[0].presets[0]", "filters[0].presets[1].range", "filters[0].presets[2].range"]);
    expect(said(changed(sample, ["filters", 0, "presets"], []))).toEqual(["filters[0].presets: expected at least 1"]);
  });

  it("lists every fault, in the order of the document", () => {
    const { layout: _layout, ...rest } = sample;
    const input = {
      ...rest,
      titel: 1,
      filters: [{ kind: "dateRange", id: "Period" }, { kind: "dimension", id: "channels" }],
      widgets: { a: { type: "Trnd", props: {} }, b: { type: "Trend", props: { metrics: [], bye: "x" } } },
    };
    expect(said(input)).toEqual([
      'titel: unknown key; did you mean "title"?',
      "filters[0].id: an id begins with a small letter and has at most 40 letters, digits and hyphens",
      "filters[1].dimension: dimension is required",
      'widgets.a.type: unknown widget "Trnd"; did you mean "Trend"?',
      "widgets.b.props.metrics: expected at least 1",
      'widgets.b.props.bye: unknown key; did you mean "by"?',
      "layout: layout is required",
    ]);
  });

  it("says of alternatives what is wrong with the nearest", () => {
    const thresholds = changed(sample, ["widgets", "course", "props", "compare"], { id: "x", to: { shfit: "P1Y" } });
    expect(said(thresholds)).toEqual([
      'widgets.course.props.compare.to.shfit: unknown key; did you mean "shift"?',
      "widgets.course.props.compare.to.shift: shift is required",
    ]);
    expect(said(changed(sample, ["widgets", "csat", "props", "target"], "high"))).toEqual([
      "widgets.csat.props.target: expected a number, or expected null",
    ]);
  });

  it("asks for rules between props where each prop is right", () => {
    expect(said(changed(sample, ["widgets", "table", "props", "by"], ["channel"]))).toEqual([
      "widgets.table.props.hierarchy: a drill-down table goes by a hierarchy or by dimensions; give either hierarchy or by",
    ]);
    expect(said(changed(sample, ["widgets", "journey", "props", "breakdown", "attribution"], { step: 2 }))).toEqual([
      "widgets.journey.props.breakdown.attribution.step: the last step is 1, counted from 0",
    ]);
  });

  it("refuses links that are no addresses", () => {
    for (const href of ["javascript:alert(1)", "//elsewhere.example", "/\\elsewhere.example", "data:text/html,x", "a b"]) {
      expect(said(changed(sample, ["widgets", "csat", "props", "href"], href))).toHaveLength(1);
    }
    for (const href of ["/", "#top", "?a=1", "https://example.com/x", "mailto:a@example.com"]) {
      expect(said(changed(sample, ["widgets", "csat", "props", "href"], href))).toEqual([]);
    }
  });

  it("knows who can be ignored or mapped, and who can be placed", () => {
    expect(said(changed(sample, ["widgets", "course", "filters"], { channel: "ignore", course: "ignore", period: "all" }))).toEqual([
      'widgets.course.filters.channel: no filter or other widget has the id "channel"; did you mean "channels"?',
      'widgets.course.filters.course: no filter or other widget has the id "course"',
      'widgets.course.filters.period: expected "ignore", or dimensions by dimensions',
    ]);
    expect(said(changed(sample, ["layout", "narrow"], { tabel: { x: 0, y: 0, w: 1, h: 1 } }))).toEqual([
      'layout.narrow.tabel: there is no widget "tabel"; did you mean "table"?',
    ]);
    expect(said(changed(sample, ["layout", "wide", "csat"], { x: -1, y: 0.5, w: 0, z: 1 }))).toEqual([
      'layout.wide.csat.z: unknown key; did you mean "x"?',
      "layout.wide.csat.x: expected 0 or more",
      "layout.wide.csat.y: expected a whole number",
      "layout.wide.csat.w: expected 1 or more",
      "layout.wide.csat.h: h is required",
    ]);
  });

  it("refuses what is no JSON, and names that every object has", () => {
    const date = new Date(0);
    expect(said({ ...sample, title: date })).toEqual(["title: Date is no JSON"]);
    expect(said(changed(sample, ["widgets", "csat", "props", "target"], NaN))).toEqual(["widgets.csat.props.target: NaN is no number of JSON"]);
    const hostile: unknown = JSON.parse('{"format":"metricdeck.cockpit","version":1,"widgets":{"__proto__":{},"constructor":{}}}');
    expect(said(hostile)).toEqual([
      `widgets.__proto__: "__proto__" is a name of JavaScript's own; use another`,
      `widgets.constructor: "constructor" is a name of JavaScript's own; use another`,
    ]);
    const ring: Record<string, unknown> = { ...sample };
    ring["filters"] = [ring];
    expect(said(ring)[0]).toContain("a document is nested at most 32 deep");
    expect(said({ ...sample, widgets: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`w${at}`, {}])) })[0]).toBe(
      "widgets: expected at most 100, got 101",
    );
    expect(said({ ...sample, filters: Array.from({ length: 60_000 }, () => 0) })).toEqual([
      expect.stringContaining("a document holds at most 50000 values"),
    ]);
  });

  it("takes as many values for a filter to start with as its control holds, and no more", () => {
    const started = (length: number) => changed(sample, ["filters", 1, "start"], { op: "in", values: Array.from({ length }, (_, at) => `v${at}`) });
    expect(said(started(10_000))).toEqual([]);
    expect(said(started(10_001))).toEqual(["filters[1].start.values: expected at most 10000, got 10001"]);
  });

  it("says of too many values in all which filter has the first beyond them", () => {
    const values = Array.from({ length: 9_000 }, (_, at) => `v${at}`);
    const filters = Array.from({ length: 6 }, (_, at) => ({ id: `f${at}`, kind: "dimension", dimension: "region", start: { op: "in", values } }));
    // The document, its format, version, title and list of filters are six values, and each filter seven and those of its list.
    const document = { format: "metricdeck.cockpit", version: 1, title: { en: "All" }, filters, widgets: {}, layout: { wide: {} } };
    expect(said(document)).toEqual([`filters[5].start.values[${50_000 - 6 - 5 * 9_007 - 7}]: a document holds at most 50000 values`]);
  });

  it("refuses a rule that no control could hold: of no text, and parts of one that is not there", () => {
    expect(said(changed(sample, ["filters", 3, "start", "contains"], ""))).toEqual([
      "filters[3].start.contains: expected a text that is not empty; leave it out where there is no rule",
    ]);
    expect(said(changed(sample, ["filters", 3, "start"], { op: "in", values: [], ignoreCase: true, except: ["x"] }))).toEqual([
      "filters[3].start.ignoreCase: ignoreCase has no effect without contains",
      "filters[3].start.except: except has no effect without contains",
    ]);
    expect(said(changed(sample, ["filters", 3, "start"], { op: "in", contains: "x" }))).toEqual(["filters[3].start.values: values is required"]);
  });

  it("finds the catalog's names with the nearest, and values that a dimension cannot have", () => {
    const tickets = changed(sample, ["widgets", "course", "props", "metrics", 0], "ticket");
    expect(said(tickets)).toEqual([]);
    expect(said(tickets, { catalog })).toEqual(['widgets.course.props.metrics[0]: unknown metric "ticket"; did you mean "tickets"?']);
    expect(said(changed(sample, ["filters", 1, "start", "values", 0], "fax"), { catalog })).toEqual([
      "filters[1].start.values[0]: expected one of phone, chat, email, wechat",
    ]);
    expect(said(changed(sample, ["filters", 3, "dimension"], "replies"), { catalog })).toEqual([
      "filters[3].start.values[0]: expected a number",
      "filters[3].start.contains: the values of replies are no texts; leave contains out",
      "filters[3].start.except[0]: expected a number",
    ]);
    expect(said(changed(sample, ["filters", 3, "dimension"], "regoin"), { catalog })).toHaveLength(1);
    expect(said(changed(sample, ["filters", 3, "dimension"], "createdAt"), { catalog })).toEqual([
      "filters[3].dimension: createdAt is a time; rows are grouped by time with a grain",
      "filters[3].start.values[0]: createdAt is a time; its values cannot be listed, choose a date range instead",
      "filters[3].start.contains: the values of createdAt are no texts; leave contains out",
      "filters[3].start.except[0]: createdAt is a time; its values cannot be listed, choose a date range instead",
    ]);
    expect(said(changed(sample, ["widgets", "course", "props", "by"], "createdAt"), { catalog })).toEqual([
      "widgets.course.props.by: createdAt is a time; rows are grouped by time with a grain",
    ]);
    expect(said(changed(sample, ["widgets", "table", "props", "formats"], { csta: { bar: true } }), { catalog })).toEqual([
      'widgets.table.props.formats.csta: "csta" is not a column of this table',
    ]);
  });

  it("says everything in Chinese, too", () => {
    const input = changed(sample, ["widgets", "csat", "type"], "KpiTle");
    expect(checkDocument(input, { specs })).toEqual([
      {
        path: "widgets.csat.type",
        message: { en: 'unknown widget "KpiTle"; did you mean "KpiTile"?', "zh-CN": "未知的组件“KpiTle”；是否指“KpiTile”？" },
        severity: "error",
      },
    ]);
  });

  it("says where a getter throws", () => {
    const input = Object.defineProperty({ ...sample }, "title", { enumerable: true, get: () => { throw new RangeError("boom"); } });
    expect(() => parseDocument(input, { specs })).toThrow('metricdeck: "title" cannot be read: its getter throws; give plain JSON');
  });
});
