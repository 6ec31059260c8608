import { compileQuery, mariadb } from "../src/server/index.ts";
import type { MetricsQuery } from "../src/query/index.ts";
import { support } from "../test/query/support.ts";
import { supportBinding } from "../test/server/supportBinding.ts";

const warmUp = 1000;
const rounds = 3000;
const time = { range: { from: "2026-01-05", to: "2026-01-12" } };
const compare = [{ id: "before", to: "previous" }] as const;

/** A question of every kind, as a cockpit asks it. */
const questions: { readonly [name: string]: MetricsQuery<typeof support> } = {
  "a KPI": { kind: "aggregate", metrics: ["tickets"], time },
  "a KPI and a ratio, with comparison": { kind: "aggregate", metrics: ["tickets", "csat"], time, compare },
  "a trend by day and channel": { kind: "aggregate", metrics: ["tickets", "replyCount"], by: ["channel"], time: { ...time, grain: "day" } },
  "top 10 and the others": { kind: "aggregate", metrics: ["tickets", "firstResponse"], by: ["agent"], time, top: { n: 10, by: "tickets", other: true } },
  "a drill with totals": { kind: "aggregate", metrics: ["tickets", "firstResponse", "agents"], by: ["region", "channel"], time, totals: [["region"], []] },
  "percentiles by channel": { kind: "aggregate", metrics: ["firstResponseP90"], by: ["channel"], time },
  "rolling 28-day distinct by day": { kind: "aggregate", metrics: ["agents28"], time: { ...time, grain: "day" } },
  "a funnel of three steps": { kind: "funnel", steps: ["created", "created", "solved"], time, window: "P7D" },
  "retention by week": { kind: "retention", start: "created", return: "solved", time: { ...time, grain: "week" }, periods: 8 },
};
const options = { catalog: support, binding: supportBinding, dialect: mariadb(), policy: "public", now: 1_767_657_600_000 } as const;

const times = new Map(Object.keys(questions).map((name) => [name, [] as number[]]));
for (let round = -warmUp; round < rounds; round += 1) {
  for (const [name, query] of Object.entries(questions)) {
    const at = performance.now();
    await compileQuery<typeof support>(query, options);
    if (round >= 0) times.get(name)?.push(1000 * (performance.now() - at));
  }
}
for (const [name, measured] of times) {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0);
  console.log(`${name.padEnd(40)}${at(0.5).padStart(5)} µs   (best tenth ${at(0.1)})`);
}
