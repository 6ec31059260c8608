import { explainChange } from "../analytics/change/explainChange.ts";
import type { ChangePart, ChangeSegment } from "../analytics/change/explainChange.ts";
import type { ChangeRow } from "../analytics/change/changeCells.ts";
import { cellColumns } from "../query/columns.ts";
import { memberFilter } from "../query/memberFilter.ts";
import type { AnyRow, Catalog, ColumnData, DimensionColumn, DriversQuery, Filter, MetricColumn, TableResult } from "../query/index.ts";
import type { Amount } from "./amount.ts";
import { numberColumn, pairAt } from "./changeOf.ts";
import type { ChangeOf, Pair } from "./changeOf.ts";
import { amountNumber } from "./figure.ts";
import type { Figure, Scales } from "./figure.ts";

/** Columns of what is explained, beside those of the dimensions. */
const [numerator, denominator] = ["$numerator", "$denominator"] as const;

/**
 * Combinations of values that changed otherwise than the rest, found in the finest groups of both periods
 * (`explainChange`). Computed with numbers, also where the metric is exact.
 * @param pairOf the metric over the rows that fulfill a filter
 */
export async function combinedDrivers(
  finest: TableResult<AnyRow>,
  { metric, dimensions, combine = 1, minSupport, top = 20 }: DriversQuery<Catalog>,
  { shape, scales }: ChangeOf,
  pairOf: (where: Filter<Catalog>) => Promise<Pair>,
): Promise<{ readonly columns: readonly ColumnData[]; readonly rowCount: number }> {
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
  const summed = shape === "additive" ? "value" : "numerator";
  const known = async (part: ChangePart, own: readonly Pair[], where: Filter<Catalog>): Promise<ChangePart> => {
    if (!(["before", "after"] as const).some((period) => mayBeUnknown(own.map((pair) => pair[period][summed] ?? null)))) return part;
    const { before, after } = await pairOf(where);
    const number = ({ value }: Figure) => (value === null ? null : amountNumber(value, scales.value));
    return { ...part, before: number(before), after: number(after) };
  };
  const said = segments.map(async (segment): Promise<ChangeSegment> => {
    const named = groups.filter(({ name }) => Object.hasOwn(segment.where, name));
    const isWithin = (row: number) => named.every(({ name, values }) => (values[row] ?? null) === segment.where[name]);
    const within = { and: named.map(({ name }) => memberFilter(name, segment.where[name] ?? null) as Filter<Catalog>) };
    const [part, complement] = await Promise.all([
      known(segment, pairs.filter((_, row) => isWithin(row)), within),
      known(segment.complement, pairs.filter((_, row) => !isWithin(row)), { not: within }),
    ]);
    return { ...segment, ...part, complement };
  });
  return { columns: columnsOf(await Promise.all(said), metric, { shape, places: Math.min(combine, dimensions.length) }), rowCount: said.length };
}

/** A group without rows has a sum of 0, one whose values are all unknown has none; together only their rows tell which it is. */
function mayBeUnknown(sums: readonly (Amount | null)[]): boolean {
  return sums.includes(null) && sums.every((sum) => sum === null || Number(sum) === 0);
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
