import { createConnection, createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import { defineBinding, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

const line = { entity: "line", time: "at" } as const;

/** Both linked entities have a column of the same name, so that a statement that takes one for the other still runs. */
const catalog = defineCatalog({
  entities: {
    line: { key: "lineId", belongsTo: { product: "productId", supplier: "supplierId" } },
    product: { key: "productId" },
    supplier: { key: "supplierId" },
  },
  dimensions: {
    amount: d.number({ entity: "line" }),
    productRating: d.number({ entity: "product" }),
    supplierRating: d.number({ entity: "supplier" }),
    at: d.time({ entity: "line" }),
  },
  metrics: {
    lines: m.count(line),
    amountMedian: m.percentile({ ...line, of: "amount", p: 0.5 }),
    productMedian: m.percentile({ ...line, of: "productRating", p: 0.5 }),
    productMean: m.average({ ...line, of: "productRating" }),
    supplierMean: m.average({ ...line, of: "supplierRating" }),
    supplierMost: m.max({ ...line, of: "supplierRating" }),
    badSuppliers: m.count({ ...line, where: { dimension: "supplierRating", op: "range", range: { to: 250 } } }),
  },
});
const names = ["lines", "amountMedian", "productMedian", "productMean", "supplierMean", "supplierMost", "badSuppliers"] as const;

/** Line, product, supplier, amount. */
const lines = [
  [1, 1, 1, 10],
  [2, 2, 2, 20],
  [3, 3, 3, 40],
] as const;
const ratings = { product: [1, 2, 3], supplier: [100, 200, 300] } as const;
const right = { lines: 3, amountMedian: 20, productMedian: 2, productMean: 2, supplierMean: 200, supplierMost: 300, badSuppliers: 2 };

let pool: Pool;
const adapters = new Map<string, MetricsAdapter<typeof catalog>>();

beforeAll(async () => {
  const connection = await createConnection(inject("mysqlUrl"));
  for (const statement of [
    "DROP DATABASE IF EXISTS contract_linked_measures",
    "CREATE DATABASE contract_linked_measures",
    "USE contract_linked_measures",
    "CREATE TABLE product (id INT PRIMARY KEY, rating INT)",
    "CREATE TABLE supplier (id INT PRIMARY KEY, rating INT)",
    "CREATE TABLE line (id INT PRIMARY KEY, product_id INT, supplier_id INT, amount INT, at DATETIME DEFAULT '2026-01-05')",
  ]) {
    await connection.query(statement);
  }
  for (const table of ["product", "supplier"] as const) {
    await connection.query(`INSERT INTO ${table} VALUES ?`, [ratings[table].map((rating, index) => [index + 1, rating])]);
  }
  await connection.query("INSERT INTO line (id, product_id, supplier_id, amount) VALUES ?", [lines]);
  await connection.end();
  const url = new URL(inject("mysqlUrl"));
  url.pathname = "/contract_linked_measures";
  pool = createPool({ uri: url.href, connectionLimit: 2 });
  const binding = defineBinding(catalog, {
    entities: {
      line: { table: "line", naming: "snake_case", columns: { lineId: "id" } },
      product: { table: "product", columns: { productId: "id", productRating: "rating" } },
      supplier: { table: "supplier", columns: { supplierId: "id", supplierRating: "rating" } },
    },
  });
  const ids = [1, 2, 3];
  const tables = {
    line: {
      lineId: ids,
      productId: ids,
      supplierId: ids,
      amount: lines.map(([, , , amount]) => amount),
      at: ids.map(() => Date.UTC(2026, 0, 5)),
    },
    product: { productId: ids, productRating: ratings.product },
    supplier: { supplierId: ids, supplierRating: ratings.supplier },
  };
  adapters.set("memory", memoryAdapter({ catalog, tables }));
  adapters.set("sql", sqlAdapter({ catalog, binding, dialect: dialectForTests(), execute: mysql2Executor(pool), defaultPolicy: "public" }));
});
afterAll(() => pool.end());

const pairs = names.flatMap((first) => names.filter((second) => second !== first).map((second) => [first, second] as const));

describe.each(["memory", "sql"])("%s takes each measure from its own linked rows", (name) => {
  const ask = async (metrics: readonly (typeof names)[number][]) => {
    const where = { dimension: "supplierRating", op: "range", range: { from: 0 } } as const;
    const result = await adapters.get(name)?.query({ kind: "aggregate", metrics, where }, {});
    return metrics.map((metric) => result?.rows[0]?.[metric]?.value);
  };
  it.each(pairs)("%s and %s in one query", async (...pair) => {
    expect(await ask(pair)).toEqual(pair.map((metric) => right[metric]));
  });
  it("all at once, each in a query of its own", async () => {
    const answers = await Promise.all(names.map((metric) => ask([metric])));
    expect(answers).toEqual(names.map((metric) => [right[metric]]));
  });
});
