import { words } from "./words.ts";

const ticket = { entity: "ticket" } as const;

/** What happens to a ticket, and to the customer who opens it. */
export const serviceEvents = {
  created: { ...ticket, time: "createdAt", label: words("Opened", "创建") },
  firstReply: {
    ...ticket,
    time: "firstRepliedAt",
    label: words("First reply", "首次响应"),
    description: words("An agent's first message; bots do not count.", "坐席的首条消息；机器人不计。"),
  },
  solved: {
    ...ticket,
    time: "solvedAt",
    label: words("Solved", "解决"),
    description: words("The last time it was solved.", "最后一次解决。"),
  },
  rated: {
    entity: "feedback",
    time: "givenAt",
    actor: "ticketId",
    where: { dimension: "feedbackKind", op: "equals", value: "csat" },
    label: words("Rated", "评价"),
  },
  contact: {
    ...ticket,
    time: "createdAt",
    actor: "customerId",
    direction: "down",
    label: words("Contact", "来访"),
    description: words("A customer opens a ticket.", "客户创建一张工单。"),
  },
} as const;

export const serviceHierarchies = {
  matter: ["product", "category", "channel"],
  organization: ["region", "team", "agent"],
} as const;
