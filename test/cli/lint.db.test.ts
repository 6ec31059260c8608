import { createConnection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import type { Problem } from "../../src/cli/lint/problem.ts";
import { numbersTo } from "../server/numbersTo.ts";
import { hostFolder } from "./hostFolder.ts";
import type { HostFolder } from "./hostFolder.ts";
import { installedHost } from "./installedHost.ts";

let host: HostFolder;
let url: string;

const catalog = `import { d, defineCatalog, m } from "metricdeck/query";
export const catalog = defineCatalog({
  entities: { ticket: { key: "ticketId" }, rating: { key: "ratingId", belongsTo: { ticket: "ticketId" } } },
  dimensions: {
    tenant: d.number({ entity: "ticket" }), channel: d.enum(["phone"], { entity: "ticket" }), code: d.string({ entity: "ticket" }),
    createdAt: d.time({ entity: "ticket" }), score: d.number({ entity: "rating" }),
  },
  metrics: { tickets: m.count({ entity: "ticket", time: "createdAt" }) },
});`;
const eventful = `import { d, defineCatalog, m } from "metricdeck/query";
export const catalog = defineCatalog({
  entities: { ticket: { key: "ticketId" } },
  dimensions: {
    tenant: d.number({ entity: "ticket" }), channel: d.enum(["a\\\\b", "phone"], { entity: "ticket" }), urgent: d.boolean({ entity: "ticket" }),
    code: d.string({ entity: "ticket" }), slow: d.boolean({ entity: "ticket" }), createdAt: d.time({ entity: "ticket" }),
  },
  events: { opened: { entity: "ticket", time: "createdAt" } },
  metrics: { open: m.snapshot({ entity: "ticket", over: "createdAt" }) },
});`;
const fragments = `import { defineBinding, sql } from "metricdeck/server";
import { catalog } from "./eventful.js";
const columns = { code: { column: "number", exact: true }, urgent: "level", slow: sql\`created_att > 0\` };
export const binding = defineBinding(catalog, { entities: { ticket: { table: "calls", naming: "snake_case", columns } } });`;
const sound = `import { defineBinding } from "metricdeck/server";
import { catalog } from "./catalog.js";
export const binding = defineBinding(catalog, { entities: {
  ticket: { table: "tickets", naming: "snake_case", columns: { channel: { column: "channel", exact: true } } },
  rating: { table: "ratings", naming: "snake_case" },
} });`;
const faulty = `import { defineBinding } from "metricdeck/server";
import { catalog } from "./catalog.js";
export const binding = defineBinding(catalog, { entities: {
  ticket: { table: "tickets", naming: "snake_case", columns: { createdAt: "created_text", code: { column: "code", exact: true }, tenant: "tenent" } },
  rating: { table: "rating", naming: "snake_case" },
} });`;

const elsewhere = `import { defineBinding } from "metricdeck/server";
import { catalog } from "./catalog.js";
export const binding = defineBinding(catalog, { entities: {
  ticket: { table: "cli_lint_other.tickets", naming: "snake_case", columns: { channel: { column: "channel", exact: true } } },
  rating: { table: "__proto__", naming: "snake_case" },
} });`;

const gauges = `import { d, defineCatalog, m } from "metricdeck/query";
const gauge = { entity: "gauge" };
export const catalog = defineCatalog({
  entities: { gauge: { key: "gaugeId" } },
  dimensions: {
    rate: d.string(gauge), bits: d.enum(["A"], gauge), document: d.string(gauge), level: d.enum(["1", "low"], gauge), step: d.enum(["0", "-12"], gauge),
  },
  metrics: { gauges: m.count(gauge) },
});`;
const gaugeColumns = `import { defineBinding } from "metricdeck/server";
import { catalog } from "./gauges.js";
const exact = (column) => ({ column, exact: true });
export const binding = defineBinding(catalog, { entities: { gauge: { table: "gauges", naming: "snake_case", columns: { level: exact("level"), step: exact("step") } } } });`;

const mixed = `import { d, defineCatalog, m } from "metricdeck/query";
export const catalog = defineCatalog({
  entities: { shop: { key: "shopCode" }, sale: { key: "saleId", belongsTo: { shop: "shopLink" } } },
  dimensions: { region: d.string({ entity: "shop" }), soldAt: d.time({ entity: "sale" }) },
  metrics: { sales: m.count({ entity: "sale", time: "soldAt", where: { dimension: "region", op: "equals", value: "North" } }) },
});`;
const mixedCodes = `import { defineBinding } from "metricdeck/server";
import { catalog } from "./mixed.js";
export const binding = defineBinding(catalog, { entities: {
  shop: { table: "shops", naming: "snake_case", columns: { shopCode: { column: "shop_code", text: true } } },
  sale: { table: "sales", naming: "snake_case", columns: { shopLink: { column: "shop_link", text: true } } },
} });`;

beforeAll(async () => {
  const connection = await createConnection(inject("mysqlUrl"));
  for (const statement of [
    "DROP DATABASE IF EXISTS cli_lint",
    "CREATE DATABASE cli_lint CHARACTER SET utf8mb4",
    "USE cli_lint",
    "CREATE TABLE tickets (ticket_id INT PRIMARY KEY, tenant INT NOT NULL, channel ENUM('phone','fax') COLLATE utf8mb4_bin, code VARCHAR(20) COLLATE utf8mb4_general_ci, created_at TIMESTAMP NOT NULL, created_text VARCHAR(20))",
    `INSERT INTO tickets SELECT seq, seq % 50, 'phone', seq, '2026-01-01' + INTERVAL seq MINUTE, '' FROM ${numbersTo(60_000)}`,
    "CREATE TABLE calls (ticket_id INT PRIMARY KEY, tenant INT NOT NULL, channel ENUM('a\\\\b','phone') COLLATE utf8mb4_general_ci, level TINYINT(1), number INT, created_at TIMESTAMP NOT NULL)",
    `INSERT INTO calls SELECT seq, seq % 50, 'phone', seq % 3, seq, '2026-01-01' + INTERVAL seq MINUTE FROM ${numbersTo(60_000)}`,
    "ANALYZE TABLE calls",
    "CREATE TABLE ratings (rating_id INT PRIMARY KEY, ticket_id INT, score INT)",
    "CREATE TABLE codes (rating_id VARCHAR(9) COLLATE utf8mb4_general_ci PRIMARY KEY, ticket_id VARCHAR(9) COLLATE utf8mb4_general_ci, score INT)",
    "CREATE TABLE history (ticket_id INT, valid_from DATE, tenant INT, channel ENUM('phone') COLLATE utf8mb4_bin, code VARCHAR(20) COLLATE utf8mb4_bin, created_at TIMESTAMP NOT NULL, PRIMARY KEY (ticket_id, valid_from), KEY (ticket_id))",
    "CREATE VIEW latest AS SELECT * FROM history WHERE valid_from = '2026-01-01'",
    "CREATE TABLE __proto__ (rating_id INT PRIMARY KEY, ticket_id INT, score INT)",
    "CREATE TABLE gauges (gauge_id INT PRIMARY KEY, rate FLOAT, bits BIT(8), document JSON, level INT, step INT, sold_at TIMESTAMP NOT NULL)",
    "CREATE TABLE shops (shop_code VARCHAR(9) COLLATE utf8mb4_general_ci PRIMARY KEY, region VARCHAR(9) COLLATE utf8mb4_general_ci)",
    "CREATE TABLE sales (sale_id INT PRIMARY KEY, shop_link VARCHAR(9) COLLATE utf8mb4_unicode_ci, sold_at TIMESTAMP NOT NULL)",
    `INSERT INTO sales SELECT seq, seq % 50, '2026-01-01' + INTERVAL seq MINUTE FROM ${numbersTo(60_000)}`,
    "ANALYZE TABLE sales",
    "DROP DATABASE IF EXISTS cli_lint_other",
    "CREATE DATABASE cli_lint_other CHARACTER SET utf8mb4",
    "CREATE TABLE cli_lint_other.tickets LIKE tickets",
    "INSERT INTO cli_lint_other.tickets SELECT * FROM tickets",
    "ALTER TABLE cli_lint_other.tickets MODIFY channel ENUM('phone') COLLATE utf8mb4_bin, DROP COLUMN code",
    "ANALYZE TABLE tickets, cli_lint_other.tickets",
  ]) {
    await connection.query(statement);
  }
  await connection.end();
  const own = new URL(inject("mysqlUrl"));
  own.pathname = "/cli_lint";
  url = own.href;
  host = hostFolder();
  host.write("catalog.ts", catalog);
  host.write("binding.ts", sound);
  host.write("faulty.ts", faulty);
  host.write("eventful.ts", eventful);
  host.write("fragments.ts", fragments);
  host.write("noFragments.ts", fragments.replace('{ column: "number", exact: true }', '"number"').replace("created_att > 0", "level = 1"));
  host.write("codes.ts", sound.replace('table: "ratings", naming: "snake_case"', 'table: "codes", naming: "snake_case", columns: { ticketId: { column: "ticket_id", text: true } }'));
  for (const name of ["history", "latest"]) host.write(`${name}.ts`, sound.replace(`table: "tickets"`, `table: "${name}"`));
  host.write("gauges.ts", gauges);
  host.write("gaugeColumns.ts", gaugeColumns);
  host.write("mixed.ts", mixed);
  host.write("mixedCodes.ts", mixedCodes);
  host.write("elsewhere.ts", elsewhere);
  host.write("elsewhereWhole.ts", elsewhere.replace('"snake_case", columns: {', '"snake_case", columns: { code: "channel",'));
});
afterAll(() => host.remove());

async function ofCalls(binding: string, ...more: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { out, err } = await host.ask("lint", url, "--catalog", "eventful.ts", "--json", "--binding", binding, ...more);
  expect(err).toBe("");
  return (JSON.parse(out) as Problem[]).filter(({ severity }) => severity !== "note").map(({ severity, where, found, fix }) => [severity, where, found, fix]);
}

async function problems(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly found: readonly (readonly string[])[] }> {
  const { code, out, err } = await host.ask("lint", url, "--catalog", "catalog.ts", "--json", ...args);
  expect(err).toBe("");
  return {
    code,
    found: (JSON.parse(out) as Problem[]).map(({ severity, where, found, fix }) => [severity, where, found, fix]),
  };
}

async function execute(statement: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(statement);
  await connection.end();
}

describe("metricdeck lint", () => {
  it("reads the files of a folder without \"type\": \"module\", and the SQL that another copy of the package wrote there", async () => {
    const installed = await installedHost();
    onTestFinished(() => installed.remove());
    installed.write("eventful.ts", eventful);
    installed.write("fragments.ts", fragments);
    const args = ["lint", url, "--catalog", "eventful.ts", "--binding", "fragments.ts", "--json"];
    const there = await installed.metricdeck(...args);
    expect(there).toEqual(await host.ask(...args));
    expect([there.code, there.err]).toEqual([1, ""]);
    expect(there.out).toContain("created_att");
  });

  it("names what the database has not, and what is another thing there", async () => {
    const { code, found } = await problems("--binding", "faulty.ts");
    expect(code).toBe(1);
    expect(found).toEqual([
      ["error", "entities.ticket.columns.tenant", "the table tickets has no column tenent", "did you mean tenant?"],
      [
        "warning",
        "entities.ticket.columns.channel",
        "channel is enum('phone','fax'): the catalog does not list \"fax\"",
        expect.any(String),
      ],
      [
        "note",
        "entities.ticket.columns.channel",
        "channel has the collation utf8mb4_bin",
        expect.stringContaining("exact: true"),
      ],
      [
        "error",
        "entities.ticket.columns.code",
        "code is said to be exact, but its collation utf8mb4_general_ci takes A for a",
        expect.any(String),
      ],
      [
        "error",
        "entities.ticket.columns.createdAt",
        "created_text is varchar(20), bound to a time",
        expect.stringContaining("FROM_UNIXTIME"),
      ],
      ["error", "entities.rating.table", "there is no table rating", "did you mean ratings?"],
    ]);
  });

  it("names keys whose texts a loose collation would take for one", async () => {
    const { found } = await problems("--binding", "codes.ts");
    expect(found.filter(([severity]) => severity === "error")).toEqual([
      [
        "error",
        "entities.rating.columns.ratingId",
        "rating_id holds texts, and its collation utf8mb4_general_ci takes A1 for a1: links, distinct counts and actors would too",
        "say { column, text: true }: it is then compared by code point",
      ],
    ]);
  });

  it("refuses texts over columns whose values no text finds, and enums that would be compared with numbers", async () => {
    const { out, err } = await host.ask("lint", url, "--json", "--catalog", "gauges.ts", "--binding", "gaugeColumns.ts");
    const found = (JSON.parse(out) as Problem[]).filter(({ severity }) => severity === "error");
    const unfound = (name: string, type: string) => [`entities.gauge.columns.${name}`, `${name} is ${type}, and a filter by one of its texts finds no row`, `bind sql\`CAST(${name} AS CHAR)\`, or declare the dimension as what it is`];
    expect([err, found.map(({ where, found: what, fix }) => [where, what.replace("int(11)", "int"), fix])]).toEqual([
      "",
      [
        unfound("rate", "float"),
        unfound("bits", "bit(8)"),
        // MariaDB's JSON is a text.
        ...(inject("engine") === "mysql" ? [unfound("document", "json")] : []),
        [
          "entities.gauge.columns.level",
          'level is int, of which "low" would find each 0: compared as exact, a text without digits is 0',
          "say { column, exact: false } of it, or bind SQL that gives the enum's values",
        ],
      ],
    ]);
  });

  it("warns of a link of another collation than its key has, and explains what is asked over it", async () => {
    const { out, err } = await host.ask("lint", url, "--json", "--catalog", "mixed.ts", "--binding", "mixedCodes.ts");
    const found = (JSON.parse(out) as Problem[]).filter(({ severity }) => severity !== "note");
    expect([err, found.map((problem) => [problem.severity, problem.where, problem.found])]).toEqual([
      "",
      [
        [
          "warning",
          "entities.sale.columns.shopLink",
          "shop_link has the collation utf8mb4_unicode_ci, and shop_code of shop, which it is compared with, utf8mb4_general_ci",
        ],
        ["warning", "sales of the last 7 days", expect.stringContaining("it reads all of sales")],
      ],
    ]);
  });

  it("refuses a linked key that repeats, and warns of a view's, which nothing says to be unique", async () => {
    const history = await problems("--binding", "history.ts");
    expect(history.found.filter(([severity]) => severity === "error").map(([, where, found]) => [where, found])).toEqual([
      [
        "entities.ticket.columns.ticketId",
        "nothing says that history.ticket_id is unique, and a key that repeats multiplies the rows of all that belong to it: their totals would be too large",
      ],
    ]);
    const latest = await problems("--binding", "latest.ts");
    expect(latest.found.map(([severity, where, found]) => [severity, where, found])).toContainEqual([
      "warning",
      "entities.ticket.columns.ticketId",
      "nothing says that latest.ticket_id is unique",
    ]);
  });

  it("looks at tables of other databases, and at those with names of the language", async () => {
    const missing = await problems("--binding", "elsewhere.ts");
    expect(missing.found.map(([severity, where, found]) => [severity, where, found])).toEqual([
      ["error", "entities.ticket.columns.code", "the table cli_lint_other.tickets has no column code"],
    ]);
    const { found } = await problems("--binding", "elsewhereWhole.ts");
    expect(found.filter(([severity]) => severity === "warning").map(([, where, , fix]) => [where, fix])).toEqual([
      ["tickets of the last 7 days", "CREATE INDEX `metricdeck_created_at` ON `cli_lint_other`.`tickets` (`created_at`);"],
    ]);
  });

  it("has the database read the SQL of a binding, and looks at what booleans and exact texts hold", async () => {
    expect(await ofCalls("fragments.ts")).toEqual([
      ["warning", "entities.ticket.columns.urgent", "level holds more than 0 and 1, and all but 0 count as true", expect.any(String)],
      ["error", "entities.ticket.columns.code", expect.stringMatching(/^number is int(?:\(11\))?, no text that could be exact$/), expect.any(String)],
      ["error", "entities.ticket.columns.slow", expect.stringContaining("Unknown column 'created_att'"), expect.any(String)],
    ]);
  });

  it("names the index that a table of events and snapshots lacks, behind a policy too", async () => {
    const found = await Promise.all([ofCalls("noFragments.ts"), ofCalls("noFragments.ts", "--policy", "tenant")]);
    expect(found.map((one) => one.slice(1).map(([, where, , fix]) => [where, fix]))).toEqual([
      [["open of the last 7 days", "CREATE INDEX `metricdeck_created_at` ON `calls` (`created_at`);"]],
      [["open of the last 7 days of one tenant", "CREATE INDEX `metricdeck_tenant_created_at` ON `calls` (`tenant`, `created_at`);"]],
    ]);
  });

  it("names the index that a large table lacks, until it is there", async () => {
    const byTime = await problems("--binding", "binding.ts");
    expect(byTime.found.slice(1)).toEqual([
      [
        "warning",
        "tickets of the last 7 days",
        expect.stringMatching(/^it reads all of tickets \(about \d+ rows\)$/),
        "CREATE INDEX `metricdeck_created_at` ON `tickets` (`created_at`);",
      ],
    ]);
    const byTenant = await problems("--binding", "binding.ts", "--policy", "tenant");
    expect(byTenant.found.slice(1)).toEqual([
      [
        "warning",
        "tickets of the last 7 days of one tenant",
        expect.any(String),
        "CREATE INDEX `metricdeck_tenant_created_at` ON `tickets` (`tenant`, `created_at`);",
      ],
    ]);
    await execute(String(byTime.found[1]?.[3]));
    await execute("ALTER TABLE tickets MODIFY channel ENUM('phone') COLLATE utf8mb4_bin");
    expect(await problems("--binding", "binding.ts")).toEqual({ code: 0, found: [] });
    const { code, out } = await host.metricdeck("lint", url, "--catalog", "catalog.ts", "--binding", "binding.ts");
    expect([code, out]).toEqual([0, "Nothing is wrong.\n"]);
  });
});
