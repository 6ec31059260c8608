import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { adaptersOver } from "./adapters.ts";
import type { Adapters } from "./adapters.ts";
import type { Ticket } from "./data.ts";

const channels = ["phone", "chat", "email", "wechat"];
const regions = ["North", "South", "East"];
/** Tickets of each channel and region: 40 the day before, 40 the day after but for phone in the South, which has 160. */
const inMarch = channels.flatMap((channel) =>
  regions.flatMap((region) => {
    const after = channel === "phone" && region === "South" ? 160 : 40;
    return [...day(channel, region, "2026-03-02", 40), ...day(channel, region, "2026-03-03", after)];
  }),
);
/** One reply to each ticket, but for wechat, of which nobody knows on the first day. */
const inFebruary = ["phone", "chat", "wechat"].flatMap((channel) => [
  ...day(channel, "North", "2026-02-02", 40, channel === "wechat" ? null : 1),
  ...day(channel, "North", "2026-02-03", channel === "wechat" ? 160 : 40),
]);
const lateInFebruary = day("wechat", "South", "2026-02-03", 20);
const tickets = [...inMarch, ...inFebruary, ...lateInFebruary].map((ticket, at): Ticket => ({ ...ticket, ticketId: at + 1 }));

function day(channel: string, region: string, date: string, count: number, replies: number | null = 1): Omit<Ticket, "ticketId">[] {
  const createdAt = `${date}T12:00:00.000Z`;
  // Half are solved; of phone in the South on the second day one in eight.
  const every = count === 160 ? 8 : 2;
  return Array.from({ length: count }, (_, at) => ({
    channel,
    region,
    agent: null,
    urgent: false,
    replies,
    firstResponseSeconds: 60,
    amount: null,
    units: null,
    createdAt,
    solvedAt: at % every === 0 ? createdAt : null,
  }));
}

const asked = {
  kind: "drivers",
  time: { range: { from: "2026-03-03", to: "2026-03-04" } },
  dimensions: ["channel", "region"],
  combine: 2,
} as const;
let over: Adapters;
beforeAll(async () => {
  over = await adaptersOver({ tickets, feedback: [{ feedbackId: 1, ticketId: null, score: 3, givenAt: "2026-03-03T12:00:00.000Z" }] }, inject("mysqlUrl"), "combined_drivers");
});
afterAll(() => over.close());

describe.each(["memory", "sql", "duckdb", "http over sql"])("%s", (name) => {
  const adapter = () => over.adapters[name] as (typeof over.adapters)[string];

  it("names the one combination of values that changed, with its complement, and nothing else", async () => {
    const { rows, totals } = await adapter().query({ ...asked, metric: "tickets" }, {});
    expect(rows.map(({ dimension, value, dimension2, value2 }) => [dimension, value, dimension2, value2])).toEqual([
      ["channel", "phone", "region", "South"],
    ]);
    const [row] = rows;
    expect([row?.metric.value, row?.metric.compare?.before.value]).toEqual([160, 40]);
    expect([row?.complement.value, row?.complement.compare?.before.value]).toEqual([440, 440]);
    expect([row?.contribution.value, row?.share.value, row?.support.value]).toEqual([120, 1, 160 / 600]);
    expect(totals?.[0]?.rows[0]?.contribution).toEqual({ value: 120 });
  });

  // 240 of 480 became 240 of 600, so the shares are 0.5 and 0.4; 20 of 160 is 0.125.
  it("splits what a combination adds to a ratio's change into mix and rate", async () => {
    const { rows } = await adapter().query({ ...asked, metric: "solvedShare" }, {});
    expect(rows.map(({ value, value2 }) => [value, value2])).toEqual([["phone", "South"]]);
    const [row] = rows;
    expect([row?.metric.value, row?.metric.compare?.before.value, row?.complement.value]).toEqual([0.125, 0.5, 0.5]);
    const [weightBefore, weightAfter, meanRate] = [40 / 480, 160 / 600, (0.5 + 0.4) / 2];
    expect(row?.rate?.value).toBeCloseTo(((weightBefore + weightAfter) / 2) * (0.125 - 0.5), 12);
    expect(row?.mix?.value).toBeCloseTo(((0.125 + 0.5) / 2 - meanRate) * (weightAfter - weightBefore), 12);
  });

  it("says of a combination whose values are all unknown that its sum is, also beside a group without rows", async () => {
    const time = { range: { from: "2026-02-03", to: "2026-02-04" } };
    const { rows } = await adapter().query({ ...asked, time, metric: "replyCount" }, {});
    expect(rows.map(({ value, metric, complement }) => [value, metric.compare?.before.value, metric.value, complement.compare?.before.value])).toEqual([
      ["wechat", null, 180, 80],
    ]);
  });

  it("names nothing that is smaller than minSupport", async () => {
    const { rows } = await adapter().query({ ...asked, metric: "tickets", minSupport: 0.9 }, {});
    expect(rows).toEqual([]);
  });
});
