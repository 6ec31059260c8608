import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { memoryAdapter, memoryItems, memoryRules, storedAnnotations, storedCockpits } from "../../../src/adapters/memory/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import {
  AddAnnotation,
  AnomalyAlerts,
  CockpitEditor,
  createMetricsClient,
  DateRangeControl,
  DimensionFilter,
  DrillTable,
  InsightCard,
  MeasureFilter,
  MetricsProvider,
  SavedViews,
  standardWidgets,
  Trend,
} from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { readDrawing } from "../../../src/widgets/frame/picture/readDrawing.ts";
import { alertDesk } from "../../../stories/support/supportAlerts.ts";
import { lowSatisfaction } from "../../../stories/support/supportRules.ts";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { storyNow, supportTables } from "../../../stories/support/supportTables.ts";
import "../../../src/styles/index.css";

declare global {
  interface Window {
    /** What the picture of the trend is filled with. */
    fillsOfPicture: () => readonly string[];
  }
}

const catalog: Catalog = supportCatalog;
const me = { id: "lin", name: "Lin Yue" };
const adapter = memoryAdapter({
  catalog,
  tables: supportTables(),
  clock: () => storyNow,
  alerts: { ...alertDesk(), rules: memoryRules(catalog, [lowSatisfaction]) },
  annotations: storedAnnotations(memoryItems(), { me }),
  documents: storedCockpits(memoryItems(), { me }),
});
const edited: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Desk" },
  widgets: { tile: { type: "KpiTile", props: { metric: "tickets" } } },
  layout: { wide: { tile: { x: 0, y: 0, w: 4, h: 3 } } },
};

const host = document.getElementById("root") as HTMLElement;
const isInShadow = location.search !== "?plain";
const root = isInShadow ? host.attachShadow({ mode: "open" }) : host;
if (isInShadow) document.querySelectorAll("link").forEach((sheet) => root.append(sheet));
const place = root.appendChild(document.createElement("div"));
const client = createMetricsClient({ catalog, adapter });
createRoot(place).render(
  <StrictMode>
    <MetricsProvider client={client} locale="en" now={() => storyNow}>
      <DateRangeControl id="range" />
      <DimensionFilter dimension="channel" time="createdAt" />
      <MeasureFilter id="slow" dimension="agent" metric="csat" />
      <AddAnnotation metrics={["tickets"]} />
      <SavedViews cockpit="desk" />
      <DrillTable<Catalog> by={["channel"]} metrics={["tickets"]} title="By channel" />
      <InsightCard<Catalog> metric="tickets" />
      <AnomalyAlerts<Catalog> title="Alerts" />
      <CockpitEditor document={edited} version={1} widgets={standardWidgets} onSave={async () => ({ status: "saved", document: { version: 2 } })} />
      <Trend<Catalog> metrics={["tickets"]} kind="area" title="Area" />
    </MetricsProvider>
  </StrictMode>,
);

window.fillsOfPicture = () => {
  const plot = root.querySelector<HTMLElement>(".md-trend-plot");
  if (plot?.querySelector(".md-plot-marks path") == null) return [];
  return readDrawing(plot).marks.flatMap((mark) => (mark.mark === "shape" && mark.fill !== null ? [mark.fill] : []));
};
