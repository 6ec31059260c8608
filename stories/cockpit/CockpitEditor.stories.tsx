import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import type { CockpitDocument } from "../../src/document/index.ts";
import { CockpitEditor, standardWidgets } from "../../src/index.ts";
import type { DraftStorage } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { serviceCockpit } from "./serviceCockpit.ts";

/** How does a team make a cockpit of its own? Widgets in a grid, by pointer, finger or keys, with every step to be undone. */
const meta = {
  title: "Cockpit/Editor",
  component: CockpitEditor,
  decorators: [withMetricdeck],
  args: { document: serviceCockpit, widgets: standardWidgets, onSave: async () => {} },
} satisfies Meta<typeof CockpitEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

const nothing: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "My cockpit", "zh-CN": "我的驾驶舱" },
  widgets: {},
  layout: { wide: {} },
};

/** A storage of one story's own. */
function storageOf(entries: Readonly<Record<string, string>> = {}, isFull = false): DraftStorage {
  const held = new Map(Object.entries(entries));
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
  };
}

const shown = async (canvasElement: HTMLElement) =>
  within(canvasElement).findByRole("listbox", { name: /Widgets|组件/ }, { timeout: 20_000 });

async function choose(canvasElement: HTMLElement, name: RegExp): Promise<HTMLElement> {
  const grid = await shown(canvasElement);
  const option = within(grid).getByRole("option", { name });
  option.focus();
  await waitFor(() => expect(option).toHaveAttribute("aria-selected", "true"));
  return option;
}

export const Whole: Story = {
  play: async ({ canvasElement }) => {
    const grid = await shown(canvasElement);
    await expect(within(grid).getAllByRole("option")).toHaveLength(7);
  },
};

/** The first run: one button, and the kinds of widgets with the host's own numbers. */
export const Empty: Story = {
  args: { document: nothing },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole("button", { name: /first widget|第一个组件/ }, { timeout: 20_000 });
  },
};

export const Picking: Story = {
  args: { document: nothing },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole("button", { name: /first widget|第一个组件/ }, { timeout: 20_000 }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(within(dialog).getAllByRole("button")).toHaveLength(standardWidgets.length + 1));
  },
};

/** The form of a trend, made of what its spec says of its props. */
export const Properties: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /Tickets by channel|各渠道工单/);
  },
};

/** Enter lifts, arrow keys move and, with Shift, resize; Enter drops. */
export const Lifted: Story = {
  play: async ({ canvasElement }) => {
    const option = await choose(canvasElement, /Tickets by channel|各渠道工单/);
    await userEvent.keyboard("{Enter}{ArrowDown}");
    await waitFor(() => expect(option.parentElement).toHaveAttribute("data-lifted", "true"));
  },
};

/** The layout of a phone: derived from the wide one until something is moved in it. */
export const NarrowLayout: Story = {
  play: async ({ canvasElement }) => {
    await shown(canvasElement);
    await userEvent.click(within(canvasElement).getByRole("radio", { name: /Narrow|窄屏/ }));
    const option = await choose(canvasElement, /^Customer satisfaction, column|^客户满意度，第/);
    option.focus();
    await userEvent.keyboard("{Enter}{ArrowDown}{Enter}");
    await within(canvasElement).findByText(/Own layout|独立布局/);
  },
};

/** Half said: the preview keeps the last version without faults, and every fault says where it is. */
export const Faulty: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /Tickets by channel|各渠道工单/);
    const top = within(canvasElement).getByLabelText(/How many values|显示的取值个数/);
    await userEvent.type(top, "1.5");
    await userEvent.tab();
    await userEvent.click(within(canvasElement).getByText(/^1 problem$|^1 个问题$/));
  },
};

/** A draft of half an hour ago, over what is saved. */
export const DraftFound: Story = {
  args: {
    id: "service",
    draftStorage: storageOf({
      "metricdeck.draft.service": JSON.stringify({
        format: "metricdeck.draft",
        version: 0,
        base: serviceCockpit,
        document: { ...serviceCockpit, title: { en: "Service desk, north", "zh-CN": "客服总览（北区）" } },
        keptAt: Date.parse("2026-11-20T10:20:00Z"),
        tab: "other",
      }),
    }),
  },
  play: async ({ canvasElement }) => {
    await shown(canvasElement);
    await within(canvasElement).findByRole("button", { name: /Continue|继续编辑/ });
  },
};

export const StorageFull: Story = {
  args: { id: "full", draftStorage: storageOf({}, true) },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /Tickets by channel|各渠道工单/);
    await userEvent.keyboard("{Delete}");
    await within(canvasElement).findByText(/storage is full|存储空间已满/);
  },
};

export const Narrow: Story = { ...Properties, globals: { width: "360", language: "zh-CN" } };

export const Dark: Story = { ...Properties, globals: { theme: "dark" } };
