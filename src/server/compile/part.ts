import type { Sql, Statement } from "../sql.ts";
import { joined, sql, trusted } from "../sql.ts";

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
  /** FROM and what follows. */
  readonly rest: Sql;
  /** Whether its rows are the groups; the others only add to them. */
  readonly groups: boolean;
  /** What a row's columns after the keys say, by the place of the measure in the scan. */
  readonly read: (columns: readonly unknown[]) => readonly (readonly [measure: number, value: number | null])[];
  /** Where rows are not yet the answer's own. */
  readonly finish: ((rows: Rows) => Rows) | null;
}
export type Rows = readonly (readonly unknown[])[];

/** A statement, and for each of its parts where its rows are. */
export interface PartStatement {
  readonly statement: Statement;
  readonly rowsOf: readonly ((rows: Rows) => Rows)[];
}

export function selectParts(parts: readonly Part[]): PartStatement {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return { statement: selectPart(only), rowsOf: [(rows) => rows] };
  return unionParts(parts);
}

function selectPart({ keys, columns, rest }: Part): Statement {
  const selected = [...keys, ...columns.map(({ expression }) => expression)];
  return sql`SELECT ${joined(selected.length === 0 ? [trusted("1")] : selected, ", ")}${rest}`;
}

/**
 * Parts without keys in one statement: one round trip, each branch with the constant bounds of its own range. A branch
 * says its number, and leaves the columns that are not its own empty.
 */
function unionParts(parts: readonly Part[]): PartStatement {
  const layout: string[] = [];
  const placed = parts.map(({ columns }) => {
    const used = new Set<number>();
    return columns.map(({ type }) => {
      let at = layout.findIndex((known, index) => known === type && !used.has(index));
      if (at < 0) at = layout.push(type) - 1;
      used.add(at);
      return at;
    });
  });
  const branches = parts.map(({ columns, rest }, branch) => {
    const cells = layout.map((_, at) => columns[placed[branch]?.indexOf(at) ?? -1]?.expression ?? trusted("NULL"));
    return sql`SELECT ${joined([trusted(String(branch)), ...cells], ", ")}${rest}`;
  });
  return {
    statement: joined(branches, " UNION ALL "),
    rowsOf: placed.map((places, branch) => (rows) =>
      rows.flatMap((row) => (Number(row[0]) === branch ? [places.map((at) => row[at + 1])] : [])),
    ),
  };
}
