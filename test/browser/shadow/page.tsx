import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { createMetricsClient, DrillTable, MetricsProvider } from "../../../src/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";

const now = Date.parse("2026-03-18T10:20:00Z");
const ids = Array.from({ length: 60 }, (_, id) => id);

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: {
    id: d.number({ entity: "ticket" }),
    at: d.time({ entity: "ticket" }),
    team: d.string({ entity: "ticket", label: { en: "Team" } }),
  },
  metrics: { tickets: m.count({ entity: "ticket", time: "at", label: { en: "Tickets" } }) },
});
const tables = { ticket: { id: ids, at: ids.map((id) => now - id * 3_600_000), team: ids.map((id) => `Team ${id % 5}`) } };

const root = (document.getElementById("root") as HTMLElement).attachShadow({ mode: "open" });
document.querySelectorAll("link").forEach((sheet) => root.append(sheet));
const place = root.appendChild(document.createElement("div"));
const client = createMetricsClient({ catalog, adapter: memoryAdapter({ catalog, tables, clock: () => now }) });
createRoot(place).render(
  <MetricsProvider client={client} now={() => now}>
    <DrillTable<Catalog> by={["team"]} metrics={["tickets"]} range={{ last: 7, unit: "day" }} title="By team" />
  </MetricsProvider>,
);
