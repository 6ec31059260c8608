import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { userInfo } from "node:os";
import { chromium } from "playwright";
import { unpackedMysql } from "./unpackedMysql.ts";

/** What Chromium is started with in every test: nothing of the host's profile, no calls home. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of a Chromium; installs Debian's where there is none. Throws one line that says what to install. */
export function chromiumPath(): string {
  return findChromium() ?? afterInstalling(["chromium", "fonts-noto-cjk"], findChromium, "Chromium");
}

/** Paths of MariaDB's two programs; installs Debian's where there are none. Throws one line that says what to install. */
export function mariadbBinaries(): { install: string; server: string } {
  return (
    findMariadb() ?? afterInstalling(["mariadb-server-core", "mariadb-client-core"], findMariadb, "a MariaDB server")
  );
}

/**
 * The command of a MySQL server: MYSQLD_PATH, one on the PATH, or Debian's, unpacked for the tests alone.
 * Throws one line that says how to have one.
 */
export function mysqlServer(): readonly string[] {
  const named = process.env["MYSQLD_PATH"];
  if (named) {
    if (!isMysql(named)) throw new Error(`metricdeck: MYSQLD_PATH is ${named}, which is not a MySQL server of version 8 or newer.`);
    return [named, "--no-defaults"];
  }
  const onPath = findProgram("mysqld");
  if (onPath !== null && isMysql(onPath)) return [onPath, "--no-defaults"];
  try {
    return unpackedMysql();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`metricdeck: no MySQL is to be had here (${reason}); name one of version 8 or newer by MYSQLD_PATH.`, { cause: error });
  }
}

/** MariaDB calls its server by the same name. */
function isMysql(path: string): boolean {
  if (!isExecutable(path)) return false;
  const { stdout } = spawnSync(path, ["--no-defaults", "--version"], { encoding: "utf8" });
  return !/mariadb/i.test(stdout) && Number(/Ver (\d+)\./.exec(stdout)?.[1] ?? 0) >= 8;
}

/** Path of Redis; installs Debian's where there is none. Throws one line that says what to install. */
export function redisProgram(): string {
  const find = () => findProgram("redis-server");
  return find() ?? afterInstalling(["redis-server"], find, "a Redis server");
}

function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (!isExecutable(named)) throw new Error(`metricdeck: CHROMIUM_PATH is ${named}, which is not an executable file.`);
    return named;
  }
  const onPath = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(findProgram);
  const playwrights = chromium.executablePath();
  return onPath.find((path) => path !== null) ?? (isExecutable(playwrights) ? playwrights : null);
}

function findMariadb(): { install: string; server: string } | null {
  const install = findProgram("mariadb-install-db");
  const server = findProgram("mariadbd");
  return install && server ? { install, server } : null;
}

function findProgram(name: string): string | null {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/sbin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function afterInstalling<Found>(packages: readonly string[], find: () => Found | null, what: string): Found {
  const reason = aptInstall(packages);
  const found = reason === null ? find() : null;
  if (found !== null) return found;
  throw new Error(
    `metricdeck: the tests need ${what}, and it is not installed${reason ? ` (${reason})` : ""}; ` +
      `install ${packages.join(" and ")} (Debian: apt-get install ${packages.join(" ")}).`,
  );
}

/** Null when apt did it, else why not. */
function aptInstall(packages: readonly string[]): string | null {
  if (!existsSync("/etc/debian_version")) return "no Debian to install it on";
  const become = userInfo().uid === 0 ? [] : ["sudo", "-n"];
  const apt = (...words: string[]) => {
    const line = [...become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=400"];
    const [command = "env", ...rest] = [...line, ...words];
    return spawnSync(command, rest, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  };
  if (become.length > 0 && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) return "not root, no sudo";
  process.stderr.write(`installing ${packages.join(" ")} with apt-get\n`);
  apt("update");
  const { status, stderr } = apt("install", "-y", ...packages);
  return status === 0 ? null : `apt-get said: ${stderr?.trim().split("\n").at(-1) ?? "nothing"}`;
}
