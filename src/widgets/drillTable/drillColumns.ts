import { formatBucket, formatRange } from "../../format/date.ts";
import type { BucketGrain } from "../../format/date.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { leastCases } from "../../query/hasTooFew.ts";
import { metricUnit } from "../../query/metric.ts";
import type { Metric } from "../../query/metric.ts";
import type { AggregateQuery, Comparison } from "../../query/query.ts";
import type { AnyRow, CellNumber, TableResult } from "../../query/result.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf } from "../../react/label.ts";
import type { DrillColumn, DrillPart } from "./drillTableModel.ts";

export interface DrillColumnsOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  /** Whether the first metric's course stands beside it. */
  readonly trend: boolean;
}

/** A value of the pivot, in the order of the columns; null stands for the total over them. */
interface Across {
  readonly label: string;
  readonly id: string;
  readonly pivot?: DimensionValue;
}

/** The columns of an answered root query: metrics with their comparisons, under each value of the pivot and under their total. */
export function drillColumns(result: TableResult<AnyRow>, query: AggregateQuery, options: DrillColumnsOptions): readonly DrillColumn[] {
  const { trend, messages } = options;
  const groups = pivotGroups(result, query, options);
  const isPivoted = groups !== null;
  const { columnsOf } = metricColumns(query, isPivoted, options);
  if (groups === null) {
    return query.metrics.flatMap((_, index) => columnsOf(index, null, trend && index === 0));
  }
  const total: Across = { label: messages.total, id: "" };
  return [...groups, total].flatMap((group) =>
    query.metrics.flatMap((_, index) => columnsOf(index, group, trend && index === 0 && group === total)),
  );
}

/** What is pivoted by: a dimension's name or `time`; null without one. */
export function pivotName({ by = [], time }: AggregateQuery): string | null {
  return by[1] ?? (time?.grain === undefined ? null : "time");
}

/** The pivot's values as the root's totals list them. */
export function pivotValues({ totals = [] }: TableResult<AnyRow>, name: string): readonly DimensionValue[] {
  const column = totals.find(({ by }) => by.join() === name)?.columns.find((one) => one.name === name);
  return column === undefined || column.role === "metric" ? [] : column.values;
}

function pivotGroups(result: TableResult<AnyRow>, query: AggregateQuery, options: DrillColumnsOptions): readonly Across[] | null {
  const { catalog, locale, messages } = options;
  const name = pivotName(query);
  if (name === null) return null;
  const values = pivotValues(result, name);
  const text = (value: DimensionValue, at: number) =>
    name === "time"
      ? bucketText(result, String(value), String(values[at + 1] ?? result.resolvedRange?.to ?? value), options)
      : valueText(catalog.dimensions[name], value, { locale, messages });
  return values.map((value, at) => ({ label: text(value, at), id: JSON.stringify(value), pivot: value }));
}

const named: readonly unknown[] = ["minute", "hour", "day", "week", "month", "quarter", "year"] satisfies readonly BucketGrain[];

function bucketText({ grain, timeZone }: TableResult<AnyRow>, from: string, to: string, { locale, messages }: DrillColumnsOptions): string {
  if (!named.includes(grain)) return formatRange(from, to, { locale, timeZone });
  return formatBucket(from, { grain: grain as BucketGrain, timeZone, locale, words: messages.calendar });
}

function metricColumns({ metrics, compare = [] }: AggregateQuery, isPivoted: boolean, options: DrillColumnsOptions) {
  const { catalog, locale, messages } = options;
  const columnsOf = (index: number, group: Across | null, withTrend: boolean): readonly DrillColumn[] => {
    const asked = metrics[index] ?? "";
    const name = typeof asked === "string" ? asked : asked.metric;
    const metric = catalog.metrics[name] as Metric;
    const unit = metricUnit(metric);
    const isDifference = unit === "share" || unit === "points";
    const metricLabel = labelOf(catalog.metrics, name, locale);
    const outer = group === null ? [] : [group.label];
    const column = (part: DrillPart, label: string, rest: Partial<DrillColumn> = {}): DrillColumn => {
      const change = part === "change";
      const number = { locale, unit: change && !isDifference ? "share" : unit, digits: change ? undefined : metric.digits } as const;
      const print = (format: typeof formatNumber) => (value: CellNumber | null) =>
        change ? changeText(value, isDifference ? unit : null, options) : format(value, number);
      return {
        id: [name, rest.compareId, part === "value" || part === "compare" ? null : part, group && `@${group.id}`].filter((one) => one != null).join(":"),
        name,
        metric: name,
        metricLabel,
        part,
        label,
        above: compare.length > 0 ? [...outer, metricLabel] : outer,
        ...(group?.pivot !== undefined && { pivot: group.pivot }),
        unit: number.unit,
        direction: metric.direction ?? "neutral",
        least: leastCases(metric),
        isSortable: part === "value" || (isPivoted && part !== "trend"),
        isDecimal: !change && isDecimal(catalog, metric),
        format: print(formatNumber),
        formatExact: print(formatExact),
        ...rest,
      };
    };
    const beside = compare.flatMap((one) => {
      const base = baseName(one, options);
      const rest = { compareId: one.id };
      const change = isDifference ? "difference" : "ratio";
      const what = compare.length === 1 ? messages.drill.change : messages.drill.changeFrom(base);
      return [column("compare", base, rest), column("change", what, { ...rest, change })];
    });
    return [
      column("value", compare.length > 0 ? messages.drill.value : metricLabel),
      ...(withTrend ? [column("trend", messages.drill.course)] : []),
      ...beside,
    ];
  };
  return { columnsOf };
}

/** In the words of a tile: what prints as zero is no change. */
function changeText(value: CellNumber | null, unit: "share" | "points" | null, { locale, messages }: DrillColumnsOptions): string {
  const sign = "change";
  const { delta } = messages;
  const amount = unit === "share" && value !== null ? formatNumber(Number(value) * 100, { locale, digits: 1, sign }) : formatNumber(value, { locale, unit: unit ?? "share", sign });
  if (value === null) return amount;
  if (!/[1-9]/.test(amount)) return delta.noChange;
  if (unit === null) return amount;
  return unit === "points" ? delta.points(amount) : delta.percentagePoints(amount);
}

function baseName({ id, to }: Comparison<string>, { catalog, locale, messages }: DrillColumnsOptions): string {
  if (typeof to === "object" && "target" in to) return labelOf(catalog.metrics, to.target, locale);
  const bases: { readonly [id: string]: string } = messages.kpi.bases;
  return bases[id] ?? id;
}

function isDecimal(catalog: Catalog, metric: Metric): boolean {
  switch (metric.kind) {
    case "sum":
    case "min":
    case "max":
    case "snapshot":
      return metric.of !== undefined && catalog.dimensions[metric.of]?.kind === "decimal";
    case "cumulative": {
      const of = catalog.metrics[metric.of];
      return of !== undefined && isDecimal(catalog, of);
    }
    default:
      return false;
  }
}
