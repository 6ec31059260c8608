import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { DrillTable, DrillTableView, useDrillTable } from "../../src/index.ts";
import type { DrillCell, DrillFormats, DrillRow, DrillTableModel, DrillTableProps } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { inEnglishAlone } from "../support/InEveryLook.tsx";
import { StateMatrix, twelveStates } from "../support/StateMatrix.tsx";
import { supportCatalog } from "../support/supportCatalog.ts";
import { rightToLeft, signsIn, turnedSigns } from "../support/rightToLeft.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { drillColumns, useDrillModel } from "./drillModel.ts";
import type { DrillModelOptions } from "./drillModel.ts";

const formats: DrillFormats = {
  tickets: { bar: true },
  csat: { rules: [{ from: 0.9, tone: "good" }, { to: 0.85, tone: "bad" }] },
};

/** Where do the numbers come from: which region, which team, which agent, which tickets? */
const meta = {
  title: "Widgets/Drill-down table",
  component: DrillTable,
  decorators: [withMetricdeck],
  // Its documentation is DrillTable.mdx.
  tags: ["!autodocs"],
  args: { hierarchy: "org", metrics: ["tickets", "csat", "firstResponseP90", "handlingCost"], title: "Service desk by organization", formats },
} satisfies Meta<DrillTableProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Its code is loaded while the numbers are on their way. */
const soon = { timeout: 15_000 };
const over = (adapter: () => MetricsAdapter, more: object = {}) => ({ metricdeck: { adapter, ...more } });
const rowOf = (grid: HTMLElement, name: RegExp) => within(grid).findByRole("row", { name }, soon);

export const ByOrganization: Story = {
  name: "By organization",
  args: { onDrill: fn() },
  play: async ({ canvas, args }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    await userEvent.click(within(await rowOf(grid, /^East/)).getByText("East"));
    const team = await rowOf(grid, /^East Billing/);
    await expect([team.getAttribute("aria-level"), team.getAttribute("aria-posinset")]).toEqual(["2", expect.any(String)]);
    await userEvent.keyboard("{ArrowDown}{ArrowRight}{Enter}");
    await expect(args.onDrill).toHaveBeenCalledOnce();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    await waitFor(() => expect(within(grid).queryByRole("row", { name: /^East Billing/ })).toBe(null));
    const scroller = canvas.getByRole("treegrid").closest(".md-drill-scroll") as HTMLElement;
    await expect(scroller.scrollWidth).toBe(scroller.clientWidth);
  },
};

export const Pivot: Story = { name: "A group of columns for each channel", args: { metrics: ["tickets", "csat"], pivot: "channel" } };

export const ByMonth: Story = {
  name: "A group of columns for each month, the last of which still runs",
  args: { metrics: ["tickets", "csat"], pivot: { grain: "month" }, range: { last: 4, unit: "month", complete: false } },
};

export const ByHour: Story = {
  name: "A column for each hour of the day on which summer time ends, in a narrow place",
  args: { metrics: ["tickets"], pivot: { grain: "hour" }, range: { from: "2025-11-02", to: "2025-11-03" }, style: { inlineSize: 360 } },
  globals: { timeZone: "America/New_York" },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole("treegrid", {}, soon);
    const twice = () => [...canvasElement.querySelectorAll<HTMLElement>(".md-drill-heading > span")].filter(({ textContent }) => textContent.includes("GMT"));
    await waitFor(() => expect(twice().length).toBeGreaterThan(0));
    for (const { scrollWidth, clientWidth, scrollHeight, clientHeight } of twice()) {
      await expect([scrollWidth <= clientWidth, scrollHeight <= clientHeight]).toEqual([true, true]);
    }
  },
};

export const Compared: Story = {
  name: "Against the period before, with lines and bars to both sides",
  args: { metrics: ["tickets", "csat"], compare: "previous", trend: "week", range: { last: 12, unit: "week" } },
};

export const TopThree: Story = { name: "The first three and all others", args: { by: ["agent"], hierarchy: undefined as never, top: 3 } };

export const Records: Story = {
  name: "Down to the tickets themselves",
  args: { by: ["region"], hierarchy: undefined as never, records: { columns: ["ticketId", "channel", "createdAt", "agent"] } },
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    await userEvent.click(within(await rowOf(grid, /^East/)).getByText("East"));
    await waitFor(() => expect(grid.querySelectorAll('[data-kind="record"]').length).toBeGreaterThan(3), soon);
  },
};

export const NarrowRecords: Story = {
  name: "Records that are wider than the screen",
  args: { ...Records.args, metrics: ["tickets"] },
  decorators: [
    (Drawn) => (
      <div style={{ inlineSize: 328 }}>
        <Drawn />
      </div>
    ),
  ],
  play: async (context) => {
    await Records.play?.(context);
    const grid = await context.canvas.findByRole("treegrid");
    const seen = (field: Element) => {
      const [own, name] = [field.getBoundingClientRect(), field.closest("[role=row]")?.firstElementChild?.getBoundingClientRect()];
      return own.left >= (name?.right ?? 0) && own.right <= grid.getBoundingClientRect().right;
    };
    const record = grid.querySelector<HTMLElement>('[data-kind="record"]');
    const fields = [...(record?.querySelectorAll(".md-drill-details > span") ?? [])];
    await expect(fields).toHaveLength(3);
    const everSeen = new Set(fields.filter(seen));
    record?.querySelector<HTMLElement>(".md-drill-details")?.focus();
    for (const _ of fields) {
      await userEvent.keyboard("{ArrowRight}");
      fields.filter(seen).forEach((field) => everSeen.add(field));
    }
    await expect(everSeen.size).toBe(3);
    await userEvent.keyboard("{Home}");
    await expect(grid.scrollLeft).toBe(0);
  },
};

export const Columns: Story = {
  name: "Columns resized, pinned, moved and hidden",
  play: async ({ canvas, canvasElement }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    const header = (name: RegExp) => within(grid).getByRole("columnheader", { name });
    const names = () => within(grid).getAllByRole("columnheader").map((cell) => cell.textContent?.split(" ")[0]);
    const first = names();
    header(/^Handling/).focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    const menu = await within(canvasElement.ownerDocument.body).findByRole("menu", {}, soon);
    await userEvent.click(within(menu).getByRole("menuitem", { name: "Pin at the start" }));
    await expect(names()).toEqual([first[0], first[4], first[1], first[2], first[3]]);
    await expect(document.activeElement).toBe(header(/^Handling/));
    await userEvent.keyboard("{ArrowRight}{Alt>}{ArrowDown}{/Alt}");
    await userEvent.click(await within(canvasElement.ownerDocument.body).findByRole("menuitem", { name: "Hide column" }, soon));
    await expect(names()).toEqual([first[0], first[4], first[2], first[3]]);
    await expect(canvas.getByText(/which is hidden$/)).toBeVisible();
    await waitFor(() => expect(document.activeElement?.textContent?.split(" ")[0]).toBe(first[2]));
  },
};

export const Dense: Story = {
  name: "Compact rows",
  args: { density: "compact" },
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    await userEvent.keyboard("{ArrowDown}");
    const ring = getComputedStyle(document.activeElement as Element, "::after");
    await expect([ring.outlineStyle, ring.outlineWidth, ring.zIndex]).toEqual(["solid", "2px", "2"]);
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-posinset")).toBe("1"), soon);
  },
};

export const Chinese: Story = { parameters: { metricdeck: { locale: "zh-CN" } }, args: { title: "按组织查看服务台" } };

export const Narrow: Story = { name: "320 px", args: { style: { inlineSize: 288 } } };

export const LongLabels: Story = {
  name: "Long labels",
  args: {
    title: "Tickets that customers opened by phone, chat, email and WeChat, by the region, team and agent who answered them",
    metrics: ["tickets", "csat"],
  },
  parameters: {
    metricdeck: {
      catalog: {
        ...supportCatalog,
        metrics: {
          ...supportCatalog.metrics,
          tickets: { ...supportCatalog.metrics.tickets, label: { en: "Tickets that customers opened in all of our channels together" } },
        },
      } as Catalog,
    },
  },
};

export const RightToLeft: Story = {
  name: "Right to left",
  args: { metrics: ["tickets", "csat"], compare: "previous" },
  decorators: [rightToLeft],
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    await rowOf(grid, /^East/);
    await expect(signsIn(grid)).toBeGreaterThan(5);
    await expect(turnedSigns(grid)).toEqual([]);
  },
};

export const Loading: Story = { parameters: over(() => fakeAdapter("pending")) };

export const Empty: Story = { args: { range: { from: "2019-01-07", to: "2019-03-04" } } };

export const EmptyByFilter: Story = {
  name: "Empty because of a filter",
  parameters: {
    metricdeck: { selection: [{ source: "list", filter: { dimension: "region", op: "equals", value: "Nowhere" }, label: "Region: Nowhere" }] },
  },
};

export const Failed: Story = {
  parameters: over(() => fakeAdapter(new MetricsError("timeout", "the server took 30 s", { requestId: "7f3c-91" }))),
};

export const Forbidden: Story = { parameters: over(() => fakeAdapter(new MetricsError("forbidden", "not yours"))) };

function OwnTable({ title, ...options }: DrillModelOptions & { readonly title: string }) {
  const { model, actions } = useDrillModel(options);
  const state = { status: "ready", model, refreshing: false, stale: null, partial: null } as const;
  return <DrillTableView title={title} tableActions={actions} state={state} formats={{ tickets: { bar: true }, change: { bar: true } }} />;
}

export const Large: Story = { name: "100 000 rows", render: () => <OwnTable title="100 000 teams" rows={100_000} /> };

export const Million: Story = {
  name: "A million rows",
  render: () => <OwnTable title="A million teams" rows={1_000_000} />,
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    for (const share of [0.5, 0.25, 1]) {
      grid.scrollTop = grid.scrollHeight * share;
      await waitFor(async () => {
        const rows = within(grid).getAllByRole("row");
        const body = rows.filter((row) => row.getAttribute("aria-level") !== null && row.getBoundingClientRect().bottom > grid.getBoundingClientRect().bottom - 1);
        await expect(rows.length).toBeLessThanOrEqual(60);
        await expect(body.length).toBeGreaterThan(0);
      });
    }
    await expect(grid.querySelector('[aria-rowindex="1000002"]')).not.toBe(null);
  },
};

export const ManyColumns: Story = {
  name: "Sixty columns under headings",
  render: () => (
    <OwnTable
      title="Sixty columns"
      rows={200}
      columns={Array.from({ length: 60 }, (_, at) => {
        const column = drillColumns[at % 4] as (typeof drillColumns)[number];
        return { ...column, id: `${column.id}${at}`, above: [`Week ${Math.floor(at / 4) + 1}`] };
      })}
    />
  ),
};

const states = twelveStates<DrillTableModel>((model) => inCellState(model, "small"));

/** Every number as if it were of few cases, still running, or not for this reader. */
function inCellState(model: DrillTableModel, state: DrillCell["state"]): DrillTableModel {
  const marked = (row: DrillRow): DrillRow => ({
    ...row,
    cell: (column) => {
      const cell = row.cell(column);
      return cell === null ? null : { ...cell, state, ...(state === "masked" && { value: null }) };
    },
  });
  const { rows } = model;
  return { ...model, rows: { ...rows, at: (index) => marked(rows.at(index)), indexOf: (key) => rows.indexOf(key), there: () => rows.there() } };
}

function InState({ name, title = name }: { readonly name: string; readonly title?: string }) {
  const { state, actions } = useDrillTable<Catalog>({ hierarchy: "org", metrics: ["tickets", "csat"] });
  const shown = state.status === "ready" ? (states[name]?.(state) ?? state) : state;
  return <DrillTableView title={title} state={shown} tableActions={actions} formats={formats} height={300} />;
}

export const Refreshing: Story = { render: () => <InState name="Refreshing" /> };
export const Partial: Story = { render: () => <InState name="Partial" /> };
export const Stale: Story = { render: () => <InState name="Stale" /> };
export const SmallSample: Story = { name: "Too small samples", render: () => <InState name="Small sample" /> };
export const Offline: Story = { render: () => <InState name="Offline" /> };
export const Placeholder: Story = { name: "Placeholder in edit mode", render: () => <InState name="Placeholder" /> };

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  parameters: inEnglishAlone,
  render: () => <StateMatrix names={Object.keys(states)} draw={(name, title) => <InState key={name} name={name} title={title} />} />,
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("treegrid").length).toBe(24), soon);
    const heights = [...canvasElement.querySelectorAll(".md-frame")].map((frame) => Math.round(frame.getBoundingClientRect().height));
    await expect(new Set(heights)).toEqual(new Set([300]));
  },
};
