import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

type Target = string | { types: string; default: string };

interface Manifest {
  name: string;
  exports: Record<string, Target>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export interface PackedPackage {
  /** A folder like a host's project: the packed package and its peers are what it can import. */
  host: string;
  tarball: string;
  /** Where the tarball is unpacked. */
  root: string;
  manifest: Manifest;
  remove(): void;
}

/**
 * Packs the built package and unpacks it into an empty host. Only what package.json declares can be resolved:
 * dependencies from the package, peers from the host; `hostPackages` are what the host has of its own.
 */
export function unpackInHost(hostPackages: readonly string[] = []): PackedPackage {
  if (!existsSync("dist/index.js")) throw new Error("metricdeck: there is no dist/ to pack; run npm run build first.");
  const host = mkdtempSync(join(tmpdir(), "metricdeck-host-"));
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", host], {
    encoding: "utf8",
  });
  const tarball = join(host, packed.trim().split("\n").at(-1) ?? "");
  execFileSync("tar", ["-xzf", tarball, "-C", host]);
  const manifest = JSON.parse(readFileSync(join(host, "package/package.json"), "utf8")) as Manifest;
  const root = join(host, "node_modules", manifest.name);
  mkdirSync(dirname(root), { recursive: true });
  cpSync(join(host, "package"), root, { recursive: true });
  rmSync(join(host, "package"), { recursive: true });

  for (const name of Object.keys(manifest.dependencies ?? {})) link(name, root);
  for (const name of [...Object.keys(manifest.peerDependencies ?? {}), ...hostPackages]) link(name, host);
  return { host, tarball, root, manifest, remove: () => rmSync(host, { recursive: true, force: true }) };
}

/** Export paths that are modules, such as `metricdeck/query`. */
export function moduleEntries({ name, exports }: Manifest): string[] {
  const modules = Object.keys(exports).filter((path) => !/\.(?:css|json)$/.test(path));
  return modules.map((path) => join(name, path));
}

function link(name: string, at: string): void {
  const place = join(at, "node_modules", name);
  if (existsSync(place)) return;
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(resolve("node_modules", name), place, "dir");
}
