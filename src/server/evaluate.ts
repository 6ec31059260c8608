import type { Evaluate, Group, Scan } from "../engine/scan.ts";
import type { Catalog, Dimension, DimensionValue } from "../query/index.ts";
import type { Target } from "./compile/relations.ts";
import { compileScan } from "./compile/scan.ts";
import { decodeNumber, decodeValue } from "./decode.ts";
import type { Statement } from "./sql.ts";

type Rows = readonly (readonly unknown[])[];

/** Computes scans in the database. */
export function evaluateInSql(target: Target, run: (statement: Statement) => Promise<Rows>): Evaluate {
  return (scans) => Promise.all(scans.map((scan) => evaluateScan(target, scan, run)));
}

async function evaluateScan(
  target: Target,
  scan: Scan,
  run: (statement: Statement) => Promise<Rows>,
): Promise<readonly Group[]> {
  const { groups, percentiles } = compileScan(target, scan);
  const [rows = [], ...percentileRows] = await Promise.all(
    [groups, ...percentiles.map(({ statement }) => statement)].map(run),
  );
  const keyCount = keyCountOf(scan);
  const found = percentiles.map(({ index, p }, at) => ({
    index,
    values: new Map((percentileRows[at] ?? []).map((row) => [groupKey(row, keyCount), quantile(row.slice(keyCount), p)])),
  }));
  return rows.map((row) => {
    const rest = row.slice(keyCount).values();
    const measures = scan.measures.map(({ kind }, index) =>
      kind === "percentile"
        ? (found.find((percentile) => percentile.index === index)?.values.get(groupKey(row, keyCount)) ?? null)
        : decodeNumber(rest.next().value),
    );
    return { ...readKeys(target.catalog, scan, row), measures };
  });
}

function quantile([count, atFloor, atCeiling]: readonly unknown[], p: number): number | null {
  const n = decodeNumber(count);
  const low = decodeNumber(atFloor);
  const high = decodeNumber(atCeiling);
  if (n === null || low === null || high === null) return null;
  const rank = p * (n - 1);
  return low + (high - low) * (rank - Math.floor(rank));
}

function keyCountOf({ time, by, fold, drop }: Scan): number {
  return Number(hasBuckets(time)) + by.length + Number(fold !== null && !drop);
}

function readKeys(catalog: Catalog, { time, by, fold, drop }: Scan, row: readonly unknown[]): Omit<Group, "measures"> {
  const first = Number(hasBuckets(time));
  const values = by.map((name, index): DimensionValue => decodeValue(row[first + index], catalog.dimensions[name] as Dimension));
  return {
    bucket: first === 0 ? 0 : Number(row[0]),
    values,
    other: fold !== null && !drop && Number(row[first + by.length]) === 1,
  };
}

function hasBuckets(time: Scan["time"]): boolean {
  return time !== null && time.starts !== null;
}

function groupKey(row: readonly unknown[], keyCount: number): string {
  return JSON.stringify(row.slice(0, keyCount));
}
