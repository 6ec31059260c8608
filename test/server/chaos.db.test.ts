import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetricsHandler, mysql2Executor, nodeListener, redisCache, sqlAdapter } from "../../src/server/index.ts";
import { binding, filledDatabase } from "../contract/adapters.ts";
import { tiny } from "../contract/data.ts";
import { support } from "../query/support.ts";
import type { PrivateServer } from "./privateServer.ts";
import { startRedis } from "./redis.ts";
import { bodyOf, linesIn } from "./serving.ts";
import { dialectForTests } from "./dialectForTests.ts";
import { startServerForTests } from "./startServerForTests.ts";
import { wayTo } from "./wayTo.ts";
import type { Way } from "./wayTo.ts";

const deadlineMs = 2000;
const connectionLimit = 4;
const byAgent = { kind: "aggregate", metrics: ["tickets", "replyCount"], by: ["agent"], totals: [[]] };
const csat = { kind: "aggregate", metrics: ["csat", "tickets"], by: ["channel"] };
const broken = { kind: "aggregate", metrics: ["tikets"] };

let database: PrivateServer;
let way: Way;
let redis: Awaited<ReturnType<typeof startRedis>>;
let store: ReturnType<typeof createClient>;
let pools: readonly Pool[];
let url: string;
let closeServer: () => void;

beforeAll(async () => {
  database = await startServerForTests();
  const direct = await filledDatabase(tiny, database.url, "chaos");
  const address = new URL(database.url);
  way = await wayTo(Number(address.port));
  address.port = `${way.port}`;
  address.pathname = "/chaos";
  const pool = createPool({ uri: address.href, connectionLimit, queueLimit: 64 });
  const killPool = createPool({ uri: address.href, connectionLimit: 1 });
  pools = [direct, pool, killPool];
  redis = await startRedis();
  store = createClient({ url: redis.url, disableOfflineQueue: true, socket: { reconnectStrategy: 20 } });
  store.on("error", () => {});
  await store.connect();
  const execute = mysql2Executor(pool, { killPool, acquireTimeoutMs: 1000 });
  const handler = createMetricsHandler({
    catalog: support,
    adapter: sqlAdapter({ catalog: support, binding, dialect: dialectForTests(), execute }),
    policy: "public",
    cache: { store: redisCache(store), ttlMs: 20 },
    limits: { timeoutMs: deadlineMs, concurrency: 8, queue: 64 },
  });
  const server = createHttpServer(nodeListener(handler)).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closeServer = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterAll(async () => {
  closeServer();
  store.destroy();
  await redis.kill();
  await Promise.all(pools.map((pool) => pool.end()));
  await database.stop();
});

/** Node's `fetch` itself goes on for ever with a compressed body that is aborted while it is read. */
function textUntil(response: Response, signal: AbortSignal): Promise<string> {
  const left = new Promise<never>((_, reject) => signal.addEventListener("abort", reject, { once: true }));
  return Promise.race([response.text(), left]);
}

/** Asks and asks; notes what came of it. */
function load(queries: readonly object[]) {
  const seen = { answers: 0, failures: [] as string[], slowestMs: 0, contents: new Set<string>() };
  const state = { going: true, leaving: new AbortController() };
  const client = async () => {
    while (state.going) {
      const at = performance.now();
      const { signal } = state.leaving;
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(bodyOf(...queries)),
          signal,
        });
        for (const answer of linesIn(await textUntil(response, signal))) {
          if (answer.status === "error") seen.failures.push(answer.error.code);
          else {
            seen.answers += 1;
            seen.contents.add(`${answer.index} ${JSON.stringify([answer.result.columns, answer.result.totals])}`);
          }
        }
      } catch {
        seen.failures.push("left");
      }
      seen.slowestMs = Math.max(seen.slowestMs, performance.now() - at);
      await sleep(5);
    }
  };
  const clients = Array.from({ length: 6 }, client);
  const more = async (count: number) => {
    const from = seen.answers;
    while (seen.answers < from + count) await sleep(5);
  };
  return {
    seen,
    more,
    leave: () => {
      state.leaving.abort();
      state.leaving = new AbortController();
    },
    stop: async () => {
      state.going = false;
      await Promise.all(clients);
    },
  };
}

describe("the handler under load", () => {
  it("gives no wrong answer and none after the deadline, and recovers, whatever of connection, client, item, cache and database is killed or falls silent", async () => {
    const { seen, more, leave, stop } = load([byAgent, broken, csat]);
    await more(40);
    expect(new Set(seen.failures)).toEqual(new Set(["invalid-query"]));

    const [direct, pool] = pools as [Pool, Pool];
    const [threads] = await direct.query("SELECT id FROM information_schema.processlist WHERE db = 'chaos' AND id <> CONNECTION_ID()");
    for (const { id } of threads as { id: number }[]) await direct.query(`KILL CONNECTION ${id}`).catch(() => {});
    await more(40);

    while (!seen.failures.includes("left")) {
      leave();
      await sleep(3);
    }
    await more(40);

    await redis.kill();
    await more(40);
    await redis.restart();
    await more(40);

    way.cut();
    await sleep(300);
    await way.mend();
    await more(40);

    expect(seen.failures).not.toContain("timeout");
    // Of a pool that is not full, silent connections would leave others to be opened.
    await Promise.all(Array.from({ length: connectionLimit }, () => pool.query("SELECT SLEEP(0.1)")));
    way.silence();
    await more(40);
    expect(seen.failures).toContain("timeout");

    // It writes its log once a second: rows that are younger would be gone with it.
    await sleep(1500);
    await database.kill();
    await sleep(300);
    await database.restart();
    await more(40);
    await stop();

    expect(new Set([...seen.failures, "rate-limited"])).toEqual(new Set(["invalid-query", "left", "unavailable", "rate-limited", "timeout"]));
    expect(seen.contents.size).toBe(2);
    expect(seen.slowestMs).toBeLessThan(deadlineMs + 1000);
    const [left] = await direct.query("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db = 'chaos' AND command = 'Execute'");
    expect(left).toEqual([{ n: 0 }]);
  });
});
