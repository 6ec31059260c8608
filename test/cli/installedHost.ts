import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { said } from "./hostFolder.ts";
import type { HostFolder } from "./hostFolder.ts";

const entries = { "cli/main": "src/cli/main.ts", query: "src/query/index.ts", server: "src/server/index.ts" };

/**
 * What `npm init` gives, with `metricdeck` installed: no `"type": "module"`, so that its files are CommonJS, and no tsx in the
 * process but the one that the command itself takes.
 */
export async function installedHost(): Promise<Pick<HostFolder, "metricdeck" | "write" | "remove">> {
  const path = mkdtempSync(join(tmpdir(), "metricdeck-installed-"));
  const home = join(path, "node_modules/metricdeck");
  mkdirSync(home, { recursive: true });
  for (const name of ["tsx", "mysql2"]) symlinkSync(resolve("node_modules", name), join(path, "node_modules", name));
  writeFileSync(join(path, "package.json"), JSON.stringify({ name: "host", private: true }));
  const exported = { "./query": "./query.js", "./server": "./server.js" };
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "metricdeck", type: "module", exports: exported }));
  const bundle = await rolldown({ input: entries, platform: "node", logLevel: "silent" });
  await bundle.write({ dir: home, format: "esm", entryFileNames: "[name].js" });
  await bundle.close();
  return {
    metricdeck: (...args) => said(process.execPath, [join(home, "cli/main.js"), ...args], path),
    write: (file, text) => writeFileSync(join(path, file), text),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
