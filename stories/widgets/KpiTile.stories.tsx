import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { KpiTile, KpiTileView, WatchedKpiTile } from "../../src/index.ts";
import type { KpiTileModel, KpiTileProps, ViewState } from "../../src/index.ts";
import type { AggregateQuery, Catalog } from "../../src/query/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import type { FakeAnswer } from "../../src/testing/index.ts";
import { supportCatalog } from "../support/supportCatalog.ts";
import { InEveryLook } from "../support/InEveryLook.tsx";
import { rightToLeft, signsIn, turnedSigns } from "../support/rightToLeft.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { csatTile, tileStates } from "./tileStates.ts";

/** How is one figure doing: against the period before, against its target, and over time? */
const meta = {
  title: "Widgets/KPI tile",
  component: KpiTile,
  decorators: [withMetricdeck],
  args: { metric: "csat", compare: "previous", style: { maxInlineSize: 320 } },
} satisfies Meta<KpiTileProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A number without history, said by the story instead of the service desk. */
function saying(cell: object | number | null) {
  const answer = (query: unknown): FakeAnswer => {
    const { metrics, time } = query as AggregateQuery;
    return time?.grain === undefined ? [Object.fromEntries(metrics.map((metric) => [String(metric), cell as number]))] : [];
  };
  return { metricdeck: { adapter: () => fakeAdapter(answer) } };
}

export const Ready: Story = {};

/** Nothing but the metric: label, unit, direction, target and definition come from the catalog. */
export const ZeroConfiguration: Story = { args: { metric: "resolutionRate", compare: undefined as never } };

export const ThreeComparisons: Story = { args: { compare: ["previous", "yearAgo", "target"] } };

export const RightToLeft: Story = {
  name: "Right to left",
  args: { compare: ["previous", "yearAgo", "target"] },
  decorators: [rightToLeft],
  play: async ({ canvasElement, canvas }) => {
    await canvas.findByText(/^vs\. prior period|prior period$/, { selector: ".md-kpi-versus" });
    await expect(signsIn(canvasElement)).toBeGreaterThan(2);
    await expect(turnedSigns(canvasElement)).toEqual([]);
    const gaps = [...canvasElement.querySelectorAll(".md-kpi-way")].map((way) => {
      const text = document.createRange();
      text.selectNode(way.nextSibling as Node);
      return Math.round(text.getBoundingClientRect().left - way.getBoundingClientRect().right);
    });
    await expect(gaps.length).toBeGreaterThan(0);
    await expect(gaps.filter((gap) => gap !== 5)).toEqual([]);
  },
};

export const Duration: Story = { args: { metric: "firstResponseP90" } };

export const Status: Story = {
  name: "Status by thresholds",
  args: { metric: "resolutionRate", thresholds: { warning: 0.95, bad: 0.8, hysteresis: 0.01 } },
};

/** The last complete day is held against what those before it let expect. */
export const Unusual: Story = {
  args: { metric: "tickets", range: { from: "2026-01-20", to: "2026-02-12" } },
  render: (args) => <WatchedKpiTile<Catalog> {...args} />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText("Unusual")).toBeVisible(), { timeout: 5000 });
  },
};

export const TodaySoFar: Story = {
  name: "Today so far, aligned",
  args: { metric: "tickets", range: { toDate: "day" } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("to 10:20, against yesterday to 10:20")).toBeVisible();
  },
};

export const TodayLastComplete: Story = {
  name: "Today, last complete",
  args: { metric: "tickets", range: { toDate: "day" }, mode: "lastComplete" },
};

export const TodayRaw: Story = {
  name: "Today, raw with a warning",
  args: { metric: "tickets", range: { toDate: "day" }, mode: "raw" },
};

export const Latest: Story = {
  name: "The latest day alone",
  args: { metric: "tickets", summary: "latest", compare: ["previous", "sameWeekday"], range: { last: 28, unit: "day", complete: false } },
};

export const AsButton: Story = {
  name: "One button, by keyboard",
  args: { onSelect: fn() },
  play: async ({ canvas, args }) => {
    const tile = await canvas.findByRole("button", { name: /^Customer satisfaction: 91/ });
    await userEvent.tab();
    await userEvent.tab();
    await expect(tile).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(args.onSelect).toHaveBeenCalledTimes(1);
  },
};

export const DefinitionByKeyboard: Story = {
  name: "Definition, by keyboard",
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const button = await canvas.findByRole("button", { name: "Definition: Customer satisfaction" });
    button.focus();
    await userEvent.keyboard("{Enter}");
    const open = () => canvasElement.querySelector<HTMLElement>(".md-definition:popover-open");
    await waitFor(() => expect(open()).not.toBe(null));
    const panel = open();
    await expect(await canvas.findByText("Ratings in the top two boxes ÷ valid ratings")).toBeVisible();
    panel?.hidePopover();
    await expect(button).toHaveFocus();
  },
};

/** Name and comparisons are not cut; value and changes stay whole, at 12 px or more, and inside their place. */
async function expectWhole(canvasElement: HTMLElement) {
  const tile = canvasElement.querySelector(".md-kpi");
  const { right = 0 } = tile?.getBoundingClientRect() ?? {};
  for (const figure of canvasElement.querySelectorAll(".md-kpi-value, .md-kpi-delta")) {
    await expect(figure.getBoundingClientRect().right).toBeLessThan(right);
    await expect(Number.parseFloat(getComputedStyle(figure).fontSize)).toBeGreaterThanOrEqual(12);
  }
  for (const text of canvasElement.querySelectorAll(".md-kpi-label, .md-kpi-comparison, .md-kpi-versus")) {
    await expect(text.scrollHeight).toBeLessThanOrEqual(text.clientHeight);
    await expect(text.scrollWidth).toBeLessThanOrEqual(text.clientWidth);
  }
}

export const Narrow: Story = {
  name: "160 px",
  args: { compare: ["previous", "yearAgo"], thresholds: { warning: 0.88, bad: 0.8 }, style: { inlineSize: 160 } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText("91.5%");
    await expectWhole(canvasElement);
  },
};

export const BigNumber: Story = {
  args: { metric: "handlingCost", style: { inlineSize: 160 } },
  parameters: saying({ value: 99_999_999, compare: { previous: { value: 88_123_456 } } }),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText(/\(\+.*\)$/);
    await expectWhole(canvasElement);
  },
};

export const BigNumberInChinese: Story = {
  args: { metric: "tickets", style: { inlineSize: 160 } },
  parameters: { metricdeck: { ...saying({ value: 99_999_999, compare: { previous: { value: 88_123_456 } } }).metricdeck, locale: "zh-CN" } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText(/\(\+.*\)$/);
    await expectWhole(canvasElement);
  },
};

export const Chinese: Story = { parameters: { metricdeck: { locale: "zh-CN" } } };

export const Negative: Story = {
  args: { metric: "handlingCost" },
  parameters: saying({ value: -1234, compare: { previous: { value: 2000 } } }),
};

export const ZeroBase: Story = {
  args: { metric: "tickets" },
  parameters: saying({ value: 12, compare: { previous: { value: 0 } } }),
};

export const NoChange: Story = {
  args: { metric: "tickets" },
  parameters: saying({ value: 12, compare: { previous: { value: 12 } } }),
};

export const UnknownBase: Story = {
  args: { metric: "tickets" },
  parameters: saying({ value: 12, compare: { previous: { value: null } } }),
};

export const SmallSample: Story = {
  parameters: saying({ value: 0.75, n: 12, state: "small", compare: { previous: { value: 0.9, n: 340 } } }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Too few cases: 12, at least 30 needed")).toBeVisible();
  },
};

const hidden = { value: null, state: "masked", compare: { previous: { value: 0.9, n: 340 } } } as const;

export const Masked: Story = {
  name: "Hidden from this reader",
  parameters: saying(hidden),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("•••")).toBeVisible();
    await expect(canvas.getByText("Hidden: too few cases or not for you")).toBeVisible();
    await expect(canvas.getByText("hidden")).toBeVisible();
  },
};

export const MaskedInChinese: Story = {
  name: "Hidden from this reader, in Chinese",
  parameters: { metricdeck: { ...saying(hidden).metricdeck, locale: "zh-CN" } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("已隐藏")).toBeVisible();
  },
};

export const OffTarget: Story = {
  name: "Off target, by shape and word",
  args: { style: { inlineSize: 160 } },
  parameters: saying({ value: 0.737, n: 400, compare: { previous: { value: 0.758, n: 340 } } }),
  play: async ({ canvas, canvasElement }) => {
    const word = await canvas.findByText("Off target");
    await expect(word.querySelector("svg")).toBeVisible();
    await expectWhole(canvasElement);
  },
};

const longLabel = "Share of customers who rated their last contact with us four or five stars within seven days";
const longCatalog: Catalog = {
  ...supportCatalog,
  metrics: { ...supportCatalog.metrics, csat: { ...supportCatalog.metrics.csat, label: { en: longLabel } } },
};

export const LongText: Story = {
  args: { style: { inlineSize: 220 } },
  parameters: { metricdeck: { catalog: longCatalog } },
};

const error = new MetricsError("unavailable", "the database does not answer", { requestId: "7f3c-91" });
const retry = fn();
const rows = { comparisons: 1, target: true };

/** A view with data of the story's own: the states that a connected tile passes through too fast to look at. */
function view(state: ViewState<KpiTileModel>): Story {
  return { render: ({ metric, style }) => <KpiTileView metric={metric} state={state} rows={rows} {...(style && { style })} /> };
}

export const Loading: Story = view({ status: "pending" });
export const Empty: Story = view({ status: "empty", filtered: false });
export const EmptyByFilter: Story = view({ status: "empty", filtered: true, clearFilters: fn() });
export const Failed: Story = view({ status: "error", error, retry });
export const Forbidden: Story = view({ status: "forbidden" });
export const Placeholder: Story = { ...view({ status: "placeholder" }), name: "Placeholder in edit mode" };

const ready = { status: "ready", model: csatTile, refreshing: false, stale: null, partial: null } as const;

export const Refreshing: Story = view({ ...ready, refreshing: true });
export const Stale: Story = view({ ...ready, stale: { error, offline: false, retry } });
export const Offline: Story = view({ ...ready, stale: { error, offline: true, retry } });
export const Partial: Story = view({
  ...ready,
  partial: { limits: [{ kind: "rows", limit: 10_000, actual: 52_345 }], warnings: [] },
});

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  render: () => (
    <InEveryLook column={220}>
      {() => Object.entries(tileStates).map(([name, stateOf]) => <KpiTileView key={name} metric="csat" state={stateOf(ready)} rows={rows} />)}
    </InEveryLook>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect((await canvas.findAllByText("91.4%")).length).toBe(24);
    const heights = [...canvasElement.querySelectorAll(".md-kpi")].map((tile) => Math.round(tile.getBoundingClientRect().height));
    await expect(heights.length).toBe(48);
    await expect(new Set(heights).size).toBe(1);
  },
};
