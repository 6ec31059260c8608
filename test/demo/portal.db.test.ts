import { createPool, type Pool, type RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { serviceAlerts } from "../../demo/alerts.ts";
import { serviceCatalog } from "../../demo/catalog.ts";
import { generateServiceData } from "../../demo/data/generate.ts";
import { serviceBinding } from "../../demo/mysql/binding.ts";
import { connectMysql } from "../../demo/mysql/connect.ts";
import { loadServiceData } from "../../demo/mysql/load.ts";
import { openServiceDatabase } from "../../demo/mysql/serviceDatabase.ts";
import { servicePolicy, userNames } from "../../demo/sessions.ts";
import { serviceTables } from "../../demo/tables.ts";
import { httpAdapter, httpAlerts } from "../../src/adapters/http/index.ts";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { en } from "../../src/i18n/en.ts";
import { alertsInEnglish } from "../../src/i18n/english/alerts.ts";
import type { AggregateQuery, AnyRow, DocumentJson, MetricsAdapter, TableResult } from "../../src/query/index.ts";
import { createMetricsHandler, mysql2Executor, sqlAdapter, storedCockpits } from "../../src/server/index.ts";
import { executiveTemplate } from "../../src/templates/index.ts";
import { alertsModel } from "../../src/widgets/anomalyAlerts/alertsModel.ts";
import { alertsTable } from "../../src/widgets/anomalyAlerts/alertsTable.ts";
import { dialectForTests } from "../server/dialectForTests.ts";
import { percentileSql } from "./percentileSql.ts";

type Service = typeof serviceCatalog;

const end = "2026-11-01T00:00:00Z";
const clock = () => Date.parse(end);
const data = generateServiceData({ end, months: 2 });
const metrics = Object.keys(serviceCatalog.metrics) as readonly (keyof Service["metrics"])[];
const database = Object.assign(new URL(inject("mysqlUrl")), { pathname: "/demo_portal" }).href;
const inMemory = memoryAdapter({ catalog: serviceCatalog, tables: serviceTables(data), clock });

let pool: Pool;
let inDatabase: MetricsAdapter<Service>;

beforeAll(async () => {
  const root = await connectMysql(inject("mysqlUrl"));
  await root.query("CREATE DATABASE demo_portal CHARACTER SET utf8mb4");
  await root.end();
  const connection = await connectMysql(database);
  await loadServiceData(connection, data);
  await connection.end();
  pool = createPool({ uri: database, connectionLimit: 2 });
  const execute = mysql2Executor(pool);
  inDatabase = sqlAdapter({ catalog: serviceCatalog, binding: serviceBinding, dialect: dialectForTests(), execute, clock });
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
  it.each(metrics)("%s is the same from the database as from memory", async (metric) => {
    const time = { range: { last: 60, unit: "day" }, grain: "week" } as const;
    const query = { kind: "aggregate", metrics: [metric], time, calendar: { timeZone: "Asia/Shanghai" } } as const;
    expect(await rowsOf(inDatabase, query, user)).toEqual(await rowsOf(inMemory, query, user));
  });
});

describe("the table of the alerts", () => {
  /** The last whole day of each region's product in both figures, where it is an incident, and the median of three weeks. */
  const statement = `
    WITH RECURSIVE days AS (SELECT 1 AS back UNION ALL SELECT back + 1 FROM days WHERE back < 35),
    figures AS (SELECT 'Tickets' AS metric, FALSE AS narrow UNION ALL SELECT 'Complaints', TRUE),
    opened AS (
      SELECT region, product, category = 'complaint' AS complaint, DATEDIFF('2026-11-01', DATE(created_at + INTERVAL 8 HOUR)) AS back, COUNT(*) AS n
      FROM (SELECT o.region, t.product, t.category, t.created_at FROM tickets t JOIN customers o ON o.customer_id = t.customer_id) t
      GROUP BY 1, 2, 3, 4),
    counts AS (
      SELECT metric, c.region, p.product, days.back, COALESCE(SUM(t.n), 0) AS n
      FROM figures JOIN days JOIN (SELECT DISTINCT region FROM customers) c JOIN (SELECT DISTINCT product FROM tickets) p
      LEFT JOIN opened t ON t.region = c.region AND t.product = p.product AND t.back = days.back AND (t.complaint OR NOT narrow)
      GROUP BY metric, c.region, p.product, days.back)
    SELECT own, MAX(IF(back = 1, n, NULL)) AS actual, MAX(value) AS expected
    FROM (SELECT CONCAT(metric, ', Region: ', region, ', Product: ', product) AS scope, back, n FROM counts) t
    JOIN (${percentileSql("SELECT CONCAT(metric, ', Region: ', region, ', Product: ', product) AS own, n AS value FROM counts WHERE back > 14", 0.5)}) m
      ON own = scope
    GROUP BY own`;

  let counted: ReadonlyMap<string, readonly number[]>;
  beforeAll(async () => {
    const [rows] = await pool.query<RowDataPacket[]>(statement);
    counted = new Map(rows.map((row) => [String(row["own"]), [Number(row["actual"]), Number(row["expected"])]]));
  });

  it.each(["memory", "http over sql"])("over %s: what is and what was expected are what SQL counts", async (name) => {
    const ports = serviceAlerts(name === "memory" ? inMemory : inDatabase);
    const handler = createMetricsHandler({
      catalog: serviceCatalog,
      adapter: name === "memory" ? inMemory : inDatabase,
      authenticate: () => "national" as const,
      policy: servicePolicy,
      alerts: async ({ user }) => (await ports).as(user),
    });
    const adapter = httpAdapter({ url: "http://portal/", alerts: httpAlerts, fetch: (input, init) => handler(new Request(input, init)) });
    const page = await (name === "memory" ? (await ports).as("national") : adapter.alerts)?.list({ states: ["open"] });
    const incidents = page?.incidents ?? [];
    expect(incidents.length).toBeGreaterThan(0);
    const model = alertsModel({ incidents, evaluatedAt: end }, []);
    const { columns } = alertsTable(model, "", { catalog: serviceCatalog, locale: "en", timeZone: "Asia/Shanghai", now: end, words: alertsInEnglish, messages: en });
    const values = (column: string) => columns.find((one) => one.name === column)?.values ?? [];
    const names = incidents.map(({ scope }, row) => `${values("metric")[row]}, Region: ${scope["region"]}, Product: ${scope["product"]}`);
    expect(names.map((key, row) => [key, values("actual")[row], values("expected")[row]])).toEqual(
      names.map((key) => [key, ...(counted.get(key) ?? [])]),
    );
  });
});

describe("openServiceDatabase", () => {
  it("openServiceDatabase(url) says which server it reads", async () => {
    const { source, close } = await openServiceDatabase(database);
    await close();
    expect(source).toMatch(inject("engine") === "mysql" ? /^MySQL \d+\.\d+\.\d+$/ : /^MariaDB \d+\.\d+\.\d+$/);
  });

  it("openServiceDatabase(url) keeps what people make in a table of its own, which it makes itself", async () => {
    const { items, close } = await openServiceDatabase(database);
    const { document } = executiveTemplate;
    const saved = await storedCockpits(items).save({ id: "executive", version: 0, document: document as unknown as DocumentJson });
    const kept = await storedCockpits(items).get("executive");
    await close();
    expect([saved.status, kept?.version, kept?.document]).toEqual(["saved", 1, document]);
  });

  it("openServiceDatabase(url) of an empty database says how to fill it", async () => {
    const root = await connectMysql(inject("mysqlUrl"));
    await root.query("CREATE DATABASE demo_portal_empty");
    await root.end();
    const empty = Object.assign(new URL(inject("mysqlUrl")), { pathname: "/demo_portal_empty" }).href;
    await expect(openServiceDatabase(empty)).rejects.toThrow("fill it first: npm run demo:load");
  });
});
