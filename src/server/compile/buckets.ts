import { MetricsError } from "../../query/index.ts";
import type { TimeWindow } from "../../engine/scan.ts";
import type { Sql } from "../sql.ts";
import { trusted } from "../sql.ts";
import { sqlTime } from "./value.ts";

interface Segment {
  readonly first: number;
  readonly start: number;
  /** Length of each bucket in ms; null for a single one, which needs no division. */
  readonly lengthMs: number | null;
}

/**
 * Index of the bucket that a time within the window falls in. Buckets follow a calendar, whose days have 23 to 25
 * hours; runs of equal length are one segment and cost one division. All constants are ours.
 */
export function bucketSql(column: Sql, { dimension, starts, to }: TimeWindow): Sql {
  if (starts === null || starts.length === 0) {
    throw new MetricsError("contract-violation", "a bucket was asked for without the starts of the buckets");
  }
  const segments = segmentsOf(starts, to);
  const index = ({ first, start, lengthMs }: Segment) => {
    if (lengthMs === null) return String(first);
    const inSeconds = start % 1000 === 0 && lengthMs % 1000 === 0;
    const [unit, length] = inSeconds ? ["SECOND", lengthMs / 1000] : ["MICROSECOND", lengthMs * 1000];
    const number = `TIMESTAMPDIFF(${unit}, '${sqlTime(start, dimension)}', ${column.sql}) DIV ${length}`;
    return first === 0 ? number : `${first} + ${number}`;
  };
  const last = segments.at(-1) as Segment;
  if (segments.length === 1) return trusted(index(last));
  const cases = segments.slice(0, -1).map((segment, at) => {
    const next = segments[at + 1] as Segment;
    return `WHEN ${column.sql} < '${sqlTime(next.start, dimension)}' THEN ${index(segment)}`;
  });
  return trusted(`CASE ${cases.join(" ")} ELSE ${index(last)} END`);
}

function segmentsOf(starts: readonly number[], to: number): readonly Segment[] {
  const lengthAt = (index: number) => (starts[index + 1] ?? to) - (starts[index] as number);
  const segments: Segment[] = [];
  for (let first = 0; first < starts.length; ) {
    const lengthMs = lengthAt(first);
    let next = first + 1;
    const last = starts.length - 1;
    while (next <= last && (lengthAt(next) === lengthMs || (next === last && lengthAt(next) < lengthMs))) next += 1;
    segments.push({ first, start: starts[first] as number, lengthMs: next - first === 1 ? null : lengthMs });
    first = next;
  }
  return segments;
}
