import { mariadb, mysql } from "../src/server/index.ts";
import { startMariadb } from "../test/server/mariadb.ts";
import { startMysql } from "../test/server/mysql.ts";

/** What a bench's own words ask to be measured: MariaDB, or MySQL where `--mysql` is among them. */
export function engineAsked() {
  const words = process.argv.slice(2);
  const others = words.filter((word) => word !== "--mysql");
  if (others.length === words.length) return { words: others, name: "MariaDB", project: "contract", dialect: mariadb(), start: startMariadb };
  return { words: others, name: "MySQL", project: "mysql", dialect: mysql(), start: startMysql };
}
