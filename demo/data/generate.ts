import { createArrivals } from "./arrivals.ts";
import { addShanghaiMonths, secondMs, shanghaiMonthStart } from "./businessTime.ts";
import { createCustomers } from "./customers.ts";
import { createFeedback } from "./feedback.ts";
import { planIncidents } from "./incidents.ts";
import type { Surge } from "./incidents.ts";
import { createRandom } from "./random.ts";
import { createRenewals } from "./renewals.ts";
import { append, emptyServiceData, type ServiceData } from "./tables.ts";
import { lifeBefore, ticketRow } from "./tickets.ts";
import { liveTicket } from "./ticketLife.ts";

export interface ServiceDataOptions {
  seed?: number;
  /** ISO 8601 instant, floored to the second. Nothing but deadlines (`dueAt`) lies at or after it. */
  end?: string;
  /**
   * Whole calendar months of history before that of `end`, as Shanghai has them: 24 hold the last twelve and the twelve
   * that those are compared with.
   */
  months?: number;
  /** 1 gives about 4 000 customers and 60 000 tickets in the 24 months before November 2026, a fifth more each year. */
  scale?: number;
  /** What goes wrong besides what the calendar brings. */
  surges?: readonly Surge[];
}

/** So many tickets are made up between two pauses of `makeServiceData`. */
const ticketsAtOnce = 500;

/**
 * The after-sales service of a fictional appliance maker: six tables as columns of values, the same for the same
 * arguments. Times are epoch milliseconds (UTC, whole seconds) that follow the days and holidays of Asia/Shanghai;
 * unknown is null. What happened on a day in the past is the same whatever `end` is; what came of it may go on.
 *
 * @throws RangeError for an `end` that is no instant.
 */
export function generateServiceData(options: ServiceDataOptions = {}): ServiceData {
  const making = makeServiceData(options);
  for (let next = making.next(); ; next = making.next()) if (next.done === true) return next.value;
}

/** `generateServiceData` with pauses, for a process that has other things to do meanwhile. */
export function* makeServiceData({
  seed = 7,
  end: endText = "2026-11-01T00:00:00Z",
  months = 24,
  scale = 1,
  surges = [],
}: ServiceDataOptions = {}): Generator<void, ServiceData> {
  const end = Math.floor(Date.parse(endText) / secondMs) * secondMs;
  if (Number.isNaN(end)) {
    throw new RangeError(`metricdeck: "${endText}" is no instant; write it like 2026-11-01T00:00:00Z`);
  }
  const start = addShanghaiMonths(shanghaiMonthStart(end), -months);
  const planned = planIncidents(start, end);
  const incidents = { ...planned, surges: [...planned.surges, ...surges] };

  const data = emptyServiceData();
  const customers = createCustomers({ end, scale, seed });
  yield;
  const renewals = createRenewals(customers, { start, end, seed });
  for (const customer of customers) append(data.customer, customer);
  for (const renewal of renewals) append(data.renewal, renewal);
  yield;

  for (const arrival of createArrivals(customers, { start, end, scale, incidents, seed })) {
    const { ticketId } = arrival;
    const random = createRandom(seed, ticketId);
    const life = lifeBefore(end, liveTicket(arrival, incidents, random));
    const ticket = ticketRow(arrival, life, { end, random });
    append(data.ticket, ticket);
    for (const change of life.changes) {
      append(data.statusChange, { changeId: data.statusChange.changeId.length + 1, ticketId, ...change });
    }
    for (const communication of life.communications) {
      const communicationId = data.communication.communicationId.length + 1;
      append(data.communication, { communicationId, ticketId, ...communication });
    }
    for (const opinion of createFeedback(ticket, arrival, { end, gaps: incidents.loggingGaps, random })) {
      append(data.feedback, { feedbackId: data.feedback.feedbackId.length + 1, ...opinion });
    }
    if (data.ticket.ticketId.length % ticketsAtOnce === 0) yield;
  }
  return data;
}
