import { BIGINT, DuckDBDataChunk, DuckDBInstance, INTEGER } from "@duckdb/node-api";
import type { Answer, Engine, Line } from "./engine.ts";
import { brushedNames } from "./engine.ts";
import type { Tickets } from "./tickets.ts";
import { codedNames, day, yearStart } from "./tickets.ts";

const chunkRows = 2_048;

/** DuckDB in this process, native and on all cores: a peer at least as fast as its WebAssembly build in a browser. */
export async function duckdbOver(tickets: Tickets): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await load(connection, tickets);
  const read = async (sql: string): Promise<Answer> => {
    const result = await connection.runAndReadAll(sql);
    return result.getRowsJS().map((row): Line => {
      const [key, ...numbers] = row;
      return [typeof key === "string" ? key : Number(key), ...numbers.map(Number)];
    });
  };
  const listed = (products: readonly string[]) => products.map((product) => `'${product}'`).join(", ");
  const since = `(instant - ${yearStart})`;
  return {
    name: "DuckDB, native in process",
    countByDay: (products) =>
      read(`SELECT ${since} // ${day} AS d, count(*) FROM tickets WHERE product IN (${listed(products)}) GROUP BY d`),
    responseByRegionAndWeek: (products) =>
      read(
        `SELECT region || ' ' || week, avg, p90 FROM (SELECT region, ${since} // ${7 * day} AS week, avg(seconds) AS avg, ` +
          `quantile_cont(seconds, 0.9) AS p90 FROM tickets WHERE product IN (${listed(products)}) GROUP BY region, week)`,
      ),
    customersByMonth: () => read("SELECT month(created) - 1 AS m, count(DISTINCT customer) FROM tickets GROUP BY m"),
    topAgents: (products) => {
      const where = products === null ? "" : `WHERE product IN (${listed(products)})`;
      return read(`SELECT agent::VARCHAR, count(*) AS n FROM tickets ${where} GROUP BY agent ORDER BY n DESC, agent LIMIT 20`);
    },
    brush: async (from, to) => {
      const window = `instant >= ${yearStart + from * day} AND instant < ${yearStart + to * day}`;
      const answers: Answer[] = [];
      for (const name of brushedNames) {
        answers.push(await read(`SELECT ${name}::VARCHAR, count(*) FROM tickets WHERE ${window} GROUP BY ${name}`));
      }
      return answers;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Codes are appended chunk by chunk, then become enums: the layout that serves DuckDB best. */
async function load(
  connection: Awaited<ReturnType<DuckDBInstance["connect"]>>,
  { rowCount, createdAt, seconds, codes, values }: Tickets,
): Promise<void> {
  const columns = codedNames.map((name) => `${name} INTEGER`).join(", ");
  await connection.run(`CREATE TABLE raw (instant BIGINT, seconds INTEGER, ${columns})`);
  const appender = await connection.createAppender("raw");
  const types = [BIGINT, INTEGER, ...codedNames.map(() => INTEGER)];
  for (let from = 0; from < rowCount; from += chunkRows) {
    const to = Math.min(from + chunkRows, rowCount);
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns([
      Array.from(createdAt.subarray(from, to), BigInt),
      Array.from(seconds.subarray(from, to)),
      ...codedNames.map((name) => Array.from(codes[name].subarray(from, to))),
    ]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  for (const name of codedNames) {
    await connection.run(`CREATE TYPE ${name}_value AS ENUM (${values[name].map((value) => `'${value}'`).join(", ")})`);
  }
  const texts = codedNames.map((name) => `printf('${name} %05d', ${name})::${name}_value AS ${name}`).join(", ");
  await connection.run(`CREATE TABLE tickets AS SELECT instant, make_timestamp(instant * 1000) AS created, seconds, ${texts} FROM raw`);
  await connection.run("DROP TABLE raw");
}
