import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { memoryItems, storedCockpits } from "../../src/adapters/memory/index.ts";
import { DateRangeControl, DimensionFilter, SavedViews, SelectionChips } from "../../src/index.ts";
import type { CockpitStore, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

const lin = { id: "lin", name: "Lin Yue" };
const chen = { id: "chen", name: "Chen Hao" };

/** A cockpit with three views, of which two are shared. */
function withViews(change: (store: CockpitStore) => CockpitStore = (store) => store): MetricsAdapter {
  const items = memoryItems();
  const [mine, theirs] = [storedCockpits(items, { me: lin }), storedCockpits(items, { me: chen })];
  const view = { version: 0, cockpit: "service" };
  const saved = (async () => {
    await theirs.views.save({ ...view, id: "south", name: "South region 华南", scope: "shared", state: "v=1&v.region=in~South" });
    await theirs.views.save({ ...view, id: "week", name: "Last week", scope: "shared", state: "v=1&v.range=period.week.-1" });
    await mine.views.save({ ...view, id: "phone", name: "Phone, against last year", scope: "personal", state: "v=1&v.range=last28d;vs.yearAgo&v.channel=in~phone" });
    await theirs.views.setDefault("service", "week", { for: "all" });
    await mine.views.setDefault("service", "phone", { for: "me" });
  })();
  const { subscribe: _, ...store } = mine;
  const documents = change({ ...store, views: { ...mine.views, list: (cockpit) => saved.then(() => mine.views.list(cockpit)) } });
  return { ...fakeAdapter([]), documents };
}

/** Which selections do people come back to, and who sees them? */
const meta = {
  title: "Cockpit/Saved views",
  component: SavedViews,
  args: { cockpit: "service" },
  decorators: [withMetricdeck],
  parameters: { metricdeck: { adapter: () => withViews() } },
  render: (args) => (
    <div style={{ display: "flex", flexWrap: "wrap", alignContent: "start", gap: 8, minBlockSize: 620 }}>
      <SavedViews {...args} />
      <DateRangeControl id="range" />
      <DimensionFilter id="channel" dimension="channel" time="createdAt" />
      <SelectionChips style={{ inlineSize: "100%" }} />
    </div>
  ),
} satisfies Meta<typeof SavedViews>;
export default meta;

type Story = StoryObj<typeof meta>;

const open = async (canvasElement: HTMLElement) => {
  await userEvent.click(await within(canvasElement).findByRole("button", { name: /^(Views|视图)/ }));
  // The first one of a run waits for its code.
  await within(canvasElement).findByRole("dialog", { name: /Views|视图/ }, { timeout: 10_000 });
};

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getByRole("button", { name: /^Views/ })).toHaveTextContent("Phone, against last year"));
    await open(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "More for Phone, against last year" }));
    await expect(canvas.getByRole("button", { name: "Do not open first" })).toBeVisible();
  },
};

/** Something else is chosen than the open view says. */
export const Edited: Story = {
  globals: { theme: "dark" },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: /^Remove filter Channel/ }));
    await waitFor(() => expect(canvas.getByRole("button", { name: /^Views/ })).toHaveTextContent("Views Phone, against last year edited"));
    await open(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: /^South/ }));
    await userEvent.click(canvas.getByRole("button", { name: /^Remove filter Region/ }));
    await waitFor(() => expect(canvas.getByRole("button", { name: /^Views/ })).toHaveTextContent("Views South region 华南 edited"));
    await open(canvasElement);
    await expect(canvas.getByRole("button", { name: "Save into South region 华南" })).toBeVisible();
  },
};

export const Narrow: Story = {
  globals: { width: "360", theme: "dark", language: "zh-CN" },
  play: async ({ canvasElement }) => {
    await open(canvasElement);
    await userEvent.click(within(canvasElement).getByRole("button", { name: "Last week的更多操作" }));
    await expect(within(canvasElement).getByRole("button", { name: "取消全员默认" })).toBeVisible();
  },
};

/** Somebody was faster; nothing is lost, and the reader decides. */
export const Conflict: Story = {
  parameters: {
    metricdeck: {
      adapter: () =>
        withViews((store) => ({
          ...store,
          ...(store.views && {
            views: {
              ...store.views,
              save: async (view) => ({ status: "conflict", view: { ...view, version: 2, owner: chen, canEdit: true, state: "v=1&v.region=in~North" } }),
            },
          }),
        })),
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await open(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: /^South/ }));
    await userEvent.click(await canvas.findByRole("button", { name: /^Remove filter Region/ }));
    await open(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: /^Save into/ }));
    await expect(await canvas.findByText(/^Somebody else has changed/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Open theirs" }));
    await expect(canvas.getByRole("group", { name: "Active filters" })).toHaveTextContent("North");
  },
};

/** The store does not answer. */
export const Failed: Story = {
  parameters: {
    metricdeck: {
      adapter: () => withViews((store) => ({ ...store, ...(store.views && { views: { ...store.views, list: () => Promise.reject(new Error("away")) } }) })),
    },
  },
  play: async ({ canvasElement }) => {
    await open(canvasElement);
    await expect(await within(canvasElement).findByText(/^The views could not be loaded\./)).toBeVisible();
  },
};
