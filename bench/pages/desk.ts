import type { MemoryTables } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { AggregateQuery, Range } from "../../src/query/index.ts";

/** A service desk of 50 400 tickets in 24 weeks: what every cockpit of the bench shows the last twelve of. */
const ticketsPerDay = 300;
const days = 168;
const dayMs = 86_400_000;
const end = Date.parse("2026-03-30T00:00:00Z");

export const deskNow = end + 5 * dayMs;
export const deskRange: Range = { from: new Date(end - 84 * dayMs).toISOString(), to: new Date(end).toISOString() };

const channels = ["phone", "chat", "email", "wechat"] as const;
const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix} ${String(index + 1).padStart(2, "0")}`);
const regions = named("Region", 4);
const agents = named("Agent", 20);
const teams = named("Team", 20);
const products = named("Product", 20);
const cities = named("City", 20);
export const filteredProducts = products.slice(0, 8);

const count = { entity: "ticket", time: "createdAt" } as const;
const solvedOnes = { not: { dimension: "solvedAt", op: "isNull" } } as const;

export const desk = defineCatalog({
  entities: { ticket: { key: "ticketId" } },
  dimensions: {
    channel: d.enum(channels, { entity: "ticket" }),
    region: d.string({ entity: "ticket" }),
    agent: d.string({ entity: "ticket" }),
    team: d.string({ entity: "ticket" }),
    product: d.string({ entity: "ticket" }),
    city: d.string({ entity: "ticket" }),
    createdAt: d.time({ entity: "ticket" }),
    solvedAt: d.time({ entity: "ticket" }),
    waited: d.number({ entity: "ticket" }),
    handled: d.number({ entity: "ticket" }),
    cost: d.number({ entity: "ticket" }),
  },
  metrics: {
    tickets: m.count(count),
    solved: m.count({ ...count, where: solvedOnes }),
    spent: m.sum({ ...count, of: "cost" }),
    resolutionRate: m.ratio({ numerator: "solved", denominator: "tickets" }),
    waiting: m.average({ ...count, of: "waited", unit: "seconds" }),
    handling: m.average({ ...count, of: "handled", unit: "seconds" }),
  },
});

/** The same on every call. */
export function deskTables({ perDay = ticketsPerDay } = {}): MemoryTables {
  let state = 11;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const rows = perDay * days;
  const pick = (values: readonly string[]) => ({ codes: Uint8Array.from({ length: rows }, () => Math.floor(random() * values.length)), values });
  const createdAt = Float64Array.from({ length: rows }, (_, row) => end - days * dayMs + Math.floor((row / perDay) * dayMs));
  return {
    ticket: {
      ticketId: Int32Array.from({ length: rows }, (_, row) => row),
      channel: pick(channels),
      region: pick(regions),
      agent: pick(agents),
      team: pick(teams),
      product: pick(products),
      city: pick(cities),
      createdAt,
      solvedAt: Array.from(createdAt, (at) => (random() < 0.85 ? at + 3_600_000 : null)),
      waited: Float64Array.from({ length: rows }, () => Math.round(60 + random() * 600)),
      handled: Float64Array.from({ length: rows }, () => Math.round(120 + random() * 1800)),
      cost: Float64Array.from({ length: rows }, () => Math.round(200 + random() * 4000) / 100),
    },
  };
}

type Metric = keyof (typeof desk)["metrics"];

export interface ChartSpec {
  readonly kind: "line" | "bar";
  readonly metric: Metric;
  readonly by: "channel" | "region";
  readonly grain: "day" | "week";
}

export interface TableSpec {
  readonly by: "agent" | "team" | "product" | "city";
  readonly metrics: readonly Metric[];
}

export const figures = ["tickets", "resolutionRate", "spent", "waiting"] as const satisfies readonly Metric[];

const bySplit = <T>(make: (by: ChartSpec["by"]) => T) => (["channel", "region"] as const).map(make);

/** Ten of lines, 4 × 84 points each, and six of stacked bars, 4 × 12. */
export const charts: readonly ChartSpec[] = [
  ...(["tickets", "solved", "spent", "waiting", "handling"] as const).flatMap((metric) =>
    bySplit((by): ChartSpec => ({ kind: "line", metric, by, grain: "day" })),
  ),
  ...(["tickets", "solved", "spent"] as const).flatMap((metric) => bySplit((by): ChartSpec => ({ kind: "bar", metric, by, grain: "week" }))),
];
export const pointsInAll = 10 * 4 * 84 + 6 * 4 * 12;

export const tables: readonly TableSpec[] = (["agent", "team", "product", "city"] as const).map((by) => ({
  by,
  metrics: ["tickets", "spent", "waiting"],
}));

export function chartQuery({ metric, by, grain }: ChartSpec): AggregateQuery<typeof desk> {
  return { kind: "aggregate", metrics: [metric], by: [by], time: { range: deskRange, grain } };
}

export function tableQuery({ by, metrics }: TableSpec): AggregateQuery<typeof desk> {
  return { kind: "aggregate", metrics, by: [by], time: { range: deskRange } };
}
