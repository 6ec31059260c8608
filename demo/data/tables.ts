import type { Category, Channel, Plan, Priority, Product, Region, Segment } from "./company.ts";

/** Epoch milliseconds, UTC, whole seconds. */
export type Instant = number;

export type TicketStatus = "open" | "pending" | "solved" | "closed";

export interface CustomerRow {
  customerId: string;
  name: string;
  region: Region;
  segment: Segment;
  plan: Plan;
  since: Instant;
  churnedAt: Instant | null;
}

export interface TicketRow {
  ticketId: string;
  customerId: string;
  channel: Channel;
  product: Product;
  category: Category;
  priority: Priority;
  team: string;
  agent: string;
  /** The team's region; null where it was not recorded. */
  region: Region | null;
  status: TicketStatus;
  createdAt: Instant;
  firstRepliedAt: Instant | null;
  /** Last time solved; null while the ticket is open (again), and for tickets closed without a solution. */
  solvedAt: Instant | null;
  closedAt: Instant | null;
  /** Deadline for solving; may lie after the end of the data. */
  dueAt: Instant;
  reopens: number;
  /** Replies by agents; bots do not count. */
  replies: number;
  firstResponseSeconds: number | null;
  resolutionSeconds: number | null;
  /** Null while unsolved and not yet due. */
  breached: "yes" | "no" | null;
  escalated: boolean;
  /** Solved with one agent reply and never reopened; null while not solved. */
  firstContactResolved: boolean | null;
}

export interface StatusChangeRow {
  changeId: number;
  ticketId: string;
  status: TicketStatus;
  changedAt: Instant;
}

export interface CommunicationRow {
  communicationId: number;
  ticketId: string;
  sender: "customer" | "agent" | "bot";
  sentAt: Instant;
}

export interface FeedbackRow {
  feedbackId: number;
  ticketId: string;
  customerId: string;
  kind: "csat" | "nps";
  /** 1–5 for csat, 0–10 for nps. */
  score: number;
  givenAt: Instant;
}

export interface RenewalRow {
  renewalId: number;
  customerId: string;
  /** May lie up to 60 days after the end of the data: a contract that will be due. */
  dueAt: Instant;
  renewedAt: Instant | null;
  /** CNY, two decimals. */
  amount: number;
  status: "renewed" | "lost" | "pending";
}

export interface ServiceRows {
  customer: CustomerRow;
  ticket: TicketRow;
  statusChange: StatusChangeRow;
  communication: CommunicationRow;
  feedback: FeedbackRow;
  renewal: RenewalRow;
}

/** A table as columns of values: plain arrays of equal length, null for "not known". */
export type Columns<Row> = { [Column in keyof Row]: Row[Column][] };

export type ServiceData = { [Table in keyof ServiceRows]: Columns<ServiceRows[Table]> };

export function emptyServiceData(): ServiceData {
  return {
    customer: { customerId: [], name: [], region: [], segment: [], plan: [], since: [], churnedAt: [] },
    ticket: {
      ticketId: [],
      customerId: [],
      channel: [],
      product: [],
      category: [],
      priority: [],
      team: [],
      agent: [],
      region: [],
      status: [],
      createdAt: [],
      firstRepliedAt: [],
      solvedAt: [],
      closedAt: [],
      dueAt: [],
      reopens: [],
      replies: [],
      firstResponseSeconds: [],
      resolutionSeconds: [],
      breached: [],
      escalated: [],
      firstContactResolved: [],
    },
    statusChange: { changeId: [], ticketId: [], status: [], changedAt: [] },
    communication: { communicationId: [], ticketId: [], sender: [], sentAt: [] },
    feedback: { feedbackId: [], ticketId: [], customerId: [], kind: [], score: [], givenAt: [] },
    renewal: { renewalId: [], customerId: [], dueAt: [], renewedAt: [], amount: [], status: [] },
  };
}

/** Adds one row to a table of columns; fields of `row` that the table has no column for are left out. */
export function append<Row extends object>(columns: Columns<Row>, row: Row): void {
  for (const name in columns) columns[name].push(row[name]);
}
