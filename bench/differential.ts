import { spawnSync } from "node:child_process";
import { engineAsked } from "./engineAsked.ts";

/**
 * The differential test at length: `npx tsx bench/differential.ts [queries] [seed] [--mysql]`. Every query is asked of
 * the memory adapter, MariaDB (or MySQL) and DuckDB, under a row policy by chance. Prints for each kind how many were asked, answered, held
 * against an oracle that reads row by row, and against a database of the tenant's rows alone.
 */
const { words, project } = engineAsked();
const [queries = "3000", seed = "20261121"] = words;
const { status } = spawnSync("npx", ["vitest", "run", "--project", project, "test/contract/differential"], {
  stdio: "inherit",
  env: { ...process.env, METRICDECK_QUERIES: queries, METRICDECK_SEED: seed },
});
process.exit(status ?? 1);
