import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { CockpitDocument } from "../../src/document/index.ts";
import { CockpitWall, standardWidgets } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { serviceCockpit } from "./serviceCockpit.ts";

/** What hangs in the service hall all day: one cockpit after the other, each as large as the screen, with the age of its figures. */
const meta = { title: "Cockpit/Wall", decorators: [withMetricdeck], parameters: { layout: "fullscreen" } } satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const byPhone: CockpitDocument = {
  ...serviceCockpit,
  title: { en: "The desk by phone", "zh-CN": "电话渠道" },
  filters: [
    { id: "period", kind: "dateRange", start: { last: 7, unit: "day" } },
    { id: "channel", kind: "dimension", dimension: "channel", start: { op: "in", values: ["phone"] } },
  ],
};

export const Rotating: Story = {
  render: () => <CockpitWall cockpits={[serviceCockpit, byPhone]} widgets={standardWidgets} seconds={30} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getAllByRole("heading", { level: 3 })).toHaveLength(7), { timeout: 20_000 });
    await userEvent.click(canvas.getByRole("button", { name: /Pause|暂停/ }));
    await userEvent.keyboard("{ArrowRight}");
    await expect(canvas.getByRole("heading", { level: 2, name: /phone|电话/ })).toBeVisible();
    await userEvent.keyboard("{ArrowLeft}");
  },
};

export const Dark: Story = { ...Rotating, globals: { theme: "dark", language: "zh-CN" } };
