import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { createMetricsClient, DrillTable, framePicture, Funnel, InsightCard, KpiTile, MetricsProvider, RetentionCohort, Trend, useCockpitReport } from "../../../src/index.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
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

function Page() {
  const root = useRef<HTMLDivElement>(null);
  const report = useCockpitReport();
  useEffect(() => {
    Object.assign(window, { report: () => report(root.current as Element, { title: "Service <b>quality</b>" }) });
  });
  return (
    <div ref={root} style={{ display: "grid", gap: 16 }}>
      <KpiTile<Catalog> metric="csat" compare="previous" />
      <InsightCard<Catalog> metric="tickets" range={{ from: "2026-02-01", to: "2026-02-16" }} />
      <Trend<Catalog> id="trend" metrics={["tickets"]} by="channel" />
      <Funnel<Catalog> id="funnel" steps={["created", "replied", "solved"]} window="P3D" />
      <RetentionCohort<Catalog> start="created" return="created" grain="week" periods={4} />
      <DrillTable<Catalog> hierarchy="org" metrics={["tickets", "csat"]} />
    </div>
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
