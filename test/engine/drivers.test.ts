import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";

const catalog = defineCatalog({
  entities: { ticket: { key: "ticketId" } },
  dimensions: {
    channel: d.enum(["phone", "chat", "email"]),
    region: d.string(),
    solved: d.boolean(),
    createdAt: d.time({ entity: "ticket" }),
    closedAt: d.time({ entity: "ticket" }),
    seconds: d.number({ entity: "ticket" }),
  },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "createdAt" }),
    solvedTickets: m.count({
      entity: "ticket",
      time: "createdAt",
      where: { dimension: "solved", op: "equals", value: true },
    }),
    solvedShare: m.ratio({ numerator: "solvedTickets", denominator: "tickets" }),
    wait: m.average({ entity: "ticket", time: "createdAt", of: "seconds" }),
    closed: m.count({ entity: "ticket", time: "closedAt" }),
    closedPerTicket: m.ratio({ numerator: "closed", denominator: "tickets", unit: "number" }),
    medianWait: m.percentile({ entity: "ticket", time: "createdAt", of: "seconds", p: 0.5 }),
  },
});

// Day one: phone 4 (2 solved), chat 1 (1 solved). Day two: phone 2 (2 solved), chat 5 (1 solved), unknown region once.
const rows = [
  ...each(4, "phone", "North", 1, (at) => at < 2),
  ...each(1, "chat", "North", 1, () => true),
  ...each(2, "phone", "North", 2, () => true),
  ...each(5, "chat", "South", 2, (at) => at < 1),
];
function each(count: number, channel: string, region: string, day: number, solved: (at: number) => boolean) {
  return Array.from({ length: count }, (_, at) => ({ channel, region, day, solved: solved(at), seconds: day * 10 + at }));
}

const adapter = memoryAdapter({
  catalog,
  tables: {
    ticket: {
      ticketId: rows.map((_, at) => at),
      channel: rows.map(({ channel }) => channel),
      region: rows.map(({ region }, at) => (at === rows.length - 1 ? null : region)),
      solved: rows.map(({ solved }) => solved),
      seconds: rows.map(({ seconds }) => seconds),
      createdAt: rows.map(({ day }) => Date.UTC(2026, 3, day, 12)),
      closedAt: rows.map(() => null),
    },
  },
  clock: () => Date.parse("2026-04-15T00:00:00Z"),
});
const times = [...Array.from({ length: 3 }, () => ["North", 2, 2] as const), ["North", 1, 3] as const, ...Array.from({ length: 5 }, () => ["South", 2, 3] as const), ...Array.from({ length: 4 }, () => ["East", 3, null] as const)];
const twoTimes = memoryAdapter({
  catalog,
  tables: {
    ticket: {
      ticketId: times.map((_, at) => at),
      channel: times.map(() => "phone"),
      region: times.map(([region]) => region),
      solved: times.map(() => true),
      seconds: times.map(() => 1),
      createdAt: times.map(([, opened]) => Date.UTC(2026, 3, opened, 12)),
      closedAt: times.map(([, , closed]) => (closed === null ? null : Date.UTC(2026, 3, closed, 12))),
    },
  },
  clock: () => Date.parse("2026-04-15T00:00:00Z"),
});
const time = { range: { from: "2026-04-02", to: "2026-04-03" } } as const;

describe("adapter.query(drivers)", () => {
  it("gives what each value of each dimension added, largest first, and the whole change in the totals", async () => {
    const answer = await adapter.query({ kind: "drivers", metric: "tickets", time, dimensions: ["channel", "region"] }, {});
    expect(answer.rows.map(({ dimension, value, metric, contribution }) => [
      dimension,
      value,
      metric.compare?.before.value,
      metric.value,
      contribution.value,
    ])).toEqual([
      ["channel", "chat", 1, 5, 4],
      ["region", "South", 0, 4, 4],
      ["region", "North", 5, 2, -3],
      ["channel", "phone", 4, 2, -2],
      ["region", null, 0, 1, 1],
    ]);
    expect(answer.totals?.[0]?.rows[0]?.contribution).toEqual({ value: 2 });
    expect(answer.resolvedCompare?.["before"]).toEqual({ from: "2026-04-01T00:00:00.000Z", to: "2026-04-02T00:00:00.000Z" });
  });

  // 3/5 → 3/7. phone: 2/4 → 2/2, weight 4/5 → 2/7. chat: 1/1 → 1/5, weight 1/5 → 5/7.
  it("splits the change of a ratio into mix and rate", async () => {
    const { rows: found } = await adapter.query({ kind: "drivers", metric: "solvedShare", time, dimensions: ["channel"] }, {});
    const meanRate = (3 / 5 + 3 / 7) / 2;
    const expected = {
      phone: { rate: ((4 / 5 + 2 / 7) / 2) * (1 - 0.5), mix: (0.75 - meanRate) * (2 / 7 - 4 / 5) },
      chat: { rate: ((1 / 5 + 5 / 7) / 2) * (0.2 - 1), mix: (0.6 - meanRate) * (5 / 7 - 1 / 5) },
    };
    for (const name of ["phone", "chat"] as const) {
      const row = found.find(({ value }) => value === name);
      expect(row?.rate?.value).toBeCloseTo(expected[name].rate, 12);
      expect(row?.mix?.value).toBeCloseTo(expected[name].mix, 12);
    }
    expect(found.reduce((sum, { contribution }) => sum + Number(contribution.value), 0)).toBeCloseTo(3 / 7 - 3 / 5, 12);
  });

  // Day two: North opened and closed 3, South opened 5 and closed none. Day three: East opened 4, South closed its 5, North 1.
  it("has what was closed where nothing was opened, so that all still adds up, beyond the top too", async () => {
    const late = { range: { from: "2026-04-03", to: "2026-04-04" } } as const;
    const asked = { kind: "drivers", metric: "closedPerTicket", time: late, dimensions: ["region"] } as const;
    const { rows: found, totals } = await twoTimes.query(asked, {});
    const change = 6 / 4 - 3 / 8;
    expect(totals?.[0]?.rows[0]?.contribution?.value).toBeCloseTo(change, 12);
    expect(found.reduce((sum, { contribution }) => sum + Number(contribution.value), 0)).toBeCloseTo(change, 12);
    const meanRate = (6 / 4 + 3 / 8) / 2;
    const parts = Object.fromEntries(found.map(({ value, mix, rate }) => [value, [mix?.value, rate?.value]]));
    expect(parts).toEqual({
      South: [expect.closeTo((0 - meanRate) * (0 - 5 / 8), 12), expect.closeTo(5 / 4, 12)],
      North: [expect.closeTo((1 - meanRate) * (0 - 3 / 8), 12), expect.closeTo(1 / 4, 12)],
      East: [expect.closeTo((0 - meanRate) * 1, 12), 0],
    });
    const { rows: top } = await twoTimes.query({ ...asked, top: 1 }, {});
    expect(top).toHaveLength(2);
    expect(top.reduce((sum, { contribution }) => sum + Number(contribution.value), 0)).toBeCloseTo(change, 12);
    const backwards = { ...asked, time: { range: { from: "2026-04-02", to: "2026-04-03" } }, compare: late.range } as const;
    const { rows: back } = await twoTimes.query(backwards, {});
    expect(back.reduce((sum, { contribution }) => sum + Number(contribution.value), 0)).toBeCloseTo(-change, 12);
  });

  it("explains an average as the ratio that it is", async () => {
    const { rows: found, totals } = await adapter.query({ kind: "drivers", metric: "wait", time, dimensions: ["channel"] }, {});
    const sum = found.reduce((total, { contribution }) => total + Number(contribution.value), 0);
    expect(sum).toBeCloseTo(Number(totals?.[0]?.rows[0]?.contribution?.value), 12);
  });

  it("puts what is beyond the top into one row, so that all still adds up", async () => {
    const { rows: found } = await adapter.query({ kind: "drivers", metric: "tickets", time, dimensions: ["region"], top: 1 }, {});
    expect(found.map(({ value, contribution, $other }) => [value, contribution.value, $other])).toEqual([
      ["South", 4, undefined],
      [null, -2, true],
    ]);
  });

  it("has no rows where one of the periods has no denominator", async () => {
    const early = { range: { from: "2026-04-01", to: "2026-04-02" } } as const;
    const answer = await adapter.query({ kind: "drivers", metric: "solvedShare", time: early, dimensions: ["channel"] }, {});
    expect(answer.rowCount).toBe(0);
    expect(answer.totals?.[0]?.rows[0]?.contribution).toEqual({ value: null });
  });

  it("refuses a metric whose change does not fall into parts", async () => {
    const asked = adapter.query({ kind: "drivers", metric: "medianWait", time, dimensions: ["channel"] }, {});
    await expect(asked).rejects.toMatchObject({ code: "unsupported", path: "metric" });
  });
});
