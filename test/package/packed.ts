import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { inject } from "vitest";

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
 * Unpacks the packed package into an empty host. Only what package.json declares can be resolved:
 * dependencies from the package, peers from the host; `hostPackages` are what the host has of its own.
 */
export function unpackInHost(hostPackages: readonly string[] = []): PackedPackage {
  const host = mkdtempSync(join(tmpdir(), "metricdeck-host-"));
  const tarball = inject("tarball");
  execFileSync("tar", ["-xzf", tarball, "-C", host]);
  const manifest = JSON.parse(readFileSync(join(host, "package/package.json"), "utf8")) as Manifest;
  const root = join(host, "node_modules", manifest.name);
  mkdirSync(dirname(root), { recursive: true });
  renameSync(join(host, "package"), root);

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
