import type { Meta, StoryObj } from "@storybook/react-vite";
import { useRef, useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { DateRangeControl, DrillTable, DrillTrail, KpiStrip, SelectionChips, useDrillTrail } from "../../src/index.ts";
import type { DrillTableDrill } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

const titles: { readonly [cockpit: string]: { readonly en: string; readonly "zh-CN": string } } = {
  agents: { en: "All agents", "zh-CN": "全部客服" },
  agent: { en: "One agent", "zh-CN": "单个客服" },
};

/** From a row of one cockpit to another cockpit about it, and back to the very row. */
function TwoCockpits() {
  const root = useRef<HTMLDivElement>(null);
  const [cockpit, onOpen] = useState("agents");
  const way = useDrillTrail({ cockpit, label: titles[cockpit] ?? cockpit, root, onOpen });
  const onDrill = ({ dimensions, path, records }: DrillTableDrill) =>
    way.drillTo(
      { cockpit: "agent" },
      {
        filter: { and: path.map((value, depth) => ({ dimension: dimensions[depth] ?? "", op: "in", values: [value] })) },
        range: records.time?.range ?? null,
        label: path.join(" › "),
      },
    );
  return (
    // Keys arrive from the widgets inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} style={{ display: "grid", gap: 16 }} onKeyDown={way.onKeyDown}>
      <DrillTrail way={way} />
      <DateRangeControl id="dates" />
      <SelectionChips />
      {cockpit === "agents" ? (
        <DrillTable id="desk" by={["agent"]} metrics={["tickets", "csat"]} title="Agents" onDrill={onDrill} />
      ) : (
        <KpiStrip metrics={["tickets", "csat", "firstResponseP90"]} />
      )}
    </div>
  );
}

const meta = {
  title: "Cockpit/Drill trail",
  component: TwoCockpits,
  decorators: [withMetricdeck],
} satisfies Meta<typeof TwoCockpits>;
export default meta;

type Story = StoryObj<typeof meta>;

const soon = { timeout: 15_000 };

async function order(canvas: HTMLElement): Promise<HTMLElement> {
  const grid = await within(canvas).findByRole("treegrid", {}, soon);
  return within(grid).findByRole("columnheader", { name: /tickets|工单/i }, soon);
}

export const Default: Story = {};

/** Order, scroll position and focus are those that were left. */
export const ThereAndBack: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click((await order(canvasElement)).querySelector(".md-drill-label") as HTMLElement);
    await waitFor(async () => expect(await order(canvasElement)).toHaveAttribute("aria-sort", "ascending"), soon);
    const grid = await within(canvasElement).findByRole("treegrid");
    const scroller = grid.closest<HTMLElement>(".md-drill-scroll") ?? grid;
    await waitFor(() => expect(within(grid).getAllByRole("row").length).toBeGreaterThan(5), soon);
    scroller.scrollTop = 200;
    within(grid).getAllByRole("row").at(-3)?.querySelector<HTMLElement>("[role=gridcell], [role=rowheader]")?.focus();
    await waitFor(() => expect(canvasElement.ownerDocument.activeElement?.closest("[role=treegrid]")).toBe(grid));
    const left = canvasElement.ownerDocument.activeElement?.textContent;
    const scrolled = scroller.scrollTop;
    await expect(scrolled).toBeGreaterThan(0);
    await userEvent.keyboard("{Enter}");
    await within(canvasElement).findByRole("button", { name: /Back to All agents|返回全部客服/ }, soon);
    await expect(within(canvasElement).queryByRole("treegrid")).toBe(null);
    await userEvent.click(within(canvasElement).getByRole("button", { name: /Back to All agents|返回全部客服/ }));
    await waitFor(async () => expect(await order(canvasElement)).toHaveAttribute("aria-sort", "ascending"), soon);
    const again = await within(canvasElement).findByRole("treegrid");
    await waitFor(() => expect(canvasElement.ownerDocument.activeElement?.textContent).toBe(left), soon);
    const scrollerAgain = again.closest<HTMLElement>(".md-drill-scroll") ?? again;
    await waitFor(() => expect(scrollerAgain.scrollTop).toBe(scrolled), soon);
    await expect(within(canvasElement).queryByRole("navigation")?.textContent).toBe("");
  },
};
