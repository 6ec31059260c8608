import type { FunnelQuery } from "../../query/funnel.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { valueText } from "../../react/valueText.ts";
import { measured } from "./funnelAnswer.ts";
import type { FunnelModelOptions, Measured, SegmentRows } from "./funnelAnswer.ts";
import { withSignificance } from "./funnelSignificance.ts";
import { isIndependent } from "./isIndependent.ts";
import type { FunnelCell, FunnelCells, FunnelShare } from "./funnelCell.ts";
import { funnelWords } from "./funnelWords.ts";

export interface FunnelStepsPart {
  readonly view: "steps";
  /** One list a segment, in their order. */
  readonly cells: readonly FunnelCells[];
  /** Everyone together; null where someone may be in several segments. */
  readonly total: FunnelCells | null;
  /** What segments are tested against, in words; null where nothing is tested. */
  readonly against: string | null;
  /** A control that was asked for and is not among the segments, in words: then nothing is tested. */
  readonly controlMissing: string | null;
}

export function stepsModel(
  result: TableResult<AnyRow>,
  parts: readonly SegmentRows[],
  query: FunnelQuery,
  { catalog, messages, control, minSample }: FunnelModelOptions & { readonly minSample: number },
): FunnelStepsPart {
  const steps = query.steps.length;
  const cells = parts.map(({ rows }) => cellsOf(result, rows, { steps, minSample }));
  const totals = result.totals?.[0];
  const together = totals && { ...result, columns: totals.columns, rowCount: totals.rowCount };
  const total = query.breakdown === undefined ? (cells[0] ?? null) : together ? cellsOf(together, [...Array(steps).keys()], { steps, minSample }) : null;
  const chosen = control === undefined ? -1 : parts.findIndex(({ segment }) => segment.value === control);
  const dimension = catalog.dimensions[query.breakdown?.by ?? ""];
  const controlMissing = control === undefined || chosen >= 0 ? null : valueText(dimension, control, { locale: messages.locale, messages });
  const isTested = isIndependent(query) && parts.length > 1 && controlMissing === null;
  if (!isTested) return { view: "steps", cells, total, against: null, controlMissing };
  return {
    view: "steps",
    cells: withSignificance(cells, chosen < 0 ? null : chosen, minSample),
    total,
    against: parts[chosen]?.segment.label ?? funnelWords(messages).rest,
    controlMissing,
  };
}

interface CellsOptions {
  readonly steps: number;
  readonly minSample: number;
}

function cellsOf(result: TableResult<AnyRow>, rows: readonly number[], { steps, minSample }: CellsOptions): FunnelCells {
  const column = result.columns.find(({ name }) => name === "step");
  const stepOf = (row: number) => (column?.role === "dimension" ? column.values[row] : null);
  const shown = { isOpen: result.incompleteFrom !== undefined, minSample };
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
      compareCount: shown.isOpen && step > 0 ? null : count.compare(row),
      shares: { first: shareOf(first, row, shown), previous: shareOf(previous, row, shown) },
      dropped: lost,
      dropRate: lost === null || before === null || before === 0 ? null : lost / before,
      medianSeconds: median.value(row),
      p90Seconds: p90.value(row),
    };
  });
}

interface ShareOptions {
  readonly isOpen: boolean;
  readonly minSample: number;
}

/** While windows are open, what was reached is held against none: a period whose windows are over had more time. */
function shareOf({ value, denominator, compare, state }: Measured, row: number, { isOpen, minSample }: ShareOptions): FunnelShare {
  const [own, n] = [value(row), denominator(row)];
  return {
    value: own,
    n,
    small: n === null ? state(row) === "small" : own !== null && n < minSample,
    masked: state(row) === "masked",
    compare: isOpen ? null : compare(row),
    significance: null,
  };
}
