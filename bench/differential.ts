import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { hasChdb, howToInstall } from "../test/contract/differential/chdb.ts";

/**
 * The differential test at length: `npx tsx bench/differential.ts [queries] [seed]`. Every query is asked of the memory
 * adapter, MariaDB and DuckDB, under a row policy by chance; with `--engine clickhouse` of the memory adapter and
 * ClickHouse in the process. Prints for each kind how many were asked, answered, held against an oracle that reads row by
 * row, and against a database of the tenant's rows alone.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { engine: { type: "string" } } });
const [queries = "3000", seed = "20261121"] = positionals;
const { engine = "" } = values;
if (!["", "clickhouse"].includes(engine)) {
  console.error(`--engine ${engine} is not known; there is clickhouse`);
  process.exit(1);
}
if (engine === "clickhouse" && !hasChdb()) {
  console.error(howToInstall);
  process.exit(1);
}
const { status } = spawnSync("npx", ["vitest", "run", "--project", "contract", "test/contract/differential"], {
  stdio: "inherit",
  env: { ...process.env, METRICDECK_QUERIES: queries, METRICDECK_SEED: seed, METRICDECK_ENGINE: engine },
});
process.exit(status ?? 1);
