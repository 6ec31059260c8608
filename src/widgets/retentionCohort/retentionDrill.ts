import type { Catalog, CatalogEvent } from "../../query/catalog.ts";
import { dimensionPath } from "../../query/dimensionPath.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import { narrowedEvent } from "../../query/events.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { RecordsQuery } from "../../query/query.ts";
import type { AbsoluteRange } from "../../query/range.ts";
import type { RetentionQuery } from "../../query/retention.ts";
import { actorDimension, isOfActor } from "../../selection/actorDimension.ts";
import { momentAfter } from "./momentAfter.ts";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import type { RetentionSegment } from "./retentionSegments.ts";

/** A cell, and how to ask for its people. Everything is filtered as the table is. */
export interface RetentionDrill {
  /** When the cohort starts, half-open; over all cohorts the table's range. */
  readonly cohort: AbsoluteRange;
  readonly period: number;
  readonly segment: RetentionSegment | null;
  /** How many were retained; null where it is not known. */
  readonly users: number | null;
  /**
   * The retention of this cell alone: its last period is the cell's. Over the segment alone where the actor has its
   * value, else still broken down by it.
   */
  readonly query: RetentionQuery;
  /**
   * The same, broken down by whom it happened to: `retentionPeople(answer, drill)` are exactly those who came back, and
   * those who did not. Null where the catalog has no dimension of the actor's name, and where the segment is that of
   * the start and not of the actor.
   */
  readonly people: RetentionQuery | null;
  /** The starts of the cohort. Of first starts only those count before which someone has none. */
  readonly starts: RecordsQuery;
  /** The returns that may count in the cell; null where only the host's calendar knows their time. */
  readonly returns: RecordsQuery | null;
}

export function retentionDrill(catalog: Catalog, model: RetentionModel, row: RetentionRow, at: number): RetentionDrill {
  const { query, range, periods, grain, timeZone } = model;
  const period = periods[at] ?? 0;
  const cohort = cohortRange(model, row);
  const { compare: _compare, breakdown, ...asked } = query;
  const known = typeof query.periods === "number" ? periods : query.periods;
  const segment = row.segment;
  const segmentFilter = segment === null ? null : filterOf(model, segment);
  const events = [narrowedEvent(query.start).event, narrowedEvent(query.return).event] as const;
  const isWhole = segmentFilter === null || isOfActor(catalog, breakdown?.by ?? "", events);
  const where = allOf([query.where as AnyFilter | undefined, isWhole ? segmentFilter : null]);
  const actor = actorDimension(catalog, events[0]);
  const [from, to] = returnSpan(query, period);
  const start = row.start ?? range.from;
  const end = row.start ?? model.cohorts[0]?.at(-1)?.start ?? range.from;
  const first = momentAfter(start, grain, from, timeZone);
  const last = to === null ? model.asOf : momentAfter(end, grain, to, timeZone);
  const alone = {
    ...asked,
    time: { range: cohort, grain },
    periods: known.filter((one) => one <= period),
    ...(where !== null && { where: where as Filter<Catalog> }),
  };
  return {
    cohort,
    period,
    segment,
    users: row.cells[at]?.users ?? null,
    query: segmentFilter !== null && !isWhole && breakdown ? { ...alone, breakdown } : alone,
    people: isWhole && actor !== null ? { ...alone, breakdown: { by: actor } } : null,
    starts: recordsOf(catalog, query.start, { range: cohort, shared: query.where, segment: segmentFilter, by: query.breakdown?.by }),
    returns: first === null || last === null ? null : recordsOf(catalog, query.return, { range: { from: first, to: last }, shared: query.where }),
  };
}

function cohortRange({ range, cohorts: [first = []] }: RetentionModel, { start }: RetentionRow): AbsoluteRange {
  if (start === null) return range;
  const next = first[first.findIndex((cohort) => cohort.start === start) + 1]?.start;
  return { from: start < range.from ? range.from : start, to: next ?? range.to };
}

/** In periods after the start's own: from which on a return counts, and before which; null is now. */
function returnSpan({ criterion, windows }: RetentionQuery, period: number): readonly [number, number | null] {
  const last = windows === "rolling" ? period + 2 : period + 1;
  if (criterion === "onOrAfter") return [period, null];
  return criterion === "onOrBefore" && period > 0 ? [1, last] : [period, last];
}

function filterOf({ by }: RetentionModel, { value, other }: RetentionSegment): AnyFilter | null {
  if (by === null) return null;
  const { dimension, segments } = by;
  if (other) return { dimension, op: "notIn", values: segments.filter((one) => !one.other).map((one) => one.value) };
  return value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value };
}

interface RecordsOptions {
  readonly range: AbsoluteRange;
  readonly shared: RetentionQuery["where"];
  readonly segment?: AnyFilter | null;
  readonly by?: string | undefined;
}

function recordsOf(catalog: Catalog, request: RetentionQuery["start"], { range, shared, segment, by }: RecordsOptions): RecordsQuery {
  const { event, where } = narrowedEvent(request) as { readonly event: string; readonly where?: AnyFilter };
  const { events = {} } = catalog;
  const { entity, time, actor, where: own } = events[event] as CatalogEvent;
  const who = actor ?? catalog.entities[entity]?.key;
  const columns = [who, time, by].filter(
    (name): name is string => name !== undefined && catalog.dimensions[name] !== undefined && dimensionPath(catalog, entity, name) !== null,
  );
  const filter = allOf([own, where, shared as AnyFilter | undefined, segment]);
  return {
    kind: "records",
    entity,
    columns,
    time: { dimension: time, range },
    ...(filter !== null && { where: filter as Filter<Catalog> }),
    order: [{ by: time }],
  };
}
