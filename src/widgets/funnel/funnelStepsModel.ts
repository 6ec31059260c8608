import type { FunnelQuery } from "../../query/funnel.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { measured } from "./funnelAnswer.ts";
import type { FunnelModelOptions, Measured, SegmentRows } from "./funnelAnswer.ts";
import { withSignificance } from "./funnelSignificance.ts";
import type { FunnelCell, FunnelCells, FunnelShare } from "./funnelCell.ts";

export interface FunnelStepsPart {
  readonly view: "steps";
  /** One list a segment, in their order. */
  readonly cells: readonly FunnelCells[];
  /** Everyone together; null where someone may be in several segments. */
  readonly total: FunnelCells | null;
  /** What segments are tested against, in words; null where nothing is tested. */
  readonly against: string | null;
}

export function stepsModel(
  result: TableResult<AnyRow>,
  parts: readonly SegmentRows[],
  query: FunnelQuery,
  { messages, control }: FunnelModelOptions,
): FunnelStepsPart {
  const steps = query.steps.length;
  const cells = parts.map(({ rows }) => cellsOf(result, rows, steps));
  const totals = result.totals?.[0];
  const together = totals && { ...result, columns: totals.columns, rowCount: totals.rowCount };
  const total = query.breakdown === undefined ? (cells[0] ?? null) : together ? cellsOf(together, [...Array(steps).keys()], steps) : null;
  const chosen = control === undefined ? -1 : parts.findIndex(({ segment }) => segment.value === control);
  const isTested = isIndependent(query) && parts.length > 1 && (control === undefined || chosen >= 0);
  if (!isTested) return { view: "steps", cells, total, against: null };
  return {
    view: "steps",
    cells: withSignificance(cells, chosen < 0 ? null : chosen),
    total,
    against: parts[chosen]?.segment.label ?? messages.funnel.rest,
  };
}

/** Whether everyone is one case and in one segment only, as a test of two shares has it. */
function isIndependent({ count = "uniques", breakdown }: FunnelQuery): boolean {
  return count === "uniques" && breakdown?.attribution !== "all";
}

function cellsOf(result: TableResult<AnyRow>, rows: readonly number[], steps: number): FunnelCells {
  const column = result.columns.find(({ name }) => name === "step");
  const stepOf = (row: number) => (column?.role === "dimension" ? column.values[row] : null);
  const isOpen = result.incompleteFrom !== undefined;
  const rowOf = new Map(rows.map((row) => [stepOf(row), row]));
  const [count, first, previous, dropped, median, p90] = ["count", "conversion", "stepConversion", "dropped", "medianSeconds", "p90Seconds"].map(
    (name) => measured(result, name),
  ) as [Measured, Measured, Measured, Measured, Measured, Measured];
  return Array.from({ length: steps }, (_, step): FunnelCell => {
    const row = rowOf.get(step) ?? -1;
    const own = count.value(row);
    const before = step === 0 ? null : count.value(rowOf.get(step - 1) ?? -1);
    const lost = step === 0 ? null : dropped.value(row);
    return {
      count: own,
      compareCount: count.compare(row),
      shares: { first: shareOf(first, row, isOpen), previous: shareOf(previous, row, isOpen) },
      dropped: lost,
      dropRate: lost === null || before === null || before === 0 ? null : lost / before,
      medianSeconds: median.value(row),
      p90Seconds: p90.value(row),
    };
  });
}

/** While windows are open, shares are held against none: those of a period whose windows are over had more time. */
function shareOf({ value, denominator, compare, state }: Measured, row: number, isOpen: boolean): FunnelShare {
  return {
    value: value(row),
    n: denominator(row),
    small: state(row) === "small",
    masked: state(row) === "masked",
    compare: isOpen ? null : compare(row),
    significance: null,
  };
}
