import { spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { mariadbBinaries } from "../run/provision.ts";
import { freePort, keptMark, spawnTied } from "./spawnTied.ts";

export interface PrivateMariadb {
  /** `mysql://root@127.0.0.1:<port>/metricdeck`; the database exists and is empty. */
  url: string;
  /** Ends the process without warning, as a crash does; its data stays. */
  kill(): Promise<void>;
  /** After a kill: again on the same port, with what was there. Resolves once it answers. */
  restart(): Promise<void>;
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
    const command = [
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
      withoutSync,
      `--innodb-buffer-pool-size=${bufferPool}`,
      ...asRoot,
    ];
    const start = () => {
      const server = spawnTied(command, folder);
      return { server, ended: once(server, "exit") };
    };
    let running = start();
    const stop = async () => {
      running.server.stdin.end();
      await running.ended;
    };
    const ready = (statement: string) => firstAnswer(running.server, port, { statement, deadline: Date.now() + readyWithinMs });
    try {
      await ready("CREATE DATABASE metricdeck CHARACTER SET utf8mb4");
    } catch (cause) {
      const log = readIfThere(logFile);
      await stop();
      throw new Error(`metricdeck: the private MariaDB did not become ready; its log says:\n${log}`, { cause });
    }
    return {
      url: `mysql://root@127.0.0.1:${port}/metricdeck`,
      kill: async () => {
        writeFileSync(join(folder, keptMark), "");
        await stop();
      },
      restart: async () => {
        rmSync(join(folder, keptMark));
        running = start();
        await ready("SELECT 1");
      },
      stop,
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The data of a test has not to survive the machine: making a data folder takes a quarter of the time. */
const withoutSync = "--debug-no-sync";

function createDataFolder(install: string, dataFolder: string, asRoot: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    install,
    [
      "--no-defaults",
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      "--skip-name-resolve",
      "--innodb-log-file-size=8M",
      withoutSync,
      `--datadir=${dataFolder}`,
      ...asRoot,
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`metricdeck: mariadb-install-db ended with ${status}:\n${stdout}${stderr}`);
}

async function firstAnswer(
  server: ChildProcess,
  port: number,
  { statement, deadline }: { readonly statement: string; readonly deadline: number },
): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`metricdeck: mariadbd ended with ${server.exitCode}`);
    try {
      const connection = await createConnection({ host: "127.0.0.1", port, user: "root" });
      await connection.query(statement);
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
