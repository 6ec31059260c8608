import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DuckDBInstance } from "@duckdb/node-api";
import { createConnection, createPool } from "mysql2/promise";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import {
  createMetricsHandler,
  defineBinding,
  mysql2Executor,
  nodeListener,
  sqlAdapter,
} from "../../src/server/index.ts";
import { duckdb } from "../../src/server/dialects/duckdb.ts";
import { duckdbExecutor } from "../../src/server/duckdbExecutor.ts";
import { journeys } from "./eventCatalog.ts";
import type { EventData } from "./eventData.ts";
import { eventTables } from "./eventData.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

export type JourneyAdapter = MetricsAdapter<typeof journeys>;

/** The suite's clock. */
const eventNow = Date.parse("2026-04-15T10:20:00Z");

const binding = defineBinding(journeys, {
  entities: {
    customer: { table: "customers", naming: "snake_case" },
    deed: { table: "deeds", naming: "snake_case", columns: { at: "happened_at" } },
    ticket: { table: "tickets", naming: "snake_case" },
  },
});

export interface EventAdapters {
  readonly adapters: { readonly [name: string]: JourneyAdapter };
  readonly close: () => Promise<void>;
}

/** Every adapter over the same events. */
export async function eventAdaptersOver(data: EventData, mysqlUrl: string, database: string): Promise<EventAdapters> {
  const clock = () => eventNow;
  const memory = memoryAdapter({ catalog: journeys, tables: eventTables(data), clock });
  const pool = await filledDatabase(data, mysqlUrl, database);
  const shared = { catalog: journeys, binding, clock, defaultPolicy: "public" } as const;
  const sql = sqlAdapter({ ...shared, dialect: dialectForTests(), execute: mysql2Executor(pool) });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const statement of statementsOf(data, { time: "TIMESTAMP", text: "VARCHAR" })) await connection.run(statement);
  const duck = sqlAdapter({ ...shared, dialect: duckdb(), execute: duckdbExecutor(connection) });
  const handler = createMetricsHandler({ catalog: journeys, adapter: sql, authenticate: () => ({}), policy: () => "public" });
  const server = createServer(nodeListener(handler));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    adapters: { memory, sql, duckdb: duck, "http over sql": httpAdapter({ url }) },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await pool.end();
      connection.closeSync();
    },
  };
}

async function filledDatabase(data: EventData, mysqlUrl: string, database: string) {
  const connection = await createConnection(mysqlUrl);
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${database}`);
  for (const statement of statementsOf(data, { time: "DATETIME(3)", text: "VARCHAR(200)" })) await connection.query(statement);
  await connection.end();
  const url = new URL(mysqlUrl);
  url.pathname = `/${database}`;
  return createPool({ uri: url.href, connectionLimit: 4 });
}

/** Tables and rows in SQL that both databases read. */
function statementsOf(
  { customers, deeds, tickets }: EventData,
  { time, text }: { readonly time: string; readonly text: string },
): readonly string[] {
  const instant = (iso: string | null) => iso?.replace("T", " ").replace("Z", "") ?? null;
  return [
    `CREATE TABLE customers (customer_id INT PRIMARY KEY, scenario ${text}, plan ${text})`,
    `CREATE TABLE deeds (deed_id INT PRIMARY KEY, scenario ${text}, customer_id INT, kind ${text}, channel ${text}, ` +
      `product INT, amount INT, happened_at ${time})`,
    `CREATE TABLE tickets (ticket_id INT PRIMARY KEY, scenario ${text}, customer_id INT, opened_at ${time}, solved_at ${time})`,
    ...inserts("customers", customers.map((one) => [one.customerId, one.scenario, one.plan])),
    ...inserts(
      "deeds",
      deeds.map((one) => [
        one.deedId,
        one.scenario,
        one.customerId,
        one.kind,
        one.channel,
        one.product,
        one.amount,
        instant(one.at),
      ]),
    ),
    ...inserts(
      "tickets",
      tickets.map((one) => [one.ticketId, one.scenario, one.customerId, instant(one.openedAt), instant(one.solvedAt)]),
    ),
  ];
}

function inserts(table: string, rows: readonly (readonly (string | number | null)[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const literal = (value: string | number | null) =>
    value === null ? "NULL" : typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
  return [`INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ")}`];
}
