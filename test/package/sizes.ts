export interface SizeCase {
  /** What a host's page imports. */
  page: string;
  code: string;
  /** `first`: what the browser must have before it paints. `lazy`: what follows. `both`: the one and the other. */
  part: "first" | "lazy" | "both";
  /** Of what follows, only what these modules need. Default: everything. */
  loads?: readonly string[];
  /** kB of gzip -9, React and @tanstack/react-query not counted; a kB is 1000 bytes. */
  budget: number;
  /** Packages that must not be in this part. */
  without?: readonly string[];
  /** Packages that are not counted. */
  apart?: readonly string[];
}

/** A whole page, as a host has it; `adapter` is the code that makes one. */
const kpiPage = (imports: string, adapter: string) => `import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { KpiTile, MetricsProvider, createMetricsClient } from "metricdeck";
${imports}
const client = createMetricsClient({ catalog: window.catalog, adapter: ${adapter} });
const tile = createElement(KpiTile, { metric: "csat", compare: "previous" });
createRoot(document.body).render(createElement(MetricsProvider, { client }, tile));`;

const kpi = kpiPage('import { httpAdapter } from "metricdeck/adapters/http";', 'httpAdapter({ url: "/api" })');

/** As the README's first widget does it: with a catalog, sign-in and the line that tiles have unless they are told not to. */
const kpiSignedIn = `import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { KpiTile, MetricsProvider, createMetricsClient } from "metricdeck";
import { httpAdapter } from "metricdeck/adapters/http";
import { d, defineCatalog, m } from "metricdeck/query";
const catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { at: d.time() },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }) },
});
const client = createMetricsClient({ catalog, adapter: httpAdapter({ url: "/api", getToken: async () => "t" }) });
const tile = createElement(KpiTile, { metric: "tickets", compare: "previous" });
createRoot(document.body).render(createElement(MetricsProvider, { client }, tile));`;

const kpiAndTrend = `export { KpiTile, Trend, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const retention = `export { RetentionCohort, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

/** What every widget in a frame has before it is one: the difference is the widget's own. */
const frame = `export { WidgetFrame, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const funnel = `export { Funnel, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const alerts = `export { AnomalyAlerts, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter, httpAlerts } from "metricdeck/adapters/http";`;

const alertRule = `export { AlertRuleBuilder, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const insightCard = `export { InsightCard, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const askBox = `export { AskBox, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const drillTable = `export { DrillTable, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const views = `export { SavedViews, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter, httpCockpits } from "metricdeck/adapters/http";`;

const comments = `export { Comments, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter, httpComments } from "metricdeck/adapters/http";`;

const inAddress = `export { useUrlState, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const cockpit = `export { Cockpit, CockpitItem, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

/** With every widget of the library by name and by what may be said of it, some 13 kB, and the code of none. */
const cockpitEditor = `export { CockpitEditor, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const cockpitOfDocument = `export { Cockpit, standardWidgets, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const wall = `export { CockpitWall, standardWidgets, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

const controls = `export { DateRangeControl, DimensionFilter, SelectionChips, MetricsProvider, createMetricsClient } from "metricdeck";
export { httpAdapter } from "metricdeck/adapters/http";`;

/** `parseQuery`, `checkCatalog` and the checks of policies are for whoever evaluates queries: pages do not call them. */
const queryForPages =
  "d, m, defineCatalog, dimensionPath, allOf, filterDimensions, emptyValue, isAdditive, metricUnit, " +
  "calendarUnits, weekdays, cellAt, withRows, withoutRows, resultFromRows, asMetricsError, MetricsError, errorCodes, " +
  "queryKey, nearestName, alertRuleQuery";

const all = (entry: string) => `export * from "${entry}";`;

/** All that a page can load of the library, but for adapters that evaluate queries in it. */
const whole = `export * from "metricdeck";
export { httpAdapter, httpAlerts } from "metricdeck/adapters/http";`;
const echarts = ["echarts", "zrender", "echarts-for-react", "size-sensor"];
/** What tables, popovers, calendars and files come from. */
const others = ["@tanstack/", "react-aria", "@react-", "@internationalized/", "write-excel-file", "fflate", "valibot", "pinyin-match"];

export const sizeCases: readonly SizeCase[] = [
  // Aimed at were 95 for its own code and 205 for ECharts, which has 167. Each chunk by itself packs worse than all in one.
  // Of it the editor of cockpits is 61 (checks, lint, merges, words), cockpits 33, insight cards 14, questions in words,
  // pictures and reports 20, address, views, comments and annotations 19, detector and forecasts 16, telling wrong input by name 4.
  { page: "the whole library, its own code alone", code: whole, part: "both", apart: [...echarts, ...others], budget: 406.5 },
  { page: "the whole library without ECharts", code: whole, part: "both", apart: echarts, budget: 570.7 },
  { page: "the whole library with ECharts", code: whole, part: "both", budget: 733.1 },
  // pictures and reports 20, address, views and comments 15, detector and forecasts 16, telling wrong input by name 4.
  // Not counted as its own are 20 kB of pinyin, loaded for the first Chinese value that is searched for in Latin letters.
  // Funnels, drill tables and controls have the page's comparison, marks, kept rows and rules in their first part.
  { page: "one KPI tile, http adapter", code: kpi, part: "first", budget: 12, without: ["echarts", "zrender"] },
  {
    page: "one KPI tile, an adapter of the host's",
    code: kpiPage("", "window.adapter"),
    part: "first",
    budget: 10.3,
    without: ["echarts", "zrender"],
  },
  {
    page: "one KPI tile with catalog, sign-in and line",
    code: kpiSignedIn,
    part: "both",
    loads: ["/adapters/http/token.js", "/chart/SparklineView.js"],
    budget: 12,
  },
  {
    page: "KPI tile and trend before first paint",
    code: kpiAndTrend,
    part: "first",
    budget: 45,
    without: ["echarts", "zrender"],
  },
  {
    page: "a trend's marks, loaded later",
    code: kpiAndTrend,
    part: "lazy",
    loads: ["/chart/PlotMarks.js"],
    budget: 2.8,
    without: ["echarts", "zrender"],
  },
  {
    page: "ECharts under a trend of too many marks for SVG, loaded later",
    code: kpiAndTrend,
    part: "lazy",
    loads: ["/charts/EChart.js", "/charts/cartesian.js"],
    budget: 170,
  },
  // Of this 5.6 kB are its own: query, model and hook.
  { page: "retention table before first paint", code: retention, part: "first", budget: 21.6, without: ["echarts", "zrender"] },
  {
    page: "the drawing of a retention table, loaded later",
    code: retention,
    part: "lazy",
    loads: ["/retentionCohort/RetentionBody.js", "/retentionCohort/retentionTable.js"],
    // With the names of dates, which were in the first part, and whom a cell is about.
    budget: 14,
    without: ["echarts", "zrender"],
  },
  { page: "the curve of a retention table, loaded later", code: retention, part: "lazy", loads: ["/retentionCohort/RetentionCurve.js"], budget: 18.9 },
  { page: "a frame without a widget", code: frame, part: "first", budget: 14.7 },
  { page: "funnel before first paint", code: funnel, part: "first", budget: 26.4, without: ["echarts", "zrender"] },
  // With what every view of a funnel needs, which was in the first part.
  { page: "a funnel's time to convert, loaded later", code: funnel, part: "lazy", loads: ["/funnel/FunnelTimes.js"], budget: 10.2 },
  { page: "alerts before first paint", code: alerts, part: "first", budget: 19.4, without: ["echarts", "zrender"] },
  {
    page: "the list of alerts, loaded later",
    code: alerts,
    part: "lazy",
    loads: ["/anomalyAlerts/AlertsBody.js", "/anomalyAlerts/alertsTable.js"],
    budget: 12.8,
    without: ["echarts", "zrender"],
  },
  {
    page: "an alert's details and the list, loaded later",
    code: alerts,
    part: "lazy",
    loads: ["/anomalyAlerts/AlertDetail.js"],
    budget: 16.2,
    without: ["echarts", "zrender"],
  },
  { page: "ask box before first paint", code: askBox, part: "first", budget: 10, without: ["echarts", "zrender", "valibot"] },
  { page: "a widget's picture, loaded later", code: frame, part: "lazy", loads: ["/frame/picture/framePicture.js"], budget: 4 },
  { page: "insight card before first paint", code: insightCard, part: "first", budget: 21.5, without: ["echarts", "zrender", "valibot"] },
  // With detector, forecasts and English words.
  { page: "an insight card's findings, loaded later", code: insightCard, part: "lazy", loads: ["/insightCard/InsightBody.js"], budget: 32.7, without: ["echarts", "zrender"] },
  { page: "its findings with where a number is from, loaded later", code: insightCard, part: "lazy", loads: ["/insightCard/FigurePanel.js"], budget: 39.4 },
  // With the question to the server for what a rule of unusual values would have done.
  { page: "rule builder before first paint", code: alertRule, part: "first", budget: 26.7, without: ["echarts", "zrender", "valibot"] },
  { page: "a rule's form and preview, loaded later", code: alertRule, part: "lazy", loads: ["/alertRule/RuleBody.js", "/alertRule/ruleTrial.js"], budget: 25.1, without: ["echarts", "zrender", "react-aria-components"] },
  {
    page: "drill table before first paint",
    code: drillTable,
    part: "first",
    // With the clause that says what is open, which kept rows outside the selection were before.
    budget: 31.3,
    without: ["echarts", "zrender", "write-excel-file", "fflate", "react-aria-components", "@tanstack/react-table"],
  },
  // Of this 19 kB are TanStack's table and virtualizer.
  {
    page: "the rows of a drill table, loaded later",
    code: drillTable,
    part: "lazy",
    loads: ["/drillTable/DrillTableBody.js"],
    budget: 35.5,
    without: ["echarts", "zrender", "write-excel-file", "fflate", "react-aria-components"],
  },
  { page: "an export as XLSX, loaded later", code: frame, part: "lazy", loads: ["/frame/ExportPanel.js", "/frame/tableXlsx.js", "/writeXlsxFileUniversal.js"], budget: 29.3 },
  // With what is open in tables and the way of drills, which are 0.9 of it, here and wherever addresses and views are read.
  { page: "a page without widgets whose selection is in its address", code: inAddress, part: "first", budget: 13 },
  { page: "saved views before first paint", code: views, part: "first", budget: 17.4, without: ["react-aria-components"] },
  { page: "comments before first paint", code: comments, part: "first", budget: 9.1 },
  { page: "comments, loaded later", code: comments, part: "lazy", loads: ["/comments/CommentsBody.js"], budget: 11.9, without: ["react-aria-components"] },
  { page: "views and cockpits in the browser", code: all("metricdeck/adapters/browser"), part: "first", budget: 2.8 },
  { page: "date range, filter and chips", code: controls, part: "first", budget: 18.8, without: ["react-aria-components"] },
  // With what says where a document cannot be drawn, for servers that have no second try, and with labels of filters.
  { page: "cockpit of children, without its widgets", code: cockpit, part: "first", budget: 29.2, without: ["echarts", "zrender", "react-aria-components"] },
  {
    page: "cockpit of a document before its widgets",
    code: cockpitOfDocument,
    part: "first",
    budget: 42.8,
    without: ["echarts", "zrender", "react-aria-components", "valibot"],
  },
  { page: "wall before its widgets", code: wall, part: "first", budget: 45.6, without: ["echarts", "zrender", "react-aria-components", "valibot"] },
  // With Esc, which takes cross-filters back.
  { page: "what a cockpit says on paper, loaded later", code: cockpit, part: "lazy", loads: ["/cockpitLater.js"], budget: 4.5 },
  { page: "the checks of a cockpit's document, loaded later", code: cockpitOfDocument, part: "lazy", loads: ["/check/checkDocument.js"], budget: 13.7 },
  { page: "metricdeck/document, all of it", code: all("metricdeck/document"), part: "first", budget: 37.5, without: ["react", "echarts"] },
  { page: "one of the templates", code: 'export { executiveTemplate } from "metricdeck/templates";', part: "first", budget: 1 },
  { page: "the address of a cockpit, loaded later", code: cockpitOfDocument, part: "lazy", loads: ["/cockpit/cockpitUrl.js"], budget: 8.5 },
  { page: "the editor of cockpits before first paint", code: cockpitEditor, part: "first", budget: 7, without: ["echarts", "zrender", "react-aria-components", "valibot"] },
  // Of this some 20 kB are documents: their checks, lint and merge.
  {
    page: "the editor itself, its own code, loaded later",
    code: cockpitEditor,
    part: "lazy",
    loads: ["/editor/editorPart.js", "/english/editor.js"],
    budget: 78.3,
    without: ["echarts", "zrender"],
    apart: others,
  },
  {
    page: "metricdeck/query without the wire's parser",
    code: `export { ${queryForPages} } from "metricdeck/query";`,
    part: "first",
    budget: 6,
    without: ["valibot"],
  },
  { page: "metricdeck/query with the wire's parser", code: all("metricdeck/query"), part: "first", budget: 16.3 },
  // Aimed at were 14 for everything; a page has what it imports.
  // With what says what is wrong with what is given (0.9 to 2.6 kB each), holidays and wild values of forecasts, the detector's trend (0.9)
  // and seasons without incidents for change points (0.6).
  { page: "metricdeck/analytics, all of it", code: all("metricdeck/analytics"), part: "first", budget: 39.1 },
  { page: "its detector", code: 'export { createDetector } from "metricdeck/analytics";', part: "first", budget: 8.6 },
  { page: "its forecast", code: 'export { forecast } from "metricdeck/analytics";', part: "first", budget: 14 },
  { page: "its seasons", code: 'export { detectSeasonality } from "metricdeck/analytics";', part: "first", budget: 5.6 },
  // Of these two MetricsError is half of what they grew by; a page that asks anything has it. Widgets take the figures unchecked.
  { page: "its shares' interval", code: 'export { wilsonInterval } from "metricdeck/analytics";', part: "first", budget: 0.8 },
  { page: "its survival", code: 'export { kaplanMeier } from "metricdeck/analytics";', part: "first", budget: 1.1 },
  { page: "its change points", code: 'export { detectChangePoints } from "metricdeck/analytics";', part: "first", budget: 7.1 },
  { page: "its alert machine", code: 'export { evaluateAlert } from "metricdeck/analytics";', part: "first", budget: 7 },
  { page: "its explanation of a change", code: 'export { explainChange } from "metricdeck/analytics";', part: "first", budget: 4.1 },
  { page: "metricdeck/adapters/http", code: all("metricdeck/adapters/http"), part: "first", budget: 4 },
];
