import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { AnyRow, TableResult } from "../../src/query/index.ts";
import { parseQuery } from "../../src/query/index.ts";
import { journeys } from "./eventCatalog.ts";
import type { EventAdapters, JourneyAdapter } from "./eventAdapters.ts";
import { eventAdaptersOver } from "./eventAdapters.ts";
import type { EventData } from "./eventData.ts";
import { eventData, randomEvents } from "./eventData.ts";
import { eventQueries } from "./eventQueries.ts";
import { inShortLike } from "./eventShort.ts";
import { goldenFunnel } from "./goldenFunnel.ts";
import { goldenRetention } from "./goldenRetention.ts";

const names = ["memory", "sql", "duckdb", "http over sql"] as const;

function over(data: EventData, database: string): { readonly current: () => EventAdapters["adapters"] } {
  let opened: EventAdapters | undefined;
  beforeAll(async () => {
    opened = await eventAdaptersOver(data, inject("mysqlUrl"), database);
  });
  afterAll(async () => opened?.close());
  return { current: () => opened?.adapters ?? {} };
}

async function ask(adapter: JourneyAdapter | undefined, query: unknown): Promise<TableResult<AnyRow>> {
  if (adapter === undefined) throw new Error("the adapter was not opened");
  return (await adapter.query(parseQuery(journeys, query), {})) as TableResult<AnyRow>;
}

describe("golden answers of funnels and retention", () => {
  const { current } = over(eventData({ ...goldenFunnel, ...goldenRetention }), "contract_events");
  const only = (scenario: string) => ({ dimension: "scenario", op: "equals", value: scenario });
  const day = { range: { from: "2026-03-02", to: "2026-03-03" } };
  for (const name of names) {
    for (const [law, { query, rows }] of Object.entries(goldenFunnel)) {
      it(`${name}: ${law}`, async () => {
        const result = await ask(current()[name], { kind: "funnel", time: day, ...query, where: only(law) });
        expect(inShortLike(result.rows, rows)).toEqual(rows);
      });
    }
    for (const [law, { query, rows, totals = [] }] of Object.entries(goldenRetention)) {
      it(`${name}: ${law}`, async () => {
        const result = await ask(current()[name], { kind: "retention", ...query, where: only(law) });
        expect(inShortLike(result.rows, rows)).toEqual(rows);
        totals.forEach((total, index) => {
          expect(inShortLike(result.totals?.[index]?.rows ?? [], total)).toEqual(total);
        });
      });
    }
  }
});

for (const seed of [1, 2]) {
  describe(`every adapter answers alike over random journeys, seed ${seed}`, () => {
    const { current } = over(randomEvents(seed), `contract_journeys_${seed}`);
    for (const [name, query] of Object.entries(eventQueries)) {
      it(name, async () => {
        const expected = comparable(await ask(current()["memory"], query));
        for (const other of names.slice(1)) expect(comparable(await ask(current()[other], query)), other).toEqual(expected);
      });
    }
  });
}

const policies = {
  "deeds by their customer's plan": {
    customer: "all",
    deed: { dimension: "plan", op: "equals", value: "paid" },
    ticket: { dimension: "plan", op: "in", values: ["paid", null] },
  },
  "no customers, only web": { customer: "none", deed: { dimension: "channel", op: "equals", value: "web" }, ticket: "none" },
} as const;

describe("a row policy means the same in memory and in SQL for events", () => {
  const { current } = over(randomEvents(3), "contract_journeys_policy");
  for (const [label, policy] of Object.entries(policies)) {
    for (const [name, query] of Object.entries(eventQueries)) {
      it(`${label}: ${name}`, async () => {
        const answers = [];
        for (const adapter of ["memory", "sql", "duckdb"] as const) {
          answers.push(comparable((await current()[adapter]?.query(query, { policy })) as TableResult<AnyRow>));
        }
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      });
    }
  }
});

/** Events are whole milliseconds and numbers are whole: every figure is equal to the last digit. */
function comparable({ fingerprint: _, rows, totals, columns: _columns, ...meta }: TableResult<AnyRow>): unknown {
  return { ...meta, rows, totals: totals?.map((total) => ({ by: total.by, rows: total.rows })) };
}
