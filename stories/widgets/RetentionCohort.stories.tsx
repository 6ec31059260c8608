import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { RetentionCohort, RetentionCohortView, useRetentionCohort } from "../../src/index.ts";
import type { RetentionCohortProps, RetentionModel } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { inEnglishAlone } from "../support/InEveryLook.tsx";
import { StateMatrix, twelveStates } from "../support/StateMatrix.tsx";
import { rightToLeft } from "../support/rightToLeft.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { journeys, journeysAdapter } from "./retentionJourneys.ts";

/** Rows are alike, and `retentionShade.test.ts` holds the contrast of every shade: axe reads all of them once, in `Weekly`. */
const firstRowsForAxe = { a11y: { context: { exclude: [["tbody tr:nth-child(n+6)"]] } } };

/** Who comes back, how often, and does it get better from cohort to cohort? */
const meta = {
  title: "Widgets/Retention cohort",
  component: RetentionCohort,
  decorators: [withMetricdeck],
  // Its documentation is RetentionCohort.mdx.
  tags: ["!autodocs"],
  parameters: { metricdeck: { catalog: journeys as Catalog, adapter: journeysAdapter }, ...firstRowsForAxe },
  args: { start: "signedUp", return: "ordered" },
} satisfies Meta<RetentionCohortProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

const over = (adapter: () => MetricsAdapter, more: object = {}) => ({
  metricdeck: { catalog: journeys as Catalog, adapter, ...more },
});
/** Its code is loaded while the numbers are on their way. */
const soon = { timeout: 15_000 };
const active = (grid: HTMLElement) => document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");

export const Weekly: Story = {
  args: { onDrill: fn() },
  parameters: { a11y: { context: { exclude: [] } } },
  play: async ({ canvas, args }) => {
    const grid = await canvas.findByRole("grid", {}, soon);
    grid.focus();
    await userEvent.keyboard("{Control>}{Home}{/Control}{ArrowDown}{ArrowRight}");
    await expect(active(grid)?.closest("tr")?.getAttribute("aria-rowindex")).toBe("3");
    await userEvent.keyboard("{Enter}");
    await expect(args.onDrill).toHaveBeenCalledOnce();
    await userEvent.keyboard("{End}{PageDown}{Control>}{End}{/Control}{PageUp}{Home}{ArrowUp}{ArrowLeft}{Escape}");
    await expect(active(grid)).toBe(null);
  },
};

export const RunningPeriods: Story = {
  name: "Running periods are hatched and say until when",
  args: { range: { last: 8, unit: "week", complete: false } },
};

export const Curve: Story = {
  args: { initialView: "curve" },
  play: async ({ canvas, canvasElement }) => {
    const chart = await canvas.findByRole("application", {}, soon);
    await waitFor(() => expect(canvasElement.querySelector(".md-plot-marks path")).not.toBe(null), soon);
    chart.focus();
    await userEvent.keyboard("{Home}{ArrowRight}");
    await expect(await canvas.findByText(/^Week 1: .*of/)).toBeInTheDocument();
  },
};

export const ByPlan: Story = {
  name: "By a dimension, all values compared",
  args: { by: "plan", range: { last: 12, unit: "week" } },
  play: async ({ canvas }) => {
    const choice = await canvas.findByRole("combobox", { name: "Plan" }, soon);
    await userEvent.selectOptions(choice, "Business");
    await expect((await canvas.findAllByRole("row")).length).toBe(14);
    await userEvent.selectOptions(choice, "All, compared");
    await expect((await canvas.findAllByRole("row")).length).toBe(5);
  },
};

export const CurveByPlan: Story = { name: "Curve, a line for each value", args: { by: "plan", initialView: "curve" } };

export const AgainstPrevious: Story = { name: "Against the cohorts before", args: { compare: "previous" } };

export const CurveAgainstPrevious: Story = {
  name: "Curve against the cohorts before",
  args: { compare: "previous", initialView: "curve" },
};

export const Unbounded: Story = { name: "On or after: never rises", args: { criterion: "onOrAfter" } };

export const Cumulative: Story = { name: "On or before: cumulative", args: { criterion: "onOrBefore" } };

export const Streak: Story = { args: { criterion: "streak" } };

export const Brackets: Story = {
  name: "Day 1, 3, 7 and 30, each from one's own start",
  args: { grain: "day", periods: [1, 3, 7, 30], windows: "rolling", range: { last: 45, unit: "day" } },
};

export const OfThePeriodBefore: Story = { name: "Against the period before", args: { reference: "previous" } };

export const PeopleAgainstPrevious: Story = {
  name: "Numbers of people, against the cohorts before",
  args: { measure: "users", grain: "month", range: { last: 5, unit: "month" }, compare: "previous" },
};

export const RisingMean: Story = {
  name: "Unbounded: the mean may rise where cohorts drop out",
  args: { criterion: "onOrAfter", range: { last: 6, unit: "week", complete: false } },
};

export const People: Story = { name: "Numbers of people, by the month", args: { measure: "users", grain: "month" } };

export const NetRevenue: Story = {
  name: "Net revenue retention, by the month",
  args: { return: "billed", measure: { share: "amount" }, grain: "month", title: "Net revenue retention" },
};

export const RepeatContacts: Story = {
  name: "Repeat contacts: lower is better",
  args: { start: "called", return: "called", periods: 7, title: "Repeat contacts" },
};

export const Diverging: Story = { name: "Colors by distance from the mean", args: { scale: "diverging" } };

export const ByColumn: Story = { name: "Colors by column", args: { scale: "column" } };

export const ByRow: Story = { name: "Colors by row, simple mean", args: { scale: "row", mean: "simple" } };

export const FiftyTwo: Story = {
  name: "52 cohorts, 52 periods",
  args: { range: { last: 52, unit: "week" }, periods: 52, height: 560 },
  play: async ({ canvas, canvasElement }) => {
    const grid = await canvas.findByRole("grid", {}, soon);
    grid.focus();
    await userEvent.keyboard("{Control>}{End}{/Control}");
    const scroll = canvasElement.querySelector<HTMLElement>(".md-cohort-scroll");
    await waitFor(() => expect(scroll?.scrollLeft).toBeGreaterThan(500));
    const name = canvasElement.querySelector("tbody th")?.getBoundingClientRect();
    await expect(name?.left).toBeGreaterThanOrEqual((scroll?.getBoundingClientRect().left ?? 0) - 1);
    await userEvent.keyboard("{Escape}");
  },
};

export const OneCohort: Story = { name: "One cohort", args: { range: { period: "week", offset: -8 } } };

export const EmptyCohorts: Story = {
  name: "Cohorts that nobody is in",
  args: { start: { event: "signedUp", where: { dimension: "customerId", op: "range", range: { from: 4300, to: 4420 } } } },
};

export const LongLabels: Story = {
  name: "Long labels",
  args: { title: "Customers who came back to the shop after they had signed up on any of our pages, apps or counters" },
  parameters: {
    ...over(journeysAdapter),
    metricdeck: {
      adapter: journeysAdapter,
      catalog: {
        ...journeys,
        events: {
          ...journeys.events,
          signedUp: { ...journeys.events.signedUp, label: { en: "Signed up on any of our pages, in an app or at a counter" } },
        },
      } as Catalog,
    },
  },
};

export const Chinese: Story = { parameters: over(journeysAdapter, { locale: "zh-CN" }), args: { by: "plan" } };

export const Narrow: Story = { name: "320 px", args: { style: { inlineSize: 288 } } };

export const SmallPlaces: Story = {
  name: "In small places",
  render: (args) => (
    <>
      {([[320, 160], [320, 200], [320, 240], [640, 160], [640, 200]] as const).map(([inlineSize, height]) => (
        <RetentionCohort key={`${inlineSize} ${height}`} {...args} title={`Orders in ${inlineSize} × ${height}`} height={height} style={{ inlineSize, marginBlockEnd: 12 }} />
      ))}
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(async () => expect(await canvas.findAllByRole("grid")).toHaveLength(5), soon);
    for (const frame of canvasElement.querySelectorAll(".md-cohort-frame")) {
      const [end = 0, head = 0, row = 0, scroll = 0] = [".md-frame-body", "thead th", "tbody .md-cohort-cell", ".md-cohort-scroll"].map(
        (part) => frame.querySelector(part)?.getBoundingClientRect().bottom ?? 0,
      );
      await expect(head).toBeLessThan(row);
      await expect(row).toBeLessThanOrEqual(scroll);
      await expect(scroll).toBeLessThanOrEqual(end);
    }
  },
};

export const RightToLeft: Story = {
  name: "Right to left",
  decorators: [rightToLeft],
};

export const Loading: Story = { parameters: over(() => fakeAdapter("pending")) };

export const Empty: Story = { args: { range: { from: "2019-01-07", to: "2019-03-04" } } };

export const EmptyByFilter: Story = {
  name: "Empty because of a filter",
  parameters: over(journeysAdapter, {
    selection: [{ source: "list", filter: { dimension: "customerId", op: "equals", value: -1 }, label: "Customer: nobody" }],
  }),
};

export const Failed: Story = {
  parameters: over(() => fakeAdapter(new MetricsError("timeout", "the server took 30 s", { requestId: "7f3c-91" }))),
};

export const Forbidden: Story = { parameters: over(() => fakeAdapter(new MetricsError("forbidden", "not yours"))) };

export const SmallSample: Story = {
  name: "Too small samples",
  args: { by: "plan", grain: "day", range: { last: 10, unit: "day" }, periods: 5, start: { event: "signedUp", where: { dimension: "plan", op: "equals", value: "business" } } },
};

const states = twelveStates<RetentionModel>((model) => small(model));

function small(model: RetentionModel): RetentionModel {
  const cohorts = model.cohorts.map((rows) =>
    rows.map((row) => ({
      ...row,
      size: Math.round((row.size ?? 0) / 8),
      cells: row.cells.map((cell) => (cell.state === "complete" ? { ...cell, state: "small" as const } : cell)),
    })),
  );
  return { ...model, cohorts };
}

function InState({ name, title = name }: { readonly name: string; readonly title?: string }) {
  const state = useRetentionCohort<Catalog>({ start: "signedUp", return: "ordered", periods: 4, range: { last: 4, unit: "week", complete: false } });
  return <RetentionCohortView title={title} state={state.status === "ready" ? (states[name]?.(state) ?? state) : state} />;
}

export const Refreshing: Story = { render: () => <InState name="Refreshing" /> };
export const Partial: Story = { render: () => <InState name="Partial" /> };
export const Stale: Story = { render: () => <InState name="Stale" /> };
export const Offline: Story = { render: () => <InState name="Offline" /> };
export const Placeholder: Story = { name: "Placeholder in edit mode", render: () => <InState name="Placeholder" /> };

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  parameters: inEnglishAlone,
  render: () => <StateMatrix names={Object.keys(states)} draw={(name, title) => <InState key={name} name={name} title={title} />} />,
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("grid").length).toBe(24), soon);
    const heights = [...canvasElement.querySelectorAll(".md-frame")].map((frame) => Math.round(frame.getBoundingClientRect().height));
    await expect(new Set(heights)).toEqual(new Set([440]));
  },
};
