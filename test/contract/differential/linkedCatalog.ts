import { d, defineCatalog, m } from "../../../src/query/index.ts";
import { china } from "../../time/support.ts";
import { exact } from "../exactCatalog.ts";

const ofTickets = { entity: "ticket", time: "createdAt" } as const;
const ofFeedback = { entity: "feedback", time: "givenAt" } as const;

/** The suite's catalog, whose tickets belong to customers: measures of linked rows, one link away and two. */
export const linked = defineCatalog({
  ...exact,
  calendars: { china },
  entities: {
    customer: { key: "customerId" },
    ticket: { key: "ticketId", belongsTo: { customer: "customerId" } },
    feedback: exact.entities.feedback,
  },
  dimensions: {
    ...exact.dimensions,
    tier: d.enum(["free", "team", "corp"], { entity: "customer" }),
    seats: d.number({ entity: "customer" }),
    balance: d.decimal({ entity: "customer", scale: 2 }),
    joinedAt: d.time({ entity: "customer" }),
  },
  metrics: {
    ...exact.metrics,
    customers: m.count({ entity: "customer", time: "joinedAt" }),
    seatsOfTickets: m.sum({ ...ofTickets, of: "seats" }),
    seatsOfRatings: m.average({ ...ofFeedback, of: "seats" }),
    seatsMedian: m.percentile({ ...ofFeedback, of: "seats", p: 0.5 }),
    repliesOfRatings: m.sum({ ...ofFeedback, of: "replies", where: { dimension: "tier", op: "notIn", values: ["free"] } }),
    balanceOfRatings: m.sum({ ...ofFeedback, of: "balance" }),
    leastBalance: m.min({ ...ofTickets, of: "balance" }),
    tiersOfRatings: m.distinct({ ...ofFeedback, of: "tier" }),
    seatsOpen: m.snapshot({ entity: "ticket", over: { opened: "createdAt", closed: "solvedAt" }, of: "seats" }),
    seats7: m.cumulative({ of: "seatsOfTickets", window: "P7D" }),
    seatsPerReply: m.ratio({ numerator: "seatsOfRatings", denominator: "repliesOfRatings", unit: "number" }),
  },
});

/** The same with ratios of what is counted by two times: a value may have some of the one and nothing of the other. */
export const twoTimes = defineCatalog({
  ...linked,
  metrics: {
    ...linked.metrics,
    closed: m.count({ entity: "ticket", time: "solvedAt" }),
    closedPerTicket: m.ratio({ numerator: "closed", denominator: "tickets", unit: "number" }),
    repliesPerRating: m.ratio({ numerator: "replyCount", denominator: "rated", unit: "number" }),
  },
});
