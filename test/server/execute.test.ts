import { describe, expect, it } from "vitest";
import { mysql2Executor } from "../../src/server/index.ts";
import type { Mysql2Connection, Mysql2Pool } from "../../src/server/index.ts";

const session = ["SET @@SESSION.time_zone = '+00:00'", "SET @@SESSION.sql_select_limit = 18446744073709551615"];

/** A connection that notes what is done with it; `execute` ends when `answer` does. */
function fakePool(answer: (sql: string) => Promise<unknown> = () => Promise.resolve([])) {
  const log: string[] = [];
  const connection: Mysql2Connection = {
    threadId: 7,
    execute: async ({ sql }) => [await answer(sql), []],
    query: async (sql) => {
      log.push(sql);
      return [[], []];
    },
    unprepare: ({ sql }) => log.push(`unprepare ${sql}`),
    release: () => log.push("release"),
    destroy: () => log.push("destroy"),
  };
  const pool: Mysql2Pool = { getConnection: () => Promise.resolve(connection) };
  return { pool, log };
}

describe("mysql2Executor(pool)", () => {
  it("keeps 64 statements prepared on a connection and lets the longest unused go", async () => {
    const { pool, log } = fakePool();
    const execute = mysql2Executor(pool);
    for (let index = 0; index < 64; index += 1) await execute({ sql: `SELECT ${index}`, values: [] }, {});
    await execute({ sql: "SELECT 0", values: [] }, {});
    await execute({ sql: "SELECT 64", values: [] }, {});
    expect(log.filter((line) => line.startsWith("unprepare"))).toEqual(["unprepare SELECT 1"]);
  });

  it("sets up a session once a connection", async () => {
    const { pool, log } = fakePool();
    const execute = mysql2Executor(pool);
    await execute({ sql: "SELECT 1", values: [] }, {});
    await execute({ sql: "SELECT 1", values: [] }, {});
    expect(log).toEqual([...session, "release", "release"]);
  });

  it("refuses a sql_mode that changes texts, and not what ClickHouse says of one", async () => {
    const modes = "ANSI_QUOTES,ONLY_FULL_GROUP_BY,PAD_CHAR_TO_FULL_LENGTH";
    const over = (version: string) => {
      const { pool, log } = fakePool(async (sql) => (sql.includes("sql_mode") ? [[modes, version]] : [[1]]));
      return { answer: mysql2Executor(pool)({ sql: "SELECT 1", values: [] }, {}), log };
    };
    await expect(over("8.0.36-28.1").answer).rejects.toMatchObject({ code: "unsupported" });
    const { answer, log } = over("26.7.2.1");
    expect([await answer, log]).toEqual([[[1]], ["SET @@SESSION.time_zone = '+00:00'", "release"]]);
  });

  it("kills nothing once the query has ended, however late a connection to kill with comes", async () => {
    let finish: (rows: unknown) => void = () => {};
    const { pool, log } = fakePool((sql) =>
      sql === "SELECT slow" ? new Promise((resolve) => (finish = resolve)) : Promise.resolve([]),
    );
    const killer = fakePool();
    let lend = () => {};
    const killPool: Mysql2Pool = {
      getConnection: () => new Promise((resolve) => (lend = () => resolve(killer.pool.getConnection()))),
    };
    const leaving = new AbortController();
    const call = mysql2Executor(pool, { killPool })({ sql: "SELECT slow", values: [] }, { signal: leaving.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    finish([]);
    await call;
    lend();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([log.at(-1), killer.log]).toEqual(["release", ["release"]]);
  });

  it("kills again while the query goes on, and lends its connection to nobody meanwhile", async () => {
    let fail: (error: Error) => void = () => {};
    const { pool, log } = fakePool((sql) =>
      sql === "SELECT slow" ? new Promise((_, reject) => (fail = reject)) : Promise.resolve([]),
    );
    const killer = fakePool();
    const leaving = new AbortController();
    const call = mysql2Executor(pool, { killPool: killer.pool })({ sql: "SELECT slow", values: [] }, { signal: leaving.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    await expect.poll(() => killer.log).toEqual(["KILL QUERY 7", "KILL QUERY 7"]);
    expect(log).toEqual(session);
    fail(Object.assign(new Error("interrupted"), { code: "ER_QUERY_INTERRUPTED", errno: 1317 }));
    await expect(call).rejects.toMatchObject({ code: "aborted" });
    expect([log.at(-1), killer.log.at(-1)]).toEqual(["release", "release"]);
  });

  it("gives up the connection and the killing where neither helps, and the killer where it is what says nothing", async () => {
    for (const killerIsSilent of [false, true]) {
      const { pool, log } = fakePool((sql) => (sql === "SELECT slow" ? new Promise(() => {}) : Promise.resolve([])));
      const killer = fakePool();
      const lend = killer.pool.getConnection;
      const killPool: Mysql2Pool = killerIsSilent
        ? { getConnection: async () => ({ ...(await lend()), query: () => new Promise(() => {}) }) }
        : killer.pool;
      const leaving = new AbortController();
      const call = mysql2Executor(pool, { killPool })({ sql: "SELECT slow", values: [] }, { signal: leaving.signal });
      await new Promise((resolve) => setTimeout(resolve, 5));
      leaving.abort();
      await expect(call).rejects.toMatchObject({ code: "aborted" });
      expect(log).toEqual([...session, "destroy"]);
      await expect.poll(() => killer.log.at(-1)).toBe("destroy");
      const killsSent = killer.log.length;
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(killer.log).toHaveLength(killsSent);
    }
  });

  it.each([
    ["a deadlock", 1213],
    ["a lock that was waited for too long", 1205],
  ])("asks once more after %s, on a connection that it keeps", async (_title, errno) => {
    let asked = 0;
    const { pool, log } = fakePool((sql) => {
      if (sql !== "SELECT 1") return Promise.resolve([]);
      asked += 1;
      return asked === 1 ? Promise.reject(Object.assign(new Error("locked"), { errno })) : Promise.resolve([[1]]);
    });
    expect(await mysql2Executor(pool)({ sql: "SELECT 1", values: [] }, {})).toEqual([[1]]);
    expect([asked, log]).toEqual([2, [...session, "release", "release"]]);
  });

  it("asks no third time", async () => {
    let asked = 0;
    const { pool } = fakePool((sql) => {
      if (sql !== "SELECT 1") return Promise.resolve([]);
      asked += 1;
      return Promise.reject(Object.assign(new Error("locked"), { errno: 1213 }));
    });
    await expect(mysql2Executor(pool)({ sql: "SELECT 1", values: [] }, {})).rejects.toMatchObject({
      code: "unavailable",
      retryable: true,
      message: "metricdeck: the database's rows are locked; try again in a moment",
    });
    expect(asked).toBe(2);
  });
});
