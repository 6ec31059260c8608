import { createRoot } from "react-dom/client";
import type { CockpitDocument } from "../../src/document/index.ts";
import { CockpitWall, createMetricsClient, MetricsProvider, standardWidgets } from "../../src/index.ts";
import { d, defineCatalog, m, MetricsError, resultFromRows } from "../../src/query/index.ts";
import type { Catalog, MetricsAdapter, MetricsQuery } from "../../src/query/index.ts";
import "../../src/styles/index.css";

declare global {
  interface Window {
    /** What the server does: answers, fails at random, or is away. */
    server: "well" | "shaky" | "away";
    /** Requests since the page was opened. */
    requests: number;
  }
}

window.server = "well";
window.requests = 0;

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: {
    id: d.number({ entity: "ticket" }),
    at: d.time({ entity: "ticket" }),
    team: d.enum(["billing", "service", "technical"], { entity: "ticket" }),
  },
  metrics: { minutes: m.count({ entity: "ticket", time: "at" }), open: m.count({ entity: "ticket", time: "at" }) },
  hierarchies: { teams: ["team"] },
});

let seed = 11;
const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

/** Every figure is the minute of the day at which it was asked for, so that the last frame can be told from an old one. */
const minuteNow = () => Math.floor(Date.now() / 60_000) % 1440;

function answer(query: MetricsQuery) {
  const figures = { minutes: minuteNow(), open: minuteNow() };
  if (query.kind !== "aggregate") return resultFromRows(query, []);
  const days = Array.from({ length: 28 }, (_, day) => ({ at: Date.now() - (28 - day) * 86_400_000 - (Date.now() % 86_400_000), ...figures }));
  if (query.time?.grain !== undefined) return resultFromRows(query, days.map(({ at, ...rest }) => ({ time: new Date(at).toISOString(), ...rest })));
  if ((query.by ?? []).length > 0) return resultFromRows(query, ["billing", "service", "technical"].map((team) => ({ team, ...figures })));
  return resultFromRows(query, [figures]);
}

const adapter: MetricsAdapter = {
  contract: 1,
  async query(query) {
    window.requests += 1;
    const isBad = window.server === "away" || (window.server === "shaky" && chance() < 0.3);
    if (isBad) throw new MetricsError(chance() < 0.7 ? "unavailable" : "timeout", "the server is away", { retryable: true });
    return answer(query as MetricsQuery) as never;
  },
};

const documentOf = (title: string, first: "minutes" | "open"): CockpitDocument => ({
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: title },
  filters: [{ id: "period", kind: "dateRange", start: { last: 28, unit: "day" } }],
  widgets: {
    figure: { type: "KpiTile", props: { metric: first } },
    other: { type: "KpiTile", props: { metric: "open", compare: "previous" } },
    course: { type: "Trend", props: { metrics: [first] } },
    teams: { type: "DrillTable", props: { by: ["team"], metrics: [first] } },
  },
  layout: {
    wide: {
      figure: { x: 0, y: 0, w: 3, h: 3 },
      other: { x: 3, y: 0, w: 3, h: 3 },
      course: { x: 6, y: 0, w: 6, h: 6 },
      teams: { x: 0, y: 3, w: 6, h: 5 },
    },
  },
});

const cockpits = [documentOf("Morning", "minutes"), documentOf("Evening", "open"), documentOf("Third", "minutes")];
const client = createMetricsClient({ catalog, adapter });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client}>
    <CockpitWall cockpits={cockpits} widgets={standardWidgets} seconds={30} refreshSeconds={60} />
  </MetricsProvider>,
);
