import { createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { mysql2Executor, sqlAdapter } from "../src/server/index.ts";
import { engineAsked } from "./engineAsked.ts";
import { binding, catalog } from "./sql/catalog.ts";
import { cases } from "./sql/cases.ts";
import type { Case } from "./sql/cases.ts";
import { dataEnds, loadDataset } from "./sql/dataset.ts";

/**
 * Compiled SQL against the best by hand, on a MariaDB (`--engine mysql`: a MySQL) of its own or on the server of METRICDECK_MYSQL_URL, whose data
 * is kept: `npx tsx bench/sql.ts [--small] [--engine mysql] [--runs=7] [word of the case]`. The times are those of whole answers, medians of seven
 * taken in turn.
 */
const small = process.argv.includes("--small");
const sizes = small
  ? { customers: 20_000, tickets: 200_000, events: 500_000 }
  : { customers: 200_000, tickets: 2_000_000, events: 10_000_000 };
const { dialect, start, words: said } = engineAsked();
const words = said.filter((word) => !word.startsWith("--"));
const chosen = cases.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const runs = Number(process.argv.find((argument) => argument.startsWith("--runs="))?.slice(7) ?? 7);

const given = process.env["METRICDECK_MYSQL_URL"];
const database = given === undefined ? await start({ bufferPool: "4G" }) : { url: given, stop: async () => {} };
const pool = createPool({ uri: database.url, connectionLimit: 4, multipleStatements: false });
try {
  await loadDataset(pool, sizes, (line) => console.log(line));
  const adapter = sqlAdapter({
    catalog,
    binding,
    dialect,
    execute: mysql2Executor(pool),
    defaultPolicy: "public",
    clock: () => dataEnds,
    statementTimeoutMs: 600_000,
  });
  for (const one of chosen) {
    const ours = async () => one.ours((await adapter.query(one.query, {})).rows as never);
    const theirs = async () => one.theirs(await Promise.all(one.byHand.map((statement) => rowsOf(pool, statement))));
    await report(one, ours, theirs);
  }
} finally {
  await pool.end();
  await database.stop();
}

async function report({ name, limit }: Case, ours: () => Promise<number>, theirs: () => Promise<number>): Promise<void> {
  const times: [number[], number[]] = [[], []];
  const found: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    for (const [at, ask] of [ours, theirs].entries()) {
      const startedAt = performance.now();
      found[at] = await ask();
      if (run > 0) times[at as 0 | 1].push(performance.now() - startedAt);
    }
  }
  const [mine, best] = times.map(median) as [number, number];
  const ratio = mine / best;
  const equal = Math.abs((found[0] ?? 0) - (found[1] ?? 0)) < 0.5;
  console.log(
    `${name.padEnd(58)}${mine.toFixed(0).padStart(7)} ms  by hand ${best.toFixed(0).padStart(7)} ms  ${ratio.toFixed(2)} × (at most ${limit}) ` +
      `${ratio <= limit ? "ok" : "OVER"}  ${equal ? "equal" : `DIFFERENT: ${found.join(" and ")}`}`,
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function rowsOf(pool: Pool, sql: string): Promise<readonly (readonly unknown[])[]> {
  const [rows] = await pool.query({ sql, rowsAsArray: true });
  return rows as unknown as readonly (readonly unknown[])[];
}
