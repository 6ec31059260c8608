import { sql, trusted } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { mysql } from "./mysql.ts";

/** TiDB 7.4 or newer, whose utf8mb4_0900_bin does not pad with spaces. Golden texts only: no server was asked. */
export function tidb(): Dialect {
  return {
    ...mysql(),
    name: "tidb",
    rolledUp: null,
    approximatePercentile: (value, p) =>
      Number.isInteger(p * 100) && p > 0 ? sql`APPROX_PERCENTILE(${value}, ${trusted(String(p * 100))})` : null,
  };
}
