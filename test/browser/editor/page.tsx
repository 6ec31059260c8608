import { createRoot } from "react-dom/client";
import type { CockpitDocument } from "../../../src/document/index.ts";
import { CockpitEditor, createMetricsClient, MetricsProvider, standardWidgets } from "../../../src/index.ts";
import type { EditorAnswer } from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import "../../../src/styles/index.css";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { supportCatalog } from "../../../stories/support/supportCatalog.ts";

declare global {
  interface Window {
    /** As the editor has it. */
    edited: CockpitDocument;
    /** How saving ends. */
    saving: "saved" | "failed" | "conflict";
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

window.saving = "saved";
const given = window.edited;

/** Somebody else has called everything otherwise. */
const theirs: CockpitDocument = {
  ...given,
  title: { en: "Their notes" },
  widgets: { one: note("Theirs"), two: note("Theirs, too"), three: note("And theirs") },
};

async function save(): Promise<EditorAnswer> {
  if (window.saving === "failed") throw new Error("the server is away");
  return window.saving === "saved" ? { status: "saved", document: { version: 2 } } : { status: "conflict", document: { version: 3, document: theirs } };
}

const catalog: Catalog = supportCatalog;
const client = createMetricsClient({ adapter: fakeAdapter([]), catalog });
createRoot(document.getElementById("root") as HTMLElement).render(
  <MetricsProvider client={client} locale="en">
    <CockpitEditor document={given} version={1} widgets={standardWidgets} onSave={save} onChange={(document) => void (window.edited = document)} />
  </MetricsProvider>,
);
