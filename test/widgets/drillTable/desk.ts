import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { d, defineCatalog, m, MetricsError } from "../../../src/query/index.ts";
import type { AggregateQuery, AnyRow, Catalog, MetricsAdapter, TableResult } from "../../../src/query/index.ts";

/** A desk whose tickets have regions, teams and customers. */
export const desk = defineCatalog({
  entities: { ticket: { key: "ticketId", label: { en: "Ticket" } } },
  dimensions: {
    ticketId: d.number({ entity: "ticket", label: { en: "No." } }),
    region: d.string({ entity: "ticket", label: { en: "Region", "zh-CN": "区域" } }),
    team: d.string({ entity: "ticket", label: { en: "Team" } }),
    customer: d.string({ entity: "ticket" }),
    channel: d.enum(["phone", "chat"], { entity: "ticket", valueLabels: { phone: { en: "Phone" }, chat: { en: "Chat" } }, label: { en: "Channel" } }),
    good: d.boolean({ entity: "ticket" }),
    createdAt: d.time({ entity: "ticket", label: { en: "Created" } }),
  },
  hierarchies: { org: ["region", "team"] },
  metrics: {
    tickets: m.count({ entity: "ticket", time: "createdAt", label: { en: "Tickets", "zh-CN": "工单" } }),
    goodTickets: m.count({ entity: "ticket", time: "createdAt", where: { dimension: "good", op: "equals", value: true } }),
    goodShare: m.ratio({ numerator: "goodTickets", denominator: "tickets", direction: "up", minSample: 2, label: { en: "Good" } }),
    customers: m.distinct({ entity: "ticket", time: "createdAt", of: "customer", label: { en: "Customers" } }),
    open: m.snapshot({ entity: "ticket", over: "createdAt" }),
  },
});

type Line = readonly [region: string | null, team: string | null, customer: string, channel: "phone" | "chat", good: 0 | 1, month: 1 | 2];

/** East has 4 tickets, 2 good, of 2 customers; West 3, 2 good, of 2 (one of them East's too); nobody's region 1. */
const lines: readonly Line[] = [
  ["East", "Alpha", "ann", "phone", 1, 1],
  ["East", "Alpha", "ann", "chat", 0, 1],
  ["East", "Beta", "bob", "phone", 0, 2],
  ["East", "Beta", "ann", "phone", 1, 2],
  ["West", "Gamma", "bob", "chat", 1, 1],
  ["West", "Gamma", "cyd", "chat", 1, 2],
  ["West", null, "cyd", "phone", 0, 2],
  [null, "Delta", "dan", "chat", 1, 2],
];

export const range = { from: "2026-01-15", to: "2026-03-01" } as const;
export const now = Date.parse("2026-03-18T10:20:00Z");

export function deskAdapter(rows: readonly Line[] = lines) {
  const catalog: Catalog = desk;
  const ticket = {
    ticketId: rows.map((_, index) => index + 1),
    region: rows.map(([region]) => region),
    team: rows.map(([, team]) => team),
    customer: rows.map(([, , customer]) => customer),
    channel: rows.map(([, , , channel]) => channel),
    good: rows.map(([, , , , good]) => good === 1),
    createdAt: rows.map(([, , , , , month], index) => Date.UTC(2026, month - 1, 20 + (index % 5), 9)),
  };
  return memoryAdapter({ catalog, tables: { ticket }, clock: () => now });
}

/** The desk's adapter, which notes what it is asked and holds back or refuses what a test says. */
export function watchedDesk(rows?: readonly Line[]) {
  const inner: MetricsAdapter = deskAdapter(rows);
  const asked: { readonly query: AggregateQuery; readonly signal: AbortSignal | undefined }[] = [];
  const control = {
    /** Null: answer. */
    meddle: null as ((query: AggregateQuery) => "hold" | MetricsError | null) | null,
    /** Whether answers say that pages may be asked for by their offset, and how many rows there are. */
    jumps: true,
    release: () => {},
  };
  const held = new Promise<void>((resolve) => (control.release = resolve));
  const query: MetricsAdapter["query"] = async (query, context) => {
    asked.push({ query: query as unknown as AggregateQuery, signal: context.signal });
    const what = control.meddle?.(query as unknown as AggregateQuery) ?? null;
    if (what instanceof MetricsError) throw what;
    if (what === "hold") await held;
    const answer = await inner.query(query as never, context);
    const { page = {}, ...rest } = answer as TableResult<AnyRow>;
    const next = page.next === undefined ? {} : { next: page.next };
    return (control.jumps ? answer : { ...rest, rows: answer.rows, page: next }) as never;
  };
  return { asked, control, adapter: { contract: 1, query } as MetricsAdapter };
}
