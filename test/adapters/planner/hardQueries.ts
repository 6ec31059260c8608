import type { SupportQuery } from "../../contract/queries.ts";

const urgent = { dimension: "urgent", op: "equals", value: true } as const;
const autumn = { from: "2025-10-20", to: "2025-11-05" };
const berlin = { timeZone: "Europe/Berlin" };

/** What the contract's queries do not put together: parts of a query that a planner takes apart, all at once. */
export const hardQueries: { readonly [name: string]: SupportQuery } = {
  "metrics that are all filtered, of every way to be counted": {
    kind: "aggregate",
    metrics: [
      { metric: "replyCount", as: "urgentReplies", where: urgent },
      { metric: "firstResponse", as: "phone", where: { dimension: "channel", op: "in", values: ["phone"] } },
      { metric: "backlog", as: "urgentBacklog", where: urgent },
      { metric: "agents28", as: "agentsOfUrgent", where: urgent },
      { metric: "solvedInDay", as: "urgentSolved", where: urgent },
    ],
    by: ["region", "agent"],
    time: { range: autumn },
    calendar: berlin,
  },
  "one filtered metric by itself": {
    kind: "aggregate",
    metrics: [{ metric: "ticketsEver", as: "ever", where: { dimension: "region", op: "in", values: ["Süd", null] } }],
    by: ["region"],
    time: { range: { from: "2024-12-01", to: "2025-02-01" }, grain: "month" },
  },
  "a window as the target, in groups that only it sees": {
    kind: "aggregate",
    metrics: ["tickets"],
    by: ["agent", "region"],
    time: { range: { from: "2025-05-01", to: "2025-05-08" } },
    compare: [
      { id: "ever", to: { target: "ticketsEver" } },
      { id: "agents", to: { target: "agents28" } },
      { id: "before", to: { from: "2024-11-01", to: "2024-12-15" } },
    ],
    totals: [["region"], []],
  },
  "a top of more values than there are, with a rest that only another period has": {
    kind: "aggregate",
    metrics: ["agents", "tickets"],
    by: ["region"],
    time: { range: { from: "2025-05-01", to: "2025-05-03" } },
    top: { n: 9, by: "agents", other: true },
    compare: [{ id: "year", to: { from: "2024-11-01", to: "2025-11-01" } }],
    totals: [[]],
  },
  "a top of nothing, with a rest": {
    kind: "aggregate",
    metrics: ["tickets", "solvedShare"],
    by: ["agent"],
    time: { range: { from: "2019-05-01", to: "2019-05-03" }, grain: "day" },
    top: { n: 2, by: "tickets", other: true },
    compare: [{ id: "later", to: { from: "2025-05-01", to: "2025-05-03" } }],
  },
  "a top of a boolean": {
    kind: "aggregate",
    metrics: ["firstResponseP90", { metric: "tickets", as: "share", compute: "share" }],
    by: ["urgent", "channel"],
    time: { range: autumn, grain: "week" },
    top: { n: 1, by: "share", other: true },
    where: { not: { dimension: "channel", op: "in", values: ["wechat"] } },
    totals: [["urgent"], ["channel", "time"], ["time"]],
    calendar: berlin,
  },
  "a snapshot that is there only in the middle": {
    kind: "aggregate",
    metrics: ["backlog"],
    by: ["agent"],
    time: { range: { from: "2024-11-01", to: "2024-11-15" }, grain: "day" },
    where: { and: [{ dimension: "region", op: "equals", value: "Süd" }, { dimension: "channel", op: "notIn", values: ["phone"] }] },
    top: { n: 3, by: "backlog", other: true },
    totals: [["agent"]],
  },
  "everything of finished rows": {
    kind: "aggregate",
    metrics: ["tickets", "csat", { metric: "tickets", as: "rank", compute: "rank" }],
    by: ["region"],
    time: { range: { toDate: "year" }, grain: "quarter" },
    compare: [{ id: "year", to: { shift: "P1Y" } }],
    having: [{ metric: "tickets", op: "gt", value: 3 }],
    order: [{ by: "csat", direction: "desc" }, { by: "region" }],
    page: { size: 7, cursor: "o5" },
    totals: [["region"]],
    calendar: { timeZone: "Asia/Kolkata", weekStart: "sunday" },
  },
  "sums filled with zero, by week from Sunday": {
    kind: "aggregate",
    metrics: ["replyCount", "slowest", "firstResponse", "solvedShare"],
    by: ["agent"],
    time: { range: { from: "2025-10-22", to: "2025-11-20" }, grain: "week", fill: "zero" },
    calendar: { timeZone: "America/New_York", weekStart: "sunday" },
  },
  "records of a zone with a negated filter": {
    kind: "records",
    entity: "ticket",
    columns: ["channel", "createdAt"],
    time: { dimension: "createdAt", range: { last: 3, unit: "week" } },
    where: { not: { or: [{ dimension: "urgent", op: "isNull" }, { dimension: "createdAt", op: "range", range: { from: "2026-04-01", to: "2026-04-03" } }] } },
    calendar: { timeZone: "Australia/Lord_Howe", weekStart: "sunday" },
  },
};
