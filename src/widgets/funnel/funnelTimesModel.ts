import type { FunnelQuery } from "../../query/funnel.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { measured } from "./funnelAnswer.ts";
import type { SegmentRows } from "./funnelAnswer.ts";

/** How long it took one segment. */
export interface FunnelTimes {
  /** How many took so long, one a span. */
  readonly counts: readonly number[];
  /** Null while windows are open: a period whose windows are over had more time. */
  readonly compare: readonly (number | null)[];
  /** All who converted. */
  readonly n: number;
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

export interface FunnelTimesPart {
  readonly view: "timeToConvert";
  /** Indices of the steps between which it is taken. */
  readonly between: { readonly from: number; readonly to: number };
  /** From and to in seconds, half-open, the same for all segments. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** One a segment, in their order. */
  readonly times: readonly FunnelTimes[];
}

export function timesModel(result: TableResult<AnyRow>, parts: readonly SegmentRows[], { view, steps }: FunnelQuery): FunnelTimesPart {
  const bound = (name: string) => {
    const column = result.columns.find((one) => one.name === name);
    return (row: number) => (column?.role === "dimension" ? Number(column.values[row]) : 0);
  };
  const asked = typeof view === "object" ? view.timeToConvert : {};
  const [from, to] = [bound("fromSeconds"), bound("toSeconds")];
  const [count, median, p90] = [measured(result, "count"), measured(result, "medianSeconds"), measured(result, "p90Seconds")];
  return {
    view: "timeToConvert",
    between: { from: asked.from ?? 0, to: asked.to ?? steps.length - 1 },
    spans: (parts[0]?.rows ?? []).map((row) => ({ from: from(row), to: to(row) })),
    times: parts.map(({ rows }): FunnelTimes => {
      const counts = rows.map((row) => count.value(row) ?? 0);
      const [first = -1] = rows;
      return {
        counts,
        compare: rows.map((row) => (result.incompleteFrom === undefined ? count.compare(row) : null)),
        n: counts.reduce((sum, one) => sum + one, 0),
        medianSeconds: median.value(first),
        p90Seconds: p90.value(first),
      };
    }),
  };
}
