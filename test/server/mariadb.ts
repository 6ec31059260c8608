import { spawnSync } from "node:child_process";
import { mariadbBinaries } from "../run/provision.ts";
import { startPrivate, type PrivateServer, type PrivateServerOptions } from "./privateServer.ts";

/** A MariaDB server of its own; see `startPrivate`. */
export function startMariadb(options?: PrivateServerOptions): Promise<PrivateServer> {
  const { install, server } = mariadbBinaries();
  return startPrivate(
    {
      name: "MariaDB",
      install: (dataFolder, asRoot) => createDataFolder(install, dataFolder, asRoot),
      command: () => [server, "--no-defaults", withoutSync],
    },
    options,
  );
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
