import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { Cockpit, createMetricsClient, DateRangeControl, DimensionFilter, MetricsProvider, standardWidgets } from "../../../src/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import type { Catalog, MetricsAdapter } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { storyNow, supportTables } from "../../../stories/support/supportTables.ts";

declare global {
  interface Window {
    askedByTwo: string[];
  }
}

const catalog: Catalog = supportCatalog;
const memory = memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow });
window.askedByTwo = [];
const adapter: MetricsAdapter = {
  ...memory,
  query(query, context) {
    window.askedByTwo.push(JSON.stringify(query));
    return memory.query(query, context);
  },
};
delete (adapter as { queryMany?: unknown }).queryMany;

const desk: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Desk", "zh-CN": "客服台" },
  filters: [{ id: "region", kind: "dimension", dimension: "region" }],
  widgets: { tickets: { type: "KpiTile", props: { metric: "tickets" } } },
  layout: { wide: { tickets: { x: 0, y: 0, w: 3, h: 3 } } },
};

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <MetricsProvider client={createMetricsClient({ adapter, catalog })} now={() => storyNow}>
      <DateRangeControl id="range" />
      <DimensionFilter id="channel" dimension="channel" time="createdAt" />
      {["north", "south"].map((id) => (
        <Cockpit key={id} id={id} url={{ namespace: id }} document={desk} widgets={standardWidgets} />
      ))}
    </MetricsProvider>
  </StrictMode>,
);
