import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { decodeNumber, decodeValue } from "../../src/server/decode.ts";
import { duckdb } from "../../src/server/dialects/duckdb.ts";
import { duckdbExecutor } from "../../src/server/duckdbExecutor.ts";
import { identifier, sql } from "../../src/server/sql.ts";
import type { Execute } from "../../src/server/sqlAdapter.ts";
import { d } from "../../src/query/index.ts";

let execute: Execute;
beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  execute = duckdbExecutor(connection);
});

const slow = sql`SELECT COUNT(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5`;

describe("duckdbExecutor(connection)", () => {
  it("gives times in UTC, decimals and integers beyond 2^53 as text, and booleans", async () => {
    const statement = sql`SELECT TIMESTAMP '2026-03-29 01:02:03.456', 12345678901234.8901::DECIMAL(20,4), 12345678901234567, true, NULL`;
    expect(await execute(statement, {})).toEqual([
      ["2026-03-29 01:02:03.456", "12345678901234.8901", "12345678901234567", true, null],
    ]);
  });

  it("gives what decodeValue reads, with a zone too", async () => {
    const [row = []] = await execute(sql`SELECT TIMESTAMPTZ '2026-03-29 01:02:03+05:30', SUM(x), false FROM (VALUES (1.5), (2.25)) t(x)`, {});
    expect(decodeValue(row[0], d.time())).toBe("2026-03-28T19:32:03.000Z");
    expect(decodeNumber(row[1])).toBe(3.75);
    expect(decodeValue(row[2], d.boolean())).toBe(false);
  });

  it("binds whole numbers of any size", async () => {
    const statement = duckdb().written(sql`SELECT 5::DOUBLE < ${1e300} AND ${2 ** 60} > 1 AND ${7} = 7 AND '?' = ${"?"}`);
    expect(await execute(statement, {})).toEqual([[true]]);
  });

  it("writes numbers as digits that are sought in them, without a point where nothing follows", async () => {
    const text = duckdb().numberText(sql`x`);
    const statement = duckdb().written(sql`SELECT ${text} FROM (VALUES (0::DOUBLE), (-2.5), (10.0)) t(x)`);
    expect(await execute(statement, {})).toEqual([["0"], ["-2.5"], ["10"]]);
    const exact = duckdb().written(sql`SELECT ${text} FROM (VALUES (1.50::DECIMAL(6, 2)), (100.00), (0.00)) t(x)`);
    expect(await execute(exact, {})).toEqual([["1.5"], ["100"], ["0"]]);
  });

  it("quotes names in its own way and leaves texts alone", async () => {
    const statement = duckdb().written(sql`SELECT ${identifier('a"`b')} || 'x\`y\`' FROM (SELECT 'v' AS ${identifier('a"`b')})`);
    expect(await execute(statement, {})).toEqual([["vx`y`"]]);
  });

  it("ends the statement when it is aborted, and goes on with the next", async () => {
    const caller = new AbortController();
    const started = performance.now();
    const running = execute(slow, { signal: caller.signal });
    const next = execute(sql`SELECT 1`, {});
    setTimeout(() => caller.abort(), 20);
    await expect(running).rejects.toMatchObject({ code: "aborted" });
    expect(await next).toEqual([[1]]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("does not begin what was aborted while it waited", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const running = execute(slow, { signal: first.signal });
    const waiting = execute(slow, { signal: second.signal });
    second.abort();
    first.abort();
    await expect(running).rejects.toMatchObject({ code: "aborted" });
    await expect(waiting).rejects.toMatchObject({ code: "aborted" });
  });

  it("names a column that is missing, and no value", async () => {
    await expect(execute(sql`SELECT nope FROM range(1)`, {})).rejects.toMatchObject({
      code: "unavailable",
      retryable: false,
      message: expect.stringContaining('column "nope" not found') as unknown,
    });
    await expect(execute(sql`SELECT CAST(${"secret"} AS INTEGER)`, {})).rejects.toMatchObject({
      message: "metricdeck: DuckDB refused the statement (Conversion Error); check the binding",
    });
  });
});
