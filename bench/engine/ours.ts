import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { Answer, Engine } from "./engine.ts";
import { brushedNames } from "./engine.ts";
import type { Tickets } from "./tickets.ts";
import { codedNames, day, yearStart } from "./tickets.ts";

const ticketCatalog = defineCatalog({
  entities: { ticket: { key: "ticketId" } },
  dimensions: {
    createdAt: d.time({ entity: "ticket" }),
    seconds: d.number({ entity: "ticket" }),
    region: d.string({ entity: "ticket" }),
    product: d.string({ entity: "ticket" }),
    channel: d.string({ entity: "ticket" }),
    team: d.string({ entity: "ticket" }),
    priority: d.string({ entity: "ticket" }),
    agent: d.string({ entity: "ticket" }),
    customer: d.string({ entity: "ticket" }),
  },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "createdAt" }),
    response: m.average({ entity: "ticket", time: "createdAt", of: "seconds" }),
    responseP90: m.percentile({ entity: "ticket", time: "createdAt", of: "seconds", p: 0.9 }),
    slowest: m.max({ entity: "ticket", time: "createdAt", of: "seconds" }),
    customers: m.distinct({ entity: "ticket", time: "createdAt", of: "customer" }),
  },
});

/** The columns as a host hands them in: times and numbers as typed arrays, the rest coded. */
function ticketTables({ rowCount, createdAt, seconds, codes, values }: Tickets) {
  const coded = Object.fromEntries(codedNames.map((name) => [name, { codes: codes[name], values: values[name] }]));
  const ticketId = Int32Array.from({ length: rowCount }, (_, row) => row);
  return { ticket: { ticketId, createdAt, seconds, ...coded } };
}

const calendar = { timeZone: "UTC", weekStart: "monday" } as const;
const year = { from: "2024-01-01", to: "2024-12-30" } as const;

/** The memory adapter as a host uses it: every figure holds checking, planning in a time zone, cells and rows. */
export async function oursOver(tickets: Tickets): Promise<Engine> {
  const tables = ticketTables(tickets);
  const open = async () => {
    const adapter = memoryAdapter({ catalog: ticketCatalog, tables, clock: () => Date.UTC(2025, 5, 1) });
    // A question of no row of the table: facts about columns and working space are there, answers and masks are not.
    await adapter.query({ kind: "aggregate", metrics: ["slowest"], time: { range: year } }, {});
    return adapter;
  };
  let adapter = await open();
  const inProducts = (values: readonly string[]) => ({ dimension: "product", op: "in", values }) as const;
  return {
    name: "metricdeck",
    countByDay: async (products) => {
      const query = { kind: "aggregate", metrics: ["tickets"], time: { range: year, grain: "day" }, calendar } as const;
      const { rows } = await adapter.query({ ...query, where: inProducts(products) }, {});
      return rows.map(({ time, tickets: { value } }) => [(Date.parse(String(time)) - yearStart) / day, Number(value)]);
    },
    responseByRegionAndWeek: async (products) => {
      const query = {
        kind: "aggregate",
        metrics: ["response", "responseP90"],
        by: ["region"],
        time: { range: year, grain: "week" },
        calendar,
      } as const;
      const { rows } = await adapter.query({ ...query, where: inProducts(products) }, {});
      return rows.map(({ time, region, response, responseP90 }) => [
        `${region} ${(Date.parse(String(time)) - yearStart) / (7 * day)}`,
        Number(response.value),
        Number(responseP90.value),
      ]);
    },
    customersByMonth: async () => {
      const query = { kind: "aggregate", metrics: ["customers"], time: { range: year, grain: "month" }, calendar } as const;
      const { rows } = await adapter.query(query, {});
      return rows.map(({ time, customers: { value } }) => [new Date(String(time)).getUTCMonth(), Number(value)]);
    },
    topAgents: async (products) => {
      const query = {
        kind: "aggregate",
        metrics: ["tickets"],
        by: ["agent"],
        order: [{ by: "tickets", direction: "desc" }],
        page: { size: 20 },
      } as const;
      const { rows } = await adapter.query(products === null ? query : { ...query, where: inProducts(products) }, {});
      return rows.map(({ agent, tickets: { value } }) => [String(agent), Number(value)]);
    },
    brush: (from, to) => {
      const instant = (days: number) => new Date(yearStart + days * day).toISOString();
      const time = { range: { from: instant(from), to: instant(to) } };
      return Promise.all(
        brushedNames.map(async (by): Promise<Answer> => {
          const { rows } = await adapter.query({ kind: "aggregate", metrics: ["tickets"], by: [by], time, calendar }, {});
          return rows.map((row) => [String(row[by]), Number(row.tickets.value)]);
        }),
      );
    },
    forget: async () => {
      adapter = await open();
    },
  };
}
