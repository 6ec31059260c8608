import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { createMetricsClient, MetricsProvider, Trend } from "../../../src/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";

const now = Date.parse("2026-03-18T10:20:00Z");
const ids = Array.from({ length: 400 }, (_, id) => id);
const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { id: d.number({ entity: "ticket" }), at: d.time({ entity: "ticket" }) },
  metrics: { tickets: m.count({ entity: "ticket", time: "at", label: { en: "Tickets" } }) },
});
const tables = { ticket: { id: ids, at: ids.map((id) => now - ((id * 7) % 672) * 3_600_000) } };
const client = createMetricsClient({ catalog, adapter: memoryAdapter({ catalog, tables, clock: () => now }) });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} now={() => now}>
    <Trend<Catalog> metrics={["tickets"]} range={{ last: 28, unit: "day" }} title="Tickets" zoomable="zoom" />
    {location.search === "?canvas" && <Trend<Catalog> metrics={["tickets"]} range={{ last: 50, unit: "day" }} grain="hour" kind="bar" title="By hour" />}
  </MetricsProvider>,
);
