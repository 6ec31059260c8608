import { defineBinding, sql } from "../../src/server/index.ts";
import { support } from "../query/support.ts";

/** Tables of the `support` catalog, as `supportTables` creates them. */
export const supportBinding = defineBinding(support, {
  entities: {
    ticket: {
      table: "tickets",
      columns: {
        ticketId: "ticket_id",
        channel: { column: "channel", exact: true },
        region: "region",
        agent: "agent",
        urgent: "urgent",
        replies: "replies",
        firstResponseSeconds: sql`TIMESTAMPDIFF(SECOND, created_at, first_replied_at)`,
        createdAt: "created_at",
        solvedAt: "solved_at",
      },
    },
    feedback: { table: "feedback", naming: "snake_case" },
  },
});

/** The default collation is neither case-sensitive nor accent-sensitive, as on most servers. */
export const supportTables: readonly string[] = [
  `CREATE TABLE tickets (
    ticket_id INT PRIMARY KEY,
    channel VARCHAR(16) COLLATE utf8mb4_bin NULL,
    region VARCHAR(32) NULL,
    agent VARCHAR(32) NULL,
    urgent BOOLEAN NULL,
    replies INT NULL,
    created_at DATETIME(6) NOT NULL,
    first_replied_at DATETIME(6) NULL,
    solved_at DATETIME NULL
  ) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  `CREATE TABLE feedback (
    feedback_id INT PRIMARY KEY,
    ticket_id INT NULL,
    score DECIMAL(4,1) NULL,
    given_at DATETIME NOT NULL
  ) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
];
