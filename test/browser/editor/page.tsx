import { createRoot } from "react-dom/client";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { CockpitEditor, createMetricsClient, MetricsProvider, standardWidgets } from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";

declare global {
  interface Window {
    /** As the editor has it. */
    edited: CockpitDocument;
  }
}

const note = (title: string) => ({ type: "Note", props: { title: { en: title }, text: { en: "…" } } });

window.edited = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Notes" },
  widgets: { one: note("One"), two: note("Two"), three: note("Three") },
  layout: { wide: { one: { x: 0, y: 0, w: 4, h: 3 }, two: { x: 4, y: 0, w: 4, h: 3 }, three: { x: 8, y: 0, w: 4, h: 3 } } },
};

const catalog: Catalog = supportCatalog;
const client = createMetricsClient({ adapter: fakeAdapter([]), catalog });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} locale="en">
    <CockpitEditor document={window.edited} widgets={standardWidgets} onSave={async () => {}} onChange={(document) => void (window.edited = document)} />
  </MetricsProvider>,
);
