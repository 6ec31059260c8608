import { DuckDBInstance } from "@duckdb/node-api";
import { createConnection, createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { AnyRow, MetricsAdapter, MetricsQuery, TableResult } from "../../src/query/index.ts";
import { defineBinding, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import type { Execute } from "../../src/server/index.ts";
import { duckdb } from "../../src/server/dialects/duckdb.ts";
import { duckdbExecutor } from "../../src/server/duckdbExecutor.ts";
import { comparable } from "./comparable.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

const catalog = defineCatalog({
  entities: { order: { key: "orderId" } },
  dimensions: {
    customer: d.string(),
    shelf: d.number(),
    price: d.decimal({ scale: 2 }),
    cost: d.number(),
    items: d.number(),
    returned: d.boolean(),
    soldAt: d.time({ entity: "order" }),
  },
  metrics: {
    orders: m.count({ entity: "order", time: "soldAt" }),
    returns: m.count({ entity: "order", time: "soldAt", where: { dimension: "returned", op: "equals", value: true } }),
    returnRate: m.ratio({ numerator: "returns", denominator: "orders", direction: "down" }),
    paid: m.sum({ entity: "order", time: "soldAt", of: "price" }),
    perOrder: m.ratio({ numerator: "paid", denominator: "orders" }),
    costs: m.sum({ entity: "order", time: "soldAt", of: "cost" }),
    bought: m.sum({ entity: "order", time: "soldAt", of: "items" }),
    basket: m.average({ entity: "order", time: "soldAt", of: "items" }),
    dearest: m.max({ entity: "order", time: "soldAt", of: "price" }),
    least: m.min({ entity: "order", time: "soldAt", of: "items" }),
    shelves: m.distinct({ entity: "order", time: "soldAt", of: "shelf" }),
  },
});
type Shop = typeof catalog;

/** 900 customers, among them nearly equal names, names out of UTF-16's order, and none; few figures, so that many are equal. */
const spellings = ["c", "C", "ç", "c ", "\u{1f600}", "\uffee", "'c", "c\\"];
const customers = Array.from({ length: 900 }, (_, index) => `${spellings[index % spellings.length] ?? ""}${index % 8 === 3 ? `${index} ` : index}`);
const rows = Array.from({ length: 4000 }, (_, index) => {
  const mixed = (index * 7919 + (index % 13) * 104_729) % 10_007;
  return {
    orderId: index + 1,
    customer: mixed % 97 === 0 ? null : (customers[(mixed * mixed) % 900] ?? null),
    shelf: mixed % 31 === 0 ? null : (mixed % 700) / 4,
    price: mixed % 11 === 0 ? null : `${(mixed % 40) - 3}.${mixed % 2 === 0 ? "50" : "05"}`,
    cost: (mixed % 10) / 10,
    items: mixed % 17 === 0 ? null : mixed % 6,
    returned: mixed % 5 === 0,
    soldAt: Date.parse("2026-03-01T00:00:00Z") + index * 60_000,
  };
});

const binding = defineBinding(catalog, { entities: { order: { table: "orders", naming: "snake_case" } } });
const clock = () => Date.parse("2026-04-01T00:00:00Z");
const columns = ["orderId", "customer", "shelf", "price", "cost", "items", "returned"] as const;
const values = rows.map((row) => [...columns.map((name) => row[name]), new Date(row.soldAt).toISOString().slice(0, 19).replace("T", " ")]);

let pool: Pool;
let read = 0;
const adapters: { [name: string]: MetricsAdapter<Shop> } = {};

function counted(execute: Execute): Execute {
  return async (statement, options) => {
    const found = await execute(statement, options);
    read += found.length;
    return found;
  };
}

beforeAll(async () => {
  const connection = await createConnection(inject("mysqlUrl"));
  for (const statement of ["DROP DATABASE IF EXISTS contract_ranked", "CREATE DATABASE contract_ranked CHARACTER SET utf8mb4", "USE contract_ranked"]) {
    await connection.query(statement);
  }
  await connection.query(
    "CREATE TABLE orders (order_id INT PRIMARY KEY, customer VARCHAR(40), shelf DECIMAL(8, 2), price DECIMAL(12, 2), cost DOUBLE, items INT, returned TINYINT(1), sold_at DATETIME)",
  );
  await connection.query("INSERT INTO orders VALUES ?", [values]);
  await connection.end();
  const url = new URL(inject("mysqlUrl"));
  url.pathname = "/contract_ranked";
  pool = createPool({ uri: url.href, connectionLimit: 2 });
  const file = await (await DuckDBInstance.create(":memory:")).connect();
  await file.run(
    "CREATE TABLE orders (order_id INTEGER, customer VARCHAR, shelf DECIMAL(8, 2), price DECIMAL(12, 2), cost DOUBLE, items INTEGER, returned BOOLEAN, sold_at TIMESTAMP)",
  );
  await file.run(`INSERT INTO orders VALUES ${values.map((row) => `(${row.map(() => "?").join()})`).join()}`, values.flat());
  const common = { catalog, binding, defaultPolicy: "public", clock } as const;
  adapters["memory"] = memoryAdapter({
    catalog,
    tables: { order: Object.fromEntries([...columns, "soldAt" as const].map((name) => [name, rows.map((row) => row[name])])) },
    clock,
  });
  adapters["sql"] = sqlAdapter({ ...common, dialect: dialectForTests(), execute: counted(mysql2Executor(pool)) });
  adapters["DuckDB"] = sqlAdapter({ ...common, dialect: duckdb(), execute: duckdbExecutor(file) });
});

afterAll(() => pool.end());

const metrics = Object.keys(catalog.metrics) as (keyof Shop["metrics"])[];
const sizes = [1, 7, 1000];
const year = { range: { from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" } } as const;

/** Every metric alone and beside others, over every kind of value, with the rest and without it. */
function questions(by: keyof Shop["metrics"]): readonly MetricsQuery<Shop>[] {
  return sizes.flatMap((n, index): readonly MetricsQuery<Shop>[] => [
    { kind: "aggregate", metrics: [by], by: ["customer"], top: { n, by, other: index % 2 === 0 } },
    { kind: "aggregate", metrics: [by, { metric: "orders", as: "o" }, { metric: "paid", as: "p" }], by: ["customer"], time: year, top: { n, by, other: true }, totals: [[]] },
    { kind: "aggregate", metrics: [{ metric: "costs", as: "c" }, by], by: ["shelf"], top: { n, by, other: false }, totals: [[]] },
    {
      kind: "aggregate",
      metrics: [{ metric: by, as: "few", where: { dimension: "items", op: "in", values: [5, 1] } }, { metric: "bought", as: "b" }],
      by: ["customer", "returned"],
      top: { n, by: "few", of: "customer", other: index % 2 === 1 },
    },
    {
      kind: "aggregate",
      metrics: [by, { metric: "shelves", as: "s" }],
      by: ["price"],
      time: { range: { from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z" } },
      compare: [{ id: "before", to: "previous", align: "calendar" }],
      top: { n, by, other: true },
    },
  ]);
}

describe("a top over many values", () => {
  it.each(metrics)("by %s keeps the same values in every adapter, to the last tie", async (by) => {
    for (const query of questions(by)) {
      const answers = await Promise.all(Object.values(adapters).map((adapter) => adapter.query(query, {})));
      const [memory, ...others] = answers.map((answer) => comparable(answer as unknown as TableResult<AnyRow>));
      for (const other of others) expect(other, JSON.stringify(query)).toEqual(memory);
    }
  }, 60_000);

  it.each([
    ["orders", ["orders", "paid"], 4],
    ["returnRate", ["returnRate"], 4],
    ["paid", ["paid"], 4],
    ["shelves", ["shelves", "orders"], 7],
    ["costs", ["costs"], 28],
  ] as const)("by %s reads the rows that it keeps, not those of all values", async (by, asked, most) => {
    read = 0;
    await adapters["sql"]?.query({ kind: "aggregate", metrics: asked, by: ["customer"], top: { n: 3, by, other: true } }, {});
    expect(read).toBe(most);
  });
});
