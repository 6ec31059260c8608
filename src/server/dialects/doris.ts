import { sql, trusted } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { starrocks } from "./starrocks.ts";

/** Doris 2.1.5 or newer, which prepares statements unless told otherwise; not the numbers of LIMIT. Golden texts only. */
export function doris(): Dialect {
  return {
    ...starrocks(),
    name: "doris",
    inMilliseconds: (time) => sql`MICROSECONDS_SUB(${time}, MICROSECOND(${time}) % 1000)`,
    page: (offset, size) => trusted(` LIMIT ${Math.trunc(size)} OFFSET ${Math.trunc(offset)}`),
  };
}
