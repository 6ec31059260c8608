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
