import type { CellValue } from "../../src/query/index.ts";
import type { SupportQuery } from "./queries.ts";

/** Rows in short: a cell is its value, or `[value, comparison, …]`. */
export interface Golden {
  readonly query: SupportQuery;
  readonly rows: readonly { readonly [key: string]: unknown }[];
  readonly totals?: readonly (readonly { readonly [key: string]: unknown }[])[];
}

const berlin = { timeZone: "Europe/Berlin" };
const marchDays = { from: "2026-03-28", to: "2026-03-31" };

/** Answers over the tiny data (data.ts), each worked out by hand. */
export const golden: { readonly [law: string]: Golden } = {
  "a ratio is Σ numerator ÷ Σ denominator, in totals as well; text is compared exactly; unknown comes last": {
    query: { kind: "aggregate", metrics: ["tickets", "solvedShare"], by: ["region"], totals: [[]] },
    rows: [
      { region: "East", tickets: 1, solvedShare: 0 },
      { region: "North", tickets: 3, solvedShare: 2 / 3 },
      { region: "South", tickets: 2, solvedShare: 1 / 2 },
      { region: "south", tickets: 1, solvedShare: 0 },
      { region: null, tickets: 1, solvedShare: 0 },
    ],
    totals: [[{ tickets: 8, solvedShare: 3 / 8 }]],
  },
  "averages, percentiles, extremes and distinct counts leave unknown values out": {
    // first responses: 30 45 60 90 120 300 600; h = 0.9 · 6 = 5.4, so 300 + 0.4 · 300
    query: {
      kind: "aggregate",
      metrics: ["firstResponse", "firstResponseP90", "fastest", "slowest", "agents", "replyCount"],
    },
    rows: [
      { firstResponse: 1245 / 7, firstResponseP90: 420, fastest: 30, slowest: 600, agents: 4, replyCount: 16 },
    ],
  },
  "a local day that is 23 hours long holds its 23 hours": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: marchDays, grain: "day" },
      calendar: berlin,
      totals: [[]],
    },
    rows: [
      { time: "2026-03-27T23:00:00.000Z", tickets: 1 },
      { time: "2026-03-28T23:00:00.000Z", tickets: 4 },
      { time: "2026-03-29T22:00:00.000Z", tickets: 2 },
    ],
    totals: [[{ tickets: 7 }]],
  },
  "the hour that clocks skip has no bucket": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: { from: "2026-03-29T00:00", to: "2026-03-29T04:00" }, grain: "hour" },
      calendar: berlin,
    },
    rows: [
      { time: "2026-03-28T23:00:00.000Z", tickets: 1 },
      { time: "2026-03-29T00:00:00.000Z", tickets: 1 },
      { time: "2026-03-29T01:00:00.000Z", tickets: 1 },
    ],
  },
  "the rest beside the top one is counted from its rows: distinct counts and percentiles are not added": {
    // outside North: agents Bo, Cy, Di; first responses 45 90 300 600; h = 0.9 · 3 = 2.7, so 300 + 0.7 · 300
    query: {
      kind: "aggregate",
      metrics: ["tickets", "agents", "firstResponseP90", "solvedShare"],
      by: ["region"],
      top: { n: 1, by: "tickets", other: true },
    },
    rows: [
      // North: 30 60 120; h = 1.8, so 60 + 0.8 · 60
      { region: "North", tickets: 3, agents: 2, firstResponseP90: 108, solvedShare: 2 / 3 },
      { region: null, $other: true, tickets: 5, agents: 3, firstResponseP90: 510, solvedShare: 1 / 5 },
    ],
  },
  "without `other` the rest is left out, but not from the total": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      by: ["region"],
      top: { n: 1, by: "tickets" },
      totals: [[]],
    },
    rows: [{ region: "North", tickets: 3 }],
    totals: [[{ tickets: 8 }]],
  },
  "a linked entity's rows are grouped by what they belong to; those that belong to nothing are unknown": {
    query: { kind: "aggregate", metrics: ["rated", "csat"], by: ["channel"] },
    rows: [
      { channel: "phone", rated: 1, csat: 1 },
      { channel: "chat", rated: 1, csat: 0 },
      { channel: "email", rated: 2, csat: 1 / 2 },
      { channel: null, rated: 1, csat: 0 },
    ],
  },
  "calendar days without a partner in the shorter month before are compared with nothing": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: { from: "2026-03-01", to: "2026-04-01" }, grain: "day" },
      compare: [{ id: "before", to: "previous" }],
      having: [{ metric: "tickets", op: "gt", value: 0 }],
      calendar: berlin,
    },
    rows: [
      { time: "2026-03-27T23:00:00.000Z", $compareTime: { before: "2026-02-27T23:00:00.000Z" }, tickets: [1, 1] },
      { time: "2026-03-28T23:00:00.000Z", $compareTime: { before: null }, tickets: [4, null] },
      { time: "2026-03-29T22:00:00.000Z", $compareTime: { before: null }, tickets: [2, null] },
    ],
  },
  "a value that only the comparison saw has a row": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      by: ["channel"],
      time: { range: { from: "2026-03-01", to: "2026-04-01" } },
      compare: [{ id: "before", to: "previous" }],
      calendar: berlin,
    },
    rows: [
      { channel: "phone", tickets: [3, 0] },
      { channel: "chat", tickets: [2, 0] },
      { channel: "email", tickets: [2, 0] },
      { channel: "wechat", tickets: [0, 1] },
    ],
  },
  "not and notIn keep unknown values": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      by: ["region"],
      where: {
        and: [
          { not: { dimension: "region", op: "equals", value: "North" } },
          { dimension: "region", op: "notIn", values: ["East", "south"] },
        ],
      },
    },
    rows: [
      { region: "South", tickets: 2 },
      { region: null, tickets: 1 },
    ],
  },
  "days without rows are 0 for counts and unknown for what was not measured": {
    query: {
      kind: "aggregate",
      metrics: ["tickets", "firstResponse", "solvedShare"],
      time: { range: { from: "2026-03-31", to: "2026-04-01" }, grain: "day" },
      calendar: berlin,
    },
    rows: [{ time: "2026-03-30T22:00:00.000Z", tickets: 0, firstResponse: null, solvedShare: null }],
  },
  "a snapshot is the end (or start) of each bucket, and of the range in the total": {
    // open at the end: 8 1 | 8 2 4 5 | 8 2 4 5 6 7; replies of those open at the start: 1 | 1 + 2 | 1 + 0 + unknown + 1
    query: {
      kind: "aggregate",
      metrics: ["backlog", "repliesOpenBefore"],
      time: { range: marchDays, grain: "day" },
      calendar: berlin,
      totals: [[]],
    },
    rows: [
      { time: "2026-03-27T23:00:00.000Z", backlog: 2, repliesOpenBefore: 1 },
      { time: "2026-03-28T23:00:00.000Z", backlog: 4, repliesOpenBefore: 3 },
      { time: "2026-03-29T22:00:00.000Z", backlog: 6, repliesOpenBefore: 2 },
    ],
    totals: [[{ backlog: 6, repliesOpenBefore: 1 }]],
  },
  "without a range a snapshot is now, and what is closed has no row": {
    query: { kind: "aggregate", metrics: ["backlog"], by: ["replies"], asOf: "2026-04-02T00:00:00.001Z", totals: [[]] },
    rows: [
      { replies: 0, backlog: 1 },
      { replies: 1, backlog: 2 },
      { replies: 5, backlog: 1 },
      { replies: null, backlog: 1 },
    ],
    totals: [[{ backlog: 5 }]],
  },
  "what is open but of unknown size is not 0": {
    query: {
      kind: "aggregate",
      metrics: ["repliesOpenBefore"],
      by: ["channel"],
      time: { range: { from: "2026-03-31", to: "2026-04-01" } },
    },
    rows: [
      { channel: "phone", repliesOpenBefore: 5 },
      { channel: "chat", repliesOpenBefore: null },
      { channel: "email", repliesOpenBefore: 4 },
      { channel: "wechat", repliesOpenBefore: 1 },
    ],
  },
  "a snapshot of moments is the last moment of a bucket for all groups; a bucket without one is unknown": {
    // 29 March: 13:00 with chat's 2 (phone was rated at 12:00); 30 March: 10:00 with email's unknown score
    query: {
      kind: "aggregate",
      metrics: ["lastScore"],
      by: ["channel"],
      time: { range: { from: "2026-03-29", to: "2026-04-01" }, grain: "day" },
      totals: [["time"], []],
    },
    rows: [
      { time: "2026-03-29T00:00:00.000Z", channel: "chat", lastScore: 2 },
      { time: "2026-03-29T00:00:00.000Z", channel: "email", lastScore: 0 },
      { time: "2026-03-30T00:00:00.000Z", channel: "chat", lastScore: 0 },
      { time: "2026-03-30T00:00:00.000Z", channel: "email", lastScore: null },
      { time: "2026-03-31T00:00:00.000Z", channel: "chat", lastScore: null },
      { time: "2026-03-31T00:00:00.000Z", channel: "email", lastScore: null },
    ],
    totals: [
      [
        { time: "2026-03-29T00:00:00.000Z", lastScore: 2 },
        { time: "2026-03-30T00:00:00.000Z", lastScore: null },
        { time: "2026-03-31T00:00:00.000Z", lastScore: null },
      ],
      [{ lastScore: null }],
    ],
  },
  "a filter does not move the moment": {
    query: {
      kind: "aggregate",
      metrics: ["lastScore"],
      where: { dimension: "channel", op: "equals", value: "phone" },
      time: { range: { from: "2026-03-29", to: "2026-03-30" } },
    },
    rows: [{ lastScore: 0 }],
  },
  "windows are local days: two before the end of the day after a day of 23 hours are 47 hours": {
    // P2D: 1 | 1 2 3 4 5 | 2 3 4 5 6 7; P7D: 1 | 1 to 5 | 1 to 7, their p90: 60 | 120 + 0.7 · 480 | 300 + 0.5 · 300
    query: {
      kind: "aggregate",
      metrics: [
        "ticketsEver",
        "ticketsInMonth",
        "tickets7",
        "solvedShare7",
        "firstResponse2",
        "slowest2",
        "agents28",
        "firstResponseP90In7",
      ],
      time: { range: marchDays, grain: "day" },
      calendar: berlin,
      totals: [[]],
    },
    rows: [
      {
        time: "2026-03-27T23:00:00.000Z",
        ticketsEver: 2,
        ticketsInMonth: 1,
        tickets7: 1,
        solvedShare7: 1,
        firstResponse2: 60,
        slowest2: 60,
        agents28: 1,
        firstResponseP90In7: 60,
      },
      {
        time: "2026-03-28T23:00:00.000Z",
        ticketsEver: 6,
        ticketsInMonth: 5,
        tickets7: 5,
        solvedShare7: 2 / 5,
        firstResponse2: 810 / 4,
        slowest2: 600,
        agents28: 2,
        firstResponseP90In7: 456,
      },
      {
        time: "2026-03-29T22:00:00.000Z",
        ticketsEver: 8,
        ticketsInMonth: 7,
        tickets7: 7,
        solvedShare7: 3 / 7,
        firstResponse2: 1140 / 5,
        slowest2: 600,
        agents28: 3,
        firstResponseP90In7: 450,
      },
    ],
    totals: [
      [
        {
          ticketsEver: 8,
          ticketsInMonth: 7,
          tickets7: 7,
          solvedShare7: 3 / 7,
          firstResponse2: 1140 / 5,
          slowest2: 600,
          agents28: 3,
          firstResponseP90In7: 450,
        },
      ],
    ],
  },
  "windows of the running bucket end now; those to come are unknown": {
    query: {
      kind: "aggregate",
      metrics: ["backlog", "ticketsEver", "tickets7", "agents28", "backlogPerDay"],
      time: { range: { from: "2026-04-14", to: "2026-04-17" }, grain: "day" },
    },
    rows: [
      { time: "2026-04-14T00:00:00.000Z", backlog: 5, ticketsEver: 8, tickets7: 0, agents28: 3, backlogPerDay: null },
      { time: "2026-04-15T00:00:00.000Z", backlog: 5, ticketsEver: 8, tickets7: 0, agents28: 3, backlogPerDay: null },
      { time: "2026-04-16T00:00:00.000Z", backlog: null, ticketsEver: null, tickets7: null, agents28: null, backlogPerDay: null },
    ],
  },
  "a conversion is counted at the time of what it starts with": {
    // solved within a day: 1 of 1 | 3 of 2 3 4 5 | none of 6 7
    query: {
      kind: "aggregate",
      metrics: ["solvedInDay"],
      time: { range: marchDays, grain: "day" },
      calendar: berlin,
      totals: [[]],
    },
    rows: [
      { time: "2026-03-27T23:00:00.000Z", solvedInDay: 1 },
      { time: "2026-03-28T23:00:00.000Z", solvedInDay: 1 / 4 },
      { time: "2026-03-29T22:00:00.000Z", solvedInDay: 0 },
    ],
    totals: [[{ solvedInDay: 2 / 7 }]],
  },
  "the rest beside the top of a conversion is counted from its rows": {
    query: {
      kind: "aggregate",
      metrics: ["solvedInDay", "tickets"],
      by: ["channel"],
      where: { dimension: "channel", op: "notIn", values: ["wechat"] },
      top: { n: 1, by: "solvedInDay", other: true },
    },
    // phone: 1 of 1 2 7; chat: 3 of 3 4; email: none of 5 6
    rows: [
      { channel: "chat", solvedInDay: 1 / 2, tickets: 2 },
      { channel: null, $other: true, solvedInDay: 1 / 5, tickets: 5 },
    ],
  },
  "derived metrics are worked out anew in totals, and the rest beside the top": {
    query: {
      kind: "aggregate",
      metrics: ["ticketsPerAgent"],
      by: ["region"],
      top: { n: 1, by: "ticketsPerAgent", other: true },
      totals: [[]],
    },
    rows: [
      { region: "South", ticketsPerAgent: 2 },
      { region: null, $other: true, ticketsPerAgent: 6 / 4 },
    ],
    totals: [[{ ticketsPerAgent: 8 / 4 }]],
  },
  "derived metrics are unknown where they divide by 0": {
    query: {
      kind: "aggregate",
      metrics: ["netScore"],
      time: { range: { from: "2026-03-30", to: "2026-04-01" }, grain: "day" },
      totals: [[]],
    },
    // 30 March: one of three is satisfied
    rows: [
      { time: "2026-03-30T00:00:00.000Z", netScore: -100 / 3 },
      { time: "2026-03-31T00:00:00.000Z", netScore: null },
    ],
    totals: [[{ netScore: -100 / 3 }]],
  },
  "the rest beside the top of a rolling distinct count and a snapshot is counted from its rows": {
    query: {
      kind: "aggregate",
      metrics: ["agents28", "backlog"],
      by: ["region"],
      time: { range: marchDays },
      top: { n: 1, by: "agents28", other: true },
      calendar: berlin,
    },
    rows: [
      { region: "North", agents28: 2, backlog: 1 },
      { region: null, $other: true, agents28: 2, backlog: 5 },
    ],
  },
  "windows and snapshots are compared by their own ends; a target is another metric of the same rows": {
    query: {
      kind: "aggregate",
      metrics: ["tickets7", "backlog", "tickets"],
      time: { range: marchDays },
      compare: [
        { id: "before", to: "previous" },
        { id: "goal", to: { target: "solved" } },
      ],
      calendar: berlin,
    },
    rows: [{ tickets7: [7, 0, 3], backlog: [6, 1, 3], tickets: [7, 0, 3] }],
  },
  "shares are of all rows, ranks of those that are there; equal values share the better rank": {
    query: {
      kind: "aggregate",
      metrics: [
        "tickets",
        { metric: "tickets", as: "share", compute: "share" },
        { metric: "tickets", as: "rank", compute: "rank" },
      ],
      by: ["channel"],
      totals: [[]],
      order: [{ by: "rank" }],
    },
    rows: [
      { channel: "phone", tickets: 3, share: 3 / 8, rank: 1 },
      { channel: "chat", tickets: 2, share: 2 / 8, rank: 2 },
      { channel: "email", tickets: 2, share: 2 / 8, rank: 2 },
      { channel: "wechat", tickets: 1, share: 1 / 8, rank: 4 },
    ],
    totals: [[{ tickets: 8, share: 1, rank: 1 }]],
  },
  "shares stay shares of all where the rest is left out or one row, and that row has no rank": {
    query: {
      kind: "aggregate",
      metrics: [
        { metric: "backlog", as: "share", compute: "share" },
        { metric: "backlog", as: "rank", compute: "rank" },
      ],
      by: ["channel"],
      top: { n: 1, by: "share", other: true },
    },
    rows: [
      { channel: "phone", share: 2 / 5, rank: 1 },
      { channel: null, $other: true, share: 3 / 5, rank: null },
    ],
  },
  "running sums go from bucket to bucket, of the comparison as well": {
    query: {
      kind: "aggregate",
      metrics: [{ metric: "tickets", as: "running", compute: "running" }],
      time: { range: { from: "2026-03-28", to: "2026-03-31" }, grain: "day" },
      compare: [{ id: "later", to: { from: "2026-03-29", to: "2026-04-01" } }],
      calendar: berlin,
    },
    rows: [
      { time: "2026-03-27T23:00:00.000Z", $compareTime: { later: "2026-03-28T23:00:00.000Z" }, running: [1, 4] },
      { time: "2026-03-28T23:00:00.000Z", $compareTime: { later: "2026-03-29T22:00:00.000Z" }, running: [5, 6] },
      { time: "2026-03-29T22:00:00.000Z", $compareTime: { later: "2026-03-30T22:00:00.000Z" }, running: [7, 6] },
    ],
  },
  "unknown text sorts last in records, descending too": {
    query: {
      kind: "records",
      entity: "ticket",
      columns: ["agent", "urgent", "createdAt"],
      order: [{ by: "agent", direction: "desc" }],
      time: { dimension: "createdAt", range: { from: "2026-03-29", to: "2026-03-31" } },
      calendar: berlin,
    },
    rows: [
      { agent: "Cy", urgent: false, createdAt: "2026-03-29T22:00:00.000Z" },
      { agent: "Cy", urgent: null, createdAt: "2026-03-30T12:00:00.000Z" },
      { agent: "Bo", urgent: false, createdAt: "2026-03-29T00:59:59.999Z" },
      { agent: "Bo", urgent: false, createdAt: "2026-03-29T01:00:00.000Z" },
      { agent: "Ada", urgent: false, createdAt: "2026-03-28T23:00:00.000Z" },
      { agent: null, urgent: true, createdAt: "2026-03-29T21:59:59.000Z" },
    ],
  },
  "members are counted, searched without regard to case, and ordered as asked": {
    query: { kind: "members", dimension: "region", search: "so", order: "count" },
    rows: [
      { value: "South", count: 2 },
      { value: "south", count: 1 },
    ],
  },
};

/** A row of an answer in the short form of the golden rows. */
export function inShort(row: object): { readonly [key: string]: unknown } {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, isCell(key, value) ? shortCell(value) : value]),
  );
}

function isCell(key: string, value: unknown): value is CellValue & { compare?: { [id: string]: CellValue } } {
  return typeof value === "object" && value !== null && !key.startsWith("$");
}

function shortCell({ value, compare }: CellValue & { compare?: { [id: string]: CellValue } }): unknown {
  return compare === undefined ? value : [value, ...Object.values(compare).map((other) => other.value)];
}
