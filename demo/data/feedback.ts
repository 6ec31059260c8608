import type { Arrival } from "./arrivals.ts";
import { hourMs, secondMs } from "./businessTime.ts";
import { inSpan, type Span } from "./incidents.ts";
import type { Random } from "./random.ts";
import type { FeedbackRow, TicketRow } from "./tables.ts";

const csatShare = 0.33;
const npsShare = 0.12;

/** What a solved ticket's customer says of it before `end`: usually nothing. */
export function createFeedback(
  ticket: TicketRow,
  { customer, surge }: Arrival,
  { end, gaps, random }: { end: number; gaps: readonly Span[]; random: Random },
): Omit<FeedbackRow, "feedbackId">[] {
  if (ticket.solvedAt === null) return [];
  const solvedAt = ticket.solvedAt;
  const content =
    4.5 +
    0.3 * customer.mood -
    0.12 * Math.log2((ticket.firstResponseSeconds ?? 0) / 600 + 1) -
    (ticket.breached === "yes" ? 0.7 : 0) -
    (ticket.category === "complaint" ? 0.5 : 0) -
    0.4 * ticket.reopens -
    (surge?.penalty ?? 0);

  const { ticketId, customerId } = ticket;
  const said: Omit<FeedbackRow, "feedbackId">[] = [];
  if (random.chance(csatShare)) {
    const score = rounded(content + 0.8 * random.normal(), 1, 5);
    said.push({ ticketId, customerId, kind: "csat", score, givenAt: answeredAt(solvedAt, gaps, random) });
  }
  if (random.chance(npsShare)) {
    const score = rounded(2 * content - 0.3 + 1.9 * random.normal(), 0, 10);
    said.push({ ticketId, customerId, kind: "nps", score, givenAt: answeredAt(solvedAt, gaps, random) });
  }
  return said.filter(({ givenAt }) => givenAt < end);
}

function answeredAt(solvedAt: number, gaps: readonly Span[], random: Random): number {
  const meant = solvedAt + Math.floor(random.logNormal(5 * hourMs, 1) / secondMs) * secondMs;
  const gap = gaps.find((one) => inSpan(meant, one));
  return gap === undefined ? meant : meant + gap.to - gap.from;
}

function rounded(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, Math.round(value)));
}
