import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { KpiStrip, KpiTile } from "../../src/index.ts";
import type { KpiStripProps } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** How is the service desk doing, at a glance? The tiles ask the server once. */
const meta = {
  title: "Widgets/KPI strip",
  component: KpiStrip,
  decorators: [withMetricdeck],
  args: { metrics: ["tickets", "resolutionRate", "firstResponseP90", "csat"], compare: "previous" },
} satisfies Meta<KpiStripProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

export const ServiceDesk: Story = {
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole("listitem")).length).toBe(4);
  },
};

export const Filtered: Story = {
  parameters: {
    metricdeck: {
      selection: [
        { source: "list", filter: { dimension: "channel", op: "equals", value: "wechat" }, label: "Channel: WeChat" },
        { source: "dates", range: { toDate: "month" } },
      ],
    },
  },
};

export const OwnSettings: Story = {
  name: "Tiles with settings of their own",
  args: {
    compare: ["previous", "yearAgo"],
    metrics: [
      "tickets",
      { metric: "resolutionRate", thresholds: { warning: 0.95, bad: 0.8 } },
      { metric: "csat", target: 0.95 },
      { metric: "handlingCost", href: "#cost" },
    ],
  },
};

export const HostTiles: Story = {
  name: "Tiles of the host's own",
  args: {
    metrics: [],
    children: [
      <KpiTile key="today" metric="tickets" compare="previous" range={{ toDate: "day" }} />,
      <KpiTile key="month" metric="csat" compare="previous" range={{ toDate: "month" }} />,
      <KpiTile key="year" metric="resolutionRate" compare="yearAgo" range={{ toDate: "year" }} />,
    ],
  },
};

export const InNarrowColumn: Story = { args: { style: { inlineSize: 328 } } };

export const Chinese: Story = { parameters: { metricdeck: { locale: "zh-CN" } } };

export const Loading: Story = { parameters: { metricdeck: { adapter: () => fakeAdapter("pending") } } };

export const Failed: Story = {
  parameters: {
    metricdeck: { adapter: () => fakeAdapter(new MetricsError("unavailable", "gone", { requestId: "7f3c-91" })) },
  },
};
