import crossfilter from "crossfilter2";
import type { Answer, Engine } from "./engine.ts";
import { brushedNames } from "./engine.ts";
import { averageAndP90 } from "./rowLoop.ts";
import type { TicketRow } from "./tickets.ts";

/** crossfilter2: sorted indexes and groups kept up to date with every filter; quantiles and distinct counts from its rows. */
export function crossfilterOver(rows: readonly TicketRow[]): Engine {
  const tickets = crossfilter(rows as TicketRow[]);
  const byDay = tickets.dimension(({ day }) => day);
  const product = tickets.dimension((row) => row.product);
  const groups = brushedNames.map((name) => (name === "product" ? product : tickets.dimension((row) => row[name])).group());
  const days = tickets.dimension(({ day }) => day).group();
  const agents = tickets.dimension(({ agent }) => agent).group();
  let filtered = "";
  const filterBy = (name: string, apply: () => void) => {
    if (filtered === name) return;
    byDay.filterAll();
    product.filterAll();
    apply();
    filtered = name;
  };
  const filterProducts = (products: readonly string[]) => {
    const kept = new Set(products);
    filterBy(products.join(), () => product.filterFunction((value) => kept.has(value as string)));
  };
  const all = (group: (typeof groups)[number] | typeof days): Answer =>
    group.all().flatMap(({ key, value }) => (value === 0 ? [] : [[key as string | number, value as number]]));
  return {
    name: "crossfilter2",
    countByDay: (products) => {
      filterProducts(products);
      return all(days);
    },
    responseByRegionAndWeek: (products) => {
      filterProducts(products);
      return averageAndP90(tickets.allFiltered());
    },
    customersByMonth: () => {
      filterBy("", () => {});
      const seen = new Map<number, Set<string>>();
      for (const { month, customer } of tickets.allFiltered()) {
        const customers = seen.get(month) ?? new Set<string>();
        seen.set(month, customers.add(customer));
      }
      return [...seen].map(([month, customers]) => [month, customers.size]);
    },
    topAgents: (products) => {
      if (products === null) filterBy("", () => {});
      else filterProducts(products);
      return agents.top(20).map(({ key, value }) => [key as string, value as number]);
    },
    brush: (from, to) => {
      filterBy(`days ${from} ${to}`, () => byDay.filterRange([from, to]));
      return groups.map(all);
    },
  };
}
