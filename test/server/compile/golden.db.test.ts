import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Pool } from "mysql2/promise";
import { duckdbExecutor } from "../../../src/server/duckdbExecutor.ts";
import { mysql2Executor } from "../../../src/server/index.ts";
import type { Execute } from "../../../src/server/sqlAdapter.ts";
import { filledDatabase, filledDuckdb } from "../../contract/adapters.ts";
import { tiny } from "../../contract/data.ts";
import { golden, readSection } from "./goldenQueries.ts";

/** Rows of the tiny data, worked out by hand, in the order of the files' statements; null where only the shape is known. */
const engines = new Map<string, Execute>();
let pool: Pool;

beforeAll(async () => {
  pool = await filledDatabase(tiny, inject("mysqlUrl"), "golden");
  engines.set(inject("engine"), mysql2Executor(pool));
  engines.set("duckdb", duckdbExecutor(await filledDuckdb(tiny)));
});
afterAll(() => pool.end());

const text = (name: string) => readFileSync(new URL(`golden/${name}.sql`, import.meta.url), "utf8");

describe.each([inject("engine"), "duckdb"])("%s runs the golden text", (dialect) => {
  it.each(Object.keys(golden))("%s", async (name) => {
    const statements = readSection(text(name), dialect);
    expect(statements.length).toBeGreaterThan(0);
    const answers = await Promise.all(statements.map((statement) => engines.get(dialect)?.(statement, {})));
    const expected = rows[name];
    if (expected !== undefined) expect(answers.map((answer) => answer?.map((row) => row.map(plain)).toSorted())).toEqual(expected);
  });
});

/** Drivers differ in what they give as text. */
function plain(value: unknown): unknown {
  return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

const rows: { readonly [name: string]: readonly (readonly (readonly unknown[])[])[] } = {
  trendOverChangeOfClocks: [[[1, 1, 2], [2, 4, 5], [3, 2, 8]]],
};
