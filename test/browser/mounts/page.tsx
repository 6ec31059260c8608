import { held } from "./held.ts";
import { registerPostInit } from "echarts/core";
import type { EChartsType } from "echarts/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { memoryAdapter, memoryRules } from "../../../src/adapters/memory/index.ts";
import {
  AlertRuleBuilder,
  AnomalyAlerts,
  createMetricsClient,
  DateRangeControl,
  DimensionFilter,
  DrillTable,
  Funnel,
  KpiStrip,
  KpiTile,
  MetricsProvider,
  RetentionCohort,
  SelectionChips,
  Trend,
} from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";
import { alertDesk } from "../../../stories/support/supportAlerts.ts";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { lowSatisfaction } from "../../../stories/support/supportRules.ts";
import { storyNow, supportTables } from "../../../stories/support/supportTables.ts";
import type { Held } from "./watch.ts";

declare global {
  interface Window {
    /** Every widget mounted under StrictMode and unmounted so many times: ready, a frame later, or at once, in turn. */
    mountTimes: (times: number) => Promise<Left>;
  }
}

export interface Left extends Held {
  /** ECharts' instances that nobody disposed of. */
  readonly charts: number;
  readonly elements: number;
}

const made = new Set<EChartsType>();
registerPostInit((chart) => void made.add(chart));

const catalog: Catalog = supportCatalog;
const alerts = { ...alertDesk(), rules: memoryRules(catalog, [lowSatisfaction]) };
const adapter = memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow, alerts });
const client = createMetricsClient({ adapter, catalog });

const widgets = (
  <StrictMode>
    <MetricsProvider client={client} now={() => storyNow}>
      <DateRangeControl id="range" />
      <DimensionFilter dimension="channel" time="createdAt" />
      <SelectionChips />
      <KpiTile<Catalog> metric="csat" compare="previous" />
      <KpiStrip<Catalog> metrics={["tickets", "resolutionRate"]} compare="previous" />
      <Trend<Catalog> metrics={["tickets"]} by="channel" zoomable="zoom" />
      <Trend<Catalog> metrics={["tickets"]} by="channel" kind="bar" stacked />
      <Trend<Catalog> metrics={["tickets"]} by="channel" grain="hour" kind="bar" />
      <Funnel<Catalog> steps={["created", "replied", "solved"]} window="P3D" />
      <Funnel<Catalog> steps={["created", "solved"]} window="P3D" view="trend" />
      <RetentionCohort<Catalog> start="created" return="created" />
      <RetentionCohort<Catalog> start="created" return="replied" initialView="curve" />
      <DrillTable<Catalog> by={["channel", "region"]} metrics={["tickets", "csat"]} />
      <AnomalyAlerts<Catalog> title="Alerts" />
      <AlertRuleBuilder<Catalog> rule={lowSatisfaction} />
    </MetricsProvider>
  </StrictMode>
);

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise((resolve) => setTimeout(resolve));

function isPainted(root: HTMLElement): boolean {
  const frames = [...root.querySelectorAll("section[data-status]")];
  return frames.length > 0 && frames.every((one) => one.getAttribute("data-status") === "ready") && root.querySelectorAll(".md-plot-marks path").length > 10 && root.querySelector("[_echarts_instance_] canvas") !== null;
}

async function mountOnce(turn: number): Promise<void> {
  const element = document.body.appendChild(document.createElement("div"));
  const root = createRoot(element);
  root.render(widgets);
  await task();
  if (turn % 3 === 1) await frame();
  if (turn % 3 === 0) while (!isPainted(element)) await frame();
  root.unmount();
  element.remove();
}

window.mountTimes = async (times) => {
  for (let turn = 0; turn < times; turn++) await mountOnce(turn);
  // What was on its way when the last one went: the slices of charts, answers, React's own passive work.
  for (let wait = 0; wait < 20; wait++) await frame().then(task);
  // React's development build leaves one for each render, for the browser's tools.
  performance.clearMeasures();
  performance.clearMarks();
  const charts = [...made].filter((chart) => !chart.isDisposed());
  made.clear();
  for (const chart of charts) made.add(chart);
  return { ...held(), charts: charts.length, elements: document.body.querySelectorAll(".md-root, .md-root *").length };
};
