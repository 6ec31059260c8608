import { DuckDBInstance } from "@duckdb/node-api";
import { createConnection, createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { AnyRow, MetricsAdapter, MetricsQuery, TableResult } from "../../src/query/index.ts";
import { defineBinding, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import { duckdb } from "../../src/server/dialects/duckdb.ts";
import { duckdbExecutor } from "../../src/server/duckdbExecutor.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

const catalog = defineCatalog({
  entities: {
    account: { key: "accountCode" },
    payment: { key: "paymentCode", belongsTo: { account: "accountLink" } },
  },
  dimensions: {
    branch: d.string({ entity: "account" }),
    channel: d.string({ entity: "payment" }),
    amount: d.number({ entity: "payment" }),
    paidAt: d.time({ entity: "payment" }),
  },
  metrics: {
    payments: m.count({ entity: "payment", time: "paidAt" }),
    paid: m.sum({ entity: "payment", time: "paidAt", of: "amount" }),
    payers: m.distinct({ entity: "payment", time: "paidAt", of: "accountLink" }),
  },
  events: {
    paid: { entity: "payment", time: "paidAt", actor: "accountLink" },
    paidByCard: { entity: "payment", time: "paidAt", actor: "accountLink", where: { dimension: "channel", op: "equals", value: "card" } },
  },
});

/** Two accounts whose codes a loose collation takes for one, and payments with links that are nearly theirs. */
const accounts = [["A1", "North"], ["a1", "South"], ["é9", "East"]] as const;
const payments = [
  ["p1", "A1", "card", 1],
  ["P1", "a1", "cash", 2],
  ["p1 ", "A1 ", "card", 4],
  ["p2", "é9", "card", 8],
  ["p3", "e9", "cash", 16],
  ["p4", "a1", "card", 32],
  ["p5", null, "card", 64],
] as const;
const at = (index: number) => `2026-03-0${index + 1}T10:00:00.000Z`;

const tables = {
  account: { accountCode: accounts.map(([code]) => code), branch: accounts.map(([, branch]) => branch) },
  payment: {
    paymentCode: payments.map(([code]) => code),
    accountLink: payments.map(([, link]) => link),
    channel: payments.map(([, , channel]) => channel),
    amount: payments.map((row) => row[3]),
    paidAt: payments.map((_, index) => Date.parse(at(index))),
  },
};

const binding = defineBinding(catalog, {
  entities: {
    account: { table: "accounts", naming: "snake_case", columns: { accountCode: { column: "account_code", text: true } } },
    payment: {
      table: "payments",
      naming: "snake_case",
      columns: { paymentCode: { column: "payment_code", text: true }, accountLink: { column: "account_link", text: true } },
    },
  },
});
const paymentRows = payments.map((row, index) => [...row, at(index).slice(0, 19).replace("T", " ")]);

const pools = new Map<string, Pool>();
const adapters = new Map<string, MetricsAdapter<typeof catalog>>();

beforeAll(async () => {
  const clock = () => Date.parse("2026-04-01T00:00:00Z");
  const collations = { contract_text_keys: "general_ci", contract_mixed_keys: "unicode_ci", contract_latin_keys: "latin1" };
  for (const [database, of] of Object.entries(collations)) pools.set(database, await poolOf(database, of));
  const file = await (await DuckDBInstance.create(":memory:")).connect();
  await file.run("CREATE TABLE accounts (account_code VARCHAR, branch VARCHAR)");
  await file.run("CREATE TABLE payments (payment_code VARCHAR, account_link VARCHAR, channel VARCHAR, amount INTEGER, paid_at TIMESTAMP)");
  for (const [table, rows] of [["accounts", accounts], ["payments", paymentRows]] as const) {
    for (const row of rows) await file.run(`INSERT INTO ${table} VALUES (${row.map(() => "?").join(", ")})`, [...row]);
  }
  const shared = { catalog, binding, defaultPolicy: "public" as const, clock };
  adapters.set("memory", memoryAdapter({ catalog, tables, clock }));
  for (const [database, pool] of pools) {
    adapters.set(database, sqlAdapter({ ...shared, dialect: dialectForTests(), execute: mysql2Executor(pool) }));
  }
  adapters.set("duckdb", sqlAdapter({ ...shared, dialect: duckdb(), execute: duckdbExecutor(file) }));
});
afterAll(() => Promise.all([...pools.values()].map((pool) => pool.end())));

/** The tables, with links of another collation than keys have. */
async function poolOf(database: string, links: string): Promise<Pool> {
  const connection = await createConnection(inject("mysqlUrl"));
  const link = links === "latin1" ? "CHARACTER SET latin1" : `COLLATE utf8mb4_${links}`;
  for (const statement of [
    `DROP DATABASE IF EXISTS ${database}`,
    `CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`,
    `USE ${database}`,
    "CREATE TABLE accounts (account_code VARCHAR(20), branch VARCHAR(20), KEY (account_code))",
    `CREATE TABLE payments (payment_code VARCHAR(20), account_link VARCHAR(20) ${link}, channel VARCHAR(20), amount INT, paid_at DATETIME, KEY (account_link))`,
  ]) {
    await connection.query(statement);
  }
  await connection.query("INSERT INTO accounts VALUES ?", [accounts]);
  await connection.query("INSERT INTO payments VALUES ?", [paymentRows]);
  await connection.end();
  const url = new URL(inject("mysqlUrl"));
  url.pathname = `/${database}`;
  return createPool({ uri: url.href, connectionLimit: 4 });
}

const march = { range: { from: "2026-03-01", to: "2026-04-01" } };
const north = { account: { dimension: "branch", op: "equals", value: "North" }, payment: { dimension: "branch", op: "equals", value: "North" } } as const;

const queries: { readonly [law: string]: MetricsQuery<typeof catalog> } = {
  "links lead to the very key": { kind: "aggregate", metrics: ["payments", "paid"], by: ["branch"], time: march, totals: [[]] },
  "nearly equal keys are distinct": { kind: "aggregate", metrics: ["payers"], by: ["channel"], time: march, totals: [[]] },
  "filters follow the very link": { kind: "aggregate", metrics: ["paid"], time: march, where: { dimension: "branch", op: "in", values: ["North", null] } },
  "rolling windows tell keys apart": { kind: "aggregate", metrics: ["payers"], time: { ...march, grain: "day" } },
  "records are in the order of their keys": { kind: "records", entity: "payment", columns: ["amount", "branch"] },
  "actors of a funnel are apart": { kind: "funnel", steps: ["paid", "paidByCard"], window: "P30D", time: march },
  "actors of a retention are apart": {
    kind: "retention",
    start: "paid",
    return: "paidByCard",
    time: { range: { from: "2026-03-01", to: "2026-03-08" }, grain: "day" },
    periods: 5,
    measure: "users",
  },
};

async function ask(adapter: MetricsAdapter<typeof catalog> | undefined, query: unknown, policy: typeof north | "public") {
  return (await adapter?.query(query as MetricsQuery<typeof catalog>, { policy })) as unknown as TableResult<AnyRow>;
}

describe("text keys are compared by code point in every adapter", () => {
  it.each(Object.entries(queries))("%s", async (_, query) => {
    const answers = new Map<string, readonly AnyRow[]>();
    for (const [name, adapter] of adapters) {
      const shown: AnyRow[] = [];
      for (const policy of ["public", north] as const) {
        const { rows, totals = [] } = await ask(adapter, query, policy);
        shown.push(...rows, ...totals.flatMap((total) => total.rows as AnyRow[]));
      }
      answers.set(name, shown);
    }
    for (const name of adapters.keys()) expect([name, answers.get(name)]).toEqual([name, answers.get("memory")]);
  });

  it("golden: the sums of the branches are those of their own codes", async () => {
    const { rows } = await ask(adapters.get("contract_text_keys"), { kind: "aggregate", metrics: ["paid"], by: ["branch"], time: march }, "public");
    expect(rows.map(({ branch, paid }) => [branch, paid])).toEqual([
      ["East", { value: 8 }],
      ["North", { value: 1 }],
      ["South", { value: 34 }],
      [null, { value: 84 }],
    ]);
  });
});
