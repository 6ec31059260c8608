import { setTimeout as sleep } from "node:timers/promises";
import { createPool } from "mysql2/promise";
import { createMetricsHandler, mariadb, memoryCache, mysql2Executor, sqlAdapter } from "../src/server/index.ts";
import type { Execute, Statement } from "../src/server/index.ts";
import { support } from "../test/query/support.ts";
import { startMariadb } from "../test/server/mariadb.ts";
import { supportBinding } from "../test/server/supportBinding.ts";
import { supportDatabase } from "../test/server/supportDatabase.ts";

const rounds = 1000;
/** The platform compiles what runs often only after some thousand times; until then the same work takes half as long again. */
const warmRounds = 3000;
const database = await startMariadb();
try {
  await measure(database.url);
} finally {
  await database.stop();
}

async function measure(serverUrl: string): Promise<void> {
  const { pool, url, close } = await supportDatabase(serverUrl, "bench_handler");
  const killPool = createPool({ uri: url, connectionLimit: 1 });
  const observer = createPool({ uri: url, connectionLimit: 1 });
  const rows = Array.from({ length: 1000 }, (_, id) => [
    id,
    ["phone", "chat", "email", "wechat"][id % 4],
    `region ${id % 7}`,
    `agent ${id % 50}`,
    id % 2,
    id % 9,
    new Date(Date.UTC(2026, 0, 1) + id * 3_600_000).toISOString().slice(0, 19).replace("T", " "),
  ]);
  await pool.query("INSERT INTO tickets (ticket_id, channel, region, agent, urgent, replies, created_at) VALUES ?", [rows]);

  const statements: Statement[] = [];
  const executed = mysql2Executor(pool, { killPool });
  const execute: Execute = (statement, options) => {
    statements.push(statement);
    return executed(statement, options);
  };
  const adapter = sqlAdapter({ catalog: support, binding: supportBinding, dialect: mariadb(), execute });
  const given = { catalog: support, adapter, policy: "public" } as const;
  const handler = createMetricsHandler(given);
  const cached = createMetricsHandler({ ...given, cache: { store: memoryCache() } });
  const range = { from: "2026-01-05", to: "2026-01-12" };
  const tile = { kind: "aggregate", metrics: ["tickets", "replyCount"], by: ["channel"], time: { range } } as const;
  const request = (query: object, signal?: AbortSignal) =>
    new Request("http://host/api/metrics", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ contract: 1, queries: [{ query }] }),
      ...(signal === undefined ? {} : { signal }),
    });
  const answer = async (serve: (request: Request) => Promise<Response>, query: object = tile) => {
    const response = await serve(request(query));
    const text = await response.text();
    if (response.status !== 200) throw new Error(text);
  };

  await answer(handler);
  const [statement] = statements;
  if (statement === undefined || statements.length !== 1) throw new Error(`${statements.length} statements, not one`);
  const alone = async () => {
    const options = { sql: statement.sql, values: [...statement.values], rowsAsArray: true, dateStrings: true, supportBigNumbers: true };
    await pool.execute(options);
  };
  await timed(alone, warmRounds);
  say("the handler before it is warm", (await timed(() => answer(handler), warmRounds)).slice(0, rounds));
  const raw: number[] = [];
  const whole: number[] = [];
  let ownMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    ownMs -= await processorMs(async () => void raw.push(...(await timed(alone, 1))));
    ownMs += await processorMs(async () => void whole.push(...(await timed(() => answer(handler), 1))));
  }
  say("mysql2 alone, one statement", raw);
  say("the handler with the same statement", whole);
  const added = (share: number) => (quantile(whole, share) - quantile(raw, share)).toFixed(3);
  const byRound = median(whole.map((ms, round) => ms - (raw[round] ?? Number.NaN))).toFixed(3);
  const others = `(best tenth ${added(0.1)}, round by round ${byRound})`;
  console.log(`${"added by the handler (aim 1.0)".padEnd(52)}${added(0.5)} ms   ${others}`);
  console.log(`${"processor time added by the handler".padEnd(52)}${(ownMs / rounds).toFixed(3)} ms`);

  await answer(cached);
  await sleep(20);
  say("the handler, answered from memoryCache", await timed(() => answer(cached), rounds));

  statements.length = 0;
  const hundredAt = performance.now();
  await Promise.all(Array.from({ length: 100 }, () => answer(handler)));
  const hundred = performance.now() - hundredAt;
  console.log(`${"100 equal requests at once".padEnd(52)}${hundred.toFixed(1)} ms, ${statements.length} statement`);

  const full = createMetricsHandler({
    ...given,
    adapter: { ...adapter, query: () => new Promise<never>(() => {}) },
    limits: { concurrency: 4, queue: 64 },
  });
  const leaving = new AbortController();
  const filtered = (agent: number) => ({ ...tile, where: { dimension: "agent", op: "equals", value: `${agent}` } });
  const waiting = Array.from({ length: 68 }, (_, agent) => full(request(filtered(agent), leaving.signal)));
  await sleep(20);
  const refusals = await timed(async () => {
    const response = await full(request(tile));
    if (response.status !== 429) throw new Error(`${response.status}, not 429`);
  }, 200);
  say("a full queue says so (aim 5)", refusals);
  leaving.abort();
  await Promise.all(waiting);

  say("an aborted request's statement gone from the server", await aborted());
  await Promise.all([close(), killPool.end(), observer.end()]);

  /** Milliseconds from the abort until the server's list holds the statement no more. */
  async function aborted(): Promise<readonly number[]> {
    const slow: Execute = (_statement, options) => executed({ sql: "SELECT SLEEP(30) /* slow */", values: [] }, options);
    const slowAdapter = sqlAdapter({ catalog: support, binding: supportBinding, dialect: mariadb(), execute: slow });
    const serve = createMetricsHandler({ ...given, adapter: slowAdapter });
    const running = async () => {
      const [found] = await observer.query("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'");
      return (found as { n: number }[])[0]?.n ?? 0;
    };
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const client = new AbortController();
      const call = serve(request(tile, client.signal));
      while ((await running()) === 0) await sleep(5);
      const at = performance.now();
      client.abort();
      while ((await running()) > 0);
      times.push(performance.now() - at);
      await call;
    }
    return times;
  }
}

async function timed(work: () => Promise<unknown>, times: number): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const at = performance.now();
    await work();
    measured.push(performance.now() - at);
  }
  return measured;
}

/** Of this process; waiting does not count. */
async function processorMs(work: () => Promise<void>): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** On a machine that others use as well, the best tenth says more of the work than the median does. */
function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

function say(what: string, values: readonly number[]): void {
  const rest = `(best tenth ${quantile(values, 0.1).toFixed(3)}, most ${Math.max(...values).toFixed(1)})`;
  console.log(`${what.padEnd(52)}${median(values).toFixed(3)} ms   ${rest}`);
}
