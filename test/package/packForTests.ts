import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the built package, packed once for the whole run. */
    tarball: string;
  }
}

export default function packForTests(project: TestProject): () => void {
  if (!existsSync("dist/index.js")) throw new Error("metricdeck: there is no dist/ to pack; run npm run build first.");
  const folder = mkdtempSync(join(tmpdir(), "metricdeck-packed-"));
  const said = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
    encoding: "utf8",
  });
  project.provide("tarball", join(folder, said.trim().split("\n").at(-1) ?? ""));
  return () => rmSync(folder, { recursive: true, force: true });
}
