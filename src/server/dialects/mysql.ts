import type { Statement } from "../sql.ts";

/** What differs between the servers that speak MySQL's protocol. */
export interface Dialect {
  readonly name: "mysql" | "mariadb";
  /** A collation of utf8mb4 that compares code points and does not pad with spaces. */
  readonly exactCollation: string;
  /** The statement, ended by the server itself after `timeoutMs`. */
  limited(statement: Statement, timeoutMs: number): Statement;
}

/** MySQL 8.0.17 or newer. */
export function mysql(): Dialect {
  return {
    name: "mysql",
    exactCollation: "utf8mb4_0900_bin",
    limited: ({ sql, values }, timeoutMs) => ({
      sql: sql.replace(/^SELECT /, `SELECT /*+ MAX_EXECUTION_TIME(${Math.ceil(timeoutMs)}) */ `),
      values,
    }),
  };
}

/** MariaDB 10.5 or newer; it passes over MySQL's hint without a word. */
export function mariadb(): Dialect {
  return {
    name: "mariadb",
    exactCollation: "utf8mb4_nopad_bin",
    limited: ({ sql, values }, timeoutMs) => ({
      sql: `SET STATEMENT max_statement_time=${(timeoutMs / 1000).toFixed(3)} FOR ${sql}`,
      values,
    }),
  };
}
