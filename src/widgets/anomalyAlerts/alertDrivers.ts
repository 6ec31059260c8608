import { formatNumber } from "../../format/number.ts";
import type { Incident } from "../../query/alerts.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import type { DriversQuery } from "../../query/drivers.ts";
import { allOf } from "../../query/filter.ts";
import { memberFilter } from "../../query/memberFilter.ts";
import type { Instant } from "../../query/range.ts";
import type { AnyCell, AnyCellValue, AnyRow, TableResult } from "../../query/result.ts";
import { splitDimensions } from "../../query/splitDimensions.ts";
import { numberOf } from "../../query/decimal.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf } from "../../react/label.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import { amountText, metricUnitOf } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";

const most = 6;

/**
 * Asks which values of which dimensions moved while an incident lasted, against the time before of the same length.
 * Null where there is no dimension to split by, or no time that it lasted.
 */
export function driversQuery(
  { metric, scope, where: own, startedAt, endedAt }: Incident,
  { catalog, now, dimensions }: { readonly catalog: Catalog; readonly now: Instant; readonly dimensions?: readonly string[] | undefined },
): DriversQuery | null {
  const split = dimensions ?? splitDimensions(catalog, metric).slice(0, most);
  const asked = split.filter((name) => !Object.hasOwn(scope, name));
  const to = endedAt ?? now;
  if (asked.length === 0 || Date.parse(to) <= Date.parse(startedAt)) return null;
  const where = allOf([own, ...Object.entries(scope).map(([dimension, value]) => memberFilter(dimension, value))]);
  return {
    kind: "drivers",
    metric,
    time: { range: { from: startedAt, to } },
    compare: "previous",
    dimensions: asked,
    top: 5,
    ...(where && { where: where as Filter<Catalog> }),
  };
}

/**
 * The answer as a table: each value before and after, what it adds to the change, what all others do, and for ratios
 * how much of it is mix and how much rate. The contributions of one dimension add up to the change.
 */
export function driversTable(result: TableResult<AnyRow>, { metric }: Incident, caption: string, options: AlertTextOptions): TableModel {
  const { catalog, locale, messages, words } = options;
  const rows = result.rows as readonly unknown[] as readonly DriverRow[];
  const unit = metricUnitOf(catalog, metric);
  const number = (cell: AnyCellValue | undefined) => (cell?.value == null ? null : numberOf(cell.value));
  const before = ({ metric: cell }: DriverRow) => {
    const base = cell.compare?.["before"]?.value;
    return base == null ? null : numberOf(base);
  };
  const total = new Map<string, number>();
  for (const row of rows) total.set(row.dimension, (total.get(row.dimension) ?? 0) + (number(row.contribution) ?? 0));
  const rest = (row: DriverRow) => {
    const own = number(row.contribution);
    return own === null ? null : (total.get(row.dimension) ?? 0) - own;
  };
  const share = (row: DriverRow) => {
    const [own, all] = [number(row.contribution), total.get(row.dimension) ?? 0];
    return own === null || all === 0 ? null : own / all;
  };
  const change = (value: TableValue) => {
    if (typeof value !== "number") return "—";
    if (unit !== "share") return formatNumber(value, { locale, unit, sign: "change" });
    return messages.delta.percentagePoints(formatNumber(value * 100, { locale, digits: 2, sign: "change" }));
  };
  const amount = (value: TableValue) => amountText(metric, typeof value === "number" ? value : null, options);
  const column = (name: string, label: string, of: (row: DriverRow) => TableValue, format: TableColumn["format"]): TableColumn => ({
    name,
    label,
    role: name === "value" ? "row" : "value",
    values: rows.map(of),
    format,
  });
  const isRatio = rows.some(({ mix }) => mix !== undefined);
  const columns = [
    column("value", words.driver.value, (row) => messages.labeled(labelOf(catalog.dimensions, row.dimension, locale), row.$other ? messages.other : valueText(catalog.dimensions[row.dimension], row.value, options)), String),
    column("before", words.driver.before, before, amount),
    column("after", words.driver.after, (row) => number(row.metric), amount),
    column("contribution", words.driver.contribution, (row) => number(row.contribution), change),
    column("share", words.driver.share, share, (value) => (typeof value === "number" ? formatNumber(value, { locale, unit: "share", digits: 0 }) : "—")),
    column("rest", words.driver.rest, rest, change),
    ...(isRatio
      ? [column("mix", words.driver.mix, (row) => number(row.mix), change), column("rate", words.driver.rate, (row) => number(row.rate), change)]
      : []),
  ];
  return { caption, columns, rowCount: rows.length };
}

/** A row of a drivers answer of any catalog. */
interface DriverRow {
  readonly dimension: string;
  readonly value: DimensionValue;
  readonly $other?: boolean;
  readonly metric: AnyCell;
  readonly contribution: AnyCellValue;
  readonly mix?: AnyCellValue;
  readonly rate?: AnyCellValue;
}
