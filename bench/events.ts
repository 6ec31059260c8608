import { DuckDBInstance } from "@duckdb/node-api";
import { memoryAdapter } from "../src/adapters/memory/index.ts";
import type { AnyRow, Cell, MetricsAdapter, TableResult } from "../src/query/index.ts";
import { d, defineCatalog } from "../src/query/index.ts";

/*
 * A five-step funnel and a 12 × 12 retention table over events in this process, beside the same questions in SQL to
 * DuckDB in the same process. Prints medians, and stops where the numbers differ. `--big`: 10 million events.
 */

const count = process.argv.includes("--big") ? 10_000_000 : 1_000_000;
const runs = 5;
const weeks = 24;
const customers = count / 50;
const names = ["created", "replied", "solved", "reopened", "rated", "viewed", "noted", "closed"] as const;
const start = Date.parse("2026-01-05T00:00:00Z");
const length = weeks * 7 * 86_400_000;

const nameIs = (value: (typeof names)[number]) => ({ dimension: "name", op: "equals", value }) as const;
const event = (value: (typeof names)[number]) =>
  ({ entity: "event", time: "at", actor: "customerId", where: nameIs(value) }) as const;
const catalog = defineCatalog({
  entities: { event: { key: "eventId" } },
  dimensions: {
    name: d.enum(names, { entity: "event" }),
    customerId: d.number({ entity: "event" }),
    at: d.time({ entity: "event" }),
  },
  metrics: {},
  events: {
    created: event("created"),
    replied: event("replied"),
    solved: event("solved"),
    reopened: event("reopened"),
    rated: event("rated"),
  },
});

/** In order of time, as events are stored; no two at the same instant of one customer. */
function columns() {
  let state = 7;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
  const eventId = new Int32Array(count);
  const customerId = new Int32Array(count);
  const name = new Int8Array(count);
  const at = new Float64Array(count);
  const step = length / count;
  for (let row = 0; row < count; row++) {
    eventId[row] = row;
    customerId[row] = Math.floor(next() ** 1.5 * customers);
    name[row] = Math.floor(next() * names.length);
    at[row] = start + Math.floor(row * step);
  }
  return { eventId, customerId, name, at };
}

const data = columns();
const memory = memoryAdapter({
  catalog,
  tables: { event: { ...data, name: { codes: data.name, values: names } } },
  clock: () => start + length,
});
const duck = await duckdbOf();

const range = { from: new Date(start).toISOString(), to: new Date(start + length).toISOString() };
const half = new Date(start + length / 2).toISOString();
const steps = ["created", "replied", "solved", "reopened", "rated"] as const;

/** Cells of the answer as one list of numbers. */
const numbers = ({ rows }: TableResult<AnyRow>, cells: readonly string[]) =>
  rows.map((row) => cells.map((cell) => (row[cell] as Cell).value));

const asked = memory as unknown as MetricsAdapter;
const funnel = (window: string) => asked.query({ kind: "funnel", steps, time: { range }, window }, {}) as Promise<TableResult<AnyRow>>;
const retention = () =>
  asked.query(
    { kind: "retention", start: "created", return: "replied", time: { range: { from: range.from, to: half }, grain: "week" }, periods: 12 },
    {},
  ) as Promise<TableResult<AnyRow>>;

await compare("five-step funnel, window of the whole range", {
  ours: async () => JSON.stringify(numbers(await funnel("P168D"), ["count"]).flat()),
  duckdb: async () => JSON.stringify((await duck(funnelSql())).flat().map(Number)),
});
await compare("five-step funnel, window of 14 days", {
  ours: async () => JSON.stringify(numbers(await funnel("P14D"), ["count"]).flat()),
});
await compare("retention, 12 weekly cohorts × 12 weeks", {
  ours: async () => JSON.stringify(numbers(await retention(), ["users"]).flat()),
  duckdb: async () => JSON.stringify(retentionCells(await duck(retentionSql()))),
});

async function compare(title: string, ways: { readonly [name: string]: () => Promise<string> }): Promise<void> {
  const medians: { readonly name: string; readonly ms: number; readonly checksum: string }[] = [];
  for (const [name, ask] of Object.entries(ways)) {
    const checksum = await ask();
    const taken: number[] = [];
    for (let run = 0; run < runs; run++) {
      const startedAt = performance.now();
      await ask();
      taken.push(performance.now() - startedAt);
    }
    medians.push({ name, checksum, ms: taken.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN });
  }
  const [ours, ...peers] = medians;
  console.log(`${title}, ${count.toLocaleString("en")} events`);
  for (const { name, ms } of medians) console.log(`  ${name.padEnd(8)}${ms.toFixed(1).padStart(9)} ms`);
  for (const peer of peers) {
    if (peer.checksum !== ours?.checksum) throw new Error(`${title}: ${peer.name} answers otherwise\n${peer.checksum}\n${ours?.checksum}`);
    console.log(`  ${((ours?.ms ?? 0) / peer.ms).toFixed(2)} × ${peer.name}, equal checksums`);
  }
}

/** Each step's first time after the step before, customer by customer. */
function funnelSql(): string {
  const first = `s0 AS (SELECT customer_id, MIN(t) AS t FROM events WHERE name = 0 GROUP BY customer_id)`;
  const rest = steps.slice(1).map(
    (_, index) =>
      `s${index + 1} AS (SELECT e.customer_id, MIN(e.t) AS t FROM events e JOIN s${index} s ON e.customer_id = s.customer_id ` +
      `AND e.t > s.t WHERE e.name = ${index + 1} GROUP BY e.customer_id)`,
  );
  const counts = steps.map((_, index) => `(SELECT COUNT(*) FROM s${index})`);
  return `WITH ${[first, ...rest].join(", ")} SELECT ${counts.join(", ")}`;
}

function retentionSql(): string {
  const week = 7 * 86_400_000;
  return (
    `WITH firsts AS (SELECT customer_id, MIN(t) AS t FROM events WHERE name = 0 GROUP BY customer_id) ` +
    `SELECT (f.t - ${start}) // ${week} AS cohort, (e.t - ${start}) // ${week} - (f.t - ${start}) // ${week} AS period, ` +
    `COUNT(DISTINCT e.customer_id) FROM firsts f JOIN events e ON e.customer_id = f.customer_id AND e.t > f.t AND e.name = 1 ` +
    `WHERE f.t < ${start + length / 2} GROUP BY 1, 2 HAVING period < 12`
  );
}

function retentionCells(rows: readonly (readonly unknown[])[]): readonly number[] {
  const found = new Map(rows.map(([cohort, period, users]) => [`${Number(cohort)} ${Number(period)}`, Number(users)]));
  return Array.from({ length: 144 }, (_, cell) => found.get(`${Math.floor(cell / 12)} ${cell % 12}`) ?? 0);
}

/** The same rows, made in the database out of chunks of text: a load is not what is measured. */
async function duckdbOf(): Promise<(sql: string) => Promise<readonly (readonly unknown[])[]>> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("CREATE TABLE events (customer_id INTEGER, name TINYINT, t BIGINT)");
  const appender = await connection.createAppender("events");
  for (let row = 0; row < count; row++) {
    appender.appendInteger(data.customerId[row] as number);
    appender.appendTinyInt(data.name[row] as number);
    appender.appendBigInt(BigInt(data.at[row] as number));
    appender.endRow();
  }
  appender.closeSync();
  return async (sql) => (await connection.runAndReadAll(sql)).getRows();
}
