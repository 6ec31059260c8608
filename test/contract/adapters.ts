import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DuckDBInstance } from "@duckdb/node-api";
import { createConnection, createPool } from "mysql2/promise";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import { createMetricsHandler, defineBinding, mysql2Executor, nodeListener, sqlAdapter } from "../../src/server/index.ts";
import { duckdb } from "../../src/server/dialects/duckdb.ts";
import { duckdbExecutor } from "../../src/server/duckdbExecutor.ts";
import type { HandlerPorts } from "../../src/server/ports.ts";
import { support } from "../query/support.ts";
import type { Data } from "./data.ts";
import { tablesOf } from "./data.ts";
import { exact } from "./exactCatalog.ts";
import { now } from "./queries.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

type ExactAdapter = MetricsAdapter<typeof exact>;

const places = {
  entities: {
    ticket: { table: "tickets", naming: "snake_case" },
    feedback: { table: "feedback", naming: "snake_case" },
  },
} as const;
/** Where both of them hold it. */
export const binding = defineBinding(support, places);

export function bindingFor(catalog: typeof exact) {
  const customer = { table: "customers", naming: "snake_case" } as const;
  const entities = { ...places.entities, ...("customer" in catalog.entities ? { customer } : {}) };
  return defineBinding(catalog, { entities });
}

/** Every adapter of the package over the same data, by name, and what ends them. */
export interface Adapters {
  readonly adapters: { readonly [name: string]: ExactAdapter };
  readonly close: () => Promise<void>;
}

/**
 * @param mysqlUrl of a server on which a database of its own is made
 * @param catalog the suite's own, or one that knows more of calendars
 */
export async function adaptersOver(data: Data, mysqlUrl: string, database: string, { catalog = exact } = {}): Promise<Adapters> {
  const clock = () => now;
  const common = { catalog, binding: bindingFor(catalog), defaultPolicy: "public", clock } as const;
  const memory = memoryAdapter({ catalog, tables: tablesOf(data), clock });
  const pool = await filledDatabase(data, mysqlUrl, database);
  const sql = sqlAdapter({ ...common, dialect: dialectForTests(), execute: mysql2Executor(pool) });
  const file = await filledDuckdb(data);
  const overDuckdb = sqlAdapter({ ...common, dialect: duckdb(), execute: duckdbExecutor(file) });
  const servers = await Promise.all([memory, sql].map((adapter) => served(adapter, catalog)));
  const [overMemory, overSql] = servers;
  return {
    adapters: {
      memory,
      "http over memory": httpAdapter({ url: overMemory?.url ?? "" }),
      sql,
      duckdb: overDuckdb,
      "http over sql": httpAdapter({ url: overSql?.url ?? "" }),
    },
    close: async () => {
      await Promise.all(servers.map(({ close }) => close()));
      file.closeSync();
      await pool.end();
    },
  };
}

/** A server over an adapter and what else it serves. */
export async function served(
  adapter: ExactAdapter,
  catalog: typeof exact,
  ports: HandlerPorts<typeof exact, object> = {},
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const handler = createMetricsHandler({ catalog, adapter, authenticate: () => ({}), policy: () => "public", ...ports });
  const server = createServer(nodeListener(handler));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An in-memory DuckDB that holds the data. */
export async function filledDuckdb({ tickets, feedback, customers = [] }: Data) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    "CREATE TABLE tickets (ticket_id INTEGER PRIMARY KEY, channel VARCHAR, region VARCHAR, agent VARCHAR, urgent BOOLEAN, " +
      "replies INTEGER, first_response_seconds INTEGER, amount DECIMAL(24, 4), units BIGINT, created_at TIMESTAMP, solved_at TIMESTAMP, customer_id INTEGER)",
  );
  await connection.run("CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, tier VARCHAR, seats DECIMAL(8, 2), balance DECIMAL(24, 2), joined_at TIMESTAMP)");
  await connection.run("CREATE TABLE feedback (feedback_id INTEGER PRIMARY KEY, ticket_id INTEGER, score INTEGER, given_at TIMESTAMP)");
  const filled = [["tickets", ticketRows(tickets)], ["feedback", feedbackRows(feedback)], ["customers", customerRows(customers)]] as const;
  for (const [table, rows] of filled.filter(([, { length }]) => length > 0)) {
    const places = rows.map((row) => `(${row.map(() => "?").join(", ")})`);
    await connection.run(`INSERT INTO ${table} VALUES ${places.join(", ")}`, rows.flat());
  }
  return connection;
}

/** A pool on a database of its own that holds the data. */
export async function filledDatabase({ tickets, feedback, customers = [] }: Data, mysqlUrl: string, database: string) {
  const connection = await createConnection(mysqlUrl);
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${database}`);
  await connection.query(
    "CREATE TABLE tickets (ticket_id INT PRIMARY KEY, channel VARCHAR(20), region VARCHAR(40), agent VARCHAR(40), " +
      "urgent TINYINT(1), replies INT, first_response_seconds INT, amount DECIMAL(24, 4), units BIGINT, created_at DATETIME(3), solved_at DATETIME(3), customer_id INT)",
  );
  await connection.query(
    "CREATE TABLE customers (customer_id INT PRIMARY KEY, tier VARCHAR(20), seats DECIMAL(8, 2), balance DECIMAL(24, 2), joined_at DATETIME(3))",
  );
  await connection.query(
    "CREATE TABLE feedback (feedback_id INT PRIMARY KEY, ticket_id INT, score INT, given_at DATETIME(3))",
  );
  await connection.query("INSERT INTO tickets VALUES ?", [ticketRows(tickets)]);
  await connection.query("INSERT INTO feedback VALUES ?", [feedbackRows(feedback)]);
  if (customers.length > 0) await connection.query("INSERT INTO customers VALUES ?", [customerRows(customers)]);
  await connection.end();
  const url = new URL(mysqlUrl);
  url.pathname = `/${database}`;
  return createPool({ uri: url.href, connectionLimit: 4 });
}

function ticketRows(tickets: Data["tickets"]) {
  return tickets.map((ticket) => [
    ticket.ticketId,
    ticket.channel,
    ticket.region,
    ticket.agent,
    ticket.urgent,
    ticket.replies,
    ticket.firstResponseSeconds,
    ticket.amount,
    ticket.units === null ? null : String(ticket.units),
    instant(ticket.createdAt),
    instant(ticket.solvedAt),
    ticket.customerId ?? null,
  ]);
}

function customerRows(customers: NonNullable<Data["customers"]>) {
  return customers.map((one) => [one.customerId, one.tier, one.seats, one.balance, instant(one.joinedAt)]);
}

function feedbackRows(feedback: Data["feedback"]) {
  return feedback.map((one) => [one.feedbackId, one.ticketId, one.score, instant(one.givenAt)]);
}

function instant(text: string | null): string | null {
  return text?.replace("T", " ").replace("Z", "") ?? null;
}
