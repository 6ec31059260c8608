import { explainChange } from "../analytics/change/explainChange.ts";
import type { ChangePart, ChangeSegment } from "../analytics/change/explainChange.ts";
import type { ChangeRow } from "../analytics/change/changeCells.ts";
import { cellColumns } from "../query/columns.ts";
import type { AnyRow, Catalog, ColumnData, DimensionColumn, DriversQuery, MetricColumn, TableResult } from "../query/index.ts";
import { numberColumn, pairAt } from "./changeOf.ts";
import type { ChangeOf } from "./changeOf.ts";
import { amountNumber } from "./figure.ts";
import type { Figure, Scales } from "./figure.ts";

/** Columns of what is explained, beside those of the dimensions. */
const [numerator, denominator] = ["$numerator", "$denominator"] as const;

/**
 * Combinations of values that changed otherwise than the rest, found in the finest groups of both periods
 * (`explainChange`). Computed with numbers, also where the metric is exact.
 */
export function combinedDrivers(
  finest: TableResult<AnyRow>,
  { metric, dimensions, combine = 1, minSupport, top = 20 }: DriversQuery<Catalog>,
  { shape, scales }: ChangeOf,
): { readonly columns: readonly ColumnData[]; readonly rowCount: number } {
  const groups = finest.columns.filter((column): column is DimensionColumn => column.role === "dimension");
  const measured = finest.columns.find((column) => column.role === "metric") as MetricColumn;
  const pairs = Array.from({ length: finest.rowCount }, (_, row) => pairAt(measured, row, scales));
  const rowsOf = (period: "before" | "after") =>
    pairs.map((pair, row): ChangeRow => ({
      ...Object.fromEntries(groups.map(({ name, values }) => [name, values[row] ?? null])),
      ...numbersOf(pair[period], { shape, scales }),
    }));
  const { segments } = explainChange(
    {
      before: rowsOf("before"),
      after: rowsOf("after"),
      dimensions: groups.map(({ name }) => name),
      metric: shape === "additive" ? numerator : { numerator, denominator },
    },
    { depth: combine, top, ...(minSupport === undefined ? {} : { minSupport }) },
  );
  return { columns: columnsOf(segments, metric, { shape, places: Math.min(combine, dimensions.length) }), rowCount: segments.length };
}

/** A group without rows takes nothing of either sum. */
function numbersOf(figure: Figure, { shape, scales }: ChangeOf): ChangeRow {
  const number = (of: keyof Scales) => amountNumber(figure[of] ?? 0, scales[of]);
  if (shape === "additive") return { [numerator]: number("value") };
  return { [numerator]: number("numerator"), [denominator]: number("denominator") };
}

function columnsOf(
  segments: readonly ChangeSegment[],
  metric: string,
  { shape, places }: { readonly shape: ChangeOf["shape"]; readonly places: number },
): readonly ColumnData[] {
  const named = segments.map(({ where }) => Object.entries(where));
  const number = (name: string, of: (segment: ChangeSegment) => number) => numberColumn(name, metric, segments.map(of));
  const part = (name: string, of: (segment: ChangeSegment) => ChangePart): MetricColumn => ({
    ...numberColumn(name, metric, segments.map((segment) => of(segment).after)),
    compare: { before: cellColumns(segments.map((segment) => ({ value: of(segment).before }))) },
  });
  return [
    ...Array.from({ length: places }, (_, place): readonly DimensionColumn[] => {
      const suffix = place === 0 ? "" : `${place + 1}`;
      return [
        { role: "dimension", name: `dimension${suffix}`, values: named.map((pairs) => pairs[place]?.[0] ?? null) },
        { role: "dimension", name: `value${suffix}`, values: named.map((pairs) => pairs[place]?.[1] ?? null) },
      ];
    }).flat(),
    part("metric", (segment) => segment),
    part("complement", ({ complement }) => complement),
    number("contribution", ({ contribution }) => contribution.total),
    ...(shape === "ratio" ? [number("mix", ({ contribution }) => contribution.mix), number("rate", ({ contribution }) => contribution.rate)] : []),
    number("share", ({ share }) => share),
    number("support", ({ support }) => support),
    number("z", ({ z }) => z),
    number("p", ({ p }) => p),
  ];
}
