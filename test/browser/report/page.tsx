import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { Cockpit, createMetricsClient, DrillTable, framePicture, Funnel, InsightCard, KpiTile, MetricsProvider, RetentionCohort, standardWidgets, Trend, useCockpitReport } from "../../../src/index.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { storyNow, supportTables } from "../../../stories/support/supportTables.ts";

declare global {
  interface Window {
    report: () => Promise<string>;
    /** The picture of the widget, as a data URL. */
    picture: (selector: string) => Promise<string>;
  }
}

const catalog: Catalog = supportCatalog;
const adapter = memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow });
const client = createMetricsClient({ adapter, catalog });
client.selection.publish({ source: "other", filter: { dimension: "region", op: "notIn", values: ["Atlantis"] }, label: `<img src=x onerror="alert(1)">` });
const isChinese = location.search.includes("zh");

const filters = { region: "ignore" } as const;
const qualified: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service" },
  filters: [{ id: "region", kind: "dimension", dimension: "region", start: { op: "in", values: ["North"] } }],
  widgets: {
    tile: { type: "KpiTile", props: { metric: "tickets" }, filters },
    gone: { type: "KpiTile", props: { metric: "gone" } },
    trend: { type: "Trend", props: { metrics: ["tickets"] }, filters },
    units: { type: "Trend", props: { metrics: ["tickets", "csat"] } },
  },
  layout: { wide: { tile: { x: 0, y: 0, w: 3, h: 3 }, gone: { x: 3, y: 0, w: 3, h: 3 }, trend: { x: 0, y: 3, w: 12, h: 5 }, units: { x: 0, y: 8, w: 12, h: 5 } } },
};

function Page() {
  const root = useRef<HTMLDivElement>(null);
  const report = useCockpitReport();
  useEffect(() => {
    Object.assign(window, { report: () => report(root.current as Element, { title: "Service <b>quality</b>" }) });
  });
  return (
    <div ref={root} style={{ display: "grid", gap: 16 }}>
      {location.search.includes("qualified") ? <Cockpit document={qualified} widgets={standardWidgets} /> : <Widgets />}
    </div>
  );
}

function Widgets() {
  return (
    <>
      <KpiTile<Catalog> metric="csat" compare="previous" />
      <InsightCard<Catalog> metric="tickets" range={{ from: "2026-02-01", to: "2026-02-16" }} />
      <Trend<Catalog> id="trend" metrics={["tickets"]} by="channel" />
      <Funnel<Catalog> id="funnel" steps={["created", "replied", "solved"]} window="P3D" />
      <RetentionCohort<Catalog> start="created" return="created" grain="week" periods={4} />
      <DrillTable<Catalog> hierarchy="org" metrics={["tickets", "csat"]} />
    </>
  );
}

window.picture = async (selector) => {
  const frame = document.querySelector<HTMLElement>(selector);
  if (frame === null) throw new Error(`no ${selector}`);
  const blob = await framePicture(frame, { title: "New tickets by channel", notes: ["Channel: Phone", "As of 10:20"] });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:${blob.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
};

createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} now={() => storyNow} timeZone="UTC" {...(isChinese ? { locale: "zh-CN", messages: zhCN } : { locale: "en" })} theme={location.search.includes("dark") ? "dark" : "light"}>
    <Page />
  </MetricsProvider>,
);
