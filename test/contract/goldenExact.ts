import type { MetricsQuery } from "../../src/query/index.ts";
import type { exact } from "./exactCatalog.ts";

export interface GoldenExact {
  readonly query: MetricsQuery<typeof exact>;
  readonly rows: readonly { readonly [key: string]: unknown }[];
  readonly totals?: readonly (readonly { readonly [key: string]: unknown }[])[];
}

/** UTC days on which the tiny data has tickets 1 and 2; 3, 4 and 5 and 6; 7. */
const days = { from: "2026-03-28", to: "2026-03-31" };
const [first, second, third] = ["2026-03-28T00:00:00.000Z", "2026-03-29T00:00:00.000Z", "2026-03-30T00:00:00.000Z"];

/** Answers over the tiny data (data.ts), each worked out by hand: 2^53 is 9007199254740992, 2^64 is 18446744073709551616. */
export const goldenExact: { readonly [law: string]: GoldenExact } = {
  "sums, minima and maxima keep every digit, past 2^53 and past 2^64; a total is their exact sum": {
    // phone: 12345678901234567.8901 + 0.0001 + 0.3; email: 99999999999999.9999 − 12345678901234567.8901
    query: {
      kind: "aggregate",
      metrics: ["spend", "cheapest", "dearest", "unitSum", "mostUnits"],
      by: ["channel"],
      totals: [[]],
    },
    rows: [
      { channel: "phone", spend: "12345678901234568.1902", cheapest: "0.0001", dearest: "12345678901234567.8901", unitSum: "9232379236109516807", mostUnits: "9223372036854775807" },
      { channel: "chat", spend: "-0.0001", cheapest: "-0.0001", dearest: "-0.0001", unitSum: "9223372036854775807", mostUnits: "9223372036854775807" },
      { channel: "email", spend: "-12245678901234567.8902", cheapest: "-12345678901234567.8901", dearest: "99999999999999.9999", unitSum: "-9007199254740992", mostUnits: "1" },
      { channel: "wechat", spend: "0.1000", cheapest: "0.1000", dearest: "0.1000", unitSum: "0", mostUnits: "0" },
    ],
    totals: [[{ spend: "100000000000000.3999", cheapest: "-12345678901234567.8901", dearest: "12345678901234567.8901", unitSum: "18446744073709551622", mostUnits: "9223372036854775807" }]],
  },
  "what is computed is a number; distinct values are counted by value": {
    // amounts in order: −12345678901234567.8901 −0.0001 0.0001 0.1 0.3 99999999999999.9999 12345678901234567.8901
    query: { kind: "aggregate", metrics: ["spendAverage", "spendMedian", "amounts", "dear", "spendPerTicket", "spendTwice"] },
    rows: [
      { spendAverage: 100000000000000.3999 / 7, spendMedian: 0.1, amounts: 7, dear: 4, spendPerTicket: 100000000000000.3999 / 8, spendTwice: 200000000000000.7998 },
    ],
  },
  "the rows beyond the top are added exactly, and totals with them": {
    query: { kind: "aggregate", metrics: ["spend", "unitSum"], by: ["channel"], top: { n: 1, by: "spend", other: true }, totals: [[]] },
    rows: [
      { channel: "phone", spend: "12345678901234568.1902", unitSum: "9232379236109516807" },
      { channel: null, $other: true, spend: "-12245678901234567.7903", unitSum: "9214364837600034815" },
    ],
    totals: [[{ spend: "100000000000000.3999", unitSum: "18446744073709551622" }]],
  },
  "rows are ordered and chosen by exact value": {
    query: {
      kind: "aggregate",
      metrics: ["dearest"],
      by: ["agent"],
      having: [{ metric: "dearest", op: "gt", value: "-12345678901234567.8902" }],
      order: [{ by: "dearest", direction: "desc" }],
    },
    rows: [
      { agent: "Ada", dearest: "12345678901234567.8901" },
      { agent: null, dearest: "99999999999999.9999" },
      { agent: "Cy", dearest: "0.3000" },
      { agent: "Di", dearest: "0.1000" },
      { agent: "Bo", dearest: "-0.0001" },
    ],
  },
  "a number may stand for a decimal, in having and in a filter": {
    query: {
      kind: "aggregate",
      metrics: ["spend"],
      by: ["agent"],
      where: { dimension: "amount", op: "in", values: [0.3, "0.1", null] },
      having: [{ metric: "spend", op: "gte", value: 0.1 }],
    },
    rows: [
      { agent: "Cy", spend: "0.3000" },
      { agent: "Di", spend: "0.1000" },
    ],
  },
  "a window, a month to date, what is open and what was last keep every digit, bucket by bucket": {
    // open at the end of the days: 8, 1, 2 · 8, 2, 4, 5 (1 and 3 are solved) and not 6 · 8, 2, 4, 5, 6, 7
    query: {
      kind: "aggregate",
      metrics: ["spend", "spend2", "dearest2", "spendInMonth", "unitsEver", "spendOpen", "unitsLast"],
      time: { range: days, grain: "day" },
    },
    rows: [
      { time: first, spend: "12345678901234567.8902", spend2: "12345678901234567.8902", dearest2: "12345678901234567.8901", spendInMonth: "12345678901234567.8902", unitsEver: "9232379236109516800", spendOpen: "12345678901234567.9902", unitsLast: "9223372036854775807" },
      { time: second, spend: "-12245678901234567.8903", spend2: "99999999999999.9999", dearest2: "12345678901234567.8901", spendInMonth: "99999999999999.9999", unitsEver: "18446744073709551615", spendOpen: "-12245678901234567.7901", unitsLast: "-9007199254740993" },
      { time: third, spend: "0.3000", spend2: "-12245678901234567.5903", dearest2: "99999999999999.9999", spendInMonth: "100000000000000.2999", unitsEver: "18446744073709551622", spendOpen: "-12245678901234567.4901", unitsLast: "7" },
    ],
  },
  "a sum without rows is an exact 0, or nothing where the metric says so": {
    query: {
      kind: "aggregate",
      metrics: ["spend", "spendOrGap", "dearest"],
      time: { range: { from: "2026-03-27", to: "2026-03-28" }, grain: "day" },
    },
    rows: [{ time: "2026-03-27T00:00:00.000Z", spend: "0.0000", spendOrGap: null, dearest: null }],
  },
  "a comparison stands beside it as exactly": {
    query: {
      kind: "aggregate",
      metrics: ["spend"],
      time: { range: { from: "2026-03-29", to: "2026-03-30" } },
      compare: [{ id: "before", to: "previous" }, { id: "units", to: { target: "unitSum" } }],
    },
    rows: [{ spend: ["-12245678901234567.8903", "12345678901234567.8902", "9214364837600034815"] }],
  },
  "shares and ranks are numbers, a running sum is exact": {
    query: {
      kind: "aggregate",
      metrics: [
        { metric: "unitSum", as: "part", compute: "share" },
        { metric: "spend", as: "place", compute: "rank" },
        { metric: "spend", as: "upTo", compute: "running" },
      ],
      time: { range: days, grain: "day" },
    },
    rows: [
      { time: first, part: 1, place: 1, upTo: "12345678901234567.8902" },
      { time: second, part: 1, place: 1, upTo: "99999999999999.9999" },
      { time: third, part: 1, place: 1, upTo: "100000000000000.2999" },
    ],
  },
  "filters compare all digits: the last one decides": {
    query: {
      kind: "aggregate",
      metrics: ["tickets", "spend"],
      where: {
        or: [
          { dimension: "amount", op: "equals", value: "12345678901234567.8901" },
          { dimension: "amount", op: "range", range: { from: "99999999999999.9999", to: "12345678901234567.8901" } },
        ],
      },
    },
    rows: [{ tickets: 2, spend: "12445678901234567.8900" }],
  },
  "a value that differs in its last digit is another one": {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      where: {
        or: [
          { dimension: "amount", op: "equals", value: "12345678901234567.8902" },
          { dimension: "units", op: "equals", value: "9007199254740992" },
          { dimension: "units", op: "in", values: ["9223372036854775806", "9223372036854775808"] },
        ],
      },
    },
    rows: [{ tickets: 0 }],
  },
  "groups are by value and in its order": {
    query: { kind: "aggregate", metrics: ["tickets"], by: ["units"] },
    rows: [
      { units: "-9007199254740993", tickets: 1 },
      { units: "0", tickets: 1 },
      { units: "1", tickets: 1 },
      { units: "7", tickets: 1 },
      { units: "9007199254740993", tickets: 1 },
      { units: "9223372036854775807", tickets: 2 },
      { units: null, tickets: 1 },
    ],
  },
  "the top may be of an exact dimension": {
    query: { kind: "aggregate", metrics: ["tickets"], by: ["units"], top: { n: 1, by: "tickets", other: true } },
    rows: [
      { units: "9223372036854775807", tickets: 2 },
      { units: null, $other: true, tickets: 6 },
    ],
  },
  "records show every digit, in the order of value": {
    query: {
      kind: "records",
      entity: "ticket",
      columns: ["amount", "units"],
      where: { not: { dimension: "amount", op: "isNull" } },
      order: [{ by: "amount", direction: "desc" }],
    },
    rows: [
      { amount: "12345678901234567.8901", units: "9007199254740993" },
      { amount: "99999999999999.9999", units: "1" },
      { amount: "0.3000", units: "7" },
      { amount: "0.1000", units: "0" },
      { amount: "0.0001", units: "9223372036854775807" },
      { amount: "-0.0001", units: "9223372036854775807" },
      { amount: "-12345678901234567.8901", units: "-9007199254740993" },
    ],
  },
  "members are values with every digit": {
    query: { kind: "members", dimension: "units", search: "9007" },
    rows: [
      { value: "-9007199254740993", count: 1 },
      { value: "9007199254740993", count: 1 },
    ],
  },
  "drivers hold exact numbers, and what was left out of the list as one": {
    // the changes are −12345678901234568.19…, +99999999999999.99… − 12345678901234567.89… and −0.0001, as numbers
    query: {
      kind: "drivers",
      metric: "unitSum",
      time: { range: { from: "2026-03-30", to: "2026-03-31" } },
      dimensions: ["channel"],
      top: 1,
      where: { dimension: "channel", op: "in", values: ["phone", "email"] },
    },
    rows: [
      { dimension: "channel", value: "email", metric: ["0", "-9007199254740992"], contribution: 9007199254740992 },
      { dimension: "channel", value: null, $other: true, metric: ["7", "0"], contribution: 7 },
    ],
  },
};
