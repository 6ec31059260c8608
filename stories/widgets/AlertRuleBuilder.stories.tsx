import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import type { Mock } from "storybook/test";
import { AlertRuleBuilder, AlertRuleBuilderView, useAlertRuleBuilder } from "../../src/index.ts";
import type { AlertRuleBuilderModel, AlertRuleBuilderProps, RuleCalendar } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AlertRule, Catalog } from "../../src/query/index.ts";
import { storyNow } from "../support/supportTables.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { InEveryLook } from "../support/InEveryLook.tsx";
import { twelveStates } from "../support/StateMatrix.tsx";
import { lowSatisfaction, slowResponse } from "../support/supportRules.ts";
import { deskWith, forbidden } from "./keptRules.ts";

/** When is somebody to be told of a number, and how often would that have been? */
const meta = {
  title: "Widgets/Alert rule builder",
  component: AlertRuleBuilder,
  decorators: [withMetricdeck],
  // Its documentation is AlertRuleBuilder.mdx.
  tags: ["!autodocs"],
  args: { rule: lowSatisfaction, onSave: fn() },
} satisfies Meta<AlertRuleBuilderProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Its code is loaded when it is shown. */
const soon = { timeout: 15_000 };
const dayMs = 86_400_000;
const storyDay = Math.floor(storyNow / dayMs) * dayMs;
const rule = (part: Partial<AlertRule>): AlertRule => ({ ...lowSatisfaction, ...part });
const over = (...kept: Parameters<typeof deskWith>) => ({ metricdeck: { adapter: deskWith(...kept) } });

export const Threshold: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^In the last 30 days it would have fired/, {}, soon)).toBeInTheDocument();
    await expect(canvas.getByText("Warn when Customer satisfaction is below 85% for 2 of 3 days, checked every 1h.")).toBeInTheDocument();
  },
};

export const Empty: Story = {
  name: "A new rule",
  args: { rule: undefined as never, metric: "tickets" },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(canvas.getByLabelText("Above")).toHaveFocus();
    await expect(args.onSave).not.toHaveBeenCalled();
    await expect(canvas.getByText("2 fields are not right yet.")).toBeInTheDocument();
  },
};

export const Change: Story = {
  args: {
    rule: rule({
      metric: "tickets",
      name: { en: "Tickets jump", "zh-CN": "工单激增" },
      minimumVolume: 10,
      condition: { kind: "change", against: { shift: "P7D" }, as: "relative", enter: { above: 0.15 } },
    }),
  },
};

export const OutsideARange: Story = {
  name: "Outside a range",
  args: { rule: rule({ metric: "tickets", condition: { kind: "threshold", enter: { above: 50, below: 22 } } }) },
};

export const ByChannel: Story = { name: "An alert for each channel, of durations", args: { rule: slowResponse } };

export const Scoped: Story = {
  name: "Only some channels",
  args: { rule: rule({ where: { dimension: "channel", op: "in", values: ["phone", "wechat"] } }) },
};

export const Anomaly: Story = {
  name: "Unusual values",
  args: { rule: rule({ metric: "tickets", name: { en: "Unusual numbers", "zh-CN": "工单异常" }, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" }, for: { breaches: 1, of: 1 } }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^In the last 30 days it would (not )?have fired/, {}, soon)).toBeInTheDocument();
  },
};

const calendars: readonly RuleCalendar[] = [
  { id: "national", name: { en: "National holidays", "zh-CN": "法定节假日" }, times: { dates: [{ from: "2026-10-01", to: "2026-10-08" }] } },
  { id: "weekends", name: { en: "Weekends", "zh-CN": "周末" }, times: { weekly: [{ days: ["saturday", "sunday"], from: "00:00", to: "24:00" }] } },
];

export const Calendars: Story = {
  name: "Quiet in calendars that the host lists",
  args: { rule: rule({ mute: calendars[0]?.times as NonNullable<AlertRule["mute"]> }), calendars },
  play: async ({ canvas, args }) => {
    await userEvent.click(await canvas.findByText("Advanced", { selector: "summary" }, soon));
    await expect(await canvas.findByLabelText("No alert in", {}, soon)).toHaveValue("of national");
    await userEvent.selectOptions(canvas.getByLabelText("Nobody is told in"), "Weekends");
    await userEvent.click(canvas.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(args.onSave).toHaveBeenCalled());
    await expect((args.onSave as Mock<(saved: AlertRule) => void>).mock.lastCall?.[0].notify?.quiet).toEqual({
      weekly: [{ from: "22:00", to: "08:00" }, { days: ["saturday", "sunday"], from: "00:00", to: "24:00" }],
    });
  },
};

/** A port that tries rules is asked of unusual values: its detector is the one that will judge them. */
export const TriedByTheServer: Story = {
  name: "Unusual values, tried by the server",
  args: { rule: rule({ condition: { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "down" } }), onSave: undefined as never },
  parameters: over([lowSatisfaction], {
    backtest: (_, { buckets }) => {
      const day = (back: number) => new Date(storyDay - back * dayMs).toISOString();
      const points = Array.from({ length: buckets }, (_, index) => {
        const value = index === 20 ? 0.6 : 0.86 + 0.03 * Math.sin(index);
        return { from: day(buckets - index), to: day(buckets - index - 1), value, expected: 0.86, lower: 0.78, upper: 0.94, score: 0 };
      });
      const peak = { from: day(buckets - 20), value: 0.6 };
      return Promise.resolve([{ values: [], points, firings: [{ from: peak.from, to: day(buckets - 23), severity: "warning" as const, peak }] }]);
    },
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("In the last 30 days it would have fired once.", {}, soon)).toBeInTheDocument();
  },
};

export const NoData: Story = { name: "No data", args: { rule: rule({ condition: { kind: "noData", after: 2 } }) } };

export const Hourly: Story = {
  args: { rule: rule({ metric: "tickets", grain: "hour", condition: { kind: "threshold", enter: { above: 6 }, levels: { critical: { above: 9 } } } }) },
};

export const Faults: Story = {
  name: "Faults beside their fields",
  args: { rule: rule({ name: { en: "" }, condition: { kind: "threshold", enter: { below: 85 }, exit: { below: 0.2 } } }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(canvas.getByLabelText("Name in English")).toHaveAttribute("aria-invalid", "true");
  },
};

export const FromTheAdapter: Story = {
  name: "Kept by the adapter, saved",
  args: { rule: undefined as never, ruleId: "csat-low", onSave: undefined as never },
  parameters: over([lowSatisfaction]),
  play: async ({ canvas }) => {
    const limit = await canvas.findByLabelText("Below (%)", {}, soon);
    await userEvent.clear(limit);
    await userEvent.type(limit, "86{Enter}");
    await waitFor(() => expect(canvas.getByText("Saved")).toBeInTheDocument(), soon);
  },
};

export const Conflict: Story = {
  name: "Saved by somebody else meanwhile",
  args: { onSave: fn(() => Promise.resolve({ status: "conflict" as const, rule: { ...lowSatisfaction, version: 5, owner: "Somebody else" } })) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(await canvas.findByText("Somebody else has saved this rule meanwhile, and changed: Owner.")).toBeInTheDocument();
    await userEvent.click(canvas.getByRole("button", { name: "Load theirs" }));
    await expect(canvas.getByLabelText("Owner")).toHaveValue("Somebody else");
  },
};

export const Saving: Story = {
  args: { onSave: fn(() => new Promise<void>(() => {})) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(canvas.getByText("Saving")).toBeInTheDocument();
  },
};

export const NotAllowedToSave: Story = {
  name: "Not allowed to save",
  args: { onSave: fn(forbidden) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Save" }, soon));
    await expect(await canvas.findByText("You may not save this rule")).toBeInTheDocument();
  },
};

export const Offline: Story = {
  play: async ({ canvas }) => {
    const owner = await canvas.findByLabelText("Owner", {}, soon);
    await userEvent.type(owner, " and others");
    window.dispatchEvent(new Event("offline"));
    await expect(await canvas.findByText("You are offline. What you have typed is kept")).toBeInTheDocument();
    window.dispatchEvent(new Event("online"));
    await expect(owner).toHaveValue("Customer experience and others");
  },
};

const ofAdapter = { rule: undefined as never, ruleId: "csat-low", onSave: undefined as never };

export const Loading: Story = { args: ofAdapter, parameters: over([], { get: () => new Promise<never>(() => {}) }) };

export const Gone: Story = { args: ofAdapter, parameters: over([]) };

export const Forbidden: Story = { args: ofAdapter, parameters: over([], { get: forbidden }) };

export const Failed: Story = {
  args: ofAdapter,
  parameters: over([], { get: () => Promise.reject(new MetricsError("unavailable", "the server is down", { requestId: "req-7f" })) }),
};

export const InPlaceholder: Story = {
  name: "Placeholder in edit mode",
  render: () => <AlertRuleBuilderView title="Satisfaction is low" state={{ status: "placeholder" }} />,
};

export const Chinese: Story = { parameters: { metricdeck: { locale: "zh-CN" } } };

export const Narrow: Story = {
  name: "320 pixels wide",
  decorators: [(Story) => <div style={{ inlineSize: 320 }}>{Story()}</div>],
};

/** The form as a screen reader meets it: every stop of the Tab key in turn, by what it is and what it is called. */
const stops: readonly (readonly [role: string, name: string])[] = [
  ["button", "Definition: Customer satisfaction"],
  ["button", "Full screen"],
  ["combobox", "Metric"],
  ["combobox", "Judged by"],
  ["combobox", "Only where"],
  ["combobox", "An alert for each"],
  ["combobox", "Condition"],
  ["combobox", "Direction"],
  ["textbox", "Below (%)"],
  ["combobox", "Severity"],
  ["textbox", "Critical below (%)"],
  ["textbox", "Checked every (minutes)"],
  ["textbox", "Told again every (minutes)"],
  ["textbox", "Name in English"],
  ["textbox", "Name in Chinese"],
  ["textbox", "Owner"],
];

const advancedStops = [
  "Fires when so many",
  "of the last",
  "Ends after clear periods",
  "Fires on for at least (minutes)",
  "Clear at or above (%)",
  "Least number of cases",
  "A period without data counts",
  "No data after so many",
  "Waits for late data (minutes)",
  "Quiet from",
  "Quiet until",
];

/** The script of the guide: every stop, forwards and back, the first fault, the fold that it is in, and out again. */
export const Keyboard: Story = {
  name: "By the keyboard alone",
  play: async ({ canvas, args }) => {
    await canvas.findByText(/^In the last 30 days it would have fired/, {}, soon);
    for (const [role, name] of stops) {
      await userEvent.tab();
      await expect(canvas.getByRole(role, { name })).toHaveFocus();
    }
    await userEvent.tab();
    await expect(document.activeElement).toHaveTextContent("Advanced");
    await userEvent.click(document.activeElement as HTMLElement);
    for (const name of advancedStops) {
      await userEvent.tab();
      await expect(canvas.getByLabelText(name)).toHaveFocus();
    }
    await userEvent.tab();
    await expect(document.activeElement).toHaveTextContent("As a table");
    await userEvent.tab({ shift: true });
    await expect(canvas.getByLabelText("Quiet until")).toHaveFocus();
    canvas.getByRole("button", { name: "Save" }).focus();
    await userEvent.tab();
    await expect(document.body).toHaveFocus();

    const breaches = canvas.getByLabelText("Fires when so many");
    await userEvent.type(breaches, "x");
    breaches.closest("details")?.removeAttribute("open");
    canvas.getByLabelText("Owner").focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(breaches).toHaveFocus());
    await expect(breaches).toHaveAccessibleDescription(/This is not a number/);
    await userEvent.keyboard("{Backspace}{Enter}");
    await waitFor(() => expect(args.onSave).toHaveBeenCalledTimes(1));
    await expect(breaches).toHaveFocus();
  },
};

/** Too little to try it on; a form has no cases of its own. */
const states = twelveStates<AlertRuleBuilderModel>((model) => ({ ...model, preview: { status: "ready", preview: { series: [], firings: 0 } } }));

/** One form's model in every state. */
function InStates({ look }: { readonly look: string }) {
  const state = useAlertRuleBuilder<Catalog>({ rule: lowSatisfaction });
  return Object.entries(states).map(([name, of]) => (
    <AlertRuleBuilderView key={name} data-whole={(name === "Ready" && (look === "light, en" || look === "dark, zh-CN")) || undefined} title={`${name}, ${look}`} height={520} state={state.status === "ready" ? of(state) : state} />
  ));
}

export const AllStates: Story = {
  name: "All states, light and dark, in both languages",
  render: () => <InEveryLook column={300}>{(look) => <InStates look={look} />}</InEveryLook>,
  // The fields are the same in every state: axe looks at those of one light and one dark form. No page has two dozen previews.
  parameters: {
    ...over([lowSatisfaction]),
    a11y: {
      context: { include: [".md-frame-head", ".md-frame-foot", ".md-state", "[data-whole]"] },
      config: { rules: [{ id: "landmark-unique", enabled: false }] },
    },
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll("[role=img]").length).toBe(20), soon);
    const heights = [...canvasElement.querySelectorAll(".md-frame")].map((frame) => Math.round(frame.getBoundingClientRect().height));
    await expect(new Set(heights)).toEqual(new Set([520]));
  },
};
