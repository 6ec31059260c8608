import { spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { mariadbBinaries } from "../run/provision.ts";
import { freePort, spawnTied } from "./spawnTied.ts";

export interface PrivateMariadb {
  /** `mysql://root@127.0.0.1:<port>/metricdeck`; the database exists and is empty. */
  url: string;
  /** Resolves once the process has ended and its files are gone. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a MariaDB server of its own on a free port of 127.0.0.1, with its data in a temporary folder.
 * The server ends with `stop()`, and at the latest with this process.
 */
export async function startMariadb({ readyWithinMs = 30_000, bufferPool = "128M" } = {}): Promise<PrivateMariadb> {
  const binaries = mariadbBinaries();
  const folder = mkdtempSync(join(tmpdir(), "metricdeck-mariadb-"));
  try {
    const dataFolder = join(folder, "data");
    const asRoot = userInfo().uid === 0 ? ["--user=root"] : [];
    createDataFolder(binaries.install, dataFolder, asRoot);
    const port = await freePort();
    const logFile = join(folder, "server.log");
    const server = spawnTied(
      [
        binaries.server,
        "--no-defaults",
        `--datadir=${dataFolder}`,
        `--socket=${join(folder, "s.sock")}`,
        `--pid-file=${join(folder, "server.pid")}`,
        `--log-error=${logFile}`,
        `--tmpdir=${folder}`,
        "--bind-address=127.0.0.1",
        `--port=${port}`,
        "--skip-name-resolve",
        "--skip-log-bin",
        "--innodb-flush-log-at-trx-commit=0",
        `--innodb-buffer-pool-size=${bufferPool}`,
        ...asRoot,
      ],
      folder,
    );
    const ended = once(server, "exit");
    const stop = async () => {
      server.stdin.end();
      await ended;
    };
    try {
      await createDatabase(server, port, Date.now() + readyWithinMs);
    } catch (cause) {
      const log = readIfThere(logFile);
      await stop();
      throw new Error(`metricdeck: the private MariaDB did not become ready; its log says:\n${log}`, { cause });
    }
    return { url: `mysql://root@127.0.0.1:${port}/metricdeck`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function createDataFolder(install: string, dataFolder: string, asRoot: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    install,
    [
      "--no-defaults",
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      "--skip-name-resolve",
      "--innodb-log-file-size=8M",
      `--datadir=${dataFolder}`,
      ...asRoot,
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`metricdeck: mariadb-install-db ended with ${status}:\n${stdout}${stderr}`);
}

async function createDatabase(server: ChildProcess, port: number, deadline: number): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`metricdeck: mariadbd ended with ${server.exitCode}`);
    try {
      const connection = await createConnection({ host: "127.0.0.1", port, user: "root" });
      await connection.query("CREATE DATABASE metricdeck CHARACTER SET utf8mb4");
      await connection.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "(no log was written)";
  }
}
