import { spawnSync } from "node:child_process";
import { hasChdb, howToInstall } from "../test/contract/differential/chdb.ts";
import { engineAsked, wordsWithEngine } from "./engineAsked.ts";

/**
 * The differential test at length: `npx tsx bench/differential.ts [queries] [seed]`. Every query is asked of the memory
 * adapter, MariaDB and DuckDB, under a row policy by chance; with `--engine mysql` of MySQL in MariaDB's place, with
 * `--engine clickhouse` of the memory adapter and ClickHouse in the process. Prints for each kind how many were asked,
 * answered, held against an oracle that reads row by row, and against a database of the tenant's rows alone.
 */
const { engine, words } = wordsWithEngine();
const isClickHouse = engine === "clickhouse";
if (isClickHouse && !hasChdb()) {
  console.error(howToInstall);
  process.exit(1);
}
const project = isClickHouse ? "contract" : engineAsked().project;
const [queries = "3000", seed = "20261121"] = words;
const { status } = spawnSync("npx", ["vitest", "run", "--project", project, "test/contract/differential"], {
  stdio: "inherit",
  env: { ...process.env, METRICDECK_QUERIES: queries, METRICDECK_SEED: seed, METRICDECK_ENGINE: isClickHouse ? engine : "" },
});
process.exit(status ?? 1);
