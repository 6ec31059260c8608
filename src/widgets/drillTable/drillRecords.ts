import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { dimensionPath } from "../../query/dimensionPath.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { Order, RecordsQuery } from "../../query/query.ts";
import type { AbsoluteRange } from "../../query/range.ts";

export interface RecordsOptions {
  /** Half-open; null for a number without a time. */
  readonly range: AbsoluteRange | null;
  readonly where: AnyFilter | null;
  /** Default: everything that stands in the entity's own rows. */
  readonly columns?: readonly string[];
  readonly order?: readonly Order<string>[];
  readonly calendar?: RecordsQuery["calendar"];
}

/**
 * The rows that a metric counts or measures: of a ratio those of its denominator, of a derived metric those
 * of the first that it names, of a conversion those who could convert. Null where a range does not say which they are: snapshots, and windows longer than the range.
 */
export function recordsOf(
  catalog: Catalog,
  metric: string,
  { range, where, columns, order, calendar }: RecordsOptions,
): RecordsQuery | null {
  const source = sourceOf(catalog, metric);
  if (source === null) return null;
  const { entity, time } = source;
  const filter = allOf([source.where, where]);
  const own = Object.keys(catalog.dimensions).filter((name) => dimensionPath(catalog, entity, name)?.length === 0);
  return {
    kind: "records",
    entity,
    columns: columns ?? own,
    ...(time !== undefined && range !== null && { time: { dimension: time, range } }),
    ...(filter !== null && { where: filter as Filter<Catalog> }),
    ...(order ? { order } : time !== undefined && { order: [{ by: time }] }),
    ...(calendar && { calendar }),
  };
}

interface Source {
  readonly entity: string;
  readonly time?: string | undefined;
  readonly where?: AnyFilter | undefined;
}

function sourceOf(catalog: Catalog, name: string): Source | null {
  const metric = catalog.metrics[name];
  if (metric === undefined) return null;
  switch (metric.kind) {
    case "count":
    case "sum":
    case "average":
    case "min":
    case "max":
    case "percentile":
    case "distinct":
      return metric;
    case "ratio":
      return sourceOf(catalog, metric.denominator);
    case "derived":
      return sourceOf(catalog, metric.from[0] ?? "");
    case "conversion": {
      const event = catalog.events?.[metric.from];
      return event === undefined ? null : event;
    }
    case "cumulative":
    case "snapshot":
      return null;
    default:
      return metric satisfies never;
  }
}
