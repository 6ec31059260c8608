import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mysqlServer } from "../run/provision.ts";
import { startPrivate, type PrivateServer, type PrivateServerOptions } from "./privateServer.ts";

/** A MySQL server of its own; see `startPrivate`. */
export function startMysql(options?: PrivateServerOptions): Promise<PrivateServer> {
  const [program = "", ...settings] = mysqlServer();
  return startPrivate(
    {
      name: "MySQL",
      install: (dataFolder, asRoot) => {
        const words = [...settings, "--initialize-insecure", `--datadir=${dataFolder}`, ...asRoot];
        const { status, stderr } = spawnSync(program, words, { encoding: "utf8" });
        if (status !== 0) throw new Error(`metricdeck: mysqld --initialize-insecure ended with ${status}:\n${stderr}`);
      },
      command: (folder) => {
        const rights = join(folder, "rights.sql");
        writeFileSync(rights, rootOverTcp);
        return [program, ...settings, "--mysqlx=0", "--secure-file-priv=", `--init-file=${rights}`];
      },
    },
    options,
  );
}

/** Names are not resolved, so that the root of "localhost" is none who comes over TCP. */
const rootOverTcp = `
CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
`;
