import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { createMetricsClient, DateRangeControl, DimensionFilter, KpiTile, MetricsProvider, SelectionChips, Trend, useUrlState } from "../../../src/index.ts";
import type { MetricsClient, Selection } from "../../../src/index.ts";
import type { Catalog, MetricsAdapter } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";
import { storyNow, supportTables } from "../../../stories/support/supportTables.ts";

declare global {
  interface Window {
    /** By cockpit: what its widgets asked so far, and what is chosen. */
    asked: Record<string, string[]>;
    chosen: (namespace: string) => Selection;
  }
}

const catalog: Catalog = supportCatalog;
const memory = memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow });
window.asked = { c1: [], c2: [] };

function clientOf(namespace: string): MetricsClient {
  const adapter: MetricsAdapter = {
    ...memory,
    query(query, context) {
      if (query.kind === "aggregate") window.asked[namespace]?.push(JSON.stringify(query));
      return memory.query(query, context);
    },
  };
  delete (adapter as { queryMany?: unknown }).queryMany;
  return createMetricsClient({ adapter, catalog });
}

const clients = { c1: clientOf("c1"), c2: clientOf("c2") };
window.chosen = (namespace) => clients[namespace as "c1" | "c2"].selection.getSnapshot();

function Cockpit({ namespace }: { readonly namespace: string }) {
  const { problems } = useUrlState({ namespace });
  return (
    <section aria-label={namespace}>
      <DateRangeControl id="range" />
      <DimensionFilter id="channel" dimension="channel" time="createdAt" />
      <SelectionChips />
      <p role="note">{problems.map(({ message }) => message).join()}</p>
      <KpiTile<Catalog> metric="tickets" />
      <Trend<Catalog> id="trend" title="By channel" metrics={["tickets"]} by="channel" />
    </section>
  );
}

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    {Object.entries(clients).map(([namespace, client]) => (
      <MetricsProvider key={namespace} client={client} now={() => storyNow}>
        <Cockpit namespace={namespace} />
      </MetricsProvider>
    ))}
  </StrictMode>,
);
