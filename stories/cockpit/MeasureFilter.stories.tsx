import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import { DrillTable, MeasureFilter, SelectionChips } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** Which agents are not doing well? Those whose metric meets a condition are kept, asked again as the page changes. */
const meta = {
  title: "Cockpit/Measure filter",
  component: MeasureFilter,
  decorators: [withMetricdeck],
  args: { id: "slow", dimension: "agent", metric: "csat" },
} satisfies Meta<typeof MeasureFilter>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Default: Story = {};

/** Shares are written in percent. The condition is the chip; the members are what the table shows. */
export const DrivesThePage: Story = {
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <MeasureFilter {...args} />
      <SelectionChips />
      <DrillTable id="desk" by={["agent"]} metrics={["tickets", "csat"]} title="Agents" />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole("button", { expanded: false, name: /All|全部/ }));
    const dialog = await screen.findByRole("dialog", {}, { timeout: 10_000 });
    await userEvent.type(within(dialog).getByRole("textbox"), "88{Enter}");
    await waitFor(() => expect(within(dialog).getByRole("status")).toHaveTextContent(/\d+ (meet it|项符合)/), { timeout: 10_000 });
    await waitFor(() => expect(canvasElement.querySelector(".md-chip")).toHaveTextContent("< 88%"));
  },
};

export const Narrow: Story = { ...DrivesThePage, globals: { width: "360", language: "zh-CN", theme: "dark" } };
