import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/**
 * Loads a peer that is too large for everyone's `npm ci` (DuckDB-WASM unpacks to 158 MB) from a folder of its own. Null,
 * with a line that says how to get it, where it is not there.
 */
export function peerFrom(folder: string | undefined, request: string): { readonly module: unknown; readonly resolve: (request: string) => string } | null {
  if (folder === undefined || !existsSync(join(folder, "node_modules"))) {
    console.log(`without ${request}: in an empty folder, npm install ${versions}; then --peers <folder>`);
    return null;
  }
  const require = createRequire(resolve(folder, "package.json"));
  return { module: require(request), resolve: (name) => require.resolve(name) };
}

/** Arquero's own range takes in a release of flechette whose dependency is in no registry. */
const versions = "@duckdb/duckdb-wasm@1.32.0 @uwdata/flechette@2.0.0 arquero@8.0.3";
