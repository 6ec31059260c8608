import { createPool, type Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { serviceCatalog } from "../../demo/catalog.ts";
import { generateServiceData } from "../../demo/data/generate.ts";
import { serviceBinding } from "../../demo/mysql/binding.ts";
import { connectMysql } from "../../demo/mysql/connect.ts";
import { loadServiceData } from "../../demo/mysql/load.ts";
import { openServiceDatabase } from "../../demo/mysql/serviceDatabase.ts";
import { servicePolicy, userNames } from "../../demo/sessions.ts";
import { serviceTables } from "../../demo/tables.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AggregateQuery, AnyRow, MetricsAdapter, TableResult } from "../../src/query/index.ts";
import { mariadb, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";

type Service = typeof serviceCatalog;

const end = "2026-11-01T00:00:00Z";
const clock = () => Date.parse(end);
const data = generateServiceData({ end, months: 3, scale: 0.2 });
const metrics = Object.keys(serviceCatalog.metrics) as readonly (keyof Service["metrics"])[];
const database = Object.assign(new URL(inject("mysqlUrl")), { pathname: "/demo_portal" }).href;
const inMemory = memoryAdapter({ catalog: serviceCatalog, tables: serviceTables(data), clock });

let pool: Pool;
let inMariadb: MetricsAdapter<Service>;

beforeAll(async () => {
  const root = await connectMysql(inject("mysqlUrl"));
  await root.query("CREATE DATABASE demo_portal CHARACTER SET utf8mb4");
  await root.end();
  const connection = await connectMysql(database);
  await loadServiceData(connection, data);
  await connection.end();
  pool = createPool({ uri: database, connectionLimit: 2 });
  const execute = mysql2Executor(pool);
  inMariadb = sqlAdapter({ catalog: serviceCatalog, binding: serviceBinding, dialect: mariadb(), execute, clock });
});
afterAll(() => pool.end());

const rowsOf = async (adapter: MetricsAdapter<Service>, query: AggregateQuery<Service>, user: (typeof userNames)[number]) => {
  const result: unknown = await adapter.query(query, { policy: servicePolicy(user) });
  return (result as TableResult<AnyRow>).rows.map((row) => JSON.stringify(row, rounded));
};

/** A sum of decimals and a sum of doubles may differ in their last digits. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(12)) : value;
}

describe.each(userNames)("the cockpit of %s", (user) => {
  it.each(metrics)("%s is the same from MariaDB as from memory", async (metric) => {
    const time = { range: { last: 60, unit: "day" }, grain: "week" } as const;
    const query = { kind: "aggregate", metrics: [metric], time, calendar: { timeZone: "Asia/Shanghai" } } as const;
    expect(await rowsOf(inMariadb, query, user)).toEqual(await rowsOf(inMemory, query, user));
  });
});

describe("openServiceDatabase", () => {
  it("openServiceDatabase(url) says which server it reads", async () => {
    const { source, close } = await openServiceDatabase(database);
    await close();
    expect(source).toMatch(/^MariaDB \d+\.\d+\.\d+$/);
  });

  it("openServiceDatabase(url) of an empty database says how to fill it", async () => {
    const root = await connectMysql(inject("mysqlUrl"));
    await root.query("CREATE DATABASE demo_portal_empty");
    await root.end();
    const empty = Object.assign(new URL(inject("mysqlUrl")), { pathname: "/demo_portal_empty" }).href;
    await expect(openServiceDatabase(empty)).rejects.toThrow("fill it first: npm run demo:load");
  });
});
