import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { Funnel, FunnelView, useFunnel } from "../../src/index.ts";
import type { FunnelModel, FunnelProps } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { Catalog, FunnelQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { inEnglishAlone } from "../support/InEveryLook.tsx";
import { StateMatrix, twelveStates } from "../support/StateMatrix.tsx";
import { rightToLeft } from "../support/rightToLeft.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { funnelAnswer } from "./funnelAnswer.ts";
import type { FunnelAnswer } from "./funnelAnswer.ts";
import { journeys, journeysAdapter } from "./retentionJourneys.ts";

/** Where do we lose them, how long does it take, and is it getting better? */
const meta = {
  title: "Widgets/Funnel",
  component: Funnel,
  decorators: [withMetricdeck],
  args: { steps: ["created", "replied", "solved", "rated"], window: "P7D", range: { last: 28, unit: "day" } },
} satisfies Meta<FunnelProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

const answered = (answer: FunnelAnswer) => ({
  metricdeck: { adapter: () => fakeAdapter((query) => funnelAnswer(query as FunnelQuery, answer)) },
});

export const Steps: Story = {
  play: async ({ canvas, canvasElement }) => {
    const chart = await canvas.findByRole("application");
    const said = () => canvasElement.querySelector(".md-funnel-plot [role=status]")?.textContent;
    chart.focus();
    await userEvent.keyboard("{End}");
    await expect(said()).toMatch(/^Rated; Reached: /);
    await userEvent.keyboard("{ArrowLeft}");
    await expect(said()).toMatch(/^Solved; /);
    await userEvent.keyboard("{Home}");
    await expect(said()).toMatch(/^Created; /);
    await expect(canvasElement.querySelector(".md-tooltip-title")).toHaveTextContent("Created");
    await userEvent.keyboard("{Escape}");
    await expect(said()).toBe("");
    await expect(chart).toHaveFocus();
  },
};

export const FromStepBefore: Story = {
  name: "From the step before",
  play: async ({ canvas, canvasElement }) => {
    const bar = () => canvasElement.querySelector<HTMLElement>('[data-place="3 0"] .md-funnel-fill')?.style.inlineSize;
    const overall = await waitFor(async () => {
      await expect(bar()).toBeDefined();
      return Number.parseFloat(bar() ?? "");
    });
    await userEvent.click(canvas.getByRole("radio", { name: "From step before" }));
    await expect(Number.parseFloat(bar() ?? "")).toBeGreaterThan(overall);
  },
};

export const ByChannel: Story = {
  name: "By a dimension, tested against the rest",
  args: { breakdown: { by: "channel" } },
};

export const AgainstControl: Story = {
  name: "Against a chosen control",
  args: { breakdown: { by: "channel" }, control: "phone" },
};

export const AgainstPrevious: Story = { name: "Against the period before", args: { compare: "previous" } };

export const ByChannelAgainstPrevious: Story = {
  name: "By a dimension, against the period before",
  args: { breakdown: { by: "channel" }, compare: "previous" },
};

export const OpenWindows: Story = {
  name: "Windows still open",
  args: { range: { last: 28, unit: "day", complete: false }, window: "P14D" },
};

export const TimeToConvert: Story = {
  name: "Time to convert",
  args: { view: "timeToConvert", steps: ["created", "replied", "solved"] },
  play: async ({ canvas, canvasElement }) => {
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{Home}{ArrowRight}");
    await expect(canvasElement.querySelector(".md-funnel-plot [role=status]")?.textContent).toMatch(/Reached: .+; Share: /);
  },
};

export const TimeToConvertByChannel: Story = {
  name: "Time to convert by a dimension",
  args: { view: "timeToConvert", steps: ["created", "solved"], breakdown: { by: "channel" }, compare: "previous" },
};

export const OverTime: Story = {
  name: "Trend, with windows still open",
  args: { view: "trend", range: { last: 28, unit: "day", complete: false } },
  play: async ({ canvas, canvasElement }) => {
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{End}{PageUp}");
    await expect(canvasElement.querySelector(".md-funnel-plot [role=status]")?.textContent).toMatch(/Conversion: .+; Entries: /);
  },
};

export const OverTimeByChannel: Story = {
  name: "Trend by a dimension",
  args: {
    view: "trend",
    breakdown: { by: "channel", top: 2 },
    range: { last: 16, unit: "week" },
    grain: "week",
    compare: "previous",
  },
};

export const SwitchingViews: Story = {
  name: "Switching views",
  play: async ({ canvas, canvasElement }) => {
    const view = await canvas.findByRole("combobox", { name: "View" });
    const height = canvasElement.querySelector(".md-frame")?.getBoundingClientRect().height;
    for (const name of ["timeToConvert", "trend", "steps"]) {
      await userEvent.selectOptions(view, name);
      await waitFor(() => expect(canvasElement.querySelector(`.md-funnel[data-view=${name}] [role=application]`)).not.toBe(null));
      await expect(canvasElement.querySelector(".md-frame")?.getBoundingClientRect().height).toBe(height);
    }
  },
};

export const Drill: Story = {
  name: "Drilling into who dropped off",
  args: { breakdown: { by: "channel" }, onDrill: fn() },
  play: async ({ args, canvas }) => {
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{Home}{ArrowRight}{ArrowDown}{Shift>}{Enter}{/Shift}");
    const { onDrill } = args as unknown as { onDrill: ReturnType<typeof fn> };
    await expect(onDrill.mock.calls[0]?.[0]).toMatchObject({ step: 1, outcome: "dropped", segment: { value: "chat" } });
  },
};

export const AnyOrder: Story = { name: "In any order", args: { order: "any" } };

export const StrictOrder: Story = { name: "Strict: no other step between", args: { order: "strict" } };

export const StepWindow: Story = {
  name: "A window of its own for a step",
  args: { steps: ["created", { event: "replied", within: "PT5M" }, "solved", "rated"] },
};

export const Exclusions: Story = {
  name: "Solved without a reply",
  args: { steps: ["created", "solved", "rated"], exclusions: [{ event: "replied", from: 0, to: 1 }] },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole("button", { name: /^Definition: / }));
    await waitFor(() => expect(canvasElement.querySelector(".md-definition")).toHaveTextContent("Replied after “Created” and before “Solved” ends the attempt"));
  },
};

export const ControlMissing: Story = {
  name: "A control that is not shown",
  args: { breakdown: { by: "channel", top: 2 }, control: "email" },
};

/** Customers who call, order and are billed, again and again. */
const shop = {
  args: { steps: ["called", "ordered", "billed"], window: "P14D", title: "From a call to a bill" },
  parameters: { metricdeck: { catalog: journeys as Catalog, adapter: journeysAdapter } },
} satisfies Partial<Story>;

export const Totals: Story = { ...shop, name: "Every attempt", args: { ...shop.args, count: "totals" } };

export const Sessions: Story = { ...shop, name: "Every session", args: { ...shop.args, count: { sessions: "PT48H" } } };

export const HoldConstant: Story = { ...shop, name: "All steps on the same device", args: { ...shop.args, holdConstant: ["device"] } };

export const AttributedLast: Story = {
  ...shop,
  name: "By the device of the last step reached",
  args: { ...shop.args, breakdown: { by: "device", attribution: "last" } },
};

export const AttributedToStep: Story = {
  ...shop,
  name: "By the device of one step",
  args: { ...shop.args, breakdown: { by: "device", attribution: { step: 1 } } },
};

export const AttributedAll: Story = {
  ...shop,
  name: "By the device of all steps",
  args: { ...shop.args, breakdown: { by: "device", attribution: "all" } },
};

export const BetweenSteps: Story = {
  name: "Time between two of the steps",
  args: { view: "timeToConvert", between: { from: 1, to: 2 } },
  play: async ({ canvas }) => {
    const from = await canvas.findByRole("combobox", { name: "From" });
    await expect(from).toHaveDisplayValue("Replied");
    await userEvent.selectOptions(from, "Created");
    await waitFor(() => expect(canvas.getByText(/^Time from Created to Solved/)).toBeInTheDocument());
  },
};

export const DrillTrend: Story = {
  name: "Drilling into a day",
  args: { view: "trend", onDrill: fn() },
  play: async ({ args, canvas }) => {
    const chart = await canvas.findByRole("application");
    chart.focus();
    await userEvent.keyboard("{End}{Shift>}{Enter}{/Shift}");
    const { onDrill } = args as unknown as { onDrill: ReturnType<typeof fn> };
    await expect(onDrill.mock.calls[0]?.[0]).toMatchObject({ view: "trend", outcome: "dropped", entered: "2026-03-17T00:00:00.000Z" });
  },
};

export const TwelveSegments: Story = {
  name: "Twelve segments and the rest",
  args: { breakdown: { by: "region", top: 12 } },
  parameters: answered({
    counts: Array.from({ length: 13 }, (_, index) => [900 - 60 * index, 700 - 55 * index, 420 - 31 * index, 200 - 16 * index]),
    values: ["East", "West", "North", "South", "Hong Kong", "Macau", "Taiwan", "Tibet", "Xinjiang", "Hainan", "Yunnan", "Gansu", null],
    other: true,
  }),
};

export const OneSegment: Story = {
  name: "One segment",
  args: { breakdown: { by: "region" } },
  parameters: answered({ counts: [[800, 500, 300, 90]], values: ["East"] }),
};

const twenty = Array.from({ length: 20 }, (_, index) => ({ event: "created", as: `Step ${index + 1} of the onboarding` }));

export const TwentySteps: Story = {
  name: "Twenty steps",
  args: { steps: twenty },
  parameters: answered({ counts: [twenty.map((_, index) => Math.round(2400 * 0.93 ** index))] }),
};

export const OneStep: Story = { name: "One step", args: { steps: ["created"] } };

export const Twice: Story = { name: "Did it twice", args: { steps: ["created", "created"] }, parameters: answered({ counts: [[640, 118]] }) };

export const LongNames: Story = {
  name: "Long names",
  args: {
    steps: [
      { event: "created", as: "Opened a ticket through any of the channels that the service desk looks after" },
      { event: "replied", as: "Erstantwort durch eine Kundenberaterin oder einen Kundenberater" },
      { event: "solved", as: "Confirmed that the proposed solution has helped" },
    ],
    title: "From the first contact to a confirmed solution, over all channels that the service desk looks after",
  },
  parameters: answered({ counts: [[12_481, 9_204, 6_118]] }),
};

export const NobodyEntered: Story = {
  name: "Nobody entered, though some did before",
  args: { compare: "previous" },
  parameters: answered({ counts: [[0, 0, 0, 0]], compare: [[120, 80, 40, 10]] }),
};

export const SmallSample: Story = {
  name: "Too small samples",
  args: { breakdown: { by: "channel" } },
  parameters: answered({ counts: [[21, 14, 9, 4], [640, 500, 320, 90], [12, 5, 5, 1]], values: ["phone", "chat", "email"] }),
};

export const Masked: Story = {
  name: "Hidden values say why",
  parameters: answered({ counts: [[420, 320, 12, 3]], masked: [2, 3] }),
};

export const Chinese: Story = {
  args: { breakdown: { by: "channel" }, compare: "previous" },
  parameters: { metricdeck: { locale: "zh-CN" } },
};

export const ChineseTimes: Story = {
  name: "Chinese, time to convert",
  args: { view: "timeToConvert", steps: ["created", "solved"] },
  parameters: { metricdeck: { locale: "zh-CN" } },
};

export const RightToLeft: Story = {
  name: "Right to left",
  decorators: [rightToLeft],
  args: { breakdown: { by: "channel" } },
};

/** At the height that it has by itself, nothing of the last step is out of sight. */
const lastStepInSight: Story["play"] = async ({ canvas, canvasElement }) => {
  await canvas.findByRole("application");
  const [surface, last] = [".md-funnel-surface", ".md-funnel-steps > li:last-child"].map((one) => canvasElement.querySelector(one)?.getBoundingClientRect());
  await expect(last?.bottom).toBeLessThanOrEqual((surface?.bottom ?? 0) + 1);
};

export const VeryLow: Story = {
  name: "160 pixels high",
  args: { view: "timeToConvert", steps: ["created", "solved"], breakdown: { by: "channel" }, height: 160, style: { inlineSize: 320 } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector(".md-legend")).not.toBe(null));
    const [legend, foot] = [".md-legend", ".md-frame-foot"].map((part) => canvasElement.querySelector(part)?.getBoundingClientRect());
    if (!legend || !foot) throw new Error("No legend or no foot");
    await expect(legend.height === 0 || legend.bottom <= foot.top).toBe(true);
  },
};

export const SmallPlaces: Story = {
  name: "In small places",
  args: { steps: ["created", "solved"] },
  render: (args) => (
    <>
      {([[320, 160], [320, 200], [320, 240], [640, 160], [640, 200]] as const).flatMap(([inlineSize, height]) =>
        [{}, { breakdown: { by: "channel" } }].map((by, at) => (
          <Funnel key={`${inlineSize} ${height} ${at}`} {...args} {...by} title={`Solved in ${inlineSize} × ${height}${at === 0 ? "" : ", by channel"}`} height={height} style={{ inlineSize, marginBlockEnd: 12 }} />
        )),
      )}
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(async () => expect(await canvas.findAllByRole("application")).toHaveLength(10));
    for (const frame of canvasElement.querySelectorAll(".md-funnel-frame")) {
      const [surface, figure, end] = [".md-funnel-surface", ".md-funnel-figure", ".md-frame-body"].map((part) => frame.querySelector(part)?.getBoundingClientRect());
      if (!surface || !figure || !end) throw new Error("No step");
      await expect(figure.bottom).toBeLessThanOrEqual(surface.bottom);
      await expect(surface.bottom).toBeLessThanOrEqual(end.bottom);
    }
  },
};

export const Narrow: Story = { args: { style: { inlineSize: 288 }, compare: "previous" }, play: lastStepInSight };

export const NarrowByChannel: Story = {
  name: "Narrow, by a dimension",
  args: { style: { inlineSize: 288 }, breakdown: { by: "channel" }, steps: ["created", "replied", "solved"] },
  play: lastStepInSight,
};

export const Loading: Story = { parameters: { metricdeck: { adapter: () => fakeAdapter("pending") } } };

export const Empty: Story = { parameters: answered({ counts: [[0, 0, 0, 0]] }) };

export const EmptyByFilter: Story = {
  name: "Empty because of a filter",
  parameters: {
    metricdeck: {
      selection: [{ source: "list", filter: { dimension: "region", op: "equals", value: "Atlantis" }, label: "Region: Atlantis" }],
    },
  },
};

export const Partial: Story = { parameters: answered({ counts: [[820, 640, 420, 130]], limit: 100_000 }) };

export const Failed: Story = {
  parameters: {
    metricdeck: { adapter: () => fakeAdapter(new MetricsError("timeout", "the server took 30 s", { requestId: "7f3c-91" })) },
  },
};

export const Forbidden: Story = {
  parameters: { metricdeck: { adapter: () => fakeAdapter(new MetricsError("forbidden", "not yours")) } },
};

const states = twelveStates<FunnelModel>((model) => {
  if (model.view !== "steps") return model;
  const few = <S extends { readonly value: number | null }>(share: S) => ({ ...share, small: share.value !== null });
  const cells = model.cells.map((steps) =>
    steps.map((cell) => ({
      ...cell,
      count: cell.count === null ? null : Math.round(cell.count / 40),
      shares: { first: few(cell.shares.first), previous: few(cell.shares.previous) },
    })),
  );
  return { ...model, cells };
});

function InState({ name, title = "Created → Solved" }: { readonly name: string; readonly title?: string }) {
  const state = useFunnel<Catalog>({ steps: ["created", "replied", "solved"], window: "P7D" });
  return <FunnelView height={420} title={title} state={state.status === "ready" ? (states[name]?.(state) ?? state) : state} />;
}

export const Refreshing: Story = { render: () => <InState name="Refreshing" /> };
export const Stale: Story = { render: () => <InState name="Stale" /> };
export const Offline: Story = { render: () => <InState name="Offline" /> };
export const Placeholder: Story = { name: "Placeholder in edit mode", render: () => <InState name="Placeholder" /> };

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  parameters: inEnglishAlone,
  render: () => <StateMatrix names={Object.keys(states)} draw={(name, title) => <InState key={name} name={name} title={title} />} />,
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("application").length).toBe(24), { timeout: 15_000 });
    const heights = [...canvasElement.querySelectorAll(".md-frame")].map((frame) => Math.round(frame.getBoundingClientRect().height));
    await expect(heights).toEqual(Array.from({ length: 48 }, () => 420));
  },
};
