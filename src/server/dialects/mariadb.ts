import { sql, trusted } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { collated, mysql } from "./mysql.ts";

/** MariaDB 10.5 or newer; it passes over MySQL's hint without a word. */
export function mariadb(): Dialect {
  return {
    ...mysql(),
    name: "mariadb",
    // Its `max_sort_length`. A larger one makes every ordered TEXT column slower, or too large for the sort buffer.
    sortedBytes: { asStored: 1024, exactText: 1024 },
    // Counted in each branch of a trend, rows cost its statement a twentieth.
    onlyWithRows: trusted(" GROUP BY NULL"),
    exactText: collated("utf8mb4_nopad_bin"),
    alike: (column, value) => sql`${column} = ${value}`,
    limited: (statement, timeoutMs) => ({
      ...statement,
      sql: `SET STATEMENT max_statement_time=${(timeoutMs / 1000).toFixed(3)} FOR ${statement.sql}`,
    }),
  };
}
