import type { Scan } from "../../engine/scan.ts";
import { boundColumn } from "../binding.ts";
import { trusted, withValues } from "../sql.ts";
import type { Part } from "./part.ts";
import type { Target } from "./relations.ts";
import { bindingOf } from "./relations.ts";
import { compileScan } from "./scan.ts";
import { mayHoldParts, sqlTime } from "./value.ts";

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
  const { time } = scan;
  if (time === null || time.starts === null || !readsByRange(target, scan)) return null;
  const { starts, from, to, dimension } = time;
  const partsBetween = partsOfWindow(target, scan, dimension);
  return starts.map((start, bucket) => {
    const first = Math.max(start, from);
    const end = Math.max(first, Math.min(starts[bucket + 1] ?? to, to));
    return { scan: { ...scan, time: { dimension, from: first, to: end, starts: null } }, parts: partsBetween(first, end) };
  });
}

export function readsByRange(target: Target, { time, by, entity, measures }: Scan): boolean {
  if (!target.dialect.readsRanges || time === null || time.starts === null || by.length > 0) return false;
  if (time.reach !== undefined || time.moment !== undefined) return false;
  const { starts, dimension } = time;
  if (starts.length < 2 || starts.length > mostBranches || measures.some(({ kind }) => kind === "percentile")) return false;
  if (target.catalog.dimensions[dimension]?.entity !== entity) return false;
  const column = boundColumn(bindingOf(target, entity), dimension);
  return "column" in column && column.leads;
}

/** Instants that no bound fragment names: a window within a month, and one beyond it. */
const madeUpFrom = Date.parse("1000-02-03T04:05:06.007Z");
const madeUpTo = { within: Date.parse("1000-02-03T04:05:06.008Z"), beyond: Date.parse("1000-03-03T04:05:06.008Z") };

/** Buckets differ in the two constants of their bounds alone: where these stand is found once, in a made-up window. */
function partsOfWindow(target: Target, scan: Scan, dimension: string): (from: number, to: number) => readonly Part[] {
  const literal = (instant: number) => target.dialect.instantLiteral(sqlTime(instant, dimension));
  const templatesTo = (end: number) =>
    compileScan(target, { ...scan, time: { dimension, from: madeUpFrom, to: end, starts: null } }).map((part) => ({
      part,
      pieces: part.rest.sql.split(literal(madeUpFrom)).map((piece) => piece.split(literal(end))),
    }));
  const known = new Map<number, ReturnType<typeof templatesTo>>();
  return (from, to) => {
    const [first, end] = [literal(from), literal(to)];
    const madeUp = mayHoldParts(from, to) ? madeUpTo.beyond : madeUpTo.within;
    const templates = known.get(madeUp) ?? templatesTo(madeUp);
    known.set(madeUp, templates);
    return templates.map(({ part, pieces }) => {
      const text = pieces.map((piece) => piece.join(end)).join(first);
      return { ...part, rest: withValues(trusted(text), part.rest.values) };
    });
  };
}
