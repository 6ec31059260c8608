import type { ServiceRows } from "../data/tables.ts";

export interface TableSchema<Column extends string = string> {
  /** The table's name in the database. */
  name: string;
  /** SQL types by the column's name in memory; in the database it is written in snake_case. */
  columns: { readonly [Key in Column]: string };
  /** Primary key and indexes, in the words of CREATE TABLE. */
  keys: readonly string[];
}

const id = "VARCHAR(16) NOT NULL";
const word = "VARCHAR(16) NOT NULL";
const time = "DATETIME NOT NULL";
const timeOrNull = "DATETIME NULL";
const number = "INT UNSIGNED NOT NULL";
const numberOrNull = "INT UNSIGNED NULL";

/**
 * The service's tables for MariaDB 10.11 and MySQL 8 or newer. Times are UTC. Indexes begin with the time that a question
 * is about and go on with what it groups by, so that most cockpit queries are answered from the index alone.
 */
export const serviceSchema: { readonly [Table in keyof ServiceRows]: TableSchema<keyof ServiceRows[Table] & string> } = {
  customer: {
    name: "customers",
    columns: {
      customerId: id,
      name: "VARCHAR(64) NOT NULL",
      region: word,
      segment: word,
      plan: word,
      since: time,
      churnedAt: timeOrNull,
    },
    keys: [
      "PRIMARY KEY (customer_id)",
      "KEY customers_since (since, region, segment, plan)",
      "KEY customers_churned (churned_at, region, segment, plan)",
    ],
  },
  ticket: {
    name: "tickets",
    columns: {
      ticketId: id,
      customerId: id,
      channel: word,
      product: word,
      category: word,
      priority: word,
      team: "VARCHAR(32) NOT NULL",
      agent: "VARCHAR(32) NOT NULL",
      region: "VARCHAR(16) NULL",
      status: word,
      createdAt: time,
      firstRepliedAt: timeOrNull,
      solvedAt: timeOrNull,
      closedAt: timeOrNull,
      dueAt: time,
      reopens: number,
      replies: number,
      firstResponseSeconds: numberOrNull,
      resolutionSeconds: numberOrNull,
      breached: "VARCHAR(3) NULL",
      escalated: "BOOLEAN NOT NULL",
      firstContactResolved: "BOOLEAN NULL",
    },
    keys: [
      "PRIMARY KEY (ticket_id)",
      "KEY tickets_created (created_at, region, channel, product, category, priority, team, agent, status, breached, " +
        "first_response_seconds, resolution_seconds)",
      "KEY tickets_solved (solved_at, region, channel, product, category, team, resolution_seconds, " +
        "first_contact_resolved)",
      "KEY tickets_closed (closed_at, created_at)",
      "KEY tickets_due (due_at, breached, region, channel, product, category, team)",
      "KEY tickets_customer (customer_id, created_at, category)",
    ],
  },
  statusChange: {
    name: "status_changes",
    columns: { changeId: number, ticketId: id, status: word, changedAt: time },
    keys: [
      "PRIMARY KEY (change_id)",
      "KEY status_changes_ticket (ticket_id, changed_at, status)",
      "KEY status_changes_status (status, changed_at, ticket_id)",
      "KEY status_changes_changed (changed_at, status, ticket_id)",
    ],
  },
  communication: {
    name: "communications",
    columns: { communicationId: number, ticketId: id, sender: word, sentAt: time },
    keys: [
      "PRIMARY KEY (communication_id)",
      "KEY communications_ticket (ticket_id, sent_at, sender)",
      "KEY communications_sent (sent_at, sender, ticket_id)",
    ],
  },
  feedback: {
    name: "feedback",
    columns: { feedbackId: number, ticketId: id, customerId: id, kind: word, score: number, givenAt: time },
    keys: [
      "PRIMARY KEY (feedback_id)",
      "KEY feedback_given (given_at, kind, score, ticket_id)",
      "KEY feedback_ticket (ticket_id, kind, score)",
      "KEY feedback_customer (customer_id, given_at)",
    ],
  },
  renewal: {
    name: "renewals",
    columns: {
      renewalId: number,
      customerId: id,
      dueAt: time,
      renewedAt: timeOrNull,
      amount: "DECIMAL(12,2) NOT NULL",
      status: word,
    },
    keys: [
      "PRIMARY KEY (renewal_id)",
      "KEY renewals_due (due_at, status, amount, customer_id)",
      "KEY renewals_customer (customer_id, due_at)",
    ],
  },
};

/** Written into every table that the demo creates; the loader replaces no table without it. */
export const demoComment = "metricdeck demo";

export function createTableSql({ name, columns, keys }: TableSchema): string {
  const lines = [...Object.entries(columns).map(([column, type]) => `${snakeCase(column)} ${type}`), ...keys];
  return (
    `CREATE TABLE ${name} (\n  ${lines.join(",\n  ")}\n) ` +
    `ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='${demoComment}'`
  );
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
