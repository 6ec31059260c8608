import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent, within } from "storybook/test";
import { FilterBuilder } from "../../src/index.ts";
import type { FilterBuilderProps } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

function Kept({ value: start, onChange: _, ...rest }: FilterBuilderProps) {
  const [value, onChange] = useState(start);
  return (
    <div style={{ display: "grid", gap: 16, gridTemplateColumns: "minmax(0, 1fr)", maxInlineSize: 720 }}>
      <FilterBuilder {...rest} value={value} onChange={onChange} />
      <pre style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>{JSON.stringify(value)}</pre>
    </div>
  );
}

/** A filter as a tree: urgent tickets of two channels, or those of one region that anybody has answered. */
const meta = {
  title: "Cockpit/Filter builder",
  component: FilterBuilder,
  decorators: [withMetricdeck],
  render: (args) => <Kept {...args} />,
  args: {
    entity: "ticket",
    onChange: () => undefined,
    value: {
      or: [
        { dimension: "channel", op: "in", values: ["phone", "chat"] },
        { and: [{ dimension: "region", op: "in", values: ["East"] }, { not: { dimension: "repliedAt", op: "isNull" } }] },
        { dimension: "createdAt", op: "range", range: { last: 7, unit: "day" } },
      ],
    },
  },
} satisfies Meta<typeof FilterBuilder>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Narrow: Story = { globals: { width: "360", language: "zh-CN", theme: "dark" } };

/** The keyboard alone: a condition is added, and taken away. */
export const ByKeyboard: Story = {
  args: { value: null },
  play: async ({ canvasElement }) => {
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    const [condition] = within(canvasElement).getAllByRole("combobox", { name: /Dimension|维度/ });
    await expect(condition).toBeVisible();
    await userEvent.tab();
    await userEvent.tab({ shift: true });
    within(canvasElement).getByRole("button", { name: /^(Remove|移除)/ }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(within(canvasElement).queryByRole("combobox", { name: /Dimension|维度/ })).toBe(null);
    await expect(within(canvasElement).getByRole("button", { name: /Add condition|添加条件$/ })).toHaveFocus();
  },
};
