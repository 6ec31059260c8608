import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, within } from "storybook/test";
import { WidgetFrame } from "../../src/index.ts";
import type { TableModel, ViewState, WidgetFrameProps } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

type Channels = readonly (readonly [channel: string, tickets: number | null])[];

const channels: Channels = [
  ["Phone", 412],
  ["Chat", 305],
  ["Email", 188],
  ["WeChat", 150],
];

function table(model: Channels): TableModel {
  return {
    caption: "New tickets by channel",
    rowCount: model.length,
    columns: [
      { name: "channel", label: "Channel", role: "row", values: model.map(([channel]) => channel), format: String },
      {
        name: "tickets",
        label: "New tickets",
        role: "value",
        values: model.map(([, tickets]) => tickets),
        format: (value) => (value === null ? "–" : value.toLocaleString("en")),
      },
    ],
  };
}

function Bars({ model }: { readonly model: Channels }) {
  const most = Math.max(...model.slice(0, 6).map(([, tickets]) => tickets ?? 0));
  return (
    <div style={{ alignContent: "center", display: "grid", gap: 10 }}>
      {model.slice(0, 6).map(([channel, tickets]) => (
        <div key={channel} style={{ alignItems: "center", display: "grid", gap: 12, gridTemplateColumns: "64px 1fr 40px" }}>
          <span>{channel}</span>
          <span style={{ background: "var(--md-accent)", blockSize: 16, borderRadius: 3, inlineSize: `${((tickets ?? 0) / most) * 100}%` }} />
          <span style={{ textAlign: "end" }}>{tickets}</span>
        </div>
      ))}
    </div>
  );
}

const ready: ViewState<Channels> = { status: "ready", model: channels, refreshing: false, stale: null, partial: null };
const error = new MetricsError("unavailable", "the database does not answer", { requestId: "0f9c2b1e-7a44-4c9b" });
const retry = fn();

/** What stands around every widget: title, definition, states, table, and what can be done with it. */
const meta = {
  title: "Widgets/Frame",
  component: WidgetFrame,
  decorators: [withMetricdeck],
  args: {
    title: "New tickets by channel",
    metrics: ["tickets"],
    state: ready,
    asOf: "2026-03-18T10:15:00Z",
    height: 280,
    table: table as (model: unknown) => TableModel,
    children: (model: unknown) => <Bars model={model as Channels} />,
    style: { maxInlineSize: 640 },
  },
} satisfies Meta<WidgetFrameProps<unknown>>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {};
export const Loading: Story = { args: { state: { status: "pending" } } };
export const Refreshing: Story = { args: { state: { ...ready, refreshing: true } } };
export const Empty: Story = { args: { state: { status: "empty", filtered: false } } };
export const EmptyByFilter: Story = { args: { state: { status: "empty", filtered: true, clearFilters: fn() } } };
export const Partial: Story = {
  args: { state: { ...ready, partial: { limits: [{ kind: "groups", limit: 4, actual: 23 }], warnings: [] } } },
};
const asAsked = { limits: [], warnings: [] } as const;

export const PutTogether: Story = {
  name: "Put together from several answers",
  args: { state: { ...ready, partial: { ...asAsked, plan: { how: "rewritten", steps: 2 } } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Put together from 2 answers of the data source")).toBeVisible();
  },
};
export const ComputedInTheBrowser: Story = {
  name: "Computed in the browser, in Chinese",
  args: { title: "各渠道新建工单", state: { ...ready, partial: { ...asAsked, plan: { how: "finished", steps: 3 } } } },
  parameters: { metricdeck: { locale: "zh-CN" } },
};
export const SecondSource: Story = {
  name: "From the second source, approximate",
  args: {
    state: {
      ...ready,
      partial: { ...asAsked, warnings: ["fallback", "approximate"].map((code) => ({ code, message: code })) },
    },
  },
};
export const Unsupported: Story = {
  name: "A query that the source cannot answer",
  args: { state: { status: "error", error: new MetricsError("unsupported", "the source has no funnels"), retry } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("This data source cannot answer this: the source has no funnels")).toBeVisible();
  },
};
export const MaskedTable: Story = {
  name: "Hidden numbers in the table",
  args: {
    table: ((model: Channels) => {
      const { columns, ...rest } = table(model);
      return { ...rest, columns: columns.map((column) => (column.role === "value" ? { ...column, masked: new Set([3]) } : column)) };
    }) as (model: unknown) => TableModel,
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Table" }));
    await expect(canvas.getByText("hidden")).toBeVisible();
  },
};
export const Failed: Story = { args: { state: { status: "error", error, retry } } };
export const Forbidden: Story = { args: { state: { status: "forbidden" } } };
export const Stale: Story = { args: { state: { ...ready, stale: { error, offline: false, retry } } } };
export const Offline: Story = { args: { state: { ...ready, stale: { error, offline: true, retry } } } };
export const Placeholder: Story = { name: "Placeholder in edit mode", args: { state: { status: "placeholder" } } };

export const TooFewCases: Story = {
  args: {
    state: { ...ready, partial: { limits: [], warnings: [{ code: "small", message: "Too few cases in 2 of 4 channels" }] } },
  },
};

export const Broken: Story = {
  name: "A widget that fails to draw",
  args: {
    children: () => {
      throw new Error("no scale");
    },
  },
};

export const AsTable: Story = {
  name: "Table, by keyboard",
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const toggle = canvas.getByRole("button", { name: "Table" });
    toggle.focus();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByRole("table", { name: "New tickets by channel" })).toBeVisible();
    canvas.getByRole("button", { name: "New tickets" }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByRole("columnheader", { name: "New tickets" })).toHaveAttribute("aria-sort", "ascending");
    await expect(canvas.getAllByRole("rowheader")[0]).toHaveTextContent("WeChat");
  },
};

const many: Channels = Array.from({ length: 5000 }, (_, index) => [`Agent ${index + 1}`, (index * 7919) % 1000]);

export const LongTable: Story = {
  args: { state: { ...ready, model: many }, title: "New tickets by agent" },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Table" }));
    await expect(canvas.getByText("Show more (200 of 5,000)")).toBeInTheDocument();
  },
};

export const NarrowWithLongTitle: Story = {
  args: {
    title: "New tickets by channel, without those that a bot has answered",
    style: { inlineSize: 328 },
  },
};

export const Chinese: Story = {
  args: { title: "各渠道新建工单" },
  parameters: { metricdeck: { locale: "zh-CN" } },
};
