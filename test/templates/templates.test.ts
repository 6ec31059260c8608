import { describe, expect, it } from "vitest";
import { serviceCatalog } from "../../demo/catalog.ts";
import { lintDocument, parseDocument, standardSpecs } from "../../src/document/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import {
  agentTemplate,
  dataOwnerTemplate,
  executiveTemplate,
  fitTemplate,
  productAndLogisticsTemplate,
  supervisorTemplate,
} from "../../src/templates/index.ts";
import { support } from "../query/support.ts";

const specs = standardSpecs;
const templates = { executiveTemplate, supervisorTemplate, agentTemplate, productAndLogisticsTemplate, dataOwnerTemplate };
const service: Catalog = serviceCatalog;
const open: Catalog = support;

describe.each(Object.entries(templates))("%s", (_name, { role, document }) => {
  it("is read with a service desk's catalog, and nothing is to be said of it", () => {
    expect(parseDocument(document, { specs, catalog: service })).toEqual(document);
    expect(lintDocument(document, { specs, catalog: service })).toEqual([]);
    expect(Object.keys(role)).toEqual(["en", "zh-CN"]);
  });

  it("has the commas and stops of each language", () => {
    expect(JSON.stringify({ role, document }).match(/[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]/g)).toBe(null);
  });

  it("fits any catalog: what is left can be shown there", () => {
    expect(fitTemplate(document, { specs, catalog: service })).toEqual({ document, leftOut: [] });
    const { document: fitted, leftOut } = fitTemplate(document, { specs, catalog: open });
    expect(lintDocument(fitted, { specs, catalog: open }).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(parseDocument(fitted, { specs, catalog: open })).toEqual(fitted);
    expect(leftOut.length).toBeGreaterThan(0);
    const none = { entities: {}, dimensions: {}, metrics: {} };
    const bare = fitTemplate(document, { specs, catalog: none }).document;
    expect(Object.values(bare.widgets).map(({ type }) => type)).toEqual(document.widgets["alerts"] === undefined ? [] : ["AnomalyAlerts"]);
  });
});

describe("fitTemplate(template, { specs, catalog })", () => {
  it("takes out the single metric, the prop, the widget or the filter, and says which", () => {
    const { slaBreachRate: _rate, renewedAmount: _amount, ...metrics } = service.metrics;
    const { segment: _segment, ...dimensions } = service.dimensions;
    const { document, leftOut } = fitTemplate(executiveTemplate.document, { specs, catalog: { ...service, metrics, dimensions } });
    expect(leftOut.map(({ path }) => path)).toEqual([
      "filters[2].dimension",
      "widgets.figures.props.metrics[4]",
      "widgets.renewals.props.metrics[0]",
      "widgets.deadlines.props.metrics[0]",
      "widgets.regions.props.metrics[3]",
    ]);
    expect(document.filters?.map(({ id }) => id)).toEqual(["period", "region"]);
    expect(Object.keys(document.widgets)).toEqual(["figures", "volume", "satisfaction", "regions", "alerts"]);
    expect(document.widgets["figures"]?.props["metrics"]).toEqual(["tickets", "resolutionRate", "csat", "nps", "renewalRate"]);
    expect(document.layout.wide["regions"]).toEqual({ x: 0, y: 10, w: 8, h: 6 });
  });
});
