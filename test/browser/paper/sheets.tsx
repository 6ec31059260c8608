import { createRoot } from "react-dom/client";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { Cockpit, createMetricsClient, MetricsProvider, openPaper, printCockpit, standardWidgets } from "../../../src/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";

window.paper = { openPaper, printCockpit };

const now = Date.parse("2026-03-18T10:20:00Z");
const dayMs = 86_400_000;
const ports = 542;

const catalog: Catalog = defineCatalog({
  entities: { call: { key: "id" } },
  dimensions: {
    id: d.number({ entity: "call" }),
    at: d.time({ entity: "call" }),
    line: d.enum(["north", "south"], { entity: "call", label: { en: "Line" } }),
    port: d.string({ entity: "call", label: { en: "Port" } }),
  },
  events: { called: { entity: "call", time: "at", label: { en: "Called" } } },
  metrics: { calls: m.count({ entity: "call", time: "at", label: { en: "Calls" } }) },
});

const ids = Array.from({ length: ports * 4 }, (_, id) => id);
const tables = {
  call: {
    id: ids,
    at: ids.map((id) => now - ((id * 7) % 27) * dayMs - dayMs),
    line: ids.map((id) => (id % 3 === 0 ? "north" : "south")),
    port: ids.map((id) => `Port ${String((id % ports) + 1).padStart(3, "0")}`),
  },
};

const lines = Array.from({ length: 330 }, (_, line) => String(line + 1)).join("\n\n");
const note = (title: string, text: string) => ({ type: "Note", props: { title: { en: title }, text: { en: text } } });
const tile = { type: "KpiTile", props: { metric: "calls" } };
const trend = { type: "Trend", props: { metrics: ["calls"], title: { en: "Trend" } } };
const table = (by: string, title: string) => ({ type: "DrillTable", props: { by: [by], metrics: ["calls"], title: { en: title } } });

/** What is higher than a sheet, first on paper, beside what is not, and above what comes after it. */
const cockpits: Readonly<Record<string, Pick<CockpitDocument, "widgets" | "layout">>> = {
  table: {
    widgets: { long: table("port", "Ports"), tile, trend, below: table("line", "Below") },
    layout: {
      wide: {
        long: { x: 0, y: 0, w: 7, h: 8 },
        tile: { x: 7, y: 0, w: 5, h: 3 },
        trend: { x: 7, y: 3, w: 5, h: 5 },
        below: { x: 0, y: 8, w: 12, h: 6 },
      },
    },
  },
  right: {
    widgets: { tile, trend, long: table("port", "Ports"), below: table("line", "Below") },
    layout: {
      wide: {
        tile: { x: 0, y: 0, w: 5, h: 3 },
        trend: { x: 0, y: 3, w: 5, h: 5 },
        long: { x: 5, y: 0, w: 7, h: 8 },
        below: { x: 0, y: 8, w: 12, h: 6 },
      },
    },
  },
  column: {
    widgets: { left: note("Left", "Short"), tile: table("line", "Lines"), long: table("port", "Ports"), last: note("Last", "The end") },
    layout: {
      wide: {
        left: { x: 0, y: 0, w: 7, h: 14 },
        tile: { x: 7, y: 0, w: 5, h: 3 },
        long: { x: 7, y: 3, w: 5, h: 3 },
        last: { x: 7, y: 6, w: 5, h: 8 },
      },
    },
  },
  columns: {
    widgets: { long: table("port", "Ports"), tile, under: note("Under", lines.slice(0, 200)), trend, last: note("Last", "The end"), below: note("Below", "The end") },
    layout: {
      wide: {
        tile: { x: 0, y: 0, w: 3, h: 3 },
        under: { x: 0, y: 3, w: 3, h: 3 },
        last: { x: 0, y: 6, w: 3, h: 3 },
        trend: { x: 3, y: 0, w: 4, h: 5 },
        below: { x: 3, y: 5, w: 4, h: 4 },
        long: { x: 7, y: 0, w: 5, h: 9 },
      },
    },
  },
  note: {
    widgets: { tile, long: note("Note", lines), trend, below: table("line", "Below") },
    layout: {
      wide: {
        tile: { x: 0, y: 0, w: 3, h: 3 },
        long: { x: 3, y: 0, w: 2, h: 3 },
        trend: { x: 6, y: 0, w: 6, h: 5 },
        below: { x: 0, y: 5, w: 12, h: 6 },
      },
    },
  },
  cohorts: {
    widgets: {
      long: { type: "RetentionCohort", props: { start: "called", return: "called", grain: "day", range: { last: 60, unit: "day" }, title: { en: "Again" } } },
      tile,
      days: { type: "Trend", props: { metrics: ["calls"], range: { last: 150, unit: "day" }, grain: "day", title: { en: "Days" } } },
      below: table("line", "Below"),
    },
    layout: {
      wide: {
        long: { x: 0, y: 0, w: 8, h: 8 },
        tile: { x: 8, y: 0, w: 4, h: 3 },
        days: { x: 0, y: 8, w: 6, h: 6 },
        below: { x: 0, y: 14, w: 12, h: 6 },
      },
    },
  },
  words: {
    widgets: { tile, long: note("Note", "Long ".repeat(390)), below: note("Below", "The end") },
    layout: { wide: { tile: { x: 0, y: 0, w: 3, h: 3 }, long: { x: 3, y: 0, w: 2, h: 3 }, below: { x: 4, y: 3, w: 6, h: 2 } } },
  },
};

const cockpit: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Over many sheets" },
  filters: [{ id: "period", kind: "dateRange" }],
  ...(cockpits[new URLSearchParams(location.search).get("cockpit") ?? "table"] ?? { widgets: {}, layout: { wide: {} } }),
};

const client = createMetricsClient({ catalog, adapter: memoryAdapter({ catalog, tables, clock: () => now }) });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} now={() => now} style={{ padding: 16 }}>
    <Cockpit document={cockpit} widgets={standardWidgets} />
  </MetricsProvider>,
);
