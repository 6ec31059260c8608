import type { Answer, Engine } from "./engine.ts";
import { brushedNames } from "./engine.ts";
import { peerFrom } from "./peersFolder.ts";
import type { TicketRow } from "./tickets.ts";

type Filter = (row: { readonly day: number; readonly product: string }) => boolean;
interface Table {
  readonly filter: (condition: object) => Table;
  readonly groupby: (...names: readonly string[]) => Table;
  readonly count: () => Table;
  readonly rollup: (measures: { readonly [name: string]: object }) => Table;
  readonly orderby: (...names: readonly (string | object)[]) => Table;
  readonly slice: (from: number, to: number) => Table;
  readonly objects: () => readonly { readonly [name: string]: string | number }[];
}
interface Arquero {
  readonly table: (columns: { readonly [name: string]: readonly (string | number)[] }) => Table;
  readonly escape: (condition: Filter) => object;
  readonly desc: (name: string) => object;
  readonly op: {
    readonly mean: (name: string) => object;
    readonly quantile: (name: string, p: number) => object;
    readonly distinct: (name: string) => object;
  };
}

/** Arquero: columns and verbs; nothing is kept between questions. */
export function arqueroOver(rows: readonly TicketRow[], folder: string | undefined): Engine | null {
  const found = peerFrom(folder, "arquero");
  if (found === null) return null;
  const { table, escape, desc, op } = found.module as Arquero;
  const names = ["day", "week", "month", "seconds", "agent", "customer", ...brushedNames] as const;
  const tickets = table(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])));
  const of = (products: readonly string[]) => {
    const kept = new Set(products);
    return tickets.filter(escape(({ product }) => kept.has(product)));
  };
  const lines = (answer: Table, key: string, ...numbers: readonly string[]): Answer =>
    answer.objects().map((row) => [row[key] as string, ...numbers.map((name) => Number(row[name]))]);
  return {
    name: "Arquero",
    countByDay: (products) => lines(of(products).groupby("day").count(), "day", "count"),
    responseByRegionAndWeek: (products) =>
      of(products)
        .groupby("region", "week")
        .rollup({ mean: op.mean("seconds"), p90: op.quantile("seconds", 0.9) })
        .objects()
        .map(({ region, week, mean, p90 }) => [`${region} ${week}`, Number(mean), Number(p90)]),
    customersByMonth: () => lines(tickets.groupby("month").rollup({ customers: op.distinct("customer") }), "month", "customers"),
    topAgents: (products) => {
      const counted = (products === null ? tickets : of(products)).groupby("agent").count();
      return lines(counted.orderby(desc("count"), "agent").slice(0, 20), "agent", "count");
    },
    brush: (from, to) => {
      const brushed = tickets.filter(escape(({ day }) => day >= from && day < to));
      return brushedNames.map((name) => lines(brushed.groupby(name).count(), name, "count"));
    },
  };
}
