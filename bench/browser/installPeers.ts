import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The peers' own packages, which nobody needs who does not measure: installed by the first bench that does. */
export function installPeers(): void {
  const folder = fileURLToPath(new URL("../peers", import.meta.url));
  if (existsSync(`${folder}/node_modules`)) return;
  console.log("installing what is measured against (bench/peers, npm ci) …");
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error("metricdeck: npm ci in bench/peers failed; the benches need its packages");
}
