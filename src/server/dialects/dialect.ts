import type { Dimension } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import type { Sql, Statement } from "../sql.ts";

/** What a server cannot do as it must be done, so that it is refused instead of guessed. */
export type Feature = "bucketsWithinSeconds" | "rollingDistinct" | "moments";

/**
 * What differs between the databases that statements are compiled for. The compiler writes names in backticks and
 * `?` for values; `written` turns a whole statement into the database's own notation.
 */
export interface Dialect {
  readonly name: "mysql" | "mariadb" | "tidb" | "starrocks" | "doris" | "clickhouse" | "duckdb";
  /** Features that are refused, each with the reason. */
  readonly refused: { readonly [F in Feature]?: string };

  /** A text as it is compared: by code point, trailing spaces included. */
  readonly exactText: (text: Sql) => Sql;
  /**
   * Bytes of a text that ORDER BY goes by, of a column as it stands and of `exactText`; those that begin with the same
   * stand in any order. Null: all.
   */
  readonly sortedBytes: { readonly asStored: number | null; readonly exactText: number | null };
  /** A column of a boolean dimension as a condition: whatever is not 0 is true, whatever is not known is NULL. */
  readonly truth: (column: Sql) => Sql;
  /** A number as its digits are sought: 2 and 2.5, never 2.0 and 2.50. */
  readonly numberText: (number: Sql) => Sql;
  /** An exact decimal as its digits are sought: all of its scale. Left out: as any text. */
  readonly decimalText?: (decimal: Sql, scale: number) => Sql;
  /** Whether a column compares texts more loosely than `exactText`: only the loose comparison has an index behind it. */
  readonly looseText: boolean;
  /** That loose comparison of a column with one value, as it stands beside the exact one. */
  readonly alike: (column: Sql, value: Sql) => Sql;
  /**
   * Whether a column holds texts and no numbers, of which the server would take each text without digits for 0. Null: it does
   * not.
   */
  readonly holdsTexts: ((column: Sql) => Sql) | null;
  /** A text in lower case, of every script. */
  readonly lowered: (text: Sql) => Sql;
  /** What stands before IN and a list of the dimension's values. Left out: the column as it stands. */
  readonly inList?: (expression: Sql, dimension: Dimension) => Sql;
  /** Whether a text holds, or begins with, what is sought; case-sensitive where `text` is exact. */
  readonly contains: (text: Sql, sought: string) => Sql;
  readonly startsWith: (text: Sql, sought: string) => Sql;
  /** TRUE where the condition is FALSE or NULL, and FALSE where it is TRUE. */
  readonly untrue: (condition: Sql) => Sql;
  /** Place of a value in the list, from 1; 0 where it is not listed. */
  readonly place: (value: Sql, list: readonly Sql[]) => Sql;

  /** What follows aggregates without a key, so that there is no group where there are no rows. Default: by counting them. */
  readonly onlyWithRows?: Sql;
  /** Whether a column may hold MySQL's zero date, which is before all times and says that none is known. */
  readonly zeroTimes: boolean;
  /** A stored time as the answer says it: cut to whole milliseconds. */
  readonly inMilliseconds: (time: Sql) => Sql;
  /** Whether rows show all values as they are grouped, and not texts alone, where drivers do not give each column as it was stored. */
  readonly showsExact?: boolean;
  /** Whether the columns of a union need names, as columns of one text are taken for one. */
  readonly namesUnions?: boolean;
  /** A bound instant, and one that we computed; the text is `YYYY-MM-DD HH:MM:SS[.mmm]` in UTC. */
  readonly instant: (text: string) => Sql;
  readonly instantLiteral: (text: string) => string;
  /** A bound exact decimal, canonical text; a text by itself would be compared as a double. */
  readonly decimal: (text: string, scale: number, name: string) => Sql;
  /** An exact decimal so that its SUM neither rounds nor wraps around. */
  readonly summand: (value: Sql, scale: number) => Sql;
  /** How many whole spans of `spanMs` lie between a constant instant and a later time. */
  readonly spansSince: (instant: { readonly text: string; readonly epochMs: number }, time: Sql, spanMs: number) => string;

  /** Type 7 of Hyndman and Fan as an aggregate; null where the server has none and values are counted. */
  readonly percentile: ((value: Sql, p: number) => Sql) | null;
  /** Within 1 % of it; null where a histogram is counted instead. */
  readonly approximatePercentile: ((value: Sql, p: number) => Sql | null) | null;

  /** Whether indexes are trees, in which a range of time is found rather than looked for. */
  readonly readsRanges: boolean;
  readonly page: (offset: number, size: number) => Sql;
  /** The GROUP BY of keys and, with them, of all that the first of them alone group by; null where it is not asked for. */
  readonly rolledUp: ((keys: Sql) => Sql) | null;
  readonly written: (statement: Statement) => Statement;
  /** The statement, ended by the server itself after `timeoutMs`. */
  readonly limited: (statement: Statement, timeoutMs: number) => Statement;
  /** Whether it does; otherwise its caller must end it. */
  readonly limitsTime: boolean;
}

/** @throws MetricsError `unsupported` with the dialect's reason */
export function requireFeature({ name, refused }: Dialect, feature: Feature): void {
  const reason = refused[feature];
  if (reason !== undefined) throw new MetricsError("unsupported", `${name} cannot answer this: ${reason}`);
}
