import type { CubeMapping } from "../../../src/adapters/cube/index.ts";
import type { support } from "../../query/support.ts";

/** What the fake Cube calls the suite's names. */
export const supportMapping: CubeMapping<typeof support> = {
  metrics: {
    tickets: "tickets.count",
    solved: "tickets.solved_count",
    replyCount: "tickets.reply_sum",
    firstResponse: { numerator: "tickets.response_sum", denominator: "tickets.response_count" },
    firstResponseP90: { value: "tickets.response_p90", n: "tickets.response_count" },
    slowest: "tickets.response_max",
    fastest: "tickets.response_min",
    agents: "tickets.agent_count",
    rated: "feedback.count",
    satisfied: "feedback.satisfied_count",
  },
  dimensions: {
    channel: "tickets.channel",
    region: "tickets.region",
    agent: "tickets.agent",
    urgent: "tickets.urgent",
    replies: "tickets.replies",
    createdAt: "tickets.created_at",
    solvedAt: "tickets.solved_at",
    givenAt: "feedback.given_at",
  },
};
