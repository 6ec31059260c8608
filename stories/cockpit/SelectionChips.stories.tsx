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
        { source: "period", range: { last: 7, unit: "day" }, label: "Date range: Last 7 days" },
        {
          source: "trend",
          origin: "Tickets by channel",
          filter: { dimension: "channel", op: "equals", value: "phone" },
          label: "Channel: Phone",
        },
        {
          source: "region",
          filter: { dimension: "region", op: "notIn", values: ["North"] },
          label: "Region: all but North",
        },
      ],
    },
  },
} satisfies Meta<typeof SelectionChips>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Narrow: Story = { globals: { width: "360", theme: "dark", language: "zh-CN" } };

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
