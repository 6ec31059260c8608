import { inject } from "vitest";
import { startMariadb } from "./mariadb.ts";
import { startMysql } from "./mysql.ts";
import type { PrivateServer, PrivateServerOptions } from "./privateServer.ts";

/** Another server like the one at `mysqlUrl`, for tests that kill it. */
export function startServerForTests(options?: PrivateServerOptions): Promise<PrivateServer> {
  return inject("engine") === "mysql" ? startMysql(options) : startMariadb(options);
}
