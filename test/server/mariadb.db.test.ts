import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { describe, expect, inject, it } from "vitest";
import { startMariadb } from "./mariadb.ts";

describe("startMariadb()", () => {
  it("gives an empty database that speaks utf8mb4", async () => {
    const connection = await createConnection(inject("mysqlUrl"));
    const [rows] = await connection.query("SELECT DATABASE() AS name, @@character_set_database AS charset");
    await connection.end();
    expect(rows).toEqual([{ name: "metricdeck", charset: "utf8mb4" }]);
  });

  it("stop() ends the server, and may be called twice", async () => {
    const database = await startMariadb();
    expect(await listens(database.url)).toBe(true);
    await database.stop();
    await database.stop();
    expect(await listens(database.url)).toBe(false);
  });

  it("ends with its process, even one that is killed without warning", async () => {
    const launcher = pathToFileURL("test/server/mariadb.ts").href;
    const script = `import("${launcher}").then(({ startMariadb }) => startMariadb()).then(({ url }) => console.log(url))`;
    const starter = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [url] = await once(starter.stdout.setEncoding("utf8"), "data");
    expect(await listens(url)).toBe(true);
    starter.kill("SIGKILL");
    const deadline = Date.now() + 5000;
    while (Date.now() < deadline && (await listens(url))) await sleep(50);
    expect(await listens(url)).toBe(false);
  });
});

function listens(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  return new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  }).finally(() => socket.destroy());
}
