import type { Scan } from "../../engine/scan.ts";
import { boundColumn } from "../binding.ts";
import { withValues } from "../sql.ts";
import type { Part } from "./part.ts";
import type { Target } from "./relations.ts";
import { bindingOf } from "./relations.ts";
import { compileScan } from "./scan.ts";
import { sqlTime } from "./value.ts";

/** Beyond this the text costs the server more than its ranges save. */
const mostBranches = 400;

/** One bucket of a trend. */
export interface BucketParts {
  readonly scan: Scan;
  readonly parts: readonly Part[];
}

/**
 * A trend as one scan for each bucket, with constant bounds: each is read as a range of an index, in order, without a
 * temporary table. Only where the binding says that an index begins with the time; without one, every branch would
 * read the whole table. Null where the trend is better grouped in one pass.
 */
export function bucketParts(target: Target, scan: Scan): readonly BucketParts[] | null {
  const { time, by, entity, measures } = scan;
  if (!target.dialect.readsRanges || time === null || time.starts === null || by.length > 0) return null;
  if (time.reach !== undefined || time.moment !== undefined) return null;
  const { starts, from, to, dimension } = time;
  if (starts.length < 2 || starts.length > mostBranches || measures.some(({ kind }) => kind === "percentile")) return null;
  if (target.catalog.dimensions[dimension]?.entity !== entity) return null;
  const column = boundColumn(bindingOf(target, entity), dimension);
  if (!("column" in column) || !column.leads) return null;
  const partsBetween = partsOfWindow(target, scan, dimension);
  return starts.map((start, bucket) => {
    const first = Math.max(start, from);
    const end = Math.max(first, Math.min(starts[bucket + 1] ?? to, to));
    return { scan: { ...scan, time: { dimension, from: first, to: end, starts: null } }, parts: partsBetween(first, end) };
  });
}

/** Buckets differ in the two values of their bounds alone: where these stand is found once, by two made-up windows. */
function partsOfWindow(target: Target, scan: Scan, dimension: string): (from: number, to: number) => readonly Part[] {
  const between = (from: number, to: number) =>
    compileScan(target, { ...scan, time: { dimension, from, to, starts: null } });
  const other = between(2000, 3000);
  const templates = between(0, 1000).map((part, index) => ({
    part,
    bounds: part.rest.values.flatMap((value, at) => (value === other[index]?.rest.values[at] ? [] : [at])),
  }));
  return (from, to) =>
    templates.map(({ part, bounds }) => {
      const values = [...part.rest.values];
      bounds.forEach((at, index) => {
        values[at] = sqlTime(index % 2 === 0 ? from : to, dimension);
      });
      return { ...part, rest: withValues(part.rest, values) };
    });
}
