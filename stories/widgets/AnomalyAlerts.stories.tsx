import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, fn, screen, userEvent, waitFor, within } from "storybook/test";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { AnomalyAlerts, AnomalyAlertsView, useAnomalyAlerts } from "../../src/index.ts";
import type { AlertsModel, AnomalyAlertsProps } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AlertPort, Catalog, Incident, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { inEnglishAlone } from "../support/InEveryLook.tsx";
import { StateMatrix, twelveStates } from "../support/StateMatrix.tsx";
import type { States } from "../support/StateMatrix.tsx";
import { alertDesk, incidents } from "../support/supportAlerts.ts";
import { supportCatalog } from "../support/supportCatalog.ts";
import { storyNow, supportTables } from "../support/supportTables.ts";
import { rightToLeft, turnedSigns } from "../support/rightToLeft.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

const hour = 3_600_000;
const annotations = [{ at: new Date(storyNow - 5.2 * hour).toISOString(), label: "Release 4.2 of the shop", owner: "Payments", link: "/releases/4.2" }];
let tables: ReturnType<typeof supportTables> | undefined;

function deskAdapter(alerts: AlertPort = alertDesk()): MetricsAdapter {
  tables ??= supportTables();
  return memoryAdapter({ catalog: supportCatalog as Catalog, tables, clock: () => storyNow, annotations, alerts });
}
const over = (port: () => AlertPort, more: object = {}) => ({ metricdeck: { adapter: () => deskAdapter(port()), ...more } });

/** What fires, how bad is it, who is on it, and what is behind it? */
const meta = {
  title: "Widgets/Anomaly alerts",
  component: AnomalyAlerts,
  decorators: [withMetricdeck],
  // Its documentation is AnomalyAlerts.mdx.
  tags: ["!autodocs"],
  parameters: { metricdeck: { catalog: supportCatalog as Catalog, adapter: () => deskAdapter() } },
  args: { title: "Alerts" },
} satisfies Meta<AnomalyAlertsProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Its code is loaded while the incidents are on their way. */
const soon = { timeout: 15_000 };

export const List: Story = {
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    await expect(within(grid).getAllByRole("row").length).toBe(6);
  },
};

export const Detail: Story = {
  name: "Detail: course, drivers, annotations, history",
  args: { height: 760, incidentActions: [{ label: "Create a work item", run: fn() }] },
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    within(grid).getAllByRole("row")[1]?.focus();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByRole("article", { name: "New tickets" }, soon)).toBeInTheDocument();
    await expect(await canvas.findByRole("link", { name: "Release 4.2 of the shop" }, soon)).toBeInTheDocument();
    await waitFor(() => expect(canvas.getByText("Channel: Phone")).toBeInTheDocument(), soon);
    await expect(canvas.getByRole("button", { name: "Create a work item" })).toBeInTheDocument();
  },
};

/** The script of docs/widgets: every key of the list. */
export const Keyboard: Story = {
  name: "By the keyboard alone",
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    const key = () => (document.activeElement?.closest("[data-key]") as HTMLElement | null)?.dataset["key"];
    const rows = () => within(grid).getAllByRole("row").length;
    within(grid).getAllByRole("row")[1]?.focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect(key()).toBe("group release");
    await userEvent.keyboard("{ArrowRight}");
    await waitFor(() => expect(rows()).toBe(8));
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    await expect(key()).toBe("reply wechat");
    await userEvent.keyboard("{ArrowLeft}");
    await expect(key()).toBe("group release");
    await userEvent.keyboard("{ArrowLeft}");
    await waitFor(() => expect(rows()).toBe(6));
    await userEvent.keyboard("{End}");
    await expect(key()).toBe("snoozed");
    await userEvent.keyboard("{Home}");
    await expect(key()).toBe("volume");
    await userEvent.keyboard("{ArrowDown}{ArrowDown} ");
    await expect(canvas.getByText("1 selected")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(canvas.queryByText("1 selected")).toBe(null));
    await userEvent.keyboard("a");
    await waitFor(() => expect(within(grid).getByText(/Acknowledged, No data/)).toBeInTheDocument());
    await expect(await canvas.findByText("Acknowledged: 1 alert")).toBeInTheDocument();
    await userEvent.keyboard("m");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Assign to me"));
    await userEvent.keyboard("{Escape}");
    await expect(key()).toBe("silent");
    await userEvent.keyboard("{Enter}");
    await canvas.findByRole("article", {}, soon);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(key()).toBe("silent"));
  },
};

/** Every stop of the Tab key on the list, by what it is and what it is called; the list is one. */
const listStops: readonly (readonly [role: string, name: string])[] = [
  ["button", "Table"],
  ["button", "Copy"],
  ["button", "Export"],
  ["button", "Full screen"],
  ["combobox", "Shown"],
  ["combobox", "Severity"],
  ["combobox", "Owner"],
  ["combobox", "Order"],
];

export const TabStops: Story = {
  name: "By Tab alone: the list, an alert, and out again",
  args: { height: 760, incidentActions: [{ label: "Create a work item", run: fn() }] },
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    const [, first] = within(grid).getAllByRole("row");
    for (const [role, name] of listStops) {
      await userEvent.tab();
      await expect(canvas.getByRole(role, { name })).toHaveFocus();
    }
    await userEvent.tab();
    await expect(first).toHaveFocus();
    await expect(first).toHaveAccessibleName(/Critical.*New tickets.*211/);
    await userEvent.tab();
    await expect(document.body).toHaveFocus();
    await userEvent.tab({ shift: true });
    await expect(first).toHaveFocus();

    await userEvent.keyboard("{Enter}");
    const detail = await canvas.findByRole("article", { name: "New tickets" }, soon);
    await canvas.findByRole("link", { name: "Release 4.2 of the shop" }, soon);
    await waitFor(() => expect(canvas.getByRole("button", { name: "Back to all alerts" })).toHaveFocus());
    for (const [role, name] of [
      ["textbox", "Note"],
      ["button", "Assign to me"],
      ["button", "Resolve"],
      ["button", "Mark as false"],
      ["combobox", "Snooze"],
      ["combobox", "Owner"],
      ["button", "Create a work item"],
    ] as const) {
      await userEvent.tab();
      await expect(within(detail).getByRole(role, { name })).toHaveFocus();
    }
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.closest("[data-key]")).toHaveAttribute("data-key", "volume"));
  },
};

/** The page's zone is named, the past refused, and the focus comes back. */
export const SnoozeUntil: Story = {
  name: "Snoozed until a time of one's own",
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    within(grid).getAllByRole("row")[3]?.focus();
    await userEvent.keyboard("m");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Snooze until…" }));
    const when = await canvas.findByLabelText("Date and time (UTC)", {}, soon);
    await waitFor(() => expect(when).toHaveFocus());
    await expect(when).toHaveAccessibleDescription(/^Snooze for .*, until Mar 19, 09:00$/);
    await fireEvent.change(when, { target: { value: "2026-03-01T09:00" } });
    await expect(when).toHaveAccessibleDescription("This is in the past. Choose a later time.");
    await userEvent.click(canvas.getByRole("button", { name: "Snooze" }));
    await expect(when).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(document.activeElement).toHaveAttribute("data-key", "silent"));
    await userEvent.keyboard("m");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Snooze until…" }));
    await fireEvent.change(await canvas.findByLabelText("Date and time (UTC)"), { target: { value: "2026-03-20T12:30" } });
    await userEvent.click(canvas.getByRole("button", { name: "Snooze" }));
    await userEvent.click(await canvas.findByText("2 snoozed"));
    await expect(await canvas.findByText(/Snoozed until Mar 20, 12:30/)).toBeInTheDocument();
  },
};

export const Batch: Story = {
  name: "Batch: all that are selected at once",
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    within(grid).getAllByRole("row")[1]?.focus();
    await userEvent.keyboard("{Control>}a{/Control}");
    await expect(canvas.getByText("3 selected")).toBeInTheDocument();
    await userEvent.click(canvas.getByRole("button", { name: "Actions" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Resolve" }));
    await expect(await canvas.findByText("Resolved: 3 alerts")).toBeInTheDocument();
    await waitFor(() => expect(within(canvas.getByRole("treegrid")).getAllByRole("row").length).toBe(3));
  },
};

export const Selected: Story = {
  name: "A selection, with its actions",
  play: async ({ canvas }) => {
    const boxes = await canvas.findAllByRole("checkbox", {}, soon);
    for (const box of boxes.slice(0, 2)) await userEvent.click(box);
  },
};

export const Menu: Story = {
  name: "The actions of one alert",
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Actions for Customer satisfaction, Channel: Phone" }, soon));
    await expect(await screen.findByRole("menu")).toBeInTheDocument();
  },
};

export const Snoozed: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText("1 snoozed", {}, soon));
    await expect(await canvas.findByText(/Snoozed until/)).toBeInTheDocument();
  },
};

export const NoData: Story = {
  name: "No data is never well",
  parameters: over(() => alertDesk(incidents.filter(({ condition }) => condition === "nodata"))),
};

export const Ended: Story = { args: { initialShown: "ended" } };

export const NothingFires: Story = {
  name: "Nothing fires",
  parameters: over(() => alertDesk([])),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Nothing fires, as of [^.]*$/, {}, soon)).toBeInTheDocument();
  },
};

export const EmptyByFilter: Story = {
  name: "Empty because of a filter",
  parameters: over(() => alertDesk(incidents.filter(({ severity }) => severity !== "info"))),
  play: async ({ canvas }) => {
    await userEvent.selectOptions(await canvas.findByRole("combobox", { name: "Severity" }, soon), "Info");
    await userEvent.click(await canvas.findByRole("button", { name: "Clear filters" }));
    await expect(await canvas.findByRole("treegrid")).toBeInTheDocument();
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Severity" }), "Info");
  },
};

/** Shown at once, and taken back with the reason. */
export const Refused: Story = {
  name: "An action that fails is taken back",
  parameters: over(() => ({ ...alertDesk(), act: () => Promise.reject(new MetricsError("unavailable", "the service is gone")) })),
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    within(grid).getAllByRole("row")[3]?.focus();
    await userEvent.keyboard("a");
    await expect(await canvas.findByText(/Acknowledged failed for 1 alert and was taken back: The server cannot be reached/)).toBeInTheDocument();
    await expect(within(grid).getByText("Open, No data")).toBeInTheDocument();
  },
};

export const Unsupported: Story = {
  name: "A source without alerts",
  parameters: { metricdeck: { adapter: () => fakeAdapter("pending") } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/it has no alerts/, {}, soon)).toBeInTheDocument();
  },
};

export const Chinese: Story = { parameters: over(alertDesk, { locale: "zh-CN" }), args: { title: "告警" } };

export const ChineseDetail: Story = {
  ...Detail,
  name: "Detail in Chinese",
  parameters: over(alertDesk, { locale: "zh-CN" }),
  args: { title: "告警", height: 760 },
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole("treegrid", {}, soon);
    await userEvent.click(within(grid).getAllByRole("row")[1] as HTMLElement);
    await expect(await canvas.findByRole("heading", { name: "变动分布" }, soon)).toBeInTheDocument();
  },
};

export const Narrow: Story = { name: "320 px", args: { style: { inlineSize: 288 } } };

export const RightToLeft: Story = {
  name: "Right to left",
  decorators: [rightToLeft],
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText("+75.9% (+91)");
    await expect(turnedSigns(canvasElement)).toEqual([]);
  },
};

export const Many: Story = {
  name: "Sixty of five hundred",
  args: { height: 560, size: 60 },
  parameters: {
    ...over(() => alertDesk(Array.from({ length: 500 }, (_, index) => ({ ...(incidents[3] as Incident), id: `c${index}`, points: [] })))),
    // Of rows alike the first: axe takes long for all.
    a11y: { context: { exclude: [[".md-alert-row:nth-child(n+6)"]] } },
  },
};

/** Too few cases are those without data: nothing can be said of them. */
const states: States<AlertsModel> = {
  ...twelveStates((model) => ({ ...model, incidents: model.incidents.filter(({ actual }) => actual === null) })),
  Empty: (ready) => ({ ...ready, model: { ...ready.model, incidents: [] } }),
};

function InState({ name, title = name }: { readonly name: string; readonly title?: string }) {
  const { state, desk } = useAnomalyAlerts<Catalog>();
  return <AnomalyAlertsView title={title} desk={desk} state={state.status === "ready" ? (states[name]?.(state) ?? state) : state} />;
}

export const Loading: Story = { render: () => <InState name="Loading" /> };
export const Refreshing: Story = { render: () => <InState name="Refreshing" /> };
export const Partial: Story = { render: () => <InState name="Partial" /> };
export const Failed: Story = {
  parameters: over(() => ({ ...alertDesk(), list: () => Promise.reject(new MetricsError("timeout", "took 30 s", { requestId: "7f3c-91" })) })),
};
export const Forbidden: Story = {
  parameters: over(() => ({ ...alertDesk(), list: () => Promise.reject(new MetricsError("forbidden", "not yours")) })),
};
export const Stale: Story = { render: () => <InState name="Stale" /> };
export const Offline: Story = { render: () => <InState name="Offline" /> };
export const Placeholder: Story = { name: "Placeholder in edit mode", render: () => <InState name="Placeholder" /> };

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  render: () => <StateMatrix names={Object.keys(states)} draw={(name, title) => <InState key={name} name={name} title={title} />} />,
  parameters: { ...inEnglishAlone, ...over(() => alertDesk(incidents.filter(({ id }) => id === "volume" || id === "silent"))) },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("treegrid").length).toBe(24), soon);
    const heights = [...canvasElement.querySelectorAll(".md-frame")].map((frame) => Math.round(frame.getBoundingClientRect().height));
    await expect(new Set(heights)).toEqual(new Set([440]));
  },
};
