import type { Meta, StoryObj } from "@storybook/react-vite";
import { Note } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";

/** What has to be known beside the numbers? */
const meta = {
  title: "Widgets/Note",
  component: Note,
  decorators: [withMetricdeck],
  args: {
    title: "How to read this page",
    text: "Answers of the chat robot count as first responses.\nTickets that were merged count once.\n\nWho is on call: https://desk.example/rota\nQuestions: mailto:data@desk.example",
    style: { maxInlineSize: 420 },
  },
} satisfies Meta<typeof Note>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {};

export const Centered: Story = { args: { align: "center" } };

/** Longer than its place: it scrolls, by keyboard too. */
export const Long: Story = { args: { text: Array.from({ length: 12 }, (_, at) => `Rule ${at + 1}: a ticket that waits for its customer does not count as open.`).join("\n\n"), style: { blockSize: 200, maxInlineSize: 420 } } };

export const Chinese: Story = {
  globals: { language: "zh-CN", width: "360" },
  args: { title: "阅读说明", text: "机器人的答复计入首次响应。\n合并的工单只计一次。\n\n值班表：https://desk.example/rota\n联系：mailto:data@desk.example" },
};
