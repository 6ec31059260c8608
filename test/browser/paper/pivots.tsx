import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { createMetricsClient, DrillTable, MetricsProvider } from "../../../src/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";

const now = Date.parse("2026-03-18T10:20:00Z");
const dayMs = 86_400_000;
const channels = ["phone", "chat", "email"] as const;

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: {
    id: d.number({ entity: "ticket" }),
    at: d.time({ entity: "ticket" }),
    amount: d.number({ entity: "ticket" }),
    channel: d.enum(channels, { entity: "ticket", label: { en: "Channel" } }),
    team: d.string({ entity: "ticket", label: { en: "Team" } }),
  },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "at", label: { en: "Tickets" } }),
    net: m.sum({ entity: "ticket", time: "at", of: "amount", label: { en: "Net amount" } }),
    average: m.average({ entity: "ticket", time: "at", of: "amount", label: { en: "Average amount" } }),
  },
});

const ids = Array.from({ length: 6000 }, (_, id) => id);
const tables = {
  ticket: {
    id: ids,
    at: ids.map((id) => now - ((id * 5) % 28) * dayMs - dayMs),
    amount: ids.map((id) => -((id * 7919) % 100_000) / 100),
    channel: ids.map((id) => channels[id % 3] ?? "phone"),
    team: ids.map((id) => `Team ${id % 5}`),
  },
};

const client = createMetricsClient({ catalog, adapter: memoryAdapter({ catalog, tables, clock: () => now }) });
const range = { last: 28, unit: "day" } as const;
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} now={() => now}>
    <DrillTable<Catalog> by={["team"]} metrics={["tickets", "net", "average"]} pivot="channel" range={range} title="By channel" />
    <DrillTable<Catalog> by={["team"]} metrics={["tickets"]} pivot={{ grain: "day" }} range={range} title="By day" />
  </MetricsProvider>,
);
