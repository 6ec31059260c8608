import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { redisProgram } from "../run/provision.ts";
import { freePort, spawnTied } from "./spawnTied.ts";

export interface PrivateRedis {
  readonly url: string;
  /** Ends the process without warning. */
  kill(): Promise<void>;
  /** Again on the same port, empty. */
  restart(): Promise<void>;
}

/** A Redis server of its own on a free port of 127.0.0.1, which ends with this process at the latest. */
export async function startRedis(): Promise<PrivateRedis> {
  const program = redisProgram();
  const port = await freePort();
  const start = async () => {
    const folder = mkdtempSync(join(tmpdir(), "metricdeck-redis-"));
    const command = [program, "--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
    const server = spawnTied(command, folder);
    for (;;) {
      if (server.exitCode !== null) throw new Error(`metricdeck: redis-server ended with ${server.exitCode}`);
      if (await listens(port)) return server;
      await sleep(20);
    }
  };
  let server = await start();
  const kill = async () => {
    const ended = once(server, "exit");
    server.stdin.end();
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      server = await start();
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
