import type { Amount } from "../../engine/amount.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql, Statement } from "../sql.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";

/** A column of a part. Columns of equal type may stand one above the other in a union without changing a digit. */
export interface PartColumn {
  readonly type: string;
  readonly expression: Sql;
}

/** One SELECT that answers a scan or a piece of it: its keys first, then figures about the scan's measures. */
export interface Part {
  readonly entity: string;
  readonly keys: readonly Sql[];
  readonly columns: readonly PartColumn[];
  /** FROM and WHERE. */
  readonly rest: Sql;
  /** GROUP BY, or the HAVING of the one group without keys. */
  readonly grouping: Sql;
  /** Whether its rows are the groups; the others only add to them. */
  readonly groups: boolean;
  /** What a row's columns after the keys say, by the place of the measure in the scan. */
  readonly read: (columns: readonly unknown[]) => readonly (readonly [measure: number, value: Amount | null])[];
  /** Rows of its statement at the most; one more says that there are too many. Left out: any number. */
  readonly most?: number;
  /** Whether its statement rolls groups up into totals. Default false. */
  readonly rolledUp?: boolean;
  /** Where rows are not yet the answer's own. */
  readonly finish: ((rows: Rows) => Rows) | null;
}
export type Rows = readonly (readonly unknown[])[];

/** A statement, and for each of its parts where its rows are. */
export interface PartStatement {
  readonly statement: Statement;
  readonly rowsOf: readonly ((rows: Rows) => Rows)[];
}

export function selectParts({ namesUnions = false }: Dialect, parts: readonly Part[]): PartStatement {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return { statement: selectPart(only), rowsOf: [(rows) => rows] };
  return unionParts(parts, namesUnions);
}

/** Constant, so that the text alone says what is prepared. */
export function limitSql(most: number | undefined): Sql {
  return trusted(most === undefined ? "" : ` LIMIT ${most + 1}`);
}

function selectPart({ keys, columns, rest, grouping, most }: Part): Statement {
  const selected = [...keys, ...columns.map(({ expression }) => expression)];
  return sql`SELECT ${joined(selected.length === 0 ? [trusted("1")] : selected, ", ")}${rest}${grouping}${limitSql(most)}`;
}

/**
 * Parts without keys in one statement: one round trip, each branch with the constant bounds of its own range. A branch
 * says its number, and leaves the columns that are not its own empty.
 */
function unionParts(parts: readonly Part[], named: boolean): PartStatement {
  const layout: string[] = [];
  const places = new Map<Part["columns"], readonly number[]>();
  for (const { columns } of parts) {
    if (places.has(columns)) continue;
    const used = new Set<number>();
    const own = columns.map(({ type }) => {
      let at = layout.findIndex((known, index) => known === type && !used.has(index));
      if (at < 0) at = layout.push(type) - 1;
      used.add(at);
      return at;
    });
    places.set(columns, own);
  }
  const cells = new Map(
    Array.from(places, ([columns, own]) => {
      const placed = layout.map((_, at) => {
        const expression = columns[own.indexOf(at)]?.expression ?? trusted("NULL");
        return named ? sql`${expression} AS ${identifier(`md:m${at}`)}` : expression;
      });
      return [columns, joined([trusted(""), ...placed], ", ")] as const;
    }),
  );
  const branches = parts.map(({ columns, rest, grouping }, branch) => {
    const own = cells.get(columns) as Sql;
    return joined([trusted(`SELECT ${branch}`), own, rest, grouping], "");
  });
  return {
    statement: joined(branches, " UNION ALL "),
    rowsOf: parts.map(({ columns }, branch) => {
      const own = places.get(columns) ?? [];
      return (rows) => (byBranch(rows)[branch] ?? []).map((row) => own.map((at) => row[at + 1]));
    }),
  };
}

/** All branches of a union ask for the same rows in turn. */
const split = new WeakMap<Rows, readonly Rows[]>();

function byBranch(rows: Rows): readonly Rows[] {
  const known = split.get(rows);
  if (known !== undefined) return known;
  const branches: (readonly unknown[])[][] = [];
  for (const row of rows) (branches[Number(row[0])] ??= []).push(row);
  split.set(rows, branches);
  return branches;
}
