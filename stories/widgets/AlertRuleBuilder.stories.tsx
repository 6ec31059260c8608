import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { AlertRuleBuilder, AlertRuleBuilderView } from "../../src/index.ts";
import type { AlertRuleBuilderProps } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AlertRule, Catalog } from "../../src/query/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { lowSatisfaction, slowResponse } from "../support/supportRules.ts";
import { deskWith, forbidden } from "./keptRules.ts";

/** When is somebody to be told of a number, and how often would that have been? */
const meta = {
  title: "Widgets/Alert rule builder",
  component: AlertRuleBuilder,
  decorators: [withMetricdeck],
  // Its documentation is AlertRuleBuilder.mdx.
  tags: ["!autodocs"],
  args: { rule: lowSatisfaction, onSave: fn() },
} satisfies Meta<AlertRuleBuilderProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Its code is loaded when it is shown. */
const soon = { timeout: 15_000 };
const rule = (part: Partial<AlertRule>): AlertRule => ({ ...lowSatisfaction, ...part });
const over = (...kept: Parameters<typeof deskWith>) => ({ metricdeck: { adapter: deskWith(...kept) } });

export const Threshold: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^In the last 30 days it would have fired/, {}, soon)).toBeInTheDocument();
    await expect(canvas.getByText("Warn when Customer satisfaction is below 85% for 2 of 3 days, checked every 1h.")).toBeInTheDocument();
  },
};

export const Empty: Story = {
  name: "A new rule",
  args: { rule: undefined as never, metric: "tickets" },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(canvas.getByLabelText("Above")).toHaveFocus();
    await expect(args.onSave).not.toHaveBeenCalled();
    await expect(canvas.getByText("2 fields are not right yet.")).toBeInTheDocument();
  },
};

export const Change: Story = {
  args: {
    rule: rule({
      metric: "tickets",
      name: { en: "Tickets jump", "zh-CN": "工单激增" },
      minimumVolume: 10,
      condition: { kind: "change", against: { shift: "P7D" }, as: "relative", enter: { above: 0.15 } },
    }),
  },
};

export const OutsideARange: Story = {
  name: "Outside a range",
  args: { rule: rule({ metric: "tickets", condition: { kind: "threshold", enter: { above: 50, below: 22 } } }) },
};

export const ByChannel: Story = { name: "An alert for each channel, of durations", args: { rule: slowResponse } };

export const Scoped: Story = {
  name: "Only some channels",
  args: { rule: rule({ where: { dimension: "channel", op: "in", values: ["phone", "wechat"] } }) },
};

export const Anomaly: Story = {
  name: "Unusual values, without a detector",
  args: { rule: rule({ condition: { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "down", minimumChange: { relative: 0.1 } } }) },
};

export const NoData: Story = { name: "No data", args: { rule: rule({ condition: { kind: "noData", after: 2 } }) } };

export const Hourly: Story = {
  args: { rule: rule({ metric: "tickets", grain: "hour", condition: { kind: "threshold", enter: { above: 6 }, levels: { critical: { above: 9 } } } }) },
};

export const Faults: Story = {
  name: "Faults beside their fields",
  args: { rule: rule({ name: { en: "" }, condition: { kind: "threshold", enter: { below: 85 }, exit: { below: 0.2 } } }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(canvas.getByLabelText("Name in English")).toHaveAttribute("aria-invalid", "true");
  },
};

export const FromTheAdapter: Story = {
  name: "Kept by the adapter, saved",
  args: { rule: undefined as never, ruleId: "csat-low", onSave: undefined as never },
  parameters: over([lowSatisfaction]),
  play: async ({ canvas }) => {
    const limit = await canvas.findByLabelText("Below (%)", {}, soon);
    await userEvent.clear(limit);
    await userEvent.type(limit, "86{Enter}");
    await waitFor(() => expect(canvas.getByText("Saved")).toBeInTheDocument(), soon);
  },
};

export const Conflict: Story = {
  name: "Saved by somebody else meanwhile",
  args: { onSave: fn(() => Promise.resolve({ status: "conflict" as const, rule: { ...lowSatisfaction, version: 5, owner: "Somebody else" } })) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await userEvent.click(await canvas.findByRole("button", { name: "Load theirs" }));
    await expect(canvas.getByLabelText("Owner")).toHaveValue("Somebody else");
  },
};

export const Saving: Story = {
  args: { onSave: fn(() => new Promise<void>(() => {})) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(canvas.getByText("Saving")).toBeInTheDocument();
  },
};

export const NotAllowedToSave: Story = {
  name: "Not allowed to save",
  args: { onSave: fn(forbidden) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(await canvas.findByText("You may not save this rule")).toBeInTheDocument();
  },
};

export const Offline: Story = {
  play: async ({ canvas }) => {
    const owner = await canvas.findByLabelText("Owner", {}, soon);
    await userEvent.type(owner, " and others");
    window.dispatchEvent(new Event("offline"));
    await expect(await canvas.findByText("You are offline. What you have typed is kept")).toBeInTheDocument();
    window.dispatchEvent(new Event("online"));
    await expect(owner).toHaveValue("Customer experience and others");
  },
};

const ofAdapter = { rule: undefined as never, ruleId: "csat-low", onSave: undefined as never };

export const Loading: Story = { args: ofAdapter, parameters: over([], { get: () => new Promise<never>(() => {}) }) };

export const Gone: Story = { args: ofAdapter, parameters: over([]) };

export const Forbidden: Story = { args: ofAdapter, parameters: over([], { get: forbidden }) };

export const Failed: Story = {
  args: ofAdapter,
  parameters: over([], { get: () => Promise.reject(new MetricsError("unavailable", "the server is down", { requestId: "req-7f" })) }),
};

export const InPlaceholder: Story = {
  name: "Placeholder in edit mode",
  render: () => <AlertRuleBuilderView title="Satisfaction is low" state={{ status: "placeholder" }} />,
};

export const Chinese: Story = { parameters: { metricdeck: { locale: "zh-CN" } } };

export const Narrow: Story = {
  name: "320 pixels wide",
  decorators: [(Story) => <div style={{ inlineSize: 320 }}>{Story()}</div>],
};
