import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import { DimensionFilter, KpiTile, SelectionChips } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { MembersQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** Which customers, channels, teams? One dimension, kept or left out, with how many tickets each value has. */
const meta = {
  title: "Cockpit/Dimension filter",
  component: DimensionFilter,
  decorators: [withMetricdeck],
  args: { id: "filter", dimension: "channel", time: "createdAt" },
} satisfies Meta<typeof DimensionFilter>;
export default meta;

type Story = StoryObj<typeof meta>;

async function open(canvasElement: HTMLElement): Promise<HTMLElement> {
  await userEvent.click(within(canvasElement).getByRole("button", { expanded: false }));
  return screen.findByRole("dialog", {}, { timeout: 10_000 });
}

const openIt: Story["play"] = async ({ canvasElement }) => {
  const dialog = await open(canvasElement);
  await waitFor(() => expect(within(dialog).getByRole("searchbox")).toHaveFocus());
};

export const Default: Story = {};

/** Enter chooses where the arrows stand; the tile follows at once. */
export const DrivesThePage: Story = {
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <DimensionFilter {...args} />
      <SelectionChips />
      <KpiTile metric="tickets" />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const dialog = await open(canvasElement);
    await waitFor(() => expect(within(dialog).getByRole("searchbox")).toHaveFocus());
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await userEvent.keyboard("{Escape}");
    const button = within(canvasElement).getByRole("button", { expanded: false });
    await waitFor(() => expect(button).toHaveFocus());
    await expect(button).toHaveTextContent(/Phone|电话/);
  },
};

/** Values under the page's other filters, in its range. */
export const Open: Story = {
  parameters: {
    metricdeck: {
      selection: [{ source: "filter", filter: { dimension: "channel", op: "in", values: ["phone", "wechat"] } }],
    },
  },
  play: openIt,
};

export const OpenNarrow: Story = { ...Open, globals: { width: "360", language: "zh-CN" } };

export const Dark: Story = { ...Open, globals: { theme: "dark" } };

/** Everything but one channel. */
export const Excluding: Story = {
  parameters: {
    metricdeck: { selection: [{ source: "filter", filter: { dimension: "channel", op: "notIn", values: ["email"] } }] },
  },
  play: openIt,
};

/** A region of last year's that no ticket has any more, in an old link; and tickets whose region nobody knows. */
export const VanishedValue: Story = {
  args: { dimension: "region" },
  parameters: {
    metricdeck: {
      adapter: () => fakeAdapter([{ value: "North", count: 1240 }, { value: "West", count: 310 }, { value: null, count: 12 }]),
      selection: [{ source: "filter", filter: { dimension: "region", op: "in", values: ["Center", "North"] } }],
    },
  },
  play: openIt,
};

export const Loading: Story = {
  args: { dimension: "region" },
  parameters: { metricdeck: { adapter: () => fakeAdapter("pending") } },
  play: openIt,
};

export const Empty: Story = {
  args: { dimension: "region" },
  parameters: { metricdeck: { adapter: () => fakeAdapter([]) } },
  play: openIt,
};

export const Failed: Story = {
  args: { dimension: "region" },
  parameters: { metricdeck: { adapter: () => fakeAdapter(new MetricsError("unavailable", "connection refused")) } },
  play: openIt,
};

const stores = Array.from({ length: 12_000 }, (_, at) => ({ value: `${["北京", "上海", "Berlin", "Lagos"][at % 4]} ${at + 1}`, count: 12_000 - at }));

/** A source of twelve thousand stores, which searches them itself and knows no pinyin. */
const sourceOfStores = () =>
  fakeAdapter((query) => {
    const { search = "", page } = query as MembersQuery;
    return stores.filter(({ value }) => value.includes(search)).slice(0, page?.size);
  });

/** Twelve thousand stores: those in sight are in the page; the rest is found by name, by pinyin or from a pasted list. */
export const TwelveThousand: Story = {
  args: { dimension: "region" },
  parameters: {
    metricdeck: { adapter: sourceOfStores },
    // The arrow keys of the field above move through the list and scroll it.
    a11y: { config: { rules: [{ id: "scrollable-region-focusable", enabled: false }] } },
  },
  play: async ({ canvasElement }) => {
    const dialog = await open(canvasElement);
    await waitFor(() => expect(within(dialog).getAllByRole("option").length).toBeGreaterThan(5));
    await expect(within(dialog).getAllByRole("option").length).toBeLessThan(60);
    await userEvent.type(within(dialog).getByRole("searchbox"), "sh");
    await waitFor(() => expect(within(dialog).getAllByRole("option")[0]).toHaveTextContent("上海"), { timeout: 5000 });
    await expect(within(dialog).getAllByRole("option").length).toBeLessThan(60);
  },
};

/** The field for a list, with all of its ring. */
export const Pasting: Story = {
  ...TwelveThousand,
  play: async ({ canvasElement }) => {
    const dialog = await open(canvasElement);
    await userEvent.click(await within(dialog).findByRole("button", { name: /Paste a list|粘贴列表/ }));
    const field = within(dialog).getByRole("textbox");
    await expect(field).toHaveFocus();
    const { outlineOffset, outlineWidth } = getComputedStyle(field);
    const ring = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
    await expect(ring).toBeGreaterThan(0);
    const { left, right, top } = field.getBoundingClientRect();
    for (let around = field.parentElement; around !== null && dialog.contains(around); around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const edge = around.getBoundingClientRect();
      await expect(Math.min(left - edge.left, top - edge.top, edge.right - right)).toBeGreaterThanOrEqual(ring);
    }
  },
};

/** A list from a spreadsheet, with a store that is not there any more. */
export const Pasted: Story = {
  ...TwelveThousand,
  play: async ({ canvasElement }) => {
    const dialog = await open(canvasElement);
    await userEvent.click(await within(dialog).findByRole("button", { name: /Paste a list|粘贴列表/ }));
    await userEvent.type(within(dialog).getByRole("textbox"), "Berlin 3, Lagos 4, Atlantis");
    await userEvent.click(within(dialog).getByRole("button", { name: /Add these|添加/ }));
    await within(dialog).findByText(/: Atlantis|：Atlantis/);
  },
};
