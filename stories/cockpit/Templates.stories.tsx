import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { serviceCatalog } from "../../demo/catalog.ts";
import { generateServiceData } from "../../demo/data/generate.ts";
import { serviceTables } from "../../demo/tables.ts";
import { memoryAdapter, memoryAlerts } from "../../src/adapters/memory/index.ts";
import { Cockpit, standardWidgets } from "../../src/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { agentTemplate, dataOwnerTemplate, executiveTemplate, productAndLogisticsTemplate, supervisorTemplate } from "../../src/templates/index.ts";
import type { CockpitTemplate } from "../../src/templates/index.ts";
import { storyNow } from "../support/supportTables.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

const catalog: Catalog = serviceCatalog;
let service: MetricsAdapter | undefined;

/** The demo's appliance maker, small; made once, as it takes a moment. */
function serviceAdapter(): MetricsAdapter {
  if (service !== undefined) return service;
  const data = generateServiceData({ end: new Date(storyNow).toISOString(), months: 14, scale: 0.6 });
  const memory = memoryAdapter({ catalog, tables: serviceTables(data), clock: () => storyNow });
  service = { ...memory, alerts: memoryAlerts([], { now: () => storyNow }) };
  return service;
}

/** With what does each of us begin? Five cockpits for customer service, as documents over the catalog of the demo. */
const meta = {
  title: "Cockpit/Templates",
  decorators: [withMetricdeck],
  parameters: { metricdeck: { adapter: serviceAdapter, catalog } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const shown = ({ document }: CockpitTemplate): Story => ({
  render: () => <Cockpit document={document} widgets={standardWidgets} />,
  play: async ({ canvasElement }) => {
    const isPending = () => canvasElement.querySelector("[data-status=pending], .md-cockpit-pending") !== null;
    await waitFor(() => expect(isPending()).toBe(false), { timeout: 20_000 });
    await expect(canvasElement.querySelectorAll("[data-status=error]")).toHaveLength(0);
  },
});

export const Executive: Story = shown(executiveTemplate);

export const Supervisor: Story = shown(supervisorTemplate);

export const Agent: Story = shown(agentTemplate);

export const ProductAndLogistics: Story = shown(productAndLogisticsTemplate);

export const DataOwner: Story = shown(dataOwnerTemplate);
