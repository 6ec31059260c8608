import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { freePort, keptMark, spawnTied } from "./spawnTied.ts";

export interface PrivateServer {
  /** `mysql://root@127.0.0.1:<port>/metricdeck`; the database exists and is empty. */
  url: string;
  /** Ends the process without warning, as a crash does; its data stays. */
  kill(): Promise<void>;
  /** After a kill: again on the same port, with what was there. Resolves once it answers. */
  restart(): Promise<void>;
  /** Resolves once the process has ended and its files are gone. Safe to call twice. */
  stop(): Promise<void>;
}

export interface PrivateServerOptions {
  /** How long the server may take to answer. Default 30 000. */
  readonly readyWithinMs?: number;
  /** InnoDB's. Default "128M". */
  readonly bufferPool?: string;
}

interface Program {
  readonly name: string;
  /** Fills the data folder. */
  readonly install: (dataFolder: string, asRoot: readonly string[]) => void;
  /** The server with what it alone needs, in a folder that holds its data and ends with it. */
  readonly command: (folder: string) => readonly string[];
}

/**
 * Starts a server of its own on a free port of 127.0.0.1, with its data in a temporary folder.
 * The server ends with `stop()`, and at the latest with this process.
 */
export async function startPrivate(
  { name, install, command }: Program,
  { readyWithinMs = 30_000, bufferPool = "128M" }: PrivateServerOptions = {},
): Promise<PrivateServer> {
  const folder = mkdtempSync(join(tmpdir(), "metricdeck-server-"));
  try {
    const dataFolder = join(folder, "data");
    const asRoot = userInfo().uid === 0 ? ["--user=root"] : [];
    install(dataFolder, asRoot);
    const port = await freePort();
    const logFile = join(folder, "server.log");
    const whole = [
      ...command(folder),
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
    ];
    const start = () => {
      const server = spawnTied(whole, folder);
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
      throw new Error(`metricdeck: the private ${name} did not become ready; its log says:\n${log}`, { cause });
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

async function firstAnswer(
  server: ChildProcess,
  port: number,
  { statement, deadline }: { readonly statement: string; readonly deadline: number },
): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`metricdeck: the server ended with ${server.exitCode}`);
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
