import type { Answer, Engine } from "./engine.ts";
import { brushedNames, largest } from "./engine.ts";
import type { TicketRow } from "./tickets.ts";

/** What a portal writes without any engine: one loop over row objects, Maps for groups. */
export function rowLoopOver(rows: readonly TicketRow[]): Engine {
  return {
    name: "row objects, a loop",
    countByDay: (products) => {
      const kept = new Set(products);
      const counts = new Map<number, number>();
      for (const row of rows) if (kept.has(row.product)) counts.set(row.day, (counts.get(row.day) ?? 0) + 1);
      return [...counts];
    },
    responseByRegionAndWeek: (products) => {
      const kept = new Set(products);
      return averageAndP90(rows.filter((row) => kept.has(row.product)));
    },
    customersByMonth: () => {
      const seen = new Map<number, Set<string>>();
      for (const { month, customer } of rows) {
        const customers = seen.get(month) ?? new Set<string>();
        seen.set(month, customers.add(customer));
      }
      return [...seen].map(([month, customers]) => [month, customers.size]);
    },
    topAgents: (products) => {
      const kept = products === null ? null : new Set(products);
      const counts = new Map<string, number>();
      for (const { agent, product } of rows) {
        if (kept === null || kept.has(product)) counts.set(agent, (counts.get(agent) ?? 0) + 1);
      }
      return largest([...counts], 20);
    },
    brush: (from, to) => {
      const counts = brushedNames.map(() => new Map<string, number>());
      for (const row of rows) {
        if (row.day < from || row.day >= to) continue;
        for (let index = 0; index < brushedNames.length; index++) {
          const key = row[brushedNames[index] ?? "region"];
          counts[index]?.set(key, (counts[index]?.get(key) ?? 0) + 1);
        }
      }
      return counts.map((each) => [...each]);
    },
  };
}

/** By region and week; the quantile is type 7 over the sorted values. */
export function averageAndP90(rows: readonly TicketRow[]): Answer {
  const groups = new Map<string, number[]>();
  for (const { region, week, seconds } of rows) {
    const key = `${region} ${week}`;
    const values = groups.get(key);
    if (values === undefined) groups.set(key, [seconds]);
    else values.push(seconds);
  }
  return [...groups].map(([key, values]) => {
    const sorted = Int32Array.from(values).sort();
    const rank = 0.9 * (sorted.length - 1);
    const low = sorted[Math.floor(rank)] as number;
    const high = sorted[Math.ceil(rank)] as number;
    const sum = sorted.reduce((a, b) => a + b, 0);
    return [key, sum / sorted.length, low + (high - low) * (rank - Math.floor(rank))];
  });
}
