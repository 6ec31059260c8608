import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { Cockpit, createMetricsClient, MetricsProvider, openPaper, printCockpit, standardWidgets } from "../../../src/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";

declare global {
  interface Window {
    paper: { readonly openPaper: typeof openPaper; readonly printCockpit: typeof printCockpit };
  }
}

window.paper = { openPaper, printCockpit };

const now = Date.parse("2026-03-18T10:20:00Z");
const dayMs = 86_400_000;
const agents = 150;

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: {
    id: d.number({ entity: "ticket" }),
    at: d.time({ entity: "ticket" }),
    channel: d.enum(["phone", "chat"], { entity: "ticket", label: { en: "Channel" }, valueLabels: { phone: { en: "Phone" }, chat: { en: "Chat" } } }),
    agent: d.string({ entity: "ticket", label: { en: "Agent" } }),
  },
  metrics: { tickets: m.count({ entity: "ticket", time: "at", label: { en: "Tickets" } }) },
  events: { opened: { entity: "ticket", time: "at", label: { en: "Opened" } } },
});

const ids = Array.from({ length: agents * 20 }, (_, id) => id);
const tables = {
  ticket: {
    id: ids,
    at: ids.map((id) => now - ((id * 7) % 27) * dayMs - dayMs),
    channel: ids.map((id) => (id % 3 === 0 ? "phone" : "chat")),
    agent: ids.map((id) => `Agent ${String((id % agents) + 1).padStart(3, "0")}`),
  },
};

const cockpit: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "On paper" },
  filters: [
    { id: "period", kind: "dateRange" },
    { id: "channel", kind: "dimension", dimension: "channel", start: { op: "in", values: ["phone", "chat"] } },
  ],
  widgets: {
    tickets: { type: "KpiTile", props: { metric: "tickets", compare: "previous" } },
    trend: { type: "Trend", props: { metrics: ["tickets"], by: "channel" } },
    bars: { type: "Trend", props: { metrics: ["tickets"], kind: "bar", title: { en: "Bars" } } },
    agents: { type: "DrillTable", props: { by: ["agent"], metrics: ["tickets"], title: { en: "Agents" } } },
    again: { type: "RetentionCohort", props: { start: "opened", return: "opened", title: { en: "Again" } } },
  },
  layout: {
    wide: {
      tickets: { x: 0, y: 0, w: 3, h: 3 },
      trend: { x: 3, y: 0, w: 9, h: 5 },
      bars: { x: 0, y: 5, w: 5, h: 6 },
      agents: { x: 5, y: 5, w: 7, h: 6 },
      again: { x: 0, y: 11, w: 12, h: 7 },
    },
  },
};

const client = createMetricsClient({ catalog, adapter: memoryAdapter({ catalog, tables, clock: () => now }) });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} now={() => now} style={{ padding: 16 }}>
    <Cockpit document={cockpit} widgets={standardWidgets} />
  </MetricsProvider>,
);
