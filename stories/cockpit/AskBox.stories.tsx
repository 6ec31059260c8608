import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { AskBox, standardWidgets } from "../../src/index.ts";
import type { AskBoxProps } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** A model that knows three answers, one of them wrong at first. */
const model: AskBoxProps["ask"] = async (question, { refused }) => {
  if (/channel|渠道/i.test(question)) return { kind: "aggregate", metrics: ["tickets"], by: ["channel"], time: { range: { last: 12, unit: "week" }, grain: "week" } };
  if (/drop/i.test(question)) return "DROP TABLE ticket";
  if (/wrong/i.test(question) && refused === undefined) return { kind: "aggregate", metrics: ["tickt"] };
  return { kind: "aggregate", metrics: ["csat"], time: { range: { last: 28, unit: "day" } }, where: { dimension: "region", op: "in", values: ["East", "West"] }, compare: [{ id: "before", to: "previous" }] };
};

/** What the reader wants to know, without a form to fill in. */
const meta = {
  title: "Cockpit/Ask box",
  component: AskBox,
  decorators: [withMetricdeck],
  args: { ask: model, widgets: standardWidgets, onAdd: fn(), style: { maxInlineSize: 720 } },
} satisfies Meta<AskBoxProps>;

export default meta;
type Story = StoryObj<typeof meta>;

const putting = (question: string): NonNullable<Story["play"]> => async ({ canvas }) => {
  await userEvent.type(await canvas.findByRole("textbox"), `${question}{Enter}`);
};

export const Idle: Story = {};

export const Proposed: Story = {
  name: "The query, before it runs",
  play: async (context) => {
    await putting("How satisfied are East and West?")(context);
    await waitFor(() => expect(context.canvasElement.querySelector(".md-ask-proposal")).not.toBe(null), { timeout: 5000 });
  },
};

export const Shown: Story = {
  name: "The answer, to be kept",
  play: async (context) => {
    await Proposed.play?.(context);
    await userEvent.click(context.canvasElement.querySelector(".md-ask-actions [data-variant=primary]") as HTMLElement);
    await waitFor(() => expect(context.canvasElement.querySelector(".md-kpi-value")).not.toBe(null), { timeout: 5000 });
  },
};

export const Refused: Story = {
  name: "An answer that is no query",
  play: async (context) => {
    await putting("drop everything")(context);
    await waitFor(() => expect(context.canvasElement.querySelector(".md-ask-detail")).not.toBe(null), { timeout: 5000 });
  },
};

export const Trend: Story = {
  name: "A question of time",
  play: async (context) => {
    await putting("Tickets by channel")(context);
    await waitFor(() => expect(context.canvasElement.querySelector(".md-ask-proposal")).not.toBe(null), { timeout: 5000 });
    await userEvent.click(context.canvasElement.querySelector(".md-ask-actions [data-variant=primary]") as HTMLElement);
    await waitFor(() => expect(context.canvasElement.querySelector(".md-trend")).not.toBe(null), { timeout: 8000 });
  },
};
