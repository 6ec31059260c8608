import { dirname, join } from "node:path";
import { duckdbQuestions, fromRaw, rawTable } from "./duckdbSql.ts";
import type { Engine, Line } from "./engine.ts";
import { peerFrom } from "./peersFolder.ts";
import type { Tickets } from "./tickets.ts";
import { codedNames } from "./tickets.ts";

const chunkRows = 250_000;
const blocking = "@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs";

interface Arrow {
  readonly tableFromArrays: (columns: { readonly [name: string]: Int32Array | BigInt64Array }) => object;
}
interface Connection {
  readonly query: (sql: string) => { readonly toArray: () => readonly { readonly toArray: () => readonly unknown[] }[] };
  readonly insertArrowTable: (table: object, options: { readonly name: string; readonly create: boolean }) => void;
}
interface DuckdbWasm {
  readonly VoidLogger: new () => object;
  readonly NODE_RUNTIME: object;
  readonly createDuckDB: (bundles: object, logger: object, runtime: object) => Promise<{
    readonly instantiate: (onProgress: () => void) => Promise<unknown>;
    readonly open: (config: { readonly path: string }) => void;
    readonly connect: () => Connection;
  }>;
}

/** DuckDB's WebAssembly build in this process: the module that a browser runs, with exceptions, on one thread. */
export async function duckdbWasmOver({ rowCount, createdAt, seconds, codes, values }: Tickets, folder: string | undefined): Promise<Engine | null> {
  const found = peerFrom(folder, blocking);
  const arrow = found === null ? null : peerFrom(folder, "apache-arrow");
  if (found === null || arrow === null) return null;
  const { tableFromArrays } = arrow.module as Arrow;
  const { createDuckDB, VoidLogger, NODE_RUNTIME } = found.module as DuckdbWasm;
  const bundle = (kind: string) => {
    const file = (name: string) => join(dirname(found.resolve(blocking)), name);
    return { mainModule: file(`duckdb-${kind}.wasm`), mainWorker: file(`duckdb-node-${kind}.worker.cjs`) };
  };
  const database = await createDuckDB({ mvp: bundle("mvp"), eh: bundle("eh") }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => {});
  database.open({ path: ":memory:" });
  const connection = database.connect();
  connection.query(rawTable);
  for (let from = 0; from < rowCount; from += chunkRows) {
    const to = Math.min(from + chunkRows, rowCount);
    const columns = {
      instant: BigInt64Array.from(createdAt.subarray(from, to), BigInt),
      seconds: seconds.slice(from, to),
      ...Object.fromEntries(codedNames.map((name) => [name, Int32Array.from(codes[name].subarray(from, to))])),
    };
    connection.insertArrowTable(tableFromArrays(columns), { name: "raw", create: false });
  }
  for (const statement of fromRaw(values)) connection.query(statement);
  return {
    name: "DuckDB-WASM",
    ...duckdbQuestions((sql) => {
      const rows = connection.query(sql).toArray();
      return Promise.resolve(
        rows.map((row): Line => {
          const [key, ...numbers] = row.toArray();
          return [typeof key === "string" ? key : Number(key), ...numbers.map(Number)];
        }),
      );
    }),
  };
}
