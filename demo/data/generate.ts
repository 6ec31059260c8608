import { createArrivals } from "./arrivals.ts";
import { addShanghaiMonths, secondMs, shanghaiMidnight } from "./businessTime.ts";
import { createCustomers } from "./customers.ts";
import { createFeedback } from "./feedback.ts";
import { planIncidents } from "./incidents.ts";
import { createRandom } from "./random.ts";
import { createRenewals } from "./renewals.ts";
import { append, emptyServiceData, type ServiceData } from "./tables.ts";
import { lifeBefore, ticketRow } from "./tickets.ts";
import { liveTicket } from "./ticketLife.ts";

export interface ServiceDataOptions {
  seed?: number;
  /** ISO 8601 instant, floored to the second. Nothing but deadlines (`dueAt`) lies at or after it. */
  end?: string;
  /** Calendar months of history before `end`, beginning at midnight in Shanghai. */
  months?: number;
  /** 1 gives about 4 000 customers and 60 000 tickets in 24 months. */
  scale?: number;
}

/**
 * The after-sales service of a fictional appliance maker: six tables as columns of values, the same for the same
 * arguments. Times are epoch milliseconds (UTC, whole seconds) that follow the days and holidays of Asia/Shanghai;
 * unknown is null.
 *
 * @throws RangeError for an `end` that is no instant.
 */
export function generateServiceData({
  seed = 7,
  end: endText = "2026-11-01T00:00:00Z",
  months = 24,
  scale = 1,
}: ServiceDataOptions = {}): ServiceData {
  const end = Math.floor(Date.parse(endText) / secondMs) * secondMs;
  if (Number.isNaN(end)) {
    throw new RangeError(`metricdeck: "${endText}" is no instant; write it like 2026-11-01T00:00:00Z`);
  }
  const start = addShanghaiMonths(shanghaiMidnight(end), -months);
  const random = (stream: string) => createRandom(seed, stream);
  const incidents = planIncidents(end);
  const size = (scale * months) / 24;

  const data = emptyServiceData();
  const customers = createCustomers(Math.round(4000 * scale), { start, end }, random("customers"));
  const renewals = createRenewals(customers, { start, end }, random("renewals"));
  for (const customer of customers) append(data.customer, customer);
  for (const renewal of renewals) append(data.renewal, renewal);

  const arrivals = createArrivals(customers, { start, end, count: 60_000 * size, incidents }, random("arrivals"));
  const lives = random("lives");
  const rows = random("tickets");
  const opinions = random("feedback");
  for (const [index, arrival] of arrivals.entries()) {
    const ticketId = `T${String(index + 1).padStart(7, "0")}`;
    const life = lifeBefore(end, liveTicket(arrival, incidents, lives));
    const ticket = ticketRow(ticketId, arrival, life, { end, random: rows });
    append(data.ticket, ticket);
    for (const change of life.changes) {
      append(data.statusChange, { changeId: data.statusChange.changeId.length + 1, ticketId, ...change });
    }
    for (const communication of life.communications) {
      const communicationId = data.communication.communicationId.length + 1;
      append(data.communication, { communicationId, ticketId, ...communication });
    }
    for (const opinion of createFeedback(ticket, arrival, { end, gap: incidents.loggingGap, random: opinions })) {
      append(data.feedback, { feedbackId: data.feedback.feedbackId.length + 1, ...opinion });
    }
  }
  return data;
}
