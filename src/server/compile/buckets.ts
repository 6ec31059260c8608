import { MetricsError } from "../../query/index.ts";
import type { TimeWindow } from "../../engine/scan.ts";
import { requireFeature } from "../dialects/dialect.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Sql } from "../sql.ts";
import { trusted } from "../sql.ts";
import { sqlTime } from "./value.ts";

/** From `start` on, until the next mark, a time has this index. */
interface Mark {
  readonly start: number;
  readonly index: number;
}
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
export function bucketSql(column: Sql, { dimension, starts, to }: TimeWindow, dialect: Dialect): Sql {
  if (starts === null || starts.length === 0) {
    throw new MetricsError("contract-violation", "a bucket was asked for without the starts of the buckets");
  }
  return indexSql(column, starts.map((start, index) => ({ start, index })), { dimension, to }, dialect);
}

/** Of rolling windows, the first and the last bucket that a time counts in. */
export function reachSql(
  column: Sql,
  { dimension, to, starts, reach }: TimeWindow & { readonly starts: readonly number[]; readonly reach: readonly number[] },
  dialect: Dialect,
): { readonly first: Sql; readonly last: Sql } {
  const earliest = Math.min(...reach.slice(0, 1), ...starts.slice(0, 1));
  const ends = starts.map((start, index) => ({ start: index === 0 ? earliest : start, index }));
  const reaches = reach.map((start, index) => ({ start, index })).filter(({ start, index }) => start !== reach[index + 1]);
  return {
    first: indexSql(column, ends, { dimension, to }, dialect),
    last: indexSql(column, reaches, { dimension, to }, dialect),
  };
}

function indexSql(
  column: Sql,
  marks: readonly Mark[],
  { dimension, to }: { readonly dimension: string; readonly to: number },
  dialect: Dialect,
): Sql {
  const segments = segmentsOf(marks, to);
  const index = ({ first, start, lengthMs }: Segment) => {
    if (lengthMs === null) return String(first);
    if (start % 1000 !== 0 || lengthMs % 1000 !== 0) requireFeature(dialect, "bucketsWithinSeconds");
    const number = dialect.spansSince({ text: sqlTime(start, dimension), epochMs: start }, column, lengthMs);
    return first === 0 ? number : `${first} + ${number}`;
  };
  const chosen = (among: readonly Segment[]): string => {
    const parts = among.length <= fewBranches ? among.map((one) => [one]) : inParts(among);
    const [only] = parts;
    if (parts.length === 1 && only?.[0] !== undefined) return index(only[0]);
    const cases = parts.slice(0, -1).map((part, at) => {
      const next = parts[at + 1]?.[0] as Segment;
      return `WHEN ${column.sql} < ${dialect.instantLiteral(sqlTime(next.start, dimension))} THEN ${chosen(part)}`;
    });
    return `CASE ${cases.join(" ")} ELSE ${chosen(parts.at(-1) ?? [])} END`;
  };
  return trusted(chosen(segments));
}

/** Each row asks one branch after another, so that many are asked as a tree. */
const fewBranches = 8;

function inParts(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const size = Math.ceil(segments.length / fewBranches);
  return Array.from({ length: Math.ceil(segments.length / size) }, (_, part) => segments.slice(part * size, (part + 1) * size));
}

function segmentsOf(marks: readonly Mark[], to: number): readonly Segment[] {
  const lengthAt = (at: number) => (marks[at + 1]?.start ?? to) - (marks[at] as Mark).start;
  const last = marks.length - 1;
  const segments: Segment[] = [];
  for (let at = 0; at <= last; ) {
    const { start, index: first } = marks[at] as Mark;
    const lengthMs = lengthAt(at);
    const continues = (next: number) =>
      next <= last &&
      marks[next]?.index === first + next - at &&
      (lengthAt(next) === lengthMs || (next === last && lengthAt(next) < lengthMs));
    let next = at + 1;
    while (continues(next)) next += 1;
    segments.push({ first, start, lengthMs: next - at === 1 ? null : lengthMs });
    at = next;
  }
  return segments;
}
