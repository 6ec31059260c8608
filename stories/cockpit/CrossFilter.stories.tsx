import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { DrillTable, Funnel, KpiTile, SelectionChips, SelectionScope, Trend, useTakeBack } from "../../src/index.ts";
import type { SelectionScopeProps } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** A page whose widgets answer to each other: a click says something of all the others, and Esc takes back the last. */
function Page({ mode }: Pick<SelectionScopeProps, "mode">) {
  const onKeyDown = useTakeBack();
  return (
    // Keys arrive from the widgets inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div style={{ display: "grid", gap: 16 }} onKeyDown={onKeyDown}>
      <SelectionChips />
      <SelectionScope mode={mode}>
        <KpiTile metric="tickets" id="kpi" />
        <Funnel id="funnel" steps={["created", "replied", "solved"]} window="P7D" breakdown={{ by: "channel" }} title="Solved by channel" />
        <Trend id="trend" metrics={["tickets"]} by="channel" />
        <DrillTable id="desk" by={["channel", "team"]} metrics={["tickets", "csat"]} title="Channels" />
      </SelectionScope>
    </div>
  );
}

const meta = {
  title: "Cockpit/Cross filter",
  component: Page,
  decorators: [withMetricdeck],
  args: { mode: "filter" },
} satisfies Meta<typeof Page>;
export default meta;

type Story = StoryObj<typeof meta>;

const soon = { timeout: 15_000 };
const tickets = (canvas: HTMLElement) => canvas.querySelector(".md-kpi-value")?.textContent;

/** In the legend of the funnel; the trend has one too, of its own. */
async function segment(canvas: HTMLElement): Promise<HTMLElement> {
  const funnel = await within(canvas).findByRole("region", { name: "Solved by channel" }, soon);
  return within(funnel).findByRole("button", { name: /^(Phone|电话)$/ }, soon);
}

/** The chart that was clicked keeps its rows; all others have those alone that are meant. */
export const Filters: Story = {
  play: async ({ canvasElement }) => {
    const table = await within(canvasElement).findByRole("treegrid", {}, soon);
    await within(table).findByRole("row", { name: /^(Phone|电话)/ }, soon);
    await waitFor(() => expect(tickets(canvasElement)).toMatch(/^\d/), soon);
    const before = tickets(canvasElement);
    const phone = await segment(canvasElement);
    await userEvent.click(phone);
    await waitFor(() => expect(tickets(canvasElement)).not.toBe(before), soon);
    await expect(within(canvasElement).getAllByRole("button", { name: /(from Solved by channel|来自“Solved by channel”)/ }).length).toBe(1);
    await waitFor(() => expect(phone).toHaveAttribute("aria-pressed", "true"));
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(tickets(canvasElement)).toBe(before), soon);
    await expect(within(canvasElement).queryByRole("button", { name: /(from Solved by channel|来自“Solved by channel”)/ })).toBe(null);
  },
};

/** Everything stays where it is, and what is meant stands out. */
export const Highlights: Story = {
  args: { mode: "highlight" },
  play: async ({ canvasElement }) => {
    const phone = await segment(canvasElement);
    const table = await within(canvasElement).findByRole("treegrid", {}, soon);
    const row = await within(table).findByRole("row", { name: /^(Phone|电话)/ }, soon);
    await waitFor(() => expect(tickets(canvasElement)).toMatch(/^\d/), soon);
    const before = tickets(canvasElement);
    await userEvent.click(phone);
    await waitFor(() => expect(row).toHaveAttribute("aria-current", "true"));
    await within(canvasElement).findByRole("button", { name: /(Highlighted|突出显示).*(Phone|电话)/ });
    await expect(tickets(canvasElement)).toBe(before);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(row).not.toHaveAttribute("aria-current"));
  },
};
