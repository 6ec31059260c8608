import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { KpiStrip, KpiTile, KpiTileView } from "../../src/index.ts";
import type { KpiStripProps, KpiTileModel } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { InEveryLook } from "../support/InEveryLook.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { csatTile, tileStates } from "./tileStates.ts";

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

const inStrip: readonly KpiTileModel[] = [
  csatTile,
  { ...csatTile, metric: "resolutionRate", label: "Resolution rate", text: "88.0%", exact: "88.02%", target: null },
  { ...csatTile, metric: "tickets", label: "New tickets", text: "1.2K", exact: "1,204", target: null, sparkline: null },
];
const rows = { comparisons: 1, target: true };

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  render: () => (
    <InEveryLook column={480}>
      {(look) =>
        Object.entries(tileStates).map(([name, stateOf]) => (
          <KpiStrip key={name} aria-label={`${name}, ${look}`}>
            {inStrip.map((model) => (
              <KpiTileView
                key={model.metric}
                metric={model.metric}
                state={stateOf({ status: "ready", model, refreshing: false, stale: null, partial: null })}
                rows={rows}
              />
            ))}
          </KpiStrip>
        ))
      }
    </InEveryLook>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect((await canvas.findAllByText("91.4%")).length).toBe(24);
    const heights = [...canvasElement.querySelectorAll(".md-strip")].map((strip) => Math.round(strip.getBoundingClientRect().height));
    await expect(heights.length).toBe(48);
    await expect(new Set(heights).size).toBe(1);
  },
};
