// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { transformWithOxc } from "vite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { serviceCatalog } from "../../demo/catalog.ts";
import { generateServiceData } from "../../demo/data/generate.ts";
import { serviceTables } from "../../demo/tables.ts";
import { memoryAdapter, memoryAlerts } from "../../src/adapters/memory/index.ts";
import { documentToTsx, standardSpecs } from "../../src/document/index.ts";
import * as metricdeck from "../../src/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { agentTemplate, dataOwnerTemplate, executiveTemplate, productAndLogisticsTemplate, supervisorTemplate } from "../../src/templates/index.ts";
import { Page } from "../cockpit/support.tsx";
import { stubSize } from "../widgets/fixedSize.ts";

const { Cockpit, createMetricsClient, standardWidgets } = metricdeck;
const catalog: Catalog = serviceCatalog;
const now = Date.parse("2026-11-21T03:30:00Z");
const data = generateServiceData({ end: new Date(now).toISOString(), months: 4, scale: 0.01 });
const memory = memoryAdapter({ catalog, tables: serviceTables(data), clock: () => now });
const adapter: MetricsAdapter = { ...memory, alerts: memoryAlerts([], { now: () => now }) };
const noCharts = ["KpiTile", "KpiStrip", "DrillTable"];
const templates = { executiveTemplate, supervisorTemplate, agentTemplate, productAndLogisticsTemplate, dataOwnerTemplate };

vi.setConfig({ testTimeout: 180_000 });
beforeEach(() => stubSize({ width: 1200, height: 800 }));
afterEach(cleanup);

/** The module that a host would save, evaluated against this library. */
async function evaluated(code: string): Promise<ComponentType> {
  const module = await transformWithOxc(code, "cockpit.tsx", { jsx: { runtime: "automatic", development: false } });
  const body = module.code
    .replace(/import \{([^}]*)\} from "react\/jsx-runtime";/g, (_, names: string) => `const {${names.replaceAll(" as ", ": ")}} = jsxRuntime;`)
    .replace(/import \{([^}]*)\} from "metricdeck";/g, "const {$1} = metricdeck;")
    .replace("export function MyCockpit", "return function MyCockpit");
  return Function("metricdeck", "jsxRuntime", body)(metricdeck, jsxRuntime) as ComponentType;
}

/** Everything that the cockpit says, with every chart as a table. @param charts how many of its widgets are charts */
async function told(Shown: ComponentType, charts: number): Promise<string> {
  const client = createMetricsClient({ adapter, catalog });
  render(<Page client={client}><Shown /></Page>);
  const isCalm = () => client.queryClient.isFetching() === 0 && document.querySelector("[data-status=pending], [aria-busy=true], [data-drawing]") === null;
  await waitFor(() => expect(isCalm() && screen.queryAllByRole("button", { name: "Table" }).length).toBe(charts), { timeout: 90_000 });
  for (const button of screen.queryAllByRole("button", { name: "Table" })) fireEvent.click(button);
  await waitFor(() => expect(screen.queryAllByRole("button", { name: "Table", pressed: true })).toHaveLength(charts), { timeout: 10_000 });
  let text: string | null = null;
  const isSaidAgain = () => text === (text = document.querySelector(".md-cockpit")?.textContent ?? "");
  await vi.dynamicImportSettled();
  await waitFor(() => expect([isCalm(), isSaidAgain()]).toEqual([true, true]), { timeout: 20_000, interval: 250 });
  expect(document.querySelectorAll("[data-status=error]")).toHaveLength(0);
  cleanup();
  return text ?? "";
}

describe.each(Object.entries(templates))("%s as TSX", (_name, { document }) => {
  it("tells the same numbers as the document, in every table", async () => {
    const charts = Object.values(document.widgets).filter(({ type }) => !noCharts.includes(type)).length;
    const FromDocument = () => <Cockpit document={document} widgets={standardWidgets} />;
    const FromCode = await evaluated(documentToTsx(document, { specs: standardSpecs }));
    const said = await told(FromDocument, charts);
    expect(said).toMatch(/\d/);
    expect(await told(FromCode, charts)).toBe(said);
  });
});
