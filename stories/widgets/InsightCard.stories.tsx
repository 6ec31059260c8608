import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { InsightCard, InsightCardView, useInsightCard } from "../../src/index.ts";
import type { InsightCardProps, InsightModel, ViewState } from "../../src/index.ts";
import type { AggregateQuery, Catalog, MetricsQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { StateMatrix, twelveStates } from "../support/StateMatrix.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** What should somebody know of a metric who has one minute? */
const meta = {
  title: "Widgets/Insight card",
  component: InsightCard,
  decorators: [withMetricdeck],
  args: { metric: "tickets", style: { maxInlineSize: 640 } },
} satisfies Meta<InsightCardProps<Catalog>>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {};

/** A fault in February, seen from its end. */
export const Incident: Story = {
  name: "After a fault",
  args: { metric: "csat", range: { from: "2026-02-01", to: "2026-02-16" } },
};

export const Duration: Story = { args: { metric: "firstResponseP90", range: { from: "2026-01-20", to: "2026-02-16" } } };

export const Target: Story = { name: "Against its target", args: { metric: "resolutionRate" } };

export const WhereItIsFrom: Story = {
  name: "Every number says where it is from",
  args: { range: { from: "2026-02-01", to: "2026-02-16" } },
  play: async ({ canvas, canvasElement }) => {
    const [figure] = await canvas.findAllByRole("button", { description: "Shows where this number is from" });
    figure?.focus();
    await userEvent.keyboard("{Enter}");
    const panel = await within(canvasElement).findByRole("dialog");
    await expect(await within(panel).findByText("Query")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(canvas.queryByRole("dialog")).toBe(null));
    await expect(figure).toHaveFocus();
  },
};

/** One number and its course, day by day. */
function saying(value: (day: number) => number | null) {
  const answer = (query: MetricsQuery) => {
    const { kind, time, compare = [], metrics } = query as AggregateQuery;
    if (kind !== "aggregate") return [];
    const [metric] = metrics as readonly string[];
    const range = time?.range as { readonly from?: string; readonly to?: string };
    const [to, days] = range.to === undefined ? [Date.parse("2026-03-18"), 28] : [Date.parse(range.to), Math.round((Date.parse(range.to) - Date.parse(range.from ?? "")) / 86_400_000)];
    const at = (index: number) => to + (index - days) * 86_400_000;
    const day = (index: number) => Math.round((at(index) - Date.parse("2026-03-18")) / 86_400_000);
    const all = (shift: number) => Array.from({ length: days }, (_, index) => value(day(index) - shift) ?? 0).reduce((sum, one) => sum + one, 0);
    if (time?.grain === undefined) return [{ [metric ?? ""]: { value: all(0), compare: Object.fromEntries(compare.map(({ id }) => [id, { value: all(28) }])) } }];
    return Array.from({ length: days }, (_, index) => ({ time: new Date(at(index)).toISOString(), [metric ?? ""]: value(day(index)) }));
  };
  return { metricdeck: { adapter: () => fakeAdapter(answer) } };
}

export const Nothing: Story = {
  name: "Nothing notable",
  parameters: saying((day) => 40 + ((day * 7919) % 11) - (day % 7 === 0 ? 12 : 0)),
  play: async ({ canvas }) => expect(await canvas.findByText(/Nothing notable happened/)).toBeVisible(),
};

export const AllStates: Story = {
  name: "All states",
  render: function States({ metric }) {
    const ready = useInsightCard<Catalog>({ metric });
    const small = (model: InsightModel): InsightModel => ({
      ...model,
      insights: [
        {
          fact: { kind: "small", value: { origin: "total", kind: "value", value: 12 }, n: { origin: "total", kind: "count", value: 12 }, least: { origin: "catalog", kind: "count", value: 30 } },
          isNote: true,
          pieces: [{ name: model.label }, " 12 / 30"],
        },
      ],
    });
    const states = twelveStates(small);
    const draw = (name: string, title: string) => {
      const make = states[name];
      if (make === undefined || ready.status !== "ready") return null;
      return <InsightCardView key={title} title={title} metrics={[metric]} state={make(ready) as ViewState<InsightModel>} height={280} />;
    };
    return <StateMatrix names={Object.keys(states)} draw={draw} />;
  },
};

export const Narrow: Story = { args: { style: { inlineSize: 296 }, height: 460 } };
