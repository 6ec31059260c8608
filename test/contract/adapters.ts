import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createConnection, createPool } from "mysql2/promise";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import { createMetricsHandler, defineBinding, mariadb, mysql2Executor, nodeListener, sqlAdapter } from "../../src/server/index.ts";
import { support } from "../query/support.ts";
import type { Data } from "./data.ts";
import { tablesOf } from "./data.ts";
import { now } from "./queries.ts";

type SupportAdapter = MetricsAdapter<typeof support>;

const binding = defineBinding(support, {
  entities: {
    ticket: { table: "tickets", naming: "snake_case" },
    feedback: { table: "feedback", naming: "snake_case" },
  },
});

/** Every adapter of the package over the same data, by name, and what ends them. */
export interface Adapters {
  readonly adapters: { readonly [name: string]: SupportAdapter };
  readonly close: () => Promise<void>;
}

/** @param mysqlUrl of a server on which a database of its own is made */
export async function adaptersOver(data: Data, mysqlUrl: string, database: string): Promise<Adapters> {
  const clock = () => now;
  const memory = memoryAdapter({ catalog: support, tables: tablesOf(data), clock });
  const pool = await filledDatabase(data, mysqlUrl, database);
  const sql = sqlAdapter({
    catalog: support,
    binding,
    dialect: mariadb(),
    execute: mysql2Executor(pool),
    defaultPolicy: "public",
    clock,
  });
  const servers = await Promise.all([memory, sql].map(served));
  const [overMemory, overSql] = servers;
  return {
    adapters: {
      memory,
      "http over memory": httpAdapter({ url: overMemory?.url ?? "" }),
      sql,
      "http over sql": httpAdapter({ url: overSql?.url ?? "" }),
    },
    close: async () => {
      await Promise.all(servers.map(({ close }) => close()));
      await pool.end();
    },
  };
}

async function served(adapter: SupportAdapter): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const handler = createMetricsHandler({ catalog: support, adapter, authenticate: () => ({}), policy: () => "public" });
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

async function filledDatabase({ tickets, feedback }: Data, mysqlUrl: string, database: string) {
  const connection = await createConnection(mysqlUrl);
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${database}`);
  await connection.query(
    "CREATE TABLE tickets (ticket_id INT PRIMARY KEY, channel VARCHAR(20), region VARCHAR(40), agent VARCHAR(40), " +
      "urgent TINYINT(1), replies INT, first_response_seconds INT, created_at DATETIME(3), solved_at DATETIME(3))",
  );
  await connection.query(
    "CREATE TABLE feedback (feedback_id INT PRIMARY KEY, ticket_id INT, score INT, given_at DATETIME(3))",
  );
  const instant = (text: string | null) => text?.replace("T", " ").replace("Z", "") ?? null;
  const ticketRows = tickets.map((ticket) => [
    ticket.ticketId,
    ticket.channel,
    ticket.region,
    ticket.agent,
    ticket.urgent,
    ticket.replies,
    ticket.firstResponseSeconds,
    instant(ticket.createdAt),
    instant(ticket.solvedAt),
  ]);
  const feedbackRows = feedback.map((one) => [one.feedbackId, one.ticketId, one.score, instant(one.givenAt)]);
  await connection.query("INSERT INTO tickets VALUES ?", [ticketRows]);
  await connection.query("INSERT INTO feedback VALUES ?", [feedbackRows]);
  await connection.end();
  const url = new URL(mysqlUrl);
  url.pathname = `/${database}`;
  return createPool({ uri: url.href, connectionLimit: 4 });
}
