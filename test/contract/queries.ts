import type { MetricsQuery } from "../../src/query/index.ts";
import type { support } from "../query/support.ts";

export type SupportQuery = MetricsQuery<typeof support>;

/** The suite's clock. */
export const now = Date.parse("2026-04-15T10:20:00Z");

const berlin = { timeZone: "Europe/Berlin" };
const newYork = { timeZone: "America/New_York", weekStart: "sunday" } as const;
const whole = { from: "2024-11-01", to: "2026-11-01" };

/** Queries that every adapter must answer alike over the same data, each named after what it is there for. */
export const queries: { readonly [name: string]: SupportQuery } = {
  "every metric kind, no range": {
    kind: "aggregate",
    metrics: [
      "tickets",
      "solved",
      "solvedShare",
      "replyCount",
      "firstResponse",
      "firstResponseP90",
      "slowest",
      "fastest",
      "agents",
      "rated",
      "csat",
    ],
  },
  "every metric kind by a dimension with unknown values": {
    kind: "aggregate",
    metrics: ["tickets", "solvedShare", "replyCount", "firstResponse", "firstResponseP90", "slowest", "fastest", "agents"],
    by: ["region"],
    time: { range: whole },
  },
  "metrics of two entities by a dimension of one": {
    kind: "aggregate",
    metrics: ["tickets", "rated", "csat"],
    by: ["channel"],
    time: { range: whole },
    calendar: berlin,
  },
  "a range without rows": {
    kind: "aggregate",
    metrics: ["tickets", "solvedShare", "firstResponse", "firstResponseP90", "agents"],
    time: { range: { from: "2019-01-01", to: "2019-01-08" }, grain: "day" },
    totals: [[]],
  },
  "a range without rows, by a dimension": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["channel"],
    time: { range: { from: "2019-01-01", to: "2019-01-08" } },
  },
  "hours of the day on which one is missing": {
    kind: "aggregate",
    metrics: ["tickets", "firstResponseP90"],
    time: { range: { from: "2025-03-30", to: "2025-03-31" }, grain: "hour" },
    calendar: berlin,
  },
  "hours of the day on which one occurs twice": {
    kind: "aggregate",
    metrics: ["tickets", "agents"],
    time: { range: { from: "2025-10-26", to: "2025-10-27" }, grain: "hour" },
    calendar: berlin,
  },
  "half-hour change of clocks": {
    kind: "aggregate",
    metrics: ["tickets"],
    time: { range: { from: "2026-04-04", to: "2026-04-06" }, grain: "hour" },
    calendar: { timeZone: "Australia/Lord_Howe" },
  },
  "days over both changes of a year": {
    kind: "aggregate",
    metrics: ["tickets", "replyCount", "csat"],
    by: ["channel"],
    time: { range: { from: "2025-03-20", to: "2025-11-05" }, grain: "day" },
    calendar: berlin,
    totals: [["channel"], ["time"], []],
  },
  "minutes around a change": {
    kind: "aggregate",
    metrics: ["tickets"],
    time: { range: { from: "2026-03-29T00:30:00Z", to: "2026-03-29T02:30:00Z" }, grain: "minute" },
    calendar: berlin,
  },
  "weeks from Monday": {
    kind: "aggregate",
    metrics: ["tickets"],
    time: { range: { from: "2025-10-01", to: "2025-11-20" }, grain: "week" },
    calendar: berlin,
  },
  "weeks from Sunday": {
    kind: "aggregate",
    metrics: ["tickets"],
    time: { range: { from: "2025-10-01", to: "2025-11-20" }, grain: "week" },
    calendar: newYork,
  },
  "months, quarters of another time dimension": {
    kind: "aggregate",
    metrics: ["tickets", "solved"],
    time: { dimension: "solvedAt", range: whole, grain: "quarter" },
    calendar: { timeZone: "Asia/Shanghai" },
  },
  "years, half-hour zone": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["urgent"],
    time: { range: whole, grain: "year" },
    calendar: { timeZone: "Asia/Kolkata" },
  },
  "top three and the rest": {
    kind: "aggregate",
    metrics: ["tickets", "agents", "firstResponseP90", "solvedShare"],
    by: ["region"],
    time: { range: whole },
    top: { n: 3, by: "tickets", other: true },
    totals: [[]],
  },
  "top two by a ratio, no rest": {
    kind: "aggregate",
    metrics: ["solvedShare", "tickets"],
    by: ["agent"],
    time: { range: whole },
    top: { n: 2, by: "solvedShare" },
    order: [{ by: "solvedShare", direction: "desc" }],
  },
  "top by month with the rest, two dimensions": {
    kind: "aggregate",
    metrics: ["tickets", "firstResponse"],
    by: ["agent", "channel"],
    time: { range: { from: "2025-06-01", to: "2025-12-01" }, grain: "month" },
    top: { n: 2, by: "tickets", of: "agent", other: true },
    calendar: berlin,
    totals: [["agent"], ["channel", "time"]],
  },
  "comparison with the span before": {
    kind: "aggregate",
    metrics: ["tickets", "csat", "firstResponseP90"],
    by: ["channel"],
    time: { range: { last: 28, unit: "day" } },
    compare: [
      { id: "previous", to: "previous" },
      { id: "yearAgo", to: { shift: "P1Y" } },
    ],
    calendar: berlin,
    totals: [[]],
  },
  "comparison bucket by bucket, calendar, weekday, elapsed": {
    kind: "aggregate",
    metrics: ["tickets"],
    time: { range: { from: "2026-03-01", to: "2026-04-01" }, grain: "day" },
    compare: [
      { id: "month", to: "previous" },
      { id: "weekday", to: { shift: "P1Y" }, align: "weekday" },
      { id: "elapsed", to: { from: "2025-03-01", to: "2025-04-01" } },
    ],
    calendar: berlin,
  },
  "month to date against the same days of the month before": {
    kind: "aggregate",
    metrics: ["tickets", "replyCount"],
    time: { range: { toDate: "month" }, grain: "day" },
    compare: [{ id: "previous", to: "previous" }],
    calendar: newYork,
  },
  "the running month, days to come": {
    kind: "aggregate",
    metrics: ["tickets", "solvedShare"],
    time: { range: { period: "month", offset: 0 }, grain: "day" },
    calendar: berlin,
  },
  "fill null": {
    kind: "aggregate",
    metrics: ["tickets"],
    time: { range: { from: "2026-01-01", to: "2026-03-01" }, grain: "day", fill: "null" },
  },
  "order by a metric, descending": {
    kind: "aggregate",
    metrics: ["tickets", "firstResponse"],
    by: ["region", "channel"],
    time: { range: whole },
    order: [{ by: "firstResponse", direction: "desc" }],
  },
  "order by time, descending, then by a metric": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["channel"],
    time: { range: { last: 6, unit: "month" }, grain: "month" },
    order: [{ by: "time", direction: "desc" }, { by: "tickets" }],
  },
  "having and a page": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["region", "agent"],
    having: [{ metric: "tickets", op: "gte", value: 10 }],
    page: { size: 20 },
  },
  "the same metric twice, once filtered": {
    kind: "aggregate",
    metrics: ["tickets", { metric: "tickets", as: "urgentTickets", where: { dimension: "urgent", op: "equals", value: true } }],
    by: ["channel"],
  },
  "not keeps unknown values": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["region"],
    where: { not: { dimension: "region", op: "equals", value: "North" } },
  },
  "notIn keeps unknown values": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["urgent"],
    where: { dimension: "urgent", op: "notIn", values: [true] },
  },
  "a list with null": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["region"],
    where: { dimension: "region", op: "in", values: [null, "Süd", "north "] },
  },
  "notIn with null": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["region"],
    where: { dimension: "region", op: "notIn", values: [null, "North"] },
  },
  "patterns are literal": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["region"],
    where: { dimension: "region", op: "contains", value: "%_" },
  },
  "quotes and backslashes": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["region"],
    where: { dimension: "region", op: "startsWith", value: "it's \\" },
  },
  "a filter of every shape": {
    kind: "aggregate",
    metrics: ["tickets", "rated"],
    by: ["channel"],
    where: {
      or: [
        { and: [{ dimension: "channel", op: "in", values: ["phone", "chat"] }, { dimension: "replies", op: "range", range: { from: 2, to: 5 } }] },
        { and: [{ not: { or: [{ dimension: "urgent", op: "isNull" }, { dimension: "replies", op: "isNull" }] } }, { dimension: "createdAt", op: "range", range: { last: 90, unit: "day" } }] },
        { dimension: "solvedAt", op: "range", range: { to: "2025-02-01" } },
      ],
    },
    calendar: berlin,
  },
  "an empty and, an empty or": {
    kind: "aggregate",
    metrics: ["tickets"],
    where: { or: [{ and: [] }, { or: [] }] },
  },
  "dimensions of kind boolean, number": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["urgent", "replies"],
    where: { dimension: "channel", op: "equals", value: "phone" },
  },
  "records, ordered with unknown last": {
    kind: "records",
    entity: "ticket",
    columns: ["agent", "region", "urgent", "replies", "createdAt", "solvedAt", "channel"],
    order: [{ by: "solvedAt", direction: "desc" }, { by: "region" }],
    time: { dimension: "createdAt", range: { from: "2025-10-01", to: "2025-12-01" } },
    page: { size: 50 },
    calendar: berlin,
  },
  "records, second page, enum order": {
    kind: "records",
    entity: "ticket",
    columns: ["channel", "agent"],
    order: [{ by: "channel", direction: "desc" }, { by: "agent" }],
    page: { size: 30, cursor: "ou" },
  },
  "records of a linked entity": {
    kind: "records",
    entity: "feedback",
    columns: ["score", "channel", "givenAt", "agent"],
    where: { dimension: "channel", op: "notIn", values: ["phone"] },
    order: [{ by: "givenAt" }],
    page: { size: 40 },
  },
  "members with unknown": { kind: "members", dimension: "region" },
  "members by count, a page": { kind: "members", dimension: "agent", order: "count", page: { size: 3 } },
  "members searched": { kind: "members", dimension: "region", search: "NORTH" },
  "members of a linked entity": { kind: "members", dimension: "channel", entity: "feedback" },
};
