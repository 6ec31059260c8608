import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { memoryItems, storedAnnotations } from "../../src/adapters/memory/index.ts";
import { AddAnnotation, Annotations } from "../../src/index.ts";
import type { AnnotationPort, KeptAnnotation } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

const happened: readonly Omit<KeptAnnotation, "canEdit">[] = [
  { id: "release", version: 0, at: "2026-03-05T00:00:00Z", label: "Release 4.2 of the service app", metrics: ["tickets"] },
  { id: "storm", version: 0, at: "2026-03-09T00:00:00Z", to: "2026-03-11T00:00:00Z", label: "Storm in the north", filter: { dimension: "channel", op: "in", values: ["phone"] } },
];

function portOf(): AnnotationPort {
  const items = memoryItems();
  const ann = storedAnnotations(items, { me: { id: "ann", name: "Ann" } });
  const filled = Promise.all(happened.map((one) => ann.save(one)));
  const port = storedAnnotations(items, { me: { id: "ann", name: "Ann" }, may: (one) => one === null || one.label.startsWith("Release") });
  return { ...port, list: async (query) => (await filled, port.list(query)) };
}

/** What happened to what is shown, and who knows more? */
const meta = {
  title: "Cockpit/Annotations",
  component: Annotations,
  decorators: [withMetricdeck],
  parameters: {
    metricdeck: {
      adapter: () => ({ ...fakeAdapter([]), annotations: portOf() }),
      selection: [{ source: "period", range: { from: "2026-03-01", to: "2026-04-01" } }],
    },
  },
  render: (args) => (
    <div style={{ display: "grid", gap: 8, minBlockSize: 320 }}>
      <AddAnnotation />
      <Annotations {...args} />
    </div>
  ),
} satisfies Meta<typeof Annotations>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText("Storm in the north", {}, { timeout: 10_000 });
  },
};

export const Editing: Story = {
  globals: { width: "360", theme: "dark", language: "zh-CN" },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole("button", { name: "编辑" }, { timeout: 10_000 }));
    await expect(within(canvasElement).getByRole("textbox")).toHaveValue("Release 4.2 of the service app");
  },
};

export const Nothing: Story = {
  parameters: { metricdeck: { selection: [{ source: "period", range: { from: "2025-03-01", to: "2025-04-01" } }] } },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText("Nothing is noted for what is chosen.", {}, { timeout: 10_000 });
  },
};
