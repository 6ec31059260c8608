import type { Amount } from "../../engine/amount.ts";
import type { Group, Scan } from "../../engine/scan.ts";
import type { Catalog, Dimension, DimensionValue } from "../../query/index.ts";
import { decodeValue } from "../decode.ts";
import { MetricsError } from "../../query/index.ts";
import type { Statement } from "../sql.ts";
import { bucketParts } from "./byRange.ts";
import { keyNames } from "./keys.ts";
import { mergeScans } from "./merge.ts";
import type { MergedScan } from "./merge.ts";
import type { Part, PartStatement, Rows } from "./part.ts";
import { selectParts } from "./part.ts";
import type { Target } from "./relations.ts";
import { selectRanked } from "./ranked.ts";
import { nestScans, rollUp } from "./rollup.ts";
import { compileScan } from "./scan.ts";
import { toldApart } from "./toldApart.ts";

/** The statements that answer scans together, and for each scan those it needs and how it reads them. */
export interface ScanPlan {
  readonly statements: readonly Statement[];
  readonly scans: readonly {
    readonly needs: readonly number[];
    /** @param rowsOf the rows of a statement that it needs */
    readonly read: (rowsOf: (statement: number) => Rows) => readonly Group[];
  }[];
}

interface Place {
  readonly part: Part;
  readonly statement: number;
  readonly rowsOf: (rows: Rows) => Rows;
}

/** A scan as it is compiled: whole, or one bucket of it. */
interface Piece {
  readonly scan: Scan;
  readonly bucket: number | null;
  readonly parts: readonly Part[];
  /** Parts of equal set are one statement. */
  readonly sets: readonly string[];
  readonly select: (parts: readonly Part[]) => PartStatement;
}

/**
 * Scans that can be one SELECT become one; then all SELECTs of an entity that give a single row become one statement,
 * and so do the buckets of a trend that are read one by one.
 */
export function planScans(target: Target, scans: readonly Scan[]): ScanPlan {
  const families = nestScans(target, mergeScans(target.catalog, scans));
  const merged = families.flat();
  const pieces = families.flatMap((family, index) => familyPieces(target, family, index));
  const sets = new Map<string, { readonly parts: Part[]; readonly select: Piece["select"] }>();
  for (const { parts, sets: own, select } of pieces.flat()) {
    parts.forEach((part, at) => {
      const name = own[at] as string;
      const set = sets.get(name);
      if (set === undefined) sets.set(name, { parts: [part], select });
      else set.parts.push(part);
    });
  }
  const places = new Map<Part, Place>();
  const statements = Array.from(sets.values(), ({ parts, select }, statement) => {
    const selected = select(parts);
    parts.forEach((part, at) => places.set(part, { part, statement, rowsOf: selected.rowsOf[at] as Place["rowsOf"] }));
    return target.dialect.written(selected.statement);
  });
  const planned: ScanPlan["scans"][number][] = [];
  merged.forEach(({ answers }, index) => {
    const own = (pieces[index] ?? []).map(({ scan, bucket, parts }) => ({ scan, bucket, places: parts.map((part) => places.get(part) as Place) }));
    const needed = new Set<number>();
    for (const { places: placed } of own) for (const { statement } of placed) needed.add(statement);
    const needs = [...needed];
    for (const { asked, places: measures, rows } of answers) {
      planned[asked] = {
        needs,
        read: (rowsOf) =>
          own
            .flatMap(({ scan, bucket, places: ownPlaces }) =>
              readGroups(target, scan, ownPlaces, rowsOf).map((group) => ({ ...group, bucket: bucket ?? group.bucket })),
            )
            .filter((group) => rows === null || (group.measures[rows] ?? 0) > 0)
            .map((group) => ({ ...group, measures: measures.map((place) => group.measures[place] ?? null) })),
      };
    }
  });
  return { statements, scans: planned };
}

/** One list a scan of the family. */
function familyPieces(target: Target, family: readonly MergedScan[], index: number): readonly (readonly Piece[])[] {
  const [finest, ...coarser] = family.map(({ scan }) => scan);
  if (finest === undefined) return [];
  // The running minute at its very start: a range without a bucket holds no group.
  if (finest.time?.starts?.length === 0) return family.map(() => []);
  if (coarser.length === 0) return [piecesOf(target, finest, index)];
  const [made] = compileScan(target, finest);
  if (made === undefined) return [];
  // Beside every group there may be a total of each level.
  const part = finest.most === undefined ? made : { ...made, most: finest.most * (keyNames(finest).length + 1) };
  const depths = [finest, ...coarser].map((scan) => keyNames(scan).length);
  const select = () => rollUp(target, finest, part, depths);
  return [finest, ...coarser].map((scan) => [{ scan, bucket: null, parts: [{ ...part, rolledUp: true }], sets: [`rollup ${index}`], select }]);
}

function piecesOf(target: Target, scan: Scan, index: number): readonly Piece[] {
  const { first } = scan;
  const together = (parts: readonly Part[]) => selectParts(target.dialect, parts);
  if (first !== undefined) {
    const parts = compileScan(target, scan);
    const select = ([part]: readonly Part[]) => selectRanked(target, scan, first, part as Part);
    return [{ scan, bucket: null, parts, sets: parts.map((_, at) => `first ${index} ${at}`), select }];
  }
  const buckets = bucketParts(target, scan);
  if (buckets !== null) {
    return buckets.map(({ scan: one, parts }, bucket) => ({ scan: one, bucket, parts, sets: parts.map(() => `trend ${index}`), select: together }));
  }
  const { most } = scan;
  const parts = compileScan(target, scan).map((part) => (most === undefined || part.keys.length === 0 ? part : { ...part, most }));
  const sets = parts.map(({ keys, entity }, at) => (keys.length === 0 ? `entity ${entity}` : `part ${index} ${at}`));
  return [{ scan, bucket: null, parts, sets, select: together }];
}

function readGroups(
  target: Target,
  scan: Scan,
  places: readonly Place[],
  rowsOf: (statement: number) => Rows,
): readonly Group[] {
  const keyCount = keyCountOf(scan);
  const requireApart = toldApart(target, scan, places.some(({ part }) => part.rolledUp === true));
  const groups = new Map<string, { readonly row: readonly unknown[]; readonly measures: (Amount | null)[] }>();
  for (const { part, statement, rowsOf: ownRows } of places) {
    const all = rowsOf(statement);
    if (all.length > (part.most ?? Infinity)) throw tooMany(scan.most ?? 0);
    const rows = ownRows(all);
    for (const row of part.finish?.(rows) ?? rows) {
      const id = JSON.stringify(row.slice(0, keyCount));
      let group = groups.get(id);
      if (group === undefined) {
        if (!part.groups) continue;
        requireApart(row, Number(hasBuckets(scan.time)), false);
        groups.set(id, (group = { row, measures: scan.measures.map(() => null) }));
      } else if (part.groups) requireApart(row, Number(hasBuckets(scan.time)), true);
      for (const [measure, value] of part.read(row.slice(keyCount))) group.measures[measure] = value;
    }
  }
  return [...groups.values()].map(({ row, measures }) => ({ ...readKeys(target.catalog, scan, row), measures }));
}

function tooMany(most: number): MetricsError {
  return new MetricsError("too-large", `the answer has more than ${most} rows; use top, or a coarser grain`, { path: "by" });
}

function keyCountOf(scan: Scan): number {
  return Number(hasBuckets(scan.time)) + scan.by.length + Number(marksOthers(scan));
}

function marksOthers({ fold, drop, first }: Scan): boolean {
  return (fold !== null && !drop) || first?.others === true;
}

function readKeys(catalog: Catalog, scan: Scan, row: readonly unknown[]): Omit<Group, "measures"> {
  const { time, by } = scan;
  const first = Number(hasBuckets(time));
  const values = by.map((name, index): DimensionValue => decodeValue(row[first + index], catalog.dimensions[name] as Dimension));
  return {
    bucket: first === 0 ? 0 : Number(row[0]),
    values,
    other: marksOthers(scan) && Number(row[first + by.length]) === 1,
  };
}

function hasBuckets(time: Scan["time"]): boolean {
  return time !== null && time.starts !== null;
}
