import type { MemoryTables } from "../../src/adapters/memory/index.ts";

/** A row of the suite's tickets; times as ISO instants. */
export interface Ticket {
  readonly ticketId: number;
  readonly channel: string;
  readonly region: string | null;
  readonly agent: string | null;
  readonly urgent: boolean | null;
  readonly replies: number | null;
  readonly firstResponseSeconds: number | null;
  /** Exact decimals: of four digits after the point, and whole. */
  readonly amount: string | null;
  readonly units: bigint | null;
  readonly createdAt: string;
  readonly solvedAt: string | null;
  readonly customerId?: number | null;
}
export interface Feedback {
  readonly feedbackId: number;
  readonly ticketId: number | null;
  readonly score: number | null;
  readonly givenAt: string;
}
/** Whose tickets they are, where the catalog knows of that. */
export interface Customer {
  readonly customerId: number;
  readonly tier: string | null;
  /** A number whose column is DECIMAL. */
  readonly seats: number | null;
  readonly balance: string | null;
  readonly joinedAt: string | null;
}
export interface Data {
  readonly tickets: readonly Ticket[];
  readonly feedback: readonly Feedback[];
  readonly customers?: readonly Customer[];
}

/** Eight tickets and five ratings, few enough to work out every expected figure by hand. */
export const tiny: Data = {
  tickets: [
    ticket(1, "phone", "North", "Ada", "2026-03-28T22:30:00.000Z", { replies: 2, first: 60, solved: "2026-03-29T10:00:00.000Z", amount: "12345678901234567.8901", units: 9007199254740993n }),
    ticket(2, "phone", "North", "Ada", "2026-03-28T23:00:00.000Z", { replies: 0, first: 120, amount: "0.0001", units: 9223372036854775807n }),
    ticket(3, "chat", "North", "Bo", "2026-03-29T00:59:59.999Z", { replies: 4, first: 30, solved: "2026-03-29T02:00:00.000Z", amount: "-0.0001", units: 9223372036854775807n }),
    ticket(4, "chat", null, "Bo", "2026-03-29T01:00:00.000Z", { replies: null, first: null }),
    ticket(5, "email", "South", null, "2026-03-29T21:59:59.000Z", { replies: 1, first: 600, urgent: true, amount: "99999999999999.9999", units: 1n }),
    ticket(6, "email", "South", "Cy", "2026-03-29T22:00:00.000Z", { replies: 3, first: 300, solved: "2026-04-02T00:00:00.000Z", amount: "-12345678901234567.8901", units: -9007199254740993n }),
    ticket(7, "phone", "south", "Cy", "2026-03-30T12:00:00.000Z", { replies: 5, first: 90, urgent: null, amount: "0.3", units: 7n }),
    ticket(8, "wechat", "East", "Di", "2026-02-28T12:00:00.000Z", { replies: 1, first: 45, amount: "0.1000", units: 0n }),
  ],
  feedback: [
    { feedbackId: 1, ticketId: 1, score: 5, givenAt: "2026-03-29T12:00:00.000Z" },
    { feedbackId: 2, ticketId: 3, score: 2, givenAt: "2026-03-29T13:00:00.000Z" },
    { feedbackId: 3, ticketId: 5, score: 4, givenAt: "2026-03-30T08:00:00.000Z" },
    { feedbackId: 4, ticketId: null, score: 3, givenAt: "2026-03-30T09:00:00.000Z" },
    { feedbackId: 5, ticketId: 6, score: null, givenAt: "2026-03-30T10:00:00.000Z" },
  ],
};

function ticket(
  ticketId: number,
  channel: string,
  region: string | null,
  agent: string | null,
  createdAt: string,
  {
    replies,
    first,
    solved = null,
    urgent = false,
    amount = null,
    units = null,
  }: {
    readonly replies: number | null;
    readonly first: number | null;
    readonly solved?: string | null;
    readonly urgent?: boolean | null;
    readonly amount?: string | null;
    readonly units?: bigint | null;
  },
): Ticket {
  return { ticketId, channel, region, agent, urgent, replies, firstResponseSeconds: first, amount, units, createdAt, solvedAt: solved };
}

/** Hours around which clocks change: each gets its own cluster of tickets. */
const transitions = [
  "2025-03-30T01:00:00Z", // Berlin forward
  "2025-10-26T01:00:00Z", // Berlin back
  "2026-03-08T07:00:00Z", // New York forward
  "2025-11-02T06:00:00Z", // New York back
  "2026-04-04T15:00:00Z", // Lord Howe back by half an hour
  "2026-03-29T01:00:00Z", // Berlin forward
];

/** Names that a careless comparison would merge, cut or take for a pattern. */
const regions = ["North", "north", "north ", "Süd", "Sud", "50%_a", "50xya", "it's \\ \"q\"", "华东", "😀", "\uffee", null];
const agents = ["Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus", null];
const channels = ["phone", "chat", "email", "wechat"];

/** Digits that a number loses, values that only differ in them, and one value written in two ways. */
const amounts = [
  "12345678901234567.8901",
  "12345678901234567.8902",
  "-12345678901234567.8901",
  "0.0001",
  "-0.0001",
  "0.1",
  "0.1000",
  "0.2",
  "19.99",
  "-5",
  "99999999999999.9999",
  "0",
  null,
];
const units = [9007199254740993n, 9007199254740992n, 9223372036854775807n, -9223372036854775807n, 1n, 0n, -3n, 12n, null];

/** About 1 500 tickets over two years, the same for the same seed. */
export function dense(seed: number): Data {
  const next = sequence(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const start = Date.parse("2024-11-01T00:00:00Z");
  const tickets = Array.from({ length: 1_500 }, (_, index): Ticket => {
    const near = next() < 0.4;
    const created = near
      ? Date.parse(pick(transitions)) + Math.round((next() - 0.5) * 36 * 3_600_000)
      : start + Math.floor(next() * 730) * 86_400_000 + Math.floor(next() * 86_400_000);
    const answered = next() < 0.85;
    return {
      ticketId: index + 1,
      channel: pick(channels),
      region: pick(regions),
      agent: pick(agents),
      urgent: next() < 0.1 ? null : next() < 0.3,
      replies: next() < 0.05 ? null : Math.floor(next() * 9),
      firstResponseSeconds: answered ? Math.floor(next() * 20) * 30 : null,
      amount: amounts[(index * 7 + seed) % amounts.length] ?? null,
      units: units[(index * 11 + seed) % units.length] ?? null,
      createdAt: new Date(created).toISOString(),
      solvedAt: next() < 0.7 ? new Date(created + Math.floor(next() * 5 * 86_400_000)).toISOString() : null,
    };
  });
  const feedback = Array.from({ length: 600 }, (_, index): Feedback => {
    const rated = pick(tickets);
    return {
      feedbackId: index + 1,
      ticketId: next() < 0.03 ? null : rated.ticketId,
      score: next() < 0.05 ? null : 1 + Math.floor(next() * 5),
      givenAt: new Date(Date.parse(rated.createdAt) + Math.floor(next() * 86_400_000)).toISOString(),
    };
  });
  return { tickets, feedback };
}

const balances = ["0.10", "-0.10", "12345678901234567.89", "99.99", "0", null];

/** The same with 30 customers: of some tickets nobody's, of some those of customers who are not there. */
export function withCustomers(data: Data): Required<Data> {
  const count = 30;
  const customers = Array.from({ length: count }, (_, index): Customer => ({
    customerId: index + 1,
    tier: ["free", "team", "corp", null][(index * 5) % 4] ?? null,
    seats: index % 7 === 3 ? null : [1, 2.5, 10, 0.25, 100, 40][index % 6] ?? null,
    balance: balances[(index * 7) % balances.length] ?? null,
    joinedAt: index % 9 === 4 ? null : new Date(Date.parse("2024-12-01T22:00:00Z") + index * 23 * 86_400_000).toISOString(),
  }));
  const tickets = data.tickets.map((ticket) => {
    const place = (ticket.ticketId * 13) % (count + 3);
    return { ...ticket, customerId: place === 0 ? null : place };
  });
  return { ...data, tickets, customers };
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

/** The rows as columns, times as epoch milliseconds. */
export function tablesOf({ tickets, feedback, customers }: Data): MemoryTables {
  const instant = (text: string | null) => (text === null ? null : Date.parse(text));
  return {
    ticket: {
      ticketId: tickets.map(({ ticketId }) => ticketId),
      channel: tickets.map(({ channel }) => channel),
      region: tickets.map(({ region }) => region),
      agent: tickets.map(({ agent }) => agent),
      urgent: tickets.map(({ urgent }) => urgent),
      replies: tickets.map(({ replies }) => replies),
      firstResponseSeconds: tickets.map(({ firstResponseSeconds }) => firstResponseSeconds),
      amount: tickets.map(({ amount }) => amount),
      units: tickets.map(({ units: own }) => own),
      createdAt: tickets.map(({ createdAt }) => instant(createdAt)),
      solvedAt: tickets.map(({ solvedAt }) => instant(solvedAt)),
      ...(customers === undefined ? {} : { customerId: tickets.map(({ customerId = null }) => customerId) }),
    },
    feedback: {
      feedbackId: feedback.map(({ feedbackId }) => feedbackId),
      ticketId: feedback.map(({ ticketId }) => ticketId),
      score: feedback.map(({ score }) => score),
      givenAt: feedback.map(({ givenAt }) => instant(givenAt)),
    },
    ...(customers === undefined
      ? {}
      : {
          customer: {
            customerId: customers.map(({ customerId }) => customerId),
            tier: customers.map(({ tier }) => tier),
            seats: customers.map(({ seats }) => seats),
            balance: customers.map(({ balance }) => balance),
            joinedAt: customers.map(({ joinedAt }) => instant(joinedAt)),
          },
        }),
  };
}
