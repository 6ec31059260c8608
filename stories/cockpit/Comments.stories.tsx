import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { memoryItems, storedComments } from "../../src/adapters/memory/index.ts";
import { Comments, DimensionFilter, SelectionChips } from "../../src/index.ts";
import type { CommentPort, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { storyNow } from "../support/supportTables.ts";

const lin = { id: "lin", name: "Lin Yue" };
const chen = { id: "chen", name: "陈浩" };
const phone = { dimension: "channel", op: "in", values: ["phone"] } as const;

/** A cockpit about which two people have talked. */
function discussed(): CommentPort {
  const items = memoryItems();
  let clock = storyNow - 5 * 3_600_000;
  const [mine, theirs] = [lin, chen].map((me) => storedComments(items, { me, now: () => (clock += 1_200_000) })) as [CommentPort, CommentPort];
  const said = (async () => {
    const march = { from: "2026-03-02T00:00:00Z", to: "2026-03-09T00:00:00Z" };
    await theirs.act({ kind: "open", thread: "t1", comment: "c1", anchor: { cockpit: "service", metrics: ["tickets"], time: march, filter: phone }, text: "@[Lin Yue](lin) the peak on Wednesday: was that the outage?" });
    await mine.act({ kind: "reply", thread: "t1", comment: "c2", text: "Yes, 14:00 to 16:30. The switchboard queued all calls and let them go at once." });
    await mine.act({ kind: "open", thread: "t2", comment: "c3", anchor: { cockpit: "service" }, text: "Should we show this to the agents, too?" });
    await theirs.act({ kind: "open", thread: "t3", comment: "c4", anchor: { cockpit: "service", metrics: ["csat"] }, text: "Survey was off on Monday." });
    await theirs.act({ kind: "resolve", thread: "t3" });
  })();
  return { list: (query) => said.then(() => mine.list(query)), act: (action) => mine.act(action) };
}

const adapterOf = (comments: CommentPort): MetricsAdapter => ({ ...fakeAdapter([]), comments });

/** What do people say about what is chosen? */
const meta = {
  title: "Cockpit/Comments",
  component: Comments,
  args: { cockpit: "service" },
  decorators: [withMetricdeck],
  parameters: { metricdeck: { adapter: () => adapterOf(discussed()), selection: [{ source: "channel", filter: phone }] } },
  render: (args) => (
    <div style={{ display: "grid", gap: 8, maxInlineSize: 420 }}>
      <DimensionFilter id="channel" dimension="channel" time="createdAt" />
      <SelectionChips />
      <Comments {...args} />
    </div>
  ),
} satisfies Meta<typeof Comments>;
export default meta;

type Story = StoryObj<typeof meta>;

const shown = (canvasElement: HTMLElement, text: RegExp) => within(canvasElement).findByText(text, {}, { timeout: 10_000 });

export const Default: Story = {
  play: async ({ canvasElement }) => {
    await expect(await shown(canvasElement, /the peak on Wednesday/)).toBeVisible();
    await userEvent.click(await shown(canvasElement, /1 resolved thread/));
    await expect(canvasElement).toHaveTextContent("Resolved by 陈浩");
  },
};

export const Narrow: Story = {
  globals: { width: "360", theme: "dark", language: "zh-CN" },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, /the peak on Wednesday/);
    await userEvent.click(within(canvasElement).getAllByRole("button", { name: "回复" })[0] as HTMLElement);
    await expect(within(canvasElement).getByRole("textbox", { name: /^回复/ })).toHaveFocus();
  },
};

export const Nothing: Story = {
  parameters: { metricdeck: { adapter: () => adapterOf(storedComments(memoryItems())) } },
  play: async ({ canvasElement }) => {
    await expect(await shown(canvasElement, /Nobody has said anything/)).toBeVisible();
  },
};

export const Failed: Story = {
  parameters: { metricdeck: { adapter: () => adapterOf({ ...storedComments(memoryItems()), list: () => Promise.reject(new Error("away")) }) } },
  play: async ({ canvasElement }) => {
    await expect(await shown(canvasElement, /could not be loaded/)).toBeVisible();
  },
};
