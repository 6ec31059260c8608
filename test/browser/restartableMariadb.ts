import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { mariadbBinaries } from "../run/provision.ts";

/** A MariaDB that can be killed and comes back with its data, on the same port. */
export interface RestartableMariadb {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function restartableMariadb(): Promise<RestartableMariadb> {
  const { install, server: program } = mariadbBinaries();
  const folder = mkdtempSync(join(tmpdir(), "metricdeck-killed-"));
  const asRoot = userInfo().uid === 0 ? ["--user=root"] : [];
  const inFolder = ["--no-defaults", `--datadir=${folder}/data`, ...asRoot];
  const made = spawnSync(
    install,
    [...inFolder, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`metricdeck: mariadb-install-db ended with ${made.status}:\n${made.stderr}`);
  const port = await freePort();
  let server: ChildProcess | null = null;

  const start = async () => {
    server = spawn(
      program,
      [...inFolder, `--socket=${folder}/s.sock`, "--bind-address=127.0.0.1", `--port=${port}`, "--skip-name-resolve"],
      { stdio: "ignore" },
    );
    for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
      try {
        const connection = await createConnection({ host: "127.0.0.1", port, user: "root" });
        await connection.query("CREATE DATABASE IF NOT EXISTS demo CHARACTER SET utf8mb4");
        return await connection.end();
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  };
  const kill = async () => {
    if (server === null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
    server = null;
  };
  const remove = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };
  await start();
  return { url: `mysql://root@127.0.0.1:${port}/demo`, kill, start, remove };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
