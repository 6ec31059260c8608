import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, screen, userEvent, waitFor, within } from "storybook/test";
import { DateRangeControl, KpiTile } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { supportCatalog } from "../support/supportCatalog.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** Which time does the page show? The dates that a preset means always stand beside it, in the reporting zone. */
const meta = {
  title: "Cockpit/Date range",
  component: DateRangeControl,
  decorators: [withMetricdeck],
  args: { id: "period" },
} satisfies Meta<typeof DateRangeControl>;
export default meta;

type Story = StoryObj<typeof meta>;

const officeCatalog: Catalog = {
  ...(supportCatalog as Catalog),
  calendars: { office: { weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"], holidays: [{ id: "outing", from: "2026-11-12", to: "2026-11-14" }] } },
};

const opener = (canvasElement: HTMLElement) => within(canvasElement).getByRole("button", { expanded: false });

/** Widgets show the last 28 complete days, too, until somebody chooses. */
export const Default: Story = {};

/** Every tile follows. */
export const DrivesThePage: Story = {
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      <DateRangeControl {...args} />
      <KpiTile metric="tickets" />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await userEvent.click(opener(canvasElement));
    await userEvent.click(await screen.findByRole("option", { name: /Last 90 days|最近 90 天/ }, { timeout: 10_000 }));
    await waitFor(() => expect(opener(canvasElement)).toHaveTextContent(/90/));
    await waitFor(() => expect(opener(canvasElement)).toHaveFocus());
  },
};

/** Presets beside a calendar: the range that holds is what custom dates start from. */
export const Open: Story = {
  parameters: { metricdeck: { selection: [{ source: "period", range: { last: 7, unit: "day" } }] } },
  play: async ({ canvasElement }) => {
    await userEvent.click(opener(canvasElement));
    const dialog = await screen.findByRole("dialog", {}, { timeout: 10_000 });
    for (const target of within(dialog).getAllByRole("option")) {
      await expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
    }
  },
};

/** On a telephone everything fits, and scrolls. */
export const OpenNarrow: Story = {
  ...Open,
  globals: { width: "360", language: "zh-CN", timeZone: "Asia/Shanghai" },
};

/** What a team chooses by: a sprint of its own beside the usual ranges, in the order that it thinks in. */
export const OwnPresets: Story = {
  args: {
    presets: [
      { label: { en: "Sprint 12", "zh-CN": "第 12 迭代" }, range: { from: "2026-11-02", to: "2026-11-16" } },
      { label: { en: "Launch week", "zh-CN": "上线周" }, range: { from: "2026-10-12", to: "2026-10-19" } },
      "last7Days",
      "lastFiscalQuarter",
      { range: { last: 6, unit: "month" } },
    ],
  },
  play: async ({ canvasElement }) => {
    await userEvent.click(opener(canvasElement));
    await userEvent.click(await screen.findByRole("option", { name: /Sprint 12|第 12 迭代/ }, { timeout: 10_000 }));
    await waitFor(() => expect(opener(canvasElement)).toHaveTextContent(/Sprint 12|第 12 迭代/));
    await userEvent.click(opener(canvasElement));
    await expect(await screen.findByRole("option", { selected: true })).toHaveTextContent(/Sprint 12|第 12 迭代/);
  },
};

/** The same on a telephone, in Chinese. */
export const OwnPresetsNarrow: Story = { ...OwnPresets, globals: { width: "360", language: "zh-CN" } };

/** Where the page has a fiscal year and a calendar of working days, the menu has them; dates of working days are the calendar's. */
export const FiscalAndWorkingDays: Story = {
  parameters: {
    metricdeck: {
      catalog: officeCatalog,
      provider: { fiscalStart: { month: 4 }, business: "office" },
      selection: [{ source: "period", range: { last: 10, unit: "businessDay" } }],
    },
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(opener(canvasElement)).toHaveTextContent(/Last 10 business days .*2026|最近 10 个工作日 .*2026/));
    await userEvent.click(opener(canvasElement));
    await screen.findByRole("option", { name: /Last fiscal year|上一财年/ }, { timeout: 10_000 });
    await expect(screen.getByRole("option", { selected: true })).toHaveTextContent(/Last 10 business days|最近 10 个工作日/);
  },
};

/** The running day belongs to the range, and its name says so. */
export const WithToday: Story = {
  parameters: {
    metricdeck: { selection: [{ source: "period", range: { last: 28, unit: "day", complete: false } }] },
  },
  play: async ({ canvasElement }) => {
    await expect(opener(canvasElement)).toHaveTextContent(/Last 28 days incl. today|最近 28 天（含今天）/);
  },
};

/** Dates of a report, for everybody who opens it. */
export const CustomDates: Story = {
  parameters: { metricdeck: { selection: [{ source: "period", range: { from: "2026-02-01", to: "2026-03-01" } }] } },
};

/** Nothing is asked for until the dates make a range. */
export const EndsBeforeItStarts: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(opener(canvasElement));
    const dialog = await screen.findByRole("dialog", {}, { timeout: 10_000 });
    const [from] = dialog.querySelectorAll<HTMLInputElement>("input[type=date]");
    if (from !== undefined) await fireEvent.change(from, { target: { value: "2026-12-01" } });
    await expect(within(dialog).getByRole("alert")).not.toBeEmptyDOMElement();
  },
};

/** The reader sits elsewhere: the dates are those of Shanghai, and say so. */
export const OtherZone: Story = { globals: { timeZone: "Asia/Shanghai" } };

export const Dark: Story = { ...Open, globals: { theme: "dark" } };
