import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { memoryItems, storedAnnotations } from "../../src/adapters/memory/index.ts";
import { AddAnnotation } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** What explains this point? */
const meta = {
  title: "Cockpit/Add annotation",
  component: AddAnnotation,
  args: { metrics: ["tickets"] },
  decorators: [withMetricdeck, (Story) => <div style={{ minBlockSize: 320 }}>{Story()}</div>],
  parameters: {
    metricdeck: {
      adapter: () => ({ ...fakeAdapter([]), annotations: storedAnnotations(memoryItems()) }),
      selection: [{ source: "trend", range: { from: "2026-03-05", to: "2026-03-06" } }],
    },
  },
} satisfies Meta<typeof AddAnnotation>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole("button"));
    await within(canvasElement).findByRole("dialog", {}, { timeout: 10_000 });
    await expect(within(canvasElement).getByLabelText("From")).toHaveValue("2026-03-05");
  },
};

export const Narrow: Story = {
  globals: { width: "360", theme: "dark", language: "zh-CN" },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole("button"));
    await within(canvasElement).findByRole("dialog", {}, { timeout: 10_000 });
  },
};
