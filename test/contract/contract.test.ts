import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { AnyRow, MetricsAdapter, TableResult } from "../../src/query/index.ts";
import { parseQuery } from "../../src/query/index.ts";
import { createMetricsHandler } from "../../src/server/index.ts";
import type { Adapters } from "./adapters.ts";
import { adaptersOver } from "./adapters.ts";
import type { Data } from "./data.ts";
import { dense, tiny } from "./data.ts";
import { exact } from "./exactCatalog.ts";
import { golden, inShort } from "./golden.ts";
import { goldenExact } from "./goldenExact.ts";
import { now, queries } from "./queries.ts";

const names = ["memory", "http over memory", "sql", "duckdb", "http over sql"] as const;

function overData(data: Data, database: string): { readonly current: () => Adapters["adapters"] } {
  let opened: Adapters | undefined;
  beforeAll(async () => {
    opened = await adaptersOver(data, inject("mysqlUrl"), database);
  });
  afterAll(async () => opened?.close());
  return { current: () => opened?.adapters ?? {} };
}

async function ask(adapter: MetricsAdapter<typeof exact> | undefined, query: unknown): Promise<TableResult<AnyRow>> {
  if (adapter === undefined) throw new Error("the adapter was not opened");
  return (await adapter.query(parseQuery(exact, query), {})) as TableResult<AnyRow>;
}

describe("golden answers over the tiny data", () => {
  const { current } = overData(tiny, "contract_tiny");
  it("the running minute at its very start has no bucket yet, and every adapter says so", async () => {
    const time = { range: { toDate: "minute" }, grain: "minute" };
    const query = { kind: "aggregate", metrics: ["tickets", "backlog", "solvedInDay"], by: ["channel"], time, asOf: "2026-04-15T10:20:00Z" };
    for (const name of names) expect((await ask(current()[name], query)).rows, name).toEqual([]);
  });
  it.each(names)("%s: behind a server a policy holds, or is refused", async (name) => {
    const adapter = current()[name] as NonNullable<Adapters["adapters"][string]>;
    const rule = { dimension: "channel", op: "equals", value: "chat" } as const;
    const handler = createMetricsHandler({ catalog: exact, adapter, policy: () => ({ ticket: rule, feedback: "none" }), clock: () => now });
    const body = { contract: 1, queries: [{ query: { kind: "aggregate", metrics: ["tickets"] } }] };
    const headers = { "content-type": "application/json" };
    const response = await handler(new Request("http://host/", { method: "POST", headers, body: JSON.stringify(body) }));
    const answer = await response.text();
    if (adapter.policies !== true) return expect([response.status, answer]).toEqual([422, expect.stringContaining("heeds no row policy")]);
    const { rows } = await adapter.query({ kind: "aggregate", metrics: ["tickets"], where: rule }, {});
    expect(answer).toContain(`"value":[${String(rows[0]?.tickets.value)}]`);
  });
  for (const [law, { query, rows, totals }] of Object.entries(golden)) {
    for (const name of names) {
      it(`${name}: ${law}`, async () => {
        const result = await ask(current()[name], query);
        expect(rounded(result.rows.map(inShort))).toEqual(rounded(rows));
        if (totals !== undefined) {
          expect(rounded(result.totals?.map((total) => total.rows.map(inShort)))).toEqual(rounded(totals));
        }
      });
    }
  }
});

describe("exact decimals over the tiny data", () => {
  const { current } = overData(tiny, "contract_exact");
  for (const [law, { query, rows, totals }] of Object.entries(goldenExact)) {
    for (const name of names) {
      it(`${name}: ${law}`, async () => {
        const adapter = current()[name];
        const result = (await adapter?.query(parseQuery(exact, query), {})) as TableResult<AnyRow>;
        expect(rounded(result.rows.map(inShort))).toEqual(rounded(rows));
        if (totals !== undefined) {
          expect(rounded(result.totals?.map((total) => total.rows.map(inShort)))).toEqual(rounded(totals));
        }
      });
    }
  }
});

for (const [label, data, database] of [
  ["the tiny data", tiny, "contract_equal_tiny"],
  ["1 500 tickets, seed 1", dense(1), "contract_dense_1"],
  ["1 500 tickets, seed 2", dense(2), "contract_dense_2"],
] as const) {
  describe(`every adapter answers alike over ${label}`, () => {
    const { current } = overData(data, database);
    for (const [name, query] of Object.entries(queries)) {
      it(name, async () => {
        const expected = comparable(await ask(current()["memory"], query));
        for (const other of names.slice(1)) {
          expect(comparable(await ask(current()[other], query)), other).toEqual(expected);
        }
      });
    }
  });
}

const policies = {
  "rows of one region": {
    ticket: { dimension: "region", op: "in", values: ["North", "Süd", null] },
    feedback: { dimension: "region", op: "in", values: ["North", "Süd", null] },
  },
  "feedback without its tickets": { ticket: "none", feedback: "all" },
  "rows of the last year": {
    ticket: { dimension: "createdAt", op: "range", range: { last: 12, unit: "month" } },
    feedback: { dimension: "createdAt", op: "range", range: { last: 12, unit: "month" } },
  },
  "a negated condition on linked rows": {
    ticket: { not: { dimension: "urgent", op: "equals", value: true } },
    feedback: { not: { dimension: "channel", op: "equals", value: "phone" } },
  },
} as const;

describe("a row policy means the same in memory and in SQL", () => {
  const { current } = overData(dense(3), "contract_policy");
  for (const [label, policy] of Object.entries(policies)) {
    for (const [name, query] of Object.entries(queries)) {
      it(`${label}: ${name}`, async () => {
        const answers = [];
        for (const adapter of ["memory", "sql", "duckdb"] as const) {
          answers.push(comparable((await current()[adapter]?.query(parseQuery(exact, query), { policy })) as TableResult<AnyRow>));
        }
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      });
    }
  }
});

/** What must be equal: everything but the fingerprint, which follows the last digit of a float. */
function comparable({ fingerprint, rows, totals, columns, ...meta }: TableResult<AnyRow>): unknown {
  expect(columns.length).toBeGreaterThan(0);
  expect(fingerprint).toMatch(/^[0-9a-z]+$/);
  return rounded({ ...meta, rows, totals: totals?.map((total) => ({ by: total.by, rows: total.rows })) });
}

/** Numbers to 12 significant digits: sums of floats depend on their order. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}
