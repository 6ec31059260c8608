import { createConnection, createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import { defineBinding, mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import { dialectForTests } from "./dialectForTests.ts";
import { numbersTo } from "./numbersTo.ts";

const visit = { entity: "visit" } as const;
const catalog = defineCatalog({
  entities: { visit: { key: "visitId" } },
  dimensions: { note: d.string(visit), address: d.string(visit), short: d.string(visit), visitor: d.number(visit), device: d.string(visit) },
  metrics: { visits: m.count(visit), visitors: m.distinct({ ...visit, of: "visitor" }) },
});
const binding = defineBinding(catalog, {
  entities: {
    visit: { table: "visits", naming: "snake_case", columns: { address: { column: "address", exact: true }, short: { column: "short", exact: true } } },
  },
});
let pool: Pool;

beforeAll(async () => {
  const connection = await createConnection(inject("mysqlUrl"));
  for (const statement of [
    "DROP DATABASE IF EXISTS long_texts",
    "CREATE DATABASE long_texts CHARACTER SET utf8mb4",
    "USE long_texts",
    "CREATE TABLE visits (visit_id INT PRIMARY KEY, note TEXT, address VARCHAR(2000) COLLATE utf8mb4_bin, short VARCHAR(2000) COLLATE utf8mb4_bin, visitor INT, device VARCHAR(9))",
    `INSERT INTO visits SELECT seq, CONCAT(REPEAT('x', 1500), seq % 7), CONCAT(REPEAT('x', 1500), seq % 7), CONCAT(REPEAT('x', 300), seq % 7), seq % 5, seq % 2 FROM ${numbersTo(210)}`,
  ]) {
    await connection.query(statement);
  }
  await connection.end();
  const url = new URL(inject("mysqlUrl"));
  url.pathname = "/long_texts";
  pool = createPool({ uri: url.href, connectionLimit: 2 });
});
afterAll(() => pool.end());

const adapter = () => sqlAdapter({ catalog, binding, dialect: dialectForTests(), execute: mysql2Executor(pool), defaultPolicy: "public" });

/** Seven texts, of which each is in 30 rows with all five visitors. */
const whole = Array.from({ length: 7 }, () => [30, 5]);
async function answered(dimension: "note" | "address" | "short"): Promise<unknown> {
  return adapter()
    .query({ kind: "aggregate", metrics: ["visits", "visitors"], by: [dimension, "device"], totals: [[dimension]] }, {})
    .then(
      ({ totals }) => totals?.[0]?.rows.map(({ visits, visitors }) => [visits?.value, visitors?.value]),
      ({ code, path }: { readonly code: string; readonly path: string }) => [code, path],
    );
}

describe("texts alike for longer than the server sorts by", () => {
  it("are refused where the server takes them for one or takes one for many, and told apart where it does not", async () => {
    const notes = inject("engine") === "mysql" ? whole : ["unsupported", "by"];
    expect([await answered("note"), await answered("address"), await answered("short")]).toEqual([notes, ["unsupported", "by"], whole]);
  });

  it("are refused beside distinct counts alone", async () => {
    const asked = adapter().query({ kind: "aggregate", metrics: ["visitors"], by: ["address"] }, {});
    await expect(asked).rejects.toMatchObject({ code: "unsupported", path: "by", message: expect.stringContaining("bind address to the beginning of it") });
  });

  it("are counted whole where the server does not sort", async () => {
    const { rows } = await adapter().query({ kind: "aggregate", metrics: ["visits"], by: ["note"] }, {});
    expect(rows.map(({ visits }) => visits.value)).toEqual([30, 30, 30, 30, 30, 30, 30]);
  });
});
