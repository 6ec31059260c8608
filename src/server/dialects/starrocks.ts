import { joined, sql, trusted } from "../sql.ts";
import type { Dialect } from "./dialect.ts";
import { boundDecimal, hinted, mysql, withoutZeros } from "./mysql.ts";

/** StarRocks 3.2 or newer, the first with prepared statements. Golden texts only: no server was asked. */
export function starrocks(): Dialect {
  return {
    ...mysql(),
    name: "starrocks",
    sortedBytes: { asStored: null, exactText: null },
    refused: { bucketsWithinSeconds: "it counts whole seconds between two times; take a grain of seconds or more" },
    exactText: (text) => text,
    holdsTexts: null,
    numberText: withoutZeros("CHAR", (text) => sql`RTRIM(RTRIM(${text}, '0'), '.')`),
    looseText: false,
    contains: (text, sought) => sql`LOCATE(${sought}, ${text}) > 0`,
    startsWith: (text, sought) => sql`STARTS_WITH(${text}, ${sought})`,
    untrue: (condition) => sql`NOT COALESCE(${condition}, FALSE)`,
    place: (value, list) => {
      const cases = list.map((listed, index) => sql`WHEN ${listed} THEN ${trusted(String(index + 1))}`);
      return sql`CASE ${value} ${joined(cases, " ")} ELSE 0 END`;
    },
    decimal: boundDecimal(38),
    summand: (value, scale) => sql`CAST(${value} AS ${trusted(`DECIMAL(38, ${scale})`)})`,
    zeroTimes: false,
    inMilliseconds: (time) => sql`DATE_TRUNC('millisecond', ${time})`,
    readsRanges: false,
    rolledUp: null,
    approximatePercentile: (value, p) => sql`PERCENTILE_APPROX(${value}, ${trusted(String(p))})`,
    limited: hinted((timeoutMs) => `SET_VAR(query_timeout = ${Math.max(1, Math.ceil(timeoutMs / 1000))})`),
  };
}
