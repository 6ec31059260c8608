import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const folder = new URL("../../../bench/clickhouse/", import.meta.url);

/** What is used of a session of `chdb`: ClickHouse in this process. */
export interface ChdbSession {
  query(sql: string, format?: string): string;
  cleanup(): void;
}

export const howToInstall = "ClickHouse is not installed: npm ci in bench/clickhouse (546 MB; Linux with glibc, or macOS)";

export function hasChdb(): boolean {
  return existsSync(new URL("node_modules/chdb", folder));
}

/** @throws Error that says how to install it */
export function chdbSession(): ChdbSession {
  if (!hasChdb()) throw new Error(howToInstall);
  const { Session } = createRequire(new URL("package.json", folder))("chdb") as { readonly Session: new () => ChdbSession };
  return new Session();
}
