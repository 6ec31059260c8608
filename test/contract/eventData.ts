import type { MemoryTables } from "../../src/adapters/memory/index.ts";

export interface Customer {
  readonly customerId: number;
  readonly scenario: string;
  readonly plan: string | null;
}
export interface Deed {
  readonly deedId: number;
  readonly scenario: string;
  readonly customerId: number | null;
  readonly kind: string;
  readonly channel: string | null;
  readonly product: number | null;
  readonly amount: number | null;
  /** ISO instant, in UTC. */
  readonly at: string;
}
export interface Ticket {
  readonly ticketId: number;
  readonly scenario: string;
  readonly customerId: number | null;
  readonly openedAt: string;
  readonly solvedAt: string | null;
}
export interface EventData {
  readonly customers: readonly Customer[];
  readonly deeds: readonly Deed[];
  readonly tickets: readonly Ticket[];
}

/** A deed in short: customer, kind, when, and what else is known of it. */
export type ShortDeed = readonly [
  customer: number,
  kind: string,
  at: string,
  more?: { readonly channel?: string; readonly product?: number; readonly amount?: number },
];
/** A ticket in short: customer, opened, solved. */
export type ShortTicket = readonly [customer: number, openedAt: string, solvedAt?: string];

export interface Scenario {
  readonly deeds?: readonly ShortDeed[];
  readonly tickets?: readonly ShortTicket[];
}

const day = (text: string) => (text.length <= 12 ? `2026-03-02T${text}Z` : text);

/** All scenarios in one set of tables: each has its own customers. Times without a date are on 2 March 2026, UTC. */
export function eventData(scenarios: { readonly [name: string]: Scenario }): EventData {
  const customers: Customer[] = [];
  const deeds: Deed[] = [];
  const tickets: Ticket[] = [];
  Object.entries(scenarios).forEach(([scenario, told], index) => {
    const customerId = (customer: number) => index * 10_000 + customer;
    const known = new Set([...(told.deeds ?? []), ...(told.tickets ?? [])].map(([customer]) => customer));
    for (const customer of known) {
      customers.push({ customerId: customerId(customer), scenario, plan: customer % 2 === 0 ? "even" : "odd" });
    }
    for (const [customer, kind, at, { channel = null, product = null, amount = null } = {}] of told.deeds ?? []) {
      deeds.push({ deedId: deeds.length + 1, scenario, customerId: customerId(customer), kind, channel, product, amount, at: iso(at) });
    }
    for (const [customer, openedAt, solvedAt] of told.tickets ?? []) {
      tickets.push({
        ticketId: tickets.length + 1,
        scenario,
        customerId: customerId(customer),
        openedAt: iso(openedAt),
        solvedAt: solvedAt === undefined ? null : iso(solvedAt),
      });
    }
  });
  return { customers, deeds, tickets };
}

function iso(text: string): string {
  return new Date(day(text)).toISOString();
}

/** The rows as columns, times as epoch milliseconds. */
export function eventTables({ customers, deeds, tickets }: EventData): MemoryTables {
  const instant = (text: string | null) => (text === null ? null : Date.parse(text));
  return {
    customer: {
      customerId: customers.map((one) => one.customerId),
      scenario: customers.map((one) => one.scenario),
      plan: customers.map((one) => one.plan),
    },
    deed: {
      deedId: deeds.map((one) => one.deedId),
      scenario: deeds.map((one) => one.scenario),
      customerId: deeds.map((one) => one.customerId),
      kind: deeds.map((one) => one.kind),
      channel: deeds.map((one) => one.channel),
      product: deeds.map((one) => one.product),
      amount: deeds.map((one) => one.amount),
      at: deeds.map((one) => instant(one.at)),
    },
    ticket: {
      ticketId: tickets.map((one) => one.ticketId),
      scenario: tickets.map((one) => one.scenario),
      customerId: tickets.map((one) => one.customerId),
      openedAt: tickets.map((one) => instant(one.openedAt)),
      solvedAt: tickets.map((one) => instant(one.solvedAt)),
    },
  };
}

const kinds = ["a", "b", "c", "x"];
const channels = ["web", "app", "Web ", null];

/** Random journeys: few customers, few hours, so that repeats, ties and edges of windows are common. */
export function randomEvents(seed: number, { customers = 60, deeds = 900, days = 20 } = {}): EventData {
  const next = sequence(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const start = Date.parse("2026-03-20T00:00:00Z");
  const hour = 3_600_000;
  const when = () => new Date(start + Math.floor(next() * days * 24) * hour + pick([0, 0, 1, 500, 1_800_000])).toISOString();
  const customer = () => (next() < 0.03 ? null : 1 + Math.floor(next() ** 2 * customers));
  return {
    customers: Array.from({ length: customers }, (_, index) => ({
      customerId: index + 1,
      scenario: "random",
      plan: pick(["free", "paid", null]),
    })),
    deeds: Array.from({ length: deeds }, (_, index) => ({
      deedId: index + 1,
      scenario: "random",
      customerId: customer(),
      kind: pick(kinds),
      channel: pick(channels),
      product: pick([1, 2, null]),
      amount: next() < 0.1 ? null : Math.floor(next() * 50),
      at: when(),
    })),
    tickets: Array.from({ length: deeds / 3 }, (_, index) => ({
      ticketId: index + 1,
      scenario: "random",
      customerId: customer(),
      openedAt: when(),
      solvedAt: next() < 0.6 ? when() : null,
    })),
  };
}

/** Numbers in [0, 1) by Marsaglia's xorshift32. */
function sequence(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
