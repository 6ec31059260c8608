import { keyOf } from "../../engine/keyOf.ts";
import type { Measure, Scan } from "../../engine/scan.ts";
import { groupedBy } from "../groupedBy.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import type { Sql } from "../sql.ts";
import { readsByRange } from "./byRange.ts";
import { keyNames } from "./keys.ts";
import { totalOf } from "./measures.ts";
import type { MergedScan } from "./merge.ts";
import { limitSql } from "./part.ts";
import type { Part, PartStatement, Rows } from "./part.ts";
import type { Target } from "./relations.ts";

/**
 * Scans that group the same rows by more or by fewer of the same keys: a grouping and its totals. Each list is of one
 * scan alone, or of several that one statement answers: the finest first, all with the same measures.
 */
export function nestScans(target: Target, merged: readonly MergedScan[]): readonly (readonly MergedScan[])[] {
  const depths = new Set(merged.map(({ scan }) => keyNames(scan).length));
  if (depths.size < 2 || target.dialect.rolledUp === null) return merged.map((one) => [one]);
  return groupedBy(merged, ({ scan }) => sourceKey(scan)).flatMap((same) => {
    const left = same.toSorted((a, b) => keyNames(b.scan).length - keyNames(a.scan).length);
    const families: (readonly MergedScan[])[] = [];
    for (let finest = left.shift(); finest !== undefined; finest = left.shift()) {
      const { scan } = finest;
      const nested = mayRollUp(target, scan) ? left.filter((other) => mayRollUp(target, other.scan) && isCoarser(other.scan, scan)) : [];
      for (const one of nested) left.splice(left.indexOf(one), 1);
      families.push(nested.length === 0 ? [finest] : withEqualMeasures([finest, ...nested]));
    }
    return families;
  });
}

/** What scans of one statement have in common. */
function sourceKey({ entity, time, where, fold, drop }: Scan): string {
  return JSON.stringify([entity, time === null ? null : { ...time, starts: null }, where, fold, drop]);
}

function mayRollUp(target: Target, scan: Scan): boolean {
  const { time, fold, drop, first, measures } = scan;
  if (first !== undefined || time?.reach !== undefined || time?.moment !== undefined || (fold !== null && !drop)) return false;
  return !measures.some(({ kind }) => kind === "percentile") && !readsByRange(target, scan);
}

function isCoarser(scan: Scan, finest: Scan): boolean {
  const keys = (one: Scan) => [...(one.time?.starts == null ? [] : [JSON.stringify(one.time.starts)]), ...one.by];
  const own = keys(scan);
  return own.every((key, at) => key === keys(finest)[at]);
}

function withEqualMeasures(family: readonly MergedScan[]): readonly MergedScan[] {
  const all = new Map<string, Measure>();
  for (const { scan } of family) for (const measure of scan.measures) all.set(keyOf(measure), measure);
  const order = [...all.keys()];
  const measures = [...all.values()];
  return family.map(({ scan, answers }) => {
    const placeOf = scan.measures.map((measure) => order.indexOf(keyOf(measure)));
    return {
      scan: { ...scan, measures },
      answers: answers.map(({ asked, places, rows }) => ({
        asked,
        places: places.map((place) => placeOf[place] as number),
        rows: rows === null ? null : (placeOf[rows] as number),
      })),
    };
  });
}

/**
 * A scan and its totals, each `depths[i]` of its keys deep, in one statement over the finest scan's part. Totals of what
 * adds up are made of its groups; distinct values are counted at all levels in one pass over the rows.
 */
export function rollUp({ dialect }: Target, scan: Scan, part: Part, depths: readonly number[]): PartStatement {
  const names = keyNames(scan);
  const addsUp = scan.measures.every(({ kind }) => kind !== "distinct");
  const levels = levelsIn(names.length);
  return {
    statement: sql`${addsUp ? overGroups(scan, part, names, dialect) : overRows(part, names, dialect)}${limitSql(part.most)}`,
    rowsOf: depths.map((depth) => (rows) =>
      levels(rows).flatMap(({ row, level }) =>
        level === depth ? [[...row.slice(0, depth), ...row.slice(names.length + 1)]] : [],
      ),
    ),
  };
}

function overRows({ keys, columns, rest }: Part, names: readonly Sql[], dialect: Dialect): Sql {
  const selected = [...keys, trusted("COUNT(*)"), ...columns.map(({ expression }) => expression)];
  return sql`SELECT ${joined(selected, ", ")}${rest}${rolledUp(names, dialect)}`;
}

function overGroups(
  { measures }: Scan,
  { keys, columns, rest, grouping }: Part,
  names: readonly Sql[],
  dialect: Dialect,
): Sql {
  const list = joined(names, ", ");
  const columnAt = (index: number) => identifier(`md:m${index}`);
  const grouped = [
    ...keys,
    trusted("COUNT(*) AS `md:rows`"),
    ...columns.map(({ expression }, index) => sql`${expression} AS ${columnAt(index)}`),
  ];
  const totals = measures.map(({ kind }, index) => sql`${trusted(totalOf(kind))}(${columnAt(index)})`);
  const selected = joined([list, trusted("SUM(`md:rows`)"), ...totals], ", ");
  return sql`SELECT ${selected} FROM (SELECT ${joined(grouped, ", ")}${rest}${grouping}) AS \`grouped\`${rolledUp(names, dialect)}`;
}

function rolledUp(names: readonly Sql[], { rolledUp: clause }: Dialect): Sql {
  if (clause === null) throw new TypeError("metricdeck: a dialect without rollups was asked for one");
  return clause(joined(names, ", "));
}

interface Leveled {
  readonly row: readonly unknown[];
  /** How many keys the row is grouped by. */
  readonly level: number;
}

/**
 * A total has NULL for the keys that it is over, and so has a group whose keys are not known. Of rows with equal keys
 * each holds the rows of the next deeper one, so the larger is the total; of equal size they are the same rows.
 */
function levelsIn(keyCount: number): (rows: Rows) => readonly Leveled[] {
  const known = new WeakMap<Rows, readonly Leveled[]>();
  return (rows) => {
    const found = known.get(rows) ?? leveled(rows, keyCount);
    known.set(rows, found);
    return found;
  };
}

function leveled(rows: Rows, keyCount: number): readonly Leveled[] {
  const sized = rows.map((row) => ({ row, size: Number(row[keyCount] ?? 0) })).filter(({ size }) => size > 0);
  return groupedBy(sized, ({ row }) => JSON.stringify(row.slice(0, keyCount))).flatMap((equal) => {
    const keys = equal[0]?.row.slice(0, keyCount) ?? [];
    const shallowest = keys.findLastIndex((key) => key !== null) + 1;
    const largestFirst = equal.length === 1 ? equal : equal.toSorted((a, b) => b.size - a.size);
    // More rows than levels: groups that the server split, which whoever reads them has to see.
    return largestFirst.map(({ row }, deeper) => ({ row, level: Math.min(shallowest + deeper, keyCount) }));
  });
}
