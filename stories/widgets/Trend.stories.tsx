import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fireEvent, userEvent, waitFor } from "storybook/test";
import { Trend, TrendView, useTrend } from "../../src/index.ts";
import type { TrendModel, TrendProps, ViewState } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AggregateQuery, Catalog } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { InEveryLook } from "../support/InEveryLook.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { quietDesk, quietDeskAdapter } from "./quietDesk.ts";
import { load, steps, trendAnswer } from "./trendAnswer.ts";
import type { TrendAnswer } from "./trendAnswer.ts";

/** How did it go over time, and is it going better than before? */
const meta = {
  title: "Widgets/Trend",
  component: Trend,
  decorators: [withMetricdeck],
  args: { metrics: ["tickets"] },
} satisfies Meta<TrendProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

const answered = (answer: TrendAnswer) => ({
  metricdeck: { adapter: () => fakeAdapter((query) => trendAnswer(query as AggregateQuery, answer)) },
});
const days = steps("2026-03-02T00:00:00.000Z", 28);

export const Line: Story = {
  play: async ({ canvas }) => {
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{End}{ArrowLeft}{ArrowLeft}");
    await expect(chart).toHaveFocus();
    await expect((await canvas.findAllByText(/Mar 15/)).length).toBeGreaterThan(0);
  },
};

export const ByDimension: Story = {
  name: "By a dimension",
  args: { by: "channel" },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector(".md-plot-axes")).not.toBeNull());
    // Whole, so no animation of its edge costs each frame.
    const legend = canvasElement.querySelector(".md-legend");
    await expect(legend && getComputedStyle(legend).animationName).toBe("none");
  },
};

export const TopAndOther: Story = {
  name: "Largest three and the rest",
  args: { by: "channel", top: 2, title: "New tickets by channel" },
};

export const NamesAtLineEnds: Story = {
  name: "Names at the ends of the lines",
  args: { by: "channel", style: { inlineSize: 720 } },
  play: async ({ canvasElement }) => {
    const names = () => [...canvasElement.querySelectorAll<HTMLElement>(".md-end-labels > span")];
    await waitFor(() => expect(names().length).toBe(4));
    const frame = canvasElement.querySelector(".md-trend-plot")?.getBoundingClientRect();
    const boxes = names().map((name) => name.getBoundingClientRect());
    for (const [index, box] of boxes.entries()) {
      await expect(box.right).toBeLessThanOrEqual((frame?.right ?? 0) + 0.5);
      await expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1]?.bottom ?? frame?.top ?? 0);
    }
    await expect(names().filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toEqual([]);
  },
};

export const Area: Story = { args: { kind: "area", targetLine: 45 } };

export const StackedArea: Story = { name: "Stacked area", args: { by: "channel", kind: "area", stacked: true } };

export const Bars: Story = { args: { kind: "bar", range: { last: 14, unit: "day", complete: false } } };

export const StackedBars: Story = {
  name: "Stacked bars",
  args: { by: "channel", kind: "bar", stacked: true, range: { last: 12, unit: "week" }, grain: "week" },
};

export const StackRefused: Story = {
  name: "Stacking refused: a rate does not add up",
  args: { metrics: ["csat"], by: "channel", kind: "area", stacked: true },
};

export const AgainstPrevious: Story = {
  name: "Against the period before, today still running",
  args: { compare: "previous", range: { last: 14, unit: "day", complete: false } },
};

export const AgainstYearAgo: Story = {
  name: "Against a year ago, by the week",
  args: { compare: "yearAgo", range: { last: 26, unit: "week" } },
};

export const Gaps: Story = {
  name: "Gaps stay gaps",
  args: { metrics: ["csat"], targetLine: true },
  parameters: answered({
    ...days,
    tell: () => ({
      values: load(28).map((value, index) => ([5, 7, 15, 16, 17].includes(index) ? null : 0.82 + value / 6000)),
    }),
  }),
};

export const Masked: Story = {
  name: "Hidden values are gaps that say why",
  args: { style: { inlineSize: 328 } },
  parameters: answered({ ...days, tell: () => ({ values: load(28), masked: [12, 13] }) }),
  play: async ({ canvas, canvasElement }) => {
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{Home}{PageDown}{ArrowRight}{ArrowRight}");
    await expect((await canvas.findAllByText(/Hidden: too few cases or not for you/)).length).toBeGreaterThan(0);
    const right = (selector: string) => canvasElement.querySelector(selector)?.getBoundingClientRect().right ?? 0;
    await expect(right(".md-tooltip")).toBeLessThanOrEqual(right(".md-trend-plot"));
  },
};

export const Incomplete: Story = {
  name: "The last bucket is still running",
  args: { by: "channel" },
  parameters: answered({
    ...days,
    incompleteFrom: 27,
    values: ["phone", "chat", "email", "wechat"],
    tell: (_, value) => ({
      values: load(28, { level: 60 * String(value).length, seed: [...String(value)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) }).map((one, index) =>
        index === 27 ? Math.round(one * 0.4) : one,
      ),
    }),
  }),
};

export const Annotations: Story = {
  args: {
    zoomable: "zoom",
    height: 400,
    annotations: [
      { at: "2026-02-20T00:00:00Z", label: "Release 4.2", link: "#release" },
      { at: "2026-03-06T00:00:00Z", to: "2026-03-09T00:00:00Z", label: "Phone line down" },
    ],
  },
  play: async ({ canvas, canvasElement }) => {
    const [thumb] = await canvas.findAllByRole("slider");
    await waitFor(() => expect(canvasElement.querySelector(".md-plot-marks path")).not.toBe(null));
    fireEvent.change(thumb as HTMLElement, { target: { value: "14" } });
    await waitFor(() => expect(canvas.queryByText("Release 4.2")).toBe(null));
    await expect(canvas.getByText("Phone line down")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Whole range" }));
    await expect(await canvas.findByText("Release 4.2")).toBeVisible();
  },
};

export const AdapterAnnotations: Story = {
  name: "Annotations from the adapter, beside the page's own",
  args: { annotations: [{ at: "2026-03-20T00:00:00Z", label: "Release 4.2" }] },
  parameters: {
    metricdeck: {
      adapter: () => ({
        ...fakeAdapter((query) => trendAnswer(query as AggregateQuery, { ...days, tell: () => ({ values: load(28) }) })),
        annotations: {
          list: async () => [
            {
              at: "2026-03-06T00:00:00Z",
              to: "2026-03-09T00:00:00Z",
              label: "Phone line down",
              owner: "Telephony team",
              link: "#incident",
            },
          ],
        },
      }),
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "Phone line down" })).toBeVisible();
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}");
    await expect(await canvas.findByText("Phone line down (Telephony team)")).toBeVisible();
  },
};

export const AnnotationsMissing: Story = {
  name: "Annotations that could not be loaded",
  parameters: {
    metricdeck: {
      adapter: () => ({
        ...fakeAdapter((query) => trendAnswer(query as AggregateQuery, { ...days, tell: () => ({ values: load(28) }) })),
        annotations: { list: () => Promise.reject(new MetricsError("unavailable", "the calendar is gone")) },
      }),
    },
  },
};

export const BrushAsFilter: Story = {
  name: "Brush filters the page",
  args: { zoomable: "filter", height: 380 },
  play: async ({ canvas }) => {
    const [from, to] = await canvas.findAllByRole("slider");
    fireEvent.change(from as HTMLElement, { target: { value: "7" } });
    fireEvent.change(to as HTMLElement, { target: { value: "13" } });
    await expect((from as HTMLInputElement).value).toBe("7");
    await expect((to as HTMLInputElement).value).toBe("13");
  },
};

export const PanByBar: Story = {
  name: "What is zoomed in pans by the bar between the thumbs",
  args: { zoomable: "zoom", height: 380 },
  play: async ({ canvas, canvasElement }) => {
    const [from, to] = (await canvas.findAllByRole("slider")) as [HTMLInputElement, HTMLInputElement];
    fireEvent.change(to, { target: { value: "13" } });
    const bar = canvasElement.querySelector(".md-trend-track") as HTMLElement;
    const { left, top } = bar.getBoundingClientRect();
    const width = bar.parentElement?.clientWidth ?? 0;
    const at = (buckets: number) => ({ clientX: left + 4 + (buckets * width) / 27, clientY: top + 2, pointerId: 1, button: 0, isPrimary: true });
    fireEvent.pointerDown(bar, at(0));
    fireEvent.pointerMove(bar, at(7));
    await waitFor(() => expect([from.value, to.value]).toEqual(["7", "20"]));
    fireEvent.pointerMove(bar, at(40));
    await waitFor(() => expect([from.value, to.value]).toEqual(["14", "27"]));
    fireEvent.pointerUp(bar, at(40));
    fireEvent.pointerMove(bar, at(0));
    await expect([from.value, to.value]).toEqual(["14", "27"]);
  },
};

const quiet = { metricdeck: { adapter: quietDeskAdapter, catalog: quietDesk } };
const soon = { timeout: 15_000 };

/** The flood is marked, by what days of the week had before; the band is where they are expected. */
export const Anomalies: Story = {
  name: "What is unusual",
  args: { anomalies: true },
  parameters: quiet,
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText(/Unusual: 64 \(Sun, Mar 8, 2026\), expected 22\./, {}, soon)).toBeInTheDocument();
    await waitFor(() => expect(canvasElement.querySelectorAll(".md-trend-overlay .md-outlook-mark").length).toBe(1), soon);
  },
};

export const Forecast: Story = {
  name: "What comes, today still running",
  args: { forecast: { buckets: 14 }, range: { last: 28, unit: "day", complete: false } },
  parameters: quiet,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Forecast for Wed, Apr 1, 2026: 46, 95% interval \d+ to \d+\./, {}, soon)).toBeInTheDocument();
    const chart = canvas.getByRole("application");
    chart.focus();
    await userEvent.keyboard("{End}");
    await expect((await canvas.findAllByText(/Forecast, 95% interval/)).length).toBeGreaterThan(0);
  },
};

export const OutlookByChannel: Story = {
  name: "What is unusual and what comes, by a dimension",
  args: { by: "channel", anomalies: true, forecast: { buckets: 7 } },
  parameters: quiet,
};

export const OutlookInChinese: Story = {
  name: "What is unusual and what comes, in Chinese",
  args: { anomalies: true, forecast: { buckets: 14 }, kind: "bar" },
  parameters: { metricdeck: { ...quiet.metricdeck, locale: "zh-CN" } },
};

export const TwoAxes: Story = {
  name: "Two axes",
  args: { metrics: ["tickets", "firstResponseP90"], secondAxis: ["firstResponseP90"], style: { inlineSize: 760 } },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole("button", { name: "First response, p90 (right axis)" })).toBeVisible();
    const names = () => [...canvasElement.querySelectorAll(".md-end-labels > span")].map(({ textContent }) => textContent);
    await waitFor(() => expect(names().toSorted()).toEqual(["First response, p90", "New tickets"]));
  },
};

export const TargetFreeOfData: Story = {
  name: "A target that the line crosses",
  args: { metrics: ["csat"], targetLine: 0.8, title: "Customer satisfaction and its target" },
  parameters: answered({
    ...days,
    tell: () => ({ values: load(28, { noise: 0.9 }).map((value, index) => 0.5 + (index % 2) * 0.35 + value / 8000) }),
  }),
  play: async ({ canvas, canvasElement }) => {
    const name = (await canvas.findByText("Target 80%")).getBoundingClientRect();
    const plot = canvasElement.querySelector(".md-trend-plot")?.getBoundingClientRect();
    await expect(name.right).toBeLessThanOrEqual(plot?.right ?? 0);
    await waitFor(() => expect(canvasElement.querySelector(".md-plot-marks path")).not.toBeNull());
  },
};

export const AutumnDay: Story = {
  name: "A day of 25 hours",
  args: { kind: "bar", grain: "hour" },
  parameters: answered({
    ...steps("2026-10-24T22:00:00.000Z", 25, 3_600_000),
    timeZone: "Europe/Berlin",
    tell: () => ({ values: load(25, { level: 60 }) }),
  }),
  globals: { timeZone: "Europe/Berlin" },
};

export const OnePoint: Story = {
  name: "One point",
  parameters: answered({ ...steps("2026-03-17T00:00:00.000Z", 1), tell: () => ({ values: [412] }) }),
};

export const LongLabels: Story = {
  name: "Long labels",
  args: { by: "region", title: "New tickets in all regions that the service desk looks after, the smallest of them together" },
  parameters: answered({
    ...days,
    values: ["North America and the Caribbean islands", "Österreich, Deutschland und die Schweiz", "East", null],
    other: true,
    tell: (_, value) => ({ values: load(28, { level: 90 + 5 * String(value).length, seed: String(value).length }) }),
  }),
};

export const Chinese: Story = {
  args: { by: "channel" },
  parameters: { metricdeck: { locale: "zh-CN" } },
};

export const LargeNumbersInChinese: Story = {
  name: "Large numbers in Chinese",
  parameters: {
    metricdeck: {
      locale: "zh-CN",
      adapter: () =>
        fakeAdapter((query) =>
          trendAnswer(query as AggregateQuery, { ...days, tell: () => ({ values: load(28, { level: 240_000 }) }) }),
        ),
    },
  },
};

export const HundredThousandPoints: Story = {
  name: "100 000 points",
  args: { grain: "minute", zoomable: "zoom", height: 380 },
  parameters: answered({
    ...steps("2026-01-01T00:00:00.000Z", 100_000, 60_000),
    tell: () => ({ values: load(100_000, { noise: 0.6 }) }),
  }),
};

export const Narrow: Story = { args: { by: "channel", style: { inlineSize: 328 } } };

const smallPlaces = [[320, 240], [280, 240], [240, 320], [280, 320], [240, 160]] as const;

/** Dates give way to the plot first, then the slider: to the keyboard it comes back over the plot. */
export const ZoomableInSmallPlaces: Story = {
  name: "Zoomable in small places",
  args: { zoomable: "zoom", by: "channel" },
  render: (args) => (
    <div style={{ display: "grid", gap: 16 }}>
      {smallPlaces.map(([inlineSize, height]) => (
        <div key={`${inlineSize} × ${height}`} style={{ inlineSize }}>
          <Trend {...args} height={height} title={`${inlineSize} × ${height}`} />
        </div>
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll(".md-trend-range")).toHaveLength(5));
    await waitFor(() => expect(canvasElement.querySelectorAll(".md-trend-body .md-plot-axes")).toHaveLength(5));
    for (const body of canvasElement.querySelectorAll(".md-trend-body")) {
      const boxOf = (part: Element) => part.getBoundingClientRect();
      const range = body.querySelector(".md-trend-range");
      const plot = body.querySelector(".md-trend-plot");
      if (range === null || plot === null) throw new Error("No plot and range in the place");
      const isOverlaid = getComputedStyle(range).position === "absolute";
      await expect(boxOf(plot).height).toBeGreaterThanOrEqual(isOverlaid ? boxOf(body).height : 87);
      await expect(boxOf(range).bottom).toBeLessThanOrEqual(boxOf(body).bottom + 0.5);
      const controls = [...range.children].map(boxOf).filter(({ width }) => width > 0);
      if (!isOverlaid) await expect(Math.min(...controls.map(({ top }) => top))).toBeGreaterThanOrEqual(boxOf(plot).bottom);
      await expect(controls.filter((one, index) => controls.slice(index + 1).some((other) => overlap(one, other)))).toEqual([]);
    }
  },
};

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export const ManyNamesNarrow: Story = {
  name: "Six names in a narrow place",
  args: { by: "region", style: { inlineSize: 328 } },
  parameters: answered({
    ...days,
    values: ["North America", "South America", "Österreich und die Schweiz", "Middle East", "Southeast Asia", "Oceania"],
    tell: (_, value) => ({ values: load(28, { level: 90 + 5 * String(value).length, seed: String(value).length }) }),
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll(".md-legend button")).toHaveLength(6));
    const legend = canvasElement.querySelector<HTMLElement>(".md-legend");
    const end = legend?.getBoundingClientRect().bottom ?? 0;
    const begun = [...(legend?.children ?? [])].filter((entry) => entry.getBoundingClientRect().top + 12 <= end);
    await expect(begun).toHaveLength(6);
    await expect(canvasElement.querySelector<HTMLElement>(".md-frame")?.offsetHeight).toBe(320);
  },
};

export const ManyNames: Story = {
  name: "Fourteen names",
  args: { by: "region", style: { inlineSize: 620 } },
  parameters: answered({
    ...days,
    values: Array.from({ length: 14 }, (_, index) => `Region number ${index + 1}`),
    tell: (_, value) => ({ values: load(28, { level: 60 + 5 * (String(value).length % 7), seed: Number(String(value).slice(14)) }) }),
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll(".md-legend button")).toHaveLength(14));
    const legend = canvasElement.querySelector<HTMLElement>(".md-legend");
    if (legend === null) throw new Error("No legend");
    const hidden = legend.scrollHeight - legend.getBoundingClientRect().height;
    // Whole lines, or half of the next one.
    await expect(hidden <= 0 || Math.round(hidden % 24) === 12).toBe(true);
    // It fades where it is cut, and what fades is at most half of a line.
    await waitFor(() => expect(getComputedStyle(legend).animationName).toBe("md-more-below, md-more-after"));
    await expect(getComputedStyle(legend).getPropertyValue("--md-fade")).toBe("12px");
    legend.querySelector("button")?.focus({ focusVisible: true } as FocusOptions);
    const { outlineOffset, outlineWidth } = getComputedStyle(document.activeElement ?? legend);
    await expect(parseFloat(outlineOffset) + parseFloat(outlineWidth)).toBeLessThanOrEqual(0);
  },
};

export const Loading: Story = { parameters: { metricdeck: { adapter: () => fakeAdapter("pending") } } };

export const Empty: Story = { parameters: answered({ starts: [], end: "2026-03-18T00:00:00.000Z", tell: () => ({ values: [] }) }) };

export const EmptyByFilter: Story = {
  name: "Empty because of a filter",
  parameters: {
    metricdeck: {
      adapter: () =>
        fakeAdapter((query) =>
          trendAnswer(query as AggregateQuery, { starts: [], end: "2026-03-18T00:00:00.000Z", tell: () => ({ values: [] }) }),
        ),
      selection: [{ source: "list", filter: { dimension: "region", op: "equals", value: "Atlantis" }, label: "Region: Atlantis" }],
    },
  },
};

export const Partial: Story = { parameters: answered({ ...days, limit: 28, tell: () => ({ values: load(28) }) }) };

export const Failed: Story = {
  parameters: {
    metricdeck: { adapter: () => fakeAdapter(new MetricsError("timeout", "the server took 30 s", { requestId: "7f3c-91" })) },
  },
};

export const Forbidden: Story = {
  parameters: { metricdeck: { adapter: () => fakeAdapter(new MetricsError("forbidden", "not yours")) } },
};

export const SmallSample: Story = {
  name: "Too small samples",
  args: { metrics: ["csat"] },
  parameters: answered({
    ...days,
    tell: () => ({ values: load(28).map((value) => 0.75 + value / 4000), n: load(28, { level: 38, seed: 3 }) }),
  }),
};

type Ready = Extract<ViewState<TrendModel>, { readonly status: "ready" }>;

function InState({ change, title = "New tickets" }: { readonly change: (state: Ready) => ViewState<TrendModel>; readonly title?: string }) {
  const state = useTrend<Catalog>({ metrics: ["tickets"] });
  return <TrendView title={title} metrics={["tickets"]} state={state.status === "ready" ? change(state) : state} />;
}

const gone = new MetricsError("unavailable", "the database is gone");
const retry = () => {};

export const Refreshing: Story = { render: () => <InState change={(state) => ({ ...state, refreshing: true })} /> };

export const Stale: Story = {
  render: () => <InState change={(state) => ({ ...state, stale: { error: gone, offline: false, retry } })} />,
};

export const Offline: Story = {
  render: () => <InState change={(state) => ({ ...state, stale: { error: gone, offline: true, retry } })} />,
};

export const Placeholder: Story = {
  name: "Placeholder in edit mode",
  render: () => <TrendView title="New tickets" metrics={["tickets"]} state={{ status: "placeholder" }} />,
};

const states: { readonly [name: string]: (state: Ready) => ViewState<TrendModel> } = {
  Loading: () => ({ status: "pending" }),
  Refreshing: (state) => ({ ...state, refreshing: true }),
  Ready: (state) => state,
  Empty: () => ({ status: "empty", filtered: false }),
  "Empty by a filter": () => ({ status: "empty", filtered: true, clearFilters: retry }),
  Partial: (state) => ({ ...state, partial: { limits: [{ kind: "buckets", limit: 28, actual: 112 }], warnings: [] } }),
  Error: () => ({ status: "error", error: gone, retry }),
  Forbidden: () => ({ status: "forbidden" }),
  Stale: (state) => ({ ...state, stale: { error: gone, offline: false, retry } }),
  "Small sample": (state) => ({ ...state, partial: { limits: [], warnings: [{ code: "small", message: "Too few cases in 2 of 28 days" }] } }),
  Offline: (state) => ({ ...state, stale: { error: gone, offline: true, retry } }),
  Placeholder: () => ({ status: "placeholder" }),
};

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  render: () => (
    <InEveryLook column={300}>
      {(look) =>
        Object.entries(states).map(([name, change]) => <InState key={name} title={`${name}, ${look}`} change={change} />)
      }
    </InEveryLook>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("application").length).toBe(24), { timeout: 15_000 });
    const heights = [...canvasElement.querySelectorAll(".md-frame")].map((frame) => Math.round(frame.getBoundingClientRect().height));
    await expect(heights.length).toBe(48);
    await expect(new Set(heights).size).toBe(1);
  },
};
