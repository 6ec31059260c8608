import type { Arrival } from "./arrivals.ts";
import { hourMs } from "./businessTime.ts";
import type { Priority } from "./company.ts";
import type { Random } from "./random.ts";
import type { TicketRow } from "./tables.ts";
import type { TicketLife } from "./ticketLife.ts";

const dueHours: { [Key in Priority]: number } = { low: 168, normal: 108, high: 72, urgent: 48 };
const unknownRegionShare = 0.015;

/** The part of a life that lies before `end`. */
export function lifeBefore(end: number, life: TicketLife): TicketLife {
  return {
    ...life,
    changes: life.changes.filter(({ changedAt }) => changedAt < end),
    communications: life.communications.filter(({ sentAt }) => sentAt < end),
  };
}

/** The ticket's row as it stands at `end`, drawn from what is known of its life by then. */
export function ticketRow(
  arrival: Arrival,
  { changes, communications, escalated }: TicketLife,
  { end, random }: { end: number; random: Random },
): TicketRow {
  const { ticketId, createdAt, customer, channel, product, category, priority, team, agent, region } = arrival;
  const status = changes.at(-1)?.status ?? "open";
  const replied = communications.filter(({ sender }) => sender === "agent");
  const firstRepliedAt = replied[0]?.sentAt ?? null;
  const unsolved = status === "open" || status === "pending";
  const solvedAt = unsolved ? null : (changes.findLast((change) => change.status === "solved")?.changedAt ?? null);
  const reopens = changes.filter((change, index) => change.status === "open" && changes[index - 1]?.status === "solved");
  const dueAt = createdAt + dueHours[priority] * hourMs;
  return {
    ticketId,
    customerId: customer.customerId,
    channel,
    product,
    category,
    priority,
    team,
    agent,
    region: random.chance(unknownRegionShare) ? null : region,
    status,
    createdAt,
    firstRepliedAt,
    solvedAt,
    closedAt: changes.find((change) => change.status === "closed")?.changedAt ?? null,
    dueAt,
    reopens: reopens.length,
    replies: replied.length,
    firstResponseSeconds: firstRepliedAt === null ? null : (firstRepliedAt - createdAt) / 1000,
    resolutionSeconds: solvedAt === null ? null : (solvedAt - createdAt) / 1000,
    breached: solvedAt === null ? (dueAt < end ? "yes" : null) : solvedAt > dueAt ? "yes" : "no",
    escalated,
    firstContactResolved: solvedAt === null ? null : replied.length === 1 && reopens.length === 0,
  };
}
