import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { CockpitDocument } from "../../src/document/index.ts";
import { Cockpit, createMetricsClient, MetricsProvider, standardWidgets } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { mutated, randomFrom } from "../document/mutate.ts";
import { catalog, sample } from "../document/sample.ts";

const client = createMetricsClient({ adapter: fakeAdapter([]), catalog: catalog as Catalog });
const sent = (document: unknown) => {
  const cockpit = createElement(Cockpit, { document: document as CockpitDocument, widgets: standardWidgets });
  return renderToString(createElement(MetricsProvider, { client }, cockpit));
};

describe("<Cockpit document> on a server, of a document that nobody has parsed", () => {
  it.each<[string, unknown]>([
    ["title", { ...sample, title: 7 }],
    ["filters[0]", { ...sample, filters: [null] }],
    ["filters[0]", { ...sample, filters: [{ id: "channels", kind: "dimension", dimension: "channel", start: { op: "in" } }] }],
    ["filters[0]", { ...sample, filters: [{ id: "channels", kind: "dimension", dimension: "channel", start: { op: "in", values: [], contains: 5 } }] }],
    ["filters[0]", { ...sample, filters: [{ id: "period", kind: "dateRange", label: { en: {} } }] }],
    ["widgets", { ...sample, widgets: null }],
    ["widgets.a", { ...sample, widgets: { a: { type: "Trend" } } }],
    ["layout", { ...sample, layout: undefined }],
    ["layout.wide.a", { ...sample, layout: { wide: { a: { x: 0, y: 0, w: 1e9, h: 1 } } } }],
  ])("says where it cannot be drawn: %s", (path, document) => {
    const html = sent(document);
    expect(html).toContain("md-cockpit-fault");
    expect(html).toContain(`<code>${path}</code>`);
  });

  it("never fails, whatever it is given", () => {
    const random = randomFrom(7);
    const documents = [null, undefined, 1, "", [], {}, ...Array.from({ length: 40 }, () => mutated(sample, random))];
    const failed = documents.flatMap((document) => {
      try {
        sent(document);
        return [];
      } catch (thrown) {
        return [`${JSON.stringify(document)}: ${thrown}`];
      }
    });
    expect(failed).toEqual([]);
  });
});
