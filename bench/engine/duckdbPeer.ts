import { BIGINT, DuckDBDataChunk, DuckDBInstance, INTEGER } from "@duckdb/node-api";
import { duckdbQuestions, fromRaw, rawTable } from "./duckdbSql.ts";
import type { Engine, Line } from "./engine.ts";
import type { Tickets } from "./tickets.ts";
import { codedNames } from "./tickets.ts";

const chunkRows = 2_048;

/** DuckDB in this process, native and on all cores. */
export async function duckdbOver(tickets: Tickets): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await load(connection, tickets);
  return {
    name: "DuckDB, native in process",
    ...duckdbQuestions(async (sql) => {
      const result = await connection.runAndReadAll(sql);
      return result.getRowsJS().map((row): Line => {
        const [key, ...numbers] = row;
        return [typeof key === "string" ? key : Number(key), ...numbers.map(Number)];
      });
    }),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Appended chunk by chunk. */
async function load(
  connection: Awaited<ReturnType<DuckDBInstance["connect"]>>,
  { rowCount, createdAt, seconds, codes, values }: Tickets,
): Promise<void> {
  await connection.run(rawTable);
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
  for (const statement of fromRaw(values)) await connection.run(statement);
}
