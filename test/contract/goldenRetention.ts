import type { RetentionQuery } from "../../src/query/index.ts";
import type { journeys } from "./eventCatalog.ts";
import type { Scenario, ShortDeed } from "./eventData.ts";

export type JourneyRetention = RetentionQuery<typeof journeys>;

/** `where` is added: only the scenario's own rows. Rows in short: a cell is its value. */
export interface GoldenRetention extends Scenario {
  readonly query: Omit<JourneyRetention, "kind" | "where">;
  readonly rows: readonly { readonly [key: string]: unknown }[];
  readonly totals?: readonly (readonly { readonly [key: string]: unknown }[])[];
}

const at = (date: string, time = "12:00") => `2026-03-${date}T${time}:00Z`;
const march = (from: string, to: string) => ({ range: { from: `2026-03-${from}`, to: `2026-03-${to}` } });
const days = (from: string, to: string) => ({ ...march(from, to), grain: "day" }) as const;

/** 1000 start on the 2nd and 500 on the 3rd; of these 500 and 400 come back the day after. */
const pooled: readonly ShortDeed[] = Array.from({ length: 1500 }, (_, index): readonly ShortDeed[] => {
  const date = index < 1000 ? "02" : "03";
  const isBack = index < 1000 ? index < 500 : index < 1400;
  const start: ShortDeed = [index + 1, "a", at(date)];
  return isBack ? [start, [index + 1, "b", at(index < 1000 ? "03" : "04")]] : [start];
}).flat();

/** One starts on the 2nd and comes back on the 3rd, 4th and 6th; another never does. */
const coming: readonly ShortDeed[] = [
  [1, "a", at("02")],
  [1, "b", at("03")],
  [1, "b", at("04")],
  [1, "b", at("06")],
  [2, "a", at("02")],
];

const rate = (time: string, period: number, value: number | null) => ({ time: `2026-03-${time}T00:00:00.000Z`, period, value });

/** Each worked out by hand and named after its rule. */
export const goldenRetention: { readonly [law: string]: GoldenRetention } = {
  "totals are pooled: 500 of 1000 and 400 of 500 are 60 percent": {
    deeds: pooled,
    query: { start: "a", return: "b", time: days("02", "04"), periods: [1] },
    rows: [
      { ...rate("02", 1, 0.5), size: 1000, users: 500 },
      { ...rate("03", 1, 0.8), size: 500, users: 400 },
    ],
    totals: [[{ period: 1, size: 1500, users: 900, value: 0.6 }]],
  },
  "on: came back in the period": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: 5 },
    rows: [rate("02", 0, 0), rate("02", 1, 0.5), rate("02", 2, 0.5), rate("02", 3, 0), rate("02", 4, 0.5)],
  },
  "onOrAfter: in it or ever later, beyond the asked periods too": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: 4, criterion: "onOrAfter" },
    rows: [rate("02", 0, 0.5), rate("02", 1, 0.5), rate("02", 2, 0.5), rate("02", 3, 0.5)],
  },
  "onOrBefore: from period 1 up to it": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: [0, 1, 3], criterion: "onOrBefore" },
    rows: [rate("02", 0, 0), rate("02", 1, 0.5), rate("02", 3, 0.5)],
  },
  "streak: in every asked period from 1 up to it": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: 5, criterion: "streak" },
    rows: [rate("02", 0, 0), rate("02", 1, 0.5), rate("02", 2, 0.5), rate("02", 3, 0), rate("02", 4, 0)],
  },
  "brackets: only the asked days": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: [1, 3, 4] },
    rows: [rate("02", 1, 0.5), rate("02", 3, 0), rate("02", 4, 0.5)],
  },
  "a streak over brackets asks for these days alone": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: [1, 2, 4], criterion: "streak" },
    rows: [rate("02", 1, 0.5), rate("02", 2, 0.5), rate("02", 4, 0.5)],
  },
  "numbers of people": {
    deeds: coming,
    query: { start: "a", return: "b", time: days("02", "03"), periods: 3, measure: "users" },
    rows: [rate("02", 0, 0), rate("02", 1, 1), rate("02", 2, 1)],
  },
  "a week begins on Monday": {
    // Sunday the 8th and Monday the 9th of March
    deeds: [
      [1, "a", at("08", "22:00")],
      [1, "b", at("09", "01:00")],
    ],
    query: { start: "a", return: "b", time: { ...march("02", "09"), grain: "week" }, periods: 2 },
    rows: [rate("02", 0, 0), rate("02", 1, 1)],
  },
  "a return is later than the start; the start itself is none": {
    deeds: [
      [1, "a", at("02", "10:00")],
      [2, "a", at("02", "10:00")],
      [2, "a", at("02", "11:00")],
      [3, "a", at("02", "10:00")],
      [3, "a", at("03", "10:00")],
    ],
    query: { start: "a", return: "a", time: days("02", "03"), periods: 2 },
    rows: [
      { ...rate("02", 0, 0.333333333333), users: 1 },
      { ...rate("02", 1, 0.333333333333), users: 1 },
    ],
  },
  "what happened before the start in its own period is no return": {
    deeds: [
      [1, "b", at("02", "09:00")],
      [1, "a", at("02", "10:00")],
      [2, "a", at("02", "10:00")],
      [2, "b", at("02", "10:01")],
    ],
    query: { start: "a", return: "b", time: days("02", "03"), periods: [0] },
    rows: [rate("02", 0, 0.5)],
  },
  "first starts: whoever started before the range is in no cohort": {
    deeds: [
      [1, "a", "2026-02-01T10:00:00Z"],
      [1, "a", at("02")],
      [2, "a", at("02")],
      [2, "a", at("03")],
    ],
    query: { start: "a", return: "b", time: days("02", "04"), periods: [0] },
    rows: [
      { ...rate("02", 0, 0), size: 1 },
      { ...rate("03", 0, null), size: 0 },
    ],
  },
  "recurring starts: in each cohort in which one starts": {
    deeds: [
      [1, "a", "2026-02-01T10:00:00Z"],
      [1, "a", at("02", "10:00")],
      [1, "a", at("02", "11:00")],
      [1, "a", at("03")],
      [1, "b", at("04")],
    ],
    query: { start: "a", return: "b", time: days("02", "04"), periods: 3, starts: "recurring" },
    rows: [
      { ...rate("02", 0, 0), size: 1 },
      rate("02", 1, 0),
      rate("02", 2, 1),
      { ...rate("03", 0, 0), size: 1 },
      rate("03", 1, 1),
      rate("03", 2, 0),
    ],
  },
  "calendar days end at midnight, rolling ones at the hour of the start": {
    deeds: [
      [1, "a", at("02", "22:00")],
      [1, "b", at("03", "01:00")],
    ],
    query: { start: "a", return: "b", time: days("02", "03"), periods: 2, windows: "rolling" },
    rows: [rate("02", 0, 1), rate("02", 1, 0)],
  },
  "rolling days follow the zone's calendar over the change of clocks": {
    // Berlin: from noon on the 28th to noon on the 29th are 23 hours
    deeds: [
      [1, "a", at("28", "11:00")],
      [1, "b", at("29", "10:00")],
      [2, "a", at("28", "11:00")],
      [2, "b", at("29", "09:59")],
    ],
    query: {
      start: "a",
      return: "b",
      time: days("28", "29"),
      periods: 2,
      windows: "rolling",
      calendar: { timeZone: "Europe/Berlin" },
    },
    rows: [
      { time: "2026-03-27T23:00:00.000Z", period: 0, value: 0.5 },
      { time: "2026-03-27T23:00:00.000Z", period: 1, value: 0.5 },
    ],
  },
  "a rate of the period before": {
    deeds: [
      [1, "a", at("02")],
      [1, "b", at("03")],
      [1, "b", at("04")],
      [2, "a", at("02")],
      [2, "b", at("03")],
      [3, "a", at("02")],
      [4, "a", at("02")],
    ],
    query: { start: "a", return: "b", time: days("02", "03"), periods: [1, 2, 3], reference: "previous" },
    rows: [rate("02", 1, 0.5), rate("02", 2, 0.5), rate("02", 3, 0)],
  },
  "sum and average are of the returns that the criterion looks at": {
    deeds: [
      [1, "a", at("02")],
      [1, "b", at("03"), { amount: 10 }],
      [1, "b", at("03"), { amount: 20 }],
      [1, "b", at("04"), { amount: 5 }],
      [1, "b", at("04")],
      [2, "a", at("02")],
      [2, "b", at("03"), { amount: 60 }],
    ],
    query: { start: "a", return: "b", time: days("02", "03"), periods: [1, 2], measure: { average: "amount" } },
    rows: [
      { ...rate("02", 1, 30), users: 2 },
      { ...rate("02", 2, 5), users: 1 },
    ],
  },
  "a sum is over all returns in the period": {
    deeds: [
      [1, "a", at("02")],
      [1, "b", at("03"), { amount: 10 }],
      [1, "b", at("03"), { amount: 20 }],
      [1, "b", at("04"), { amount: 5 }],
      [2, "a", at("02")],
      [2, "b", at("03"), { amount: 60 }],
    ],
    query: { start: "a", return: "b", time: days("02", "03"), periods: [1, 2], measure: { sum: "amount" } },
    rows: [
      { ...rate("02", 1, 90), users: 2 },
      { ...rate("02", 2, 5), users: 1 },
    ],
  },
  "a breakdown goes by the value at the start": {
    deeds: [
      [1, "a", at("02"), { channel: "web" }],
      [1, "b", at("03"), { channel: "app" }],
      [2, "a", at("02"), { channel: "app" }],
    ],
    query: { start: "a", return: "b", time: days("02", "03"), periods: [1], breakdown: { by: "channel" } },
    rows: [
      { ...rate("02", 1, 0), channel: "app" },
      { ...rate("02", 1, 1), channel: "web" },
    ],
    totals: [
      [{ period: 1, size: 2, users: 1, value: 0.5 }],
      [
        { period: 1, channel: "app", value: 0 },
        { period: 1, channel: "web", value: 1 },
      ],
    ],
  },
  "periods that are not over stay out of the totals; those to come are unknown": {
    deeds: [
      [1, "a", "2026-04-13T10:00:00Z"],
      [1, "b", "2026-04-14T10:00:00Z"],
      [2, "a", "2026-04-14T10:00:00Z"],
      [2, "b", "2026-04-15T10:00:00Z"],
    ],
    query: { start: "a", return: "b", time: { range: { from: "2026-04-13", to: "2026-04-15" }, grain: "day" }, periods: [1, 2] },
    rows: [
      { time: "2026-04-13T00:00:00.000Z", period: 1, value: 1, state: null },
      { time: "2026-04-13T00:00:00.000Z", period: 2, value: 0, state: "incomplete" },
      { time: "2026-04-14T00:00:00.000Z", period: 1, value: 1, state: "incomplete" },
      { time: "2026-04-14T00:00:00.000Z", period: 2, value: null, state: "incomplete" },
    ],
    totals: [
      [
        { period: 1, size: 1, value: 1 },
        { period: 2, size: null, value: null },
      ],
    ],
  },
};
