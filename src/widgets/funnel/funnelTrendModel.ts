import type { CalendarUnit, Instant } from "../../query/range.ts";
import { namingUnit } from "../../query/rangeDays.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { firstRunning, firstWhole } from "../chart/bucketEdges.ts";
import { measured } from "./funnelAnswer.ts";
import type { SegmentRows } from "./funnelAnswer.ts";

type Numbers = readonly (number | null)[];

/** One segment over time, an entry a bucket. */
export interface FunnelLine {
  readonly entered: Numbers;
  readonly converted: Numbers;
  /** Null is a gap: nobody entered. */
  readonly conversion: Numbers;
  /** Null while windows are open. */
  readonly compare: Numbers;
  /** Buckets with too few cases. */
  readonly small: ReadonlySet<number>;
}

export interface FunnelTrendPart {
  readonly view: "trend";
  readonly grain: CalendarUnit;
  /** Starts of the buckets in which the first step was done. */
  readonly starts: readonly Instant[];
  /** Index of the first bucket with a window that is still open; their number where none is. */
  readonly openFrom: number;
  /** Index of the first bucket that the range does not cut: of the second where the first began before it. */
  readonly wholeFrom: number;
  /** One a segment, in their order. */
  readonly lines: readonly FunnelLine[];
}

export function trendModel(result: TableResult<AnyRow>, parts: readonly SegmentRows[], minSample: number): FunnelTrendPart {
  const time = result.columns.find((column) => column.role === "time");
  const startOf = (row: number) => time?.values[row] ?? "";
  const starts = [...new Set(time?.values)];
  const index = new Map(starts.map((start, at) => [start, at]));
  const [entered, converted, conversion] = ["entered", "converted", "conversion"].map((name) => measured(result, name));
  const openFrom = firstRunning(starts, result);
  const lines = parts.map(({ rows }): FunnelLine => {
    const rowAt = new Map(rows.map((row) => [index.get(startOf(row)), row]));
    const column = (read: ((row: number) => number | null) | undefined): Numbers =>
      starts.map((_, at) => read?.(rowAt.get(at) ?? -1) ?? null);
    // Open buckets say that they are open instead of that they are small.
    const small = starts.flatMap((_, at) => {
      const [value, n] = [conversion?.value(rowAt.get(at) ?? -1), conversion?.denominator(rowAt.get(at) ?? -1)];
      return value != null && n != null && n < minSample ? [at] : [];
    });
    return {
      entered: column(entered?.value),
      converted: column(converted?.value),
      conversion: column(conversion?.value),
      compare: column(conversion?.compare).map((value, at) => (at < openFrom ? value : null)),
      small: new Set(small),
    };
  });
  const { grain = "day" } = result;
  return { view: "trend", grain: namingUnit(grain), starts, openFrom, wholeFrom: firstWhole(starts, result), lines };
}
