import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { SelectionChips } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** What is this page filtered by, and who said so? */
const meta = {
  title: "Cockpit/Selection chips",
  component: SelectionChips,
  decorators: [withMetricdeck],
  parameters: {
    metricdeck: {
      selection: [
        { source: "period", range: { last: 7, unit: "day", complete: false } },
        {
          source: "trend",
          origin: { en: "Tickets by channel", "zh-CN": "各渠道工单" },
          filter: { dimension: "channel", op: "equals", value: "phone" },
        },
        {
          source: "region",
          filter: { dimension: "region", op: "notIn", values: ["North"] },
        },
      ],
    },
  },
} satisfies Meta<typeof SelectionChips>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Narrow: Story = {
  globals: { width: "360", theme: "dark", language: "zh-CN" },
  play: async ({ canvasElement }) => {
    await expect(canvasElement).toHaveTextContent(/来自“各渠道工单”/);
    await expect(canvasElement).toHaveTextContent(/最近 7 天（含今天）/);
  },
};

/** Nothing to see, but the line stays: the page does not jump when a filter comes. */
export const None: Story = {
  parameters: { metricdeck: { selection: [] } },
  play: async ({ canvasElement }) => {
    const chips = canvasElement.querySelector(".md-chips");
    await expect(chips?.getBoundingClientRect().height).toBe(32);
    await expect(within(canvasElement).queryByRole("button")).toBeNull();
  },
};

/** Escape takes the focused chip away, and the next has the focus. */
export const RemovedByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const [first, second] = within(canvasElement).getAllByRole("button");
    first?.focus();
    await userEvent.keyboard("{Escape}");
    await expect(second).toHaveFocus();
    await expect(first).not.toBeInTheDocument();
  },
};
