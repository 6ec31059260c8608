import type { FunnelQuery } from "../../src/query/index.ts";
import type { journeys } from "./eventCatalog.ts";
import type { Scenario } from "./eventData.ts";

export type JourneyFunnel = FunnelQuery<typeof journeys>;

/** `where` is added: only the scenario's own rows. Rows in short: a cell is its value. */
export interface GoldenFunnel extends Scenario {
  readonly query: Omit<JourneyFunnel, "kind" | "time" | "where"> & { readonly time?: JourneyFunnel["time"] };
  readonly rows: readonly { readonly [key: string]: unknown }[];
}

const hours = (count: number) => count * 3600;

const outOfOrder: Scenario["deeds"] = [
  [1, "a", "10:00"],
  [1, "c", "10:05"],
  [1, "b", "10:10"],
];

/** Each worked out by hand and named after its rule. Without a time: entries of 2 March 2026, UTC. */
export const goldenFunnel: { readonly [law: string]: GoldenFunnel } = {
  "the window counts from the first A and is not prolonged by repeats": {
    deeds: [
      [1, "a", "13:00"],
      [1, "a", "13:30"],
      [1, "b", "13:45"],
      [1, "c", "14:15"],
    ],
    query: { steps: ["a", "b", "c"], window: "PT1H" },
    rows: [
      { step: 0, event: "a", name: "a", count: 1, conversion: 1, stepConversion: null, dropped: 0, medianSeconds: null },
      { step: 1, event: "b", name: "b", count: 1, conversion: 1, stepConversion: 1, dropped: 0, medianSeconds: 2700 },
      { step: 2, event: "c", name: "c", count: 0, conversion: 0, stepConversion: 0, dropped: 1, medianSeconds: null },
    ],
  },
  "A, A, B with A excluded between are 2 entries and 1 conversion in totals": {
    deeds: [
      [1, "a", "13:00"],
      [1, "a", "13:10"],
      [1, "b", "13:20"],
    ],
    query: { steps: ["a", "b"], window: "PT1H", count: "totals", exclusions: [{ event: "a" }] },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1, dropped: 1, medianSeconds: 600 },
    ],
  },
  "A, A, B without an exclusion is 1 entry in totals": {
    deeds: [
      [1, "a", "13:00"],
      [1, "a", "13:10"],
      [1, "b", "13:20"],
    ],
    query: { steps: ["a", "b"], window: "PT1H", count: "totals" },
    rows: [
      { step: 0, count: 1 },
      { step: 1, count: 1, medianSeconds: 1200 },
    ],
  },
  "an excluded event ends the attempt, and everyone counts by their best one": {
    deeds: [
      [1, "a", "10:00"],
      [1, "x", "10:10"],
      [1, "b", "10:20"],
      [2, "a", "10:00"],
      [2, "x", "10:10"],
      [2, "a", "10:30"],
      [2, "b", "10:40"],
      [3, "x", "09:59"],
      [3, "a", "10:00"],
      [3, "b", "10:10"],
      [3, "x", "10:11"],
    ],
    query: { steps: ["a", "b"], window: "PT1H", exclusions: [{ event: "x", from: 0, to: 1 }] },
    rows: [
      { step: 0, count: 3 },
      { step: 1, count: 2, medianSeconds: 600 },
    ],
  },
  "the same event twice means did it twice": {
    deeds: [
      [1, "a", "10:00"],
      [2, "a", "10:00"],
      [2, "a", "11:00"],
    ],
    query: { steps: ["a", { event: "a", as: "again" }], window: "P1D" },
    rows: [
      { step: 0, event: "a", name: "a", count: 2 },
      { step: 1, event: "a", name: "again", count: 1, medianSeconds: 3600 },
    ],
  },
  "one event that meets two steps is one step only": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [2, "a", "10:00", { channel: "app" }],
      [2, "a", "10:30", { channel: "web" }],
    ],
    query: {
      steps: ["a", { event: "a", where: { dimension: "channel", op: "equals", value: "web" } }],
      window: "P1D",
    },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1 },
    ],
  },
  "events of one instant count in the order of the steps": {
    deeds: [
      [1, "b", "10:00"],
      [1, "a", "10:00"],
      [2, "b", "10:00"],
      [2, "a", "10:01"],
    ],
    query: { steps: ["a", "b"], window: "PT1H" },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1, medianSeconds: 0 },
    ],
  },
  "an event exactly at the end of the window is outside": {
    deeds: [
      [1, "a", "10:00"],
      [1, "b", "11:00"],
      [2, "a", "10:00"],
      [2, "b", "10:59:59.999"],
    ],
    query: { steps: ["a", "b"], window: "PT1H" },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1 },
    ],
  },
  "a step's own time counts from the step before": {
    deeds: [
      [1, "a", "10:00"],
      [1, "b", "10:50"],
      [1, "c", "11:05"],
      [2, "a", "10:00"],
      [2, "b", "10:10"],
      [2, "c", "10:41"],
    ],
    query: { steps: ["a", "b", { event: "c", within: "PT30M" }], window: "P1D" },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 2 },
      { step: 2, count: 1 },
    ],
  },
  "strict order suffers no event of another step between": {
    deeds: [
      [1, "a", "10:00"],
      [1, "c", "10:05"],
      [1, "b", "10:10"],
      [2, "a", "10:00"],
      [2, "x", "10:05"],
      [2, "a", "10:06"],
      [2, "b", "10:10"],
      [2, "c", "10:15"],
      [3, "a", "10:00"],
      [3, "c", "10:05"],
      [3, "a", "10:06"],
      [3, "b", "10:10"],
    ],
    query: { steps: ["a", "b", "c"], window: "PT1H", order: "strict" },
    rows: [
      { step: 0, count: 3 },
      { step: 1, count: 2 },
      { step: 2, count: 1 },
    ],
  },
  "a chain that is broken begins anew under the window of its first event": {
    deeds: [
      [1, "a", "10:00"],
      [1, "c", "10:05"],
      [1, "a", "10:50"],
      [1, "b", "11:10"],
    ],
    query: { steps: ["a", "b", "c"], window: "PT1H", order: "strict", count: "totals" },
    rows: [
      { step: 0, count: 1 },
      { step: 1, count: 0 },
      { step: 2, count: 0 },
    ],
  },
  "in any order a window may begin with any step": {
    deeds: [
      [1, "c", "10:00"],
      [1, "a", "10:50"],
      [1, "b", "11:10"],
      [1, "c", "11:30"],
      [2, "b", "10:00"],
      [2, "a", "10:10"],
    ],
    query: { steps: ["a", "b", "c"], window: "PT1H", order: "any" },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 2, medianSeconds: 900 },
      { step: 2, count: 1, medianSeconds: 1200 },
    ],
  },
  "in any order each step takes an event of its own": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [1, "a", "10:10", { channel: "app" }],
      [2, "a", "10:00", { channel: "web" }],
      [2, "b", "10:10", { channel: "web" }],
    ],
    query: {
      steps: ["a", { event: "a", where: { dimension: "channel", op: "equals", value: "web" } }],
      window: "PT1H",
      order: "any",
    },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1 },
    ],
  },
  "totals enter again when the window is over or the funnel done": {
    deeds: [
      [1, "a", "10:00"],
      [1, "b", "10:10"],
      [1, "a", "10:20"],
      [1, "a", "10:40"],
      [1, "a", "11:20"],
      [1, "b", "11:30"],
    ],
    // 10:00 done at 10:10; 10:20 open until 11:20 and not done; 11:20 done at 11:30
    query: { steps: ["a", "b"], window: "PT1H", count: "totals" },
    rows: [
      { step: 0, count: 3 },
      { step: 1, count: 2, medianSeconds: 600 },
    ],
  },
  "a session ends when the gap is exceeded, not when it is met": {
    deeds: [
      [1, "a", "10:00"],
      [1, "b", "10:30"],
      [1, "a", "12:00"],
      [1, "b", "12:30:00.001"],
      [2, "a", "10:00"],
    ],
    query: { steps: ["a", "b"], window: "P1D", count: { sessions: "PT30M" } },
    rows: [
      { step: 0, count: 3 },
      { step: 1, count: 1 },
    ],
  },
  "held constant: all steps of an attempt agree, and who has no value does not take part": {
    deeds: [
      [1, "a", "10:00", { product: 1 }],
      [1, "b", "10:10", { product: 2 }],
      [2, "a", "10:00", { product: 1 }],
      [2, "a", "10:05", { product: 2 }],
      [2, "b", "10:10", { product: 2 }],
      [3, "a", "10:00"],
      [3, "b", "10:10"],
    ],
    query: { steps: ["a", "b"], window: "PT1H", holdConstant: ["product"] },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1, medianSeconds: 300 },
    ],
  },
  "a window of a day follows the zone's calendar over the change of clocks": {
    // Berlin goes forward at 2026-03-29 01:00 UTC: from noon to noon are 23 hours
    deeds: [
      [1, "a", "2026-03-28T11:00:00Z"],
      [1, "b", "2026-03-29T09:59:59.999Z"],
      [2, "a", "2026-03-28T11:00:00Z"],
      [2, "b", "2026-03-29T10:00:00Z"],
    ],
    query: {
      steps: ["a", "b"],
      window: "P1D",
      time: { range: { from: "2026-03-28", to: "2026-03-29" } },
      calendar: { timeZone: "Europe/Berlin" },
    },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1 },
    ],
  },
  "the range is that of the first step": {
    deeds: [
      [1, "a", "2026-03-01T23:59:00Z"],
      [1, "b", "10:00"],
      [2, "a", "23:30"],
      [2, "b", "2026-03-03T00:10:00Z"],
      [3, "a", "2026-03-03T00:00:00Z"],
      [3, "b", "2026-03-03T00:10:00Z"],
    ],
    query: { steps: ["a", "b"], window: "PT1H" },
    rows: [
      { step: 0, count: 1 },
      { step: 1, count: 1 },
    ],
  },
  "events of two tables make one funnel": {
    tickets: [
      [1, "10:00", "11:00"],
      [2, "10:00"],
    ],
    deeds: [
      [1, "a", "11:00"],
      [2, "a", "12:00"],
    ],
    query: { steps: ["opened", "solved", "a"], window: "P1D" },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1, medianSeconds: 3600 },
      { step: 2, count: 1, medianSeconds: 0 },
    ],
  },
  "a breakdown takes the value of the first step unless told otherwise": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [1, "b", "10:10", { channel: "app" }],
      [2, "a", "10:00", { channel: "app" }],
      [3, "a", "10:00"],
    ],
    query: { steps: ["a", "b"], window: "PT1H", breakdown: { by: "channel" } },
    rows: [
      { channel: "app", step: 0, count: 1 },
      { channel: "app", step: 1, count: 0 },
      { channel: "web", step: 0, count: 1 },
      { channel: "web", step: 1, count: 1 },
      { channel: null, step: 0, count: 1 },
      { channel: null, step: 1, count: 0 },
    ],
  },
  "attribution last takes the value of the last step that was reached": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [1, "b", "10:10", { channel: "app" }],
      [2, "a", "10:00", { channel: "web" }],
    ],
    query: { steps: ["a", "b"], window: "PT1H", breakdown: { by: "channel", attribution: "last" } },
    rows: [
      { channel: "app", step: 0, count: 1 },
      { channel: "app", step: 1, count: 1 },
      { channel: "web", step: 0, count: 1 },
      { channel: "web", step: 1, count: 0 },
    ],
  },
  "attribution to a step is unknown for those who do not reach it": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [1, "b", "10:10", { channel: "app" }],
      [2, "a", "10:00", { channel: "web" }],
    ],
    query: { steps: ["a", "b"], window: "PT1H", breakdown: { by: "channel", attribution: { step: 1 } } },
    rows: [
      { channel: "app", step: 0, count: 1 },
      { channel: "app", step: 1, count: 1 },
      { channel: null, step: 0, count: 1 },
      { channel: null, step: 1, count: 0 },
    ],
  },
  "attribution all asks for the same value in all steps": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [1, "a", "10:05", { channel: "app" }],
      [1, "b", "10:10", { channel: "app" }],
    ],
    query: { steps: ["a", "b"], window: "PT1H", breakdown: { by: "channel", attribution: "all" } },
    rows: [
      { channel: "app", step: 0, count: 1 },
      { channel: "app", step: 1, count: 1 },
      { channel: "web", step: 0, count: 1 },
      { channel: "web", step: 1, count: 0 },
    ],
  },
  "top keeps the values that most enter with, the rest is one segment": {
    deeds: [
      [1, "a", "10:00", { channel: "web" }],
      [2, "a", "10:00", { channel: "web" }],
      [3, "a", "10:00", { channel: "app" }],
      [3, "b", "10:10"],
      [4, "a", "10:00"],
    ],
    query: { steps: ["a", "b"], window: "PT1H", breakdown: { by: "channel", top: 1 } },
    rows: [
      { channel: "web", step: 0, count: 2, $other: undefined },
      { channel: "web", step: 1, count: 0 },
      { channel: null, step: 0, count: 2, $other: true },
      { channel: null, step: 1, count: 1, $other: true },
    ],
  },
  "a trend counts by the time of the first step, everyone once a bucket": {
    deeds: [
      [1, "a", "2026-04-13T10:00:00Z"],
      [1, "b", "2026-04-13T11:00:00Z"],
      [1, "a", "2026-04-14T10:00:00Z"],
      [1, "a", "2026-04-14T20:00:00Z"],
      [2, "a", "2026-04-14T09:00:00Z"],
      [2, "b", "2026-04-15T08:00:00Z"],
      [2, "a", "2026-04-15T09:00:00Z"],
      [2, "b", "2026-04-15T10:00:00Z"],
    ],
    query: {
      steps: ["a", "b"],
      window: "PT6H",
      time: { range: { from: "2026-04-13", to: "2026-04-17" }, grain: "day" },
      view: "trend",
    },
    rows: [
      { time: "2026-04-13T00:00:00.000Z", entered: 1, converted: 1, conversion: 1, medianSeconds: 3600 },
      { time: "2026-04-14T00:00:00.000Z", entered: 2, converted: 0, conversion: 0, medianSeconds: null },
      { time: "2026-04-15T00:00:00.000Z", entered: 1, converted: 1, conversion: 1, medianSeconds: 3600 },
      { time: "2026-04-16T00:00:00.000Z", entered: null, converted: null, conversion: null, medianSeconds: null },
    ],
  },
  "time to convert: spans of a round length, median and p90 by type 7": {
    deeds: [
      [1, "a", "10:00"],
      [1, "b", "10:10"],
      [2, "a", "10:00"],
      [2, "b", "10:20"],
      [3, "a", "10:00"],
      [3, "b", "10:30"],
      [4, "a", "10:00"],
      [4, "b", "11:40"],
      [5, "a", "10:00"],
    ],
    // 600, 1200, 1800, 6000 s: median 1500, p90 at h = 2.7: 1800 + 0.7 · 4200 = 4740; in at most 4 spans: 30 min
    query: { steps: ["a", "b"], window: "P1D", view: { timeToConvert: { bins: 4 } } },
    rows: [
      { fromSeconds: 0, toSeconds: 1800, count: 2, share: 0.5, medianSeconds: 1500, p90Seconds: 4740 },
      { fromSeconds: 1800, toSeconds: 3600, count: 1, share: 0.25, medianSeconds: 1500, p90Seconds: 4740 },
      { fromSeconds: 3600, toSeconds: 5400, count: 0, share: 0, medianSeconds: 1500, p90Seconds: 4740 },
      { fromSeconds: 5400, toSeconds: 7200, count: 1, share: 0.25, medianSeconds: 1500, p90Seconds: 4740 },
    ],
  },
  "an exclusion ends an attempt only between its two steps": {
    deeds: [
      [1, "a", "10:00"],
      [1, "x", "10:05"],
      [1, "b", "10:10"],
      [1, "c", "10:20"],
      [2, "a", "10:00"],
      [2, "b", "10:10"],
      [2, "x", "10:15"],
      [2, "c", "10:20"],
    ],
    query: { steps: ["a", "b", "c"], window: "PT1H", exclusions: [{ event: "x", from: 1, to: 2 }] },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 2, medianSeconds: 600 },
      { step: 2, count: 1, medianSeconds: 600 },
    ],
  },
  "A, C, B one after the other reaches B": {
    deeds: outOfOrder,
    query: { steps: ["a", "b", "c"], window: "PT1H", order: "sequential" },
    rows: [
      { step: 0, count: 1 },
      { step: 1, count: 1, medianSeconds: 600 },
      { step: 2, count: 0 },
    ],
  },
  "A, C, B in strict order stops at A": {
    deeds: outOfOrder,
    query: { steps: ["a", "b", "c"], window: "PT1H", order: "strict" },
    rows: [
      { step: 0, count: 1 },
      { step: 1, count: 0 },
      { step: 2, count: 0 },
    ],
  },
  "A, C, B in any order are three steps": {
    deeds: outOfOrder,
    query: { steps: ["a", "b", "c"], window: "PT1H", order: "any" },
    rows: [
      { step: 0, count: 1 },
      { step: 1, count: 1, medianSeconds: 300 },
      { step: 2, count: 1, medianSeconds: 300 },
    ],
  },
  "two properties are held constant at once": {
    deeds: [
      [1, "a", "10:00", { product: 1, channel: "web" }],
      [1, "b", "10:10", { product: 1, channel: "app" }],
      [2, "a", "10:00", { product: 1, channel: "web" }],
      [2, "b", "10:20", { product: 1, channel: "web" }],
    ],
    query: { steps: ["a", "b"], window: "PT1H", holdConstant: ["product", "channel"] },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1, medianSeconds: 1200 },
    ],
  },
  "time between two steps is that of those who did both": {
    deeds: [
      [1, "a", "10:00"],
      [1, "b", "10:10"],
      [1, "c", "10:20"],
      [2, "a", "10:00"],
      [2, "b", "10:10"],
      [3, "a", "10:00"],
      [3, "b", "10:05"],
      [3, "c", "10:35"],
    ],
    // 600 and 1800 s: median 1200, p90 at h = 0.9: 600 + 0.9 · 1200 = 1680
    query: { steps: ["a", "b", "c"], window: "P1D", view: { timeToConvert: { from: 1, to: 2, bins: 2 } } },
    rows: [
      { fromSeconds: 0, toSeconds: 1800, count: 1, share: 0.5, medianSeconds: 1200, p90Seconds: 1680 },
      { fromSeconds: 1800, toSeconds: 3600, count: 1, share: 0.5, medianSeconds: 1200, p90Seconds: 1680 },
    ],
  },
  "no one there: every step is 0 and every share unknown": {
    deeds: [[1, "b", "10:00"]],
    query: { steps: ["a", "b"], window: "P1D" },
    rows: [
      { step: 0, count: 0, conversion: null, medianSeconds: null },
      { step: 1, count: 0, conversion: null, stepConversion: null, medianSeconds: null, p90Seconds: null },
    ],
  },
  "a window of months ends on the same day of the month": {
    deeds: [
      [1, "a", "2026-01-31T10:00:00Z"],
      [1, "b", "2026-02-28T09:59:00Z"],
      [2, "a", "2026-01-31T10:00:00Z"],
      [2, "b", "2026-02-28T10:00:00Z"],
    ],
    query: { steps: ["a", "b"], window: "P1M", time: { range: { from: "2026-01-01", to: "2026-02-01" } } },
    rows: [
      { step: 0, count: 2 },
      { step: 1, count: 1, medianSeconds: hours(28 * 24) - 60 },
    ],
  },
};
