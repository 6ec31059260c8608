import { mariadb, mysql } from "../src/server/index.ts";
import { startMariadb } from "../test/server/mariadb.ts";
import { startMysql } from "../test/server/mysql.ts";

const servers = {
  mariadb: { name: "MariaDB", project: "contract", dialect: mariadb(), start: startMariadb },
  mysql: { name: "MySQL", project: "mysql", dialect: mysql(), start: startMysql },
} as const;

/** What a bench is told to be measured on by `--engine mysql`, and its other words. Default MariaDB. */
export function engineAsked() {
  const { engine, words } = wordsWithEngine();
  const server = Object.entries(servers).find(([name]) => name === engine)?.[1];
  if (server !== undefined) return { ...server, words };
  console.error(`--engine ${engine} is not known here; there are ${Object.keys(servers).join(" and ")}`);
  process.exit(1);
}

/** The words after a bench's name, and of them the one after `--engine`. */
export function wordsWithEngine(): { readonly engine: string; readonly words: readonly string[] } {
  const words = process.argv.slice(2);
  const at = words.indexOf("--engine");
  return at < 0 ? { engine: "mariadb", words } : { engine: words[at + 1] ?? "", words: words.toSpliced(at, 2) };
}
