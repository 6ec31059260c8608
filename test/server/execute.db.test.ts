import { setTimeout as sleep } from "node:timers/promises";
import { createPool } from "mysql2/promise";
import type { Pool, PoolOptions } from "mysql2/promise";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { mysql2Executor } from "../../src/server/index.ts";
import type { Statement } from "../../src/server/index.ts";
import { dialectForTests } from "./dialectForTests.ts";
import { startServerForTests } from "./startServerForTests.ts";
import { wayTo } from "./wayTo.ts";

type Ask = (value: number, signal?: AbortSignal) => Promise<readonly (readonly unknown[])[]>;

const asked: Pool[] = [];
let observer: Pool;

function poolOf(options: PoolOptions = {}): Pool {
  const pool = createPool({ uri: inject("mysqlUrl"), connectionLimit: 2, ...options });
  asked.push(pool);
  return pool;
}
function statement(sql: string, values: Statement["values"] = []): Statement {
  return { sql, values };
}
/** Ids of the server's threads that run a statement with this mark in it. */
async function running(mark: string): Promise<readonly number[]> {
  const [rows] = await observer.query("SELECT id, info FROM information_schema.processlist");
  return (rows as { id: number; info: string | null }[])
    .filter(({ info }) => info?.includes(mark) === true)
    .map(({ id }) => id);
}
async function untilRunning(mark: string): Promise<number> {
  for (;;) {
    const [id] = await running(mark);
    if (id !== undefined) return id;
    await sleep(10);
  }
}

beforeAll(() => {
  observer = createPool({ uri: inject("mysqlUrl"), connectionLimit: 1 });
});
afterEach(async () => {
  await Promise.all(asked.splice(0).map((pool) => pool.end()));
});
afterAll(() => observer.end());

describe("mysql2Executor(pool)", () => {
  it("gives rows as arrays, times and decimals as text, in UTC", async () => {
    const execute = mysql2Executor(poolOf());
    const rows = await execute(
      statement("SELECT ?, CAST(? AS DECIMAL(20,4)), CAST(9007199254740993 AS SIGNED), TIMESTAMP('2026-03-29 01:02:03.5'), @@time_zone", [
        "a",
        1.5,
      ]),
      {},
    );
    expect(rows).toEqual([["a", "1.5000", "9007199254740993", "2026-03-29 01:02:03.5", "+00:00"]]);
  });

  it("runs a sum through a policy again and again where the database wants all columns grouped", async () => {
    const pool = poolOf({ connectionLimit: 1 });
    pool.on("connection", (connection) => void connection.query("SET SESSION sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY'"));
    const execute = mysql2Executor(pool);
    await observer.query("CREATE TABLE up_to_4 AS SELECT 1 AS seq UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4");
    const sum = statement("SELECT SUM(`t0`.`seq`) FROM (SELECT `r`.* FROM up_to_4 AS `r` WHERE `r`.`seq` >= ?) AS `t0`", [2]);
    for (let run = 0; run < 3; run += 1) expect(await execute(sum, {})).toEqual([["9"]]);
    expect(await execute(statement("SELECT @@SESSION.sql_mode LIKE '%STRICT_ALL_TABLES%'"), {})).toEqual([[1]]);
  });

  it("kills the query of an aborted call on the server and keeps the connection", async () => {
    const pool = poolOf({ connectionLimit: 1 });
    const execute = mysql2Executor(pool, { killPool: poolOf() });
    const [[before]] = (await execute(statement("SELECT CONNECTION_ID()"), {})) as [[number]];
    const leaving = new AbortController();
    const call = execute(statement("SELECT SLEEP(30) /* abort me */"), { signal: leaving.signal });
    expect(await untilRunning("abort me")).toBe(before);
    leaving.abort();
    const abortedAt = Date.now();
    await expect(call).rejects.toMatchObject({ code: "aborted" });
    expect(await running("abort me")).toEqual([]);
    expect(Date.now() - abortedAt).toBeLessThan(1000);
    expect(await execute(statement("SELECT CONNECTION_ID()"), {})).toEqual([[before]]);
  });

  it("kills whatever is aborted while the pool is full, and leaves no connection beside it", async () => {
    const execute = mysql2Executor(poolOf({ connectionLimit: 6, database: "information_schema" }));
    const leaving = new AbortController();
    const calls = Array.from({ length: 6 }, (_, at) => execute(statement(`SELECT SLEEP(30), ${at} /* abort us */`), { signal: leaving.signal }));
    await expect.poll(() => running("abort us")).toHaveLength(6);
    const own = await running("abort us");
    leaving.abort();
    const ended = await Promise.allSettled(calls);
    expect(ended.map((one) => one.status === "rejected" && (one.reason as { code: unknown }).code)).toEqual(Array(6).fill("aborted"));
    // The server's list is a moment behind: of six connections one was still in it. Nothing but a kill ends them within half a minute.
    await expect.poll(() => running("abort us")).toEqual([]);
    // A busy machine may take longer to end them than the pool has patience for; then it gives up some of its own.
    const beside = async () => {
      const [rows] = await observer.query("SELECT id FROM information_schema.processlist WHERE db = 'information_schema'");
      return (rows as { id: number }[]).filter(({ id }) => !own.includes(id));
    };
    await expect.poll(beside).toEqual([]);
  });

  it("ends a call that waits for a connection as soon as it is aborted", async () => {
    const pool = poolOf({ connectionLimit: 1 });
    const execute = mysql2Executor(pool);
    const first = execute(statement("SELECT SLEEP(0.5)"), {});
    const leaving = new AbortController();
    const second = execute(statement("SELECT 1"), { signal: leaving.signal });
    leaving.abort();
    await expect(second).rejects.toMatchObject({ code: "aborted" });
    expect(await first).toEqual([[0]]);
    expect(await execute(statement("SELECT 2"), {})).toEqual([[2]]);
  });

  it.each([
    ["that ran statements", (ask: Ask) => Promise.all([ask(1), ask(2)])],
    ["that has no session yet", (_: Ask, pool: Pool) => Promise.all([pool.query("SELECT 1"), pool.query("SELECT 2")])],
  ])("gives up a connection %s and fell silent, however silent the killer, and opens another in its place", async (_title, warm) => {
    const address = new URL(inject("mysqlUrl"));
    const way = await wayTo(Number(address.port));
    onTestFinished(() => way.cut());
    address.port = `${way.port}`;
    const pool = createPool({ uri: address.href, connectionLimit: 2 });
    const killPool = createPool({ uri: address.href, connectionLimit: 1 });
    const execute = mysql2Executor(pool, { killPool });
    const ask: Ask = (value, signal) => execute(statement("SELECT CAST(? AS CHAR)", [value]), { signal });
    await Promise.all([warm(ask, pool), killPool.query("SELECT 1")]);
    way.silence();
    const calls = [3, 4].map((value) => ask(value, AbortSignal.timeout(200)));
    await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ code: "aborted" })));
    expect(await Promise.all([ask(5), ask(6)])).toEqual([[["5"]], [["6"]]]);
  });

  it("asks once more when the connection is lost under the query", async () => {
    const execute = mysql2Executor(poolOf());
    const call = execute(statement("SELECT SLEEP(0.3), 'answered' /* lose me */"), {});
    await observer.query(`KILL CONNECTION ${await untilRunning("lose me")}`);
    expect(await call).toEqual([[0, "answered"]]);
  });

  it("is unavailable when the server is gone", async () => {
    const server = await startServerForTests();
    const pool = createPool({ uri: server.url, connectionLimit: 2 });
    const execute = mysql2Executor(pool);
    expect(await execute(statement("SELECT 1"), {})).toEqual([[1]]);
    const call = expect(execute(statement("SELECT SLEEP(30)"), {})).rejects.toMatchObject({
      code: "unavailable",
      retryable: true,
    });
    await sleep(100);
    await server.stop();
    await call;
    await expect(execute(statement("SELECT ?", ["secret"]), {})).rejects.toMatchObject({
      code: "unavailable",
      message: "metricdeck: the database cannot be reached (ECONNREFUSED); is it running?",
    });
    await pool.end();
  });

  it("is rate-limited when the pool's queue is full, and when no connection becomes free", async () => {
    const execute = mysql2Executor(poolOf({ connectionLimit: 1, queueLimit: 1 }), { acquireTimeoutMs: 200 });
    const first = execute(statement("SELECT SLEEP(0.6)"), {});
    const second = execute(statement("SELECT 2"), {});
    const third = execute(statement("SELECT 3"), {});
    const refused = { code: "rate-limited", retryAfterMs: 1000 };
    await Promise.all([expect(second).rejects.toMatchObject(refused), expect(third).rejects.toMatchObject(refused)]);
    expect(await first).toEqual([[0]]);
  });

  it("times out where the server ends the statement for its time", async () => {
    const execute = mysql2Executor(poolOf());
    await expect(execute(dialectForTests().limited(statement("SELECT 1 FROM (SELECT 1) AS one WHERE SLEEP(5)"), 100), {})).rejects.toMatchObject({
      code: "timeout",
      retryable: true,
    });
  });

  it("never repeats the query's values in an error", async () => {
    const execute = mysql2Executor(poolOf());
    await expect(execute(statement("SELECT nothing FROM DUAL WHERE ? = 1", ["secret"]), {})).rejects.toMatchObject({
      code: "unavailable",
      retryable: false,
      message: expect.stringMatching(
        /^metricdeck: the database refused the statement \(ER_BAD_FIELD_ERROR\): Unknown column 'nothing' in '(?:SELECT|field list)'; check binding and rights$/,
      ) as string,
    });
    await expect(
      execute(statement("SELECT JSON_VALUE(x, '$') FROM (SELECT ? AS x) t PROCEDURE ANALYSE('secret')", ["secret"]), {}),
    ).rejects.toMatchObject({ message: expect.not.stringContaining("secret") as string });
  });

  it("refuses a connection that speaks less than all texts", async () => {
    const pool = poolOf({ connectionLimit: 1, charset: "gbk" });
    await expect(mysql2Executor(pool)(statement("SELECT 1"), {})).rejects.toMatchObject({
      code: "unsupported",
      message: "metricdeck: the connection speaks gbk, in which texts of different rows are one; leave out the pool's charset, or make it utf8mb4",
    });
  });

  it("gives all rows where the session is set to give few", async () => {
    const pool = poolOf({ connectionLimit: 1 });
    await pool.query("SET sql_select_limit = 1");
    expect(await mysql2Executor(pool)(statement("SELECT 1 UNION ALL SELECT 2"), {})).toHaveLength(2);
  });

  it("refuses a sql_mode that changes texts", async () => {
    const pool = poolOf({ connectionLimit: 1 });
    await pool.query("SET sql_mode = 'PAD_CHAR_TO_FULL_LENGTH'");
    await expect(mysql2Executor(pool)(statement("SELECT 1"), {})).rejects.toMatchObject({
      code: "unsupported",
      message: "metricdeck: the database's sql_mode has PAD_CHAR_TO_FULL_LENGTH, which changes texts; take it out",
    });
  });
});
