import type { Messages } from "../../i18n/messages.ts";
import type { Catalog, CatalogEvent } from "../../query/catalog.ts";
import { cellAt } from "../../query/columns.ts";
import type { DimensionColumn, MetricColumn, TimeColumn } from "../../query/columns.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { Unit } from "../../query/metric.ts";
import type { Grain, Instant, ResolvedRange } from "../../query/range.ts";
import { numberOf } from "../../query/decimal.ts";
import type { AnyCell, AnyRow, TableResult } from "../../query/result.ts";
import type { RetentionQuery } from "../../query/retention.ts";
import { labelOf } from "../../react/label.ts";
import { localDate } from "../../format/printDate.ts";
import { momentAfter } from "./momentAfter.ts";
import type { Moment } from "./momentAfter.ts";
import type { RetentionMeasure } from "./retentionQuery.ts";
import { segmentsOf } from "./retentionSegments.ts";
import type { RetentionSegment } from "./retentionSegments.ts";

export type RetentionMeasureKind = "rate" | "users" | "sum" | "average" | "share";

/**
 * `complete`; `small`: complete, of fewer cases than may be judged; `running`: still changes; `future`: has not begun;
 * `none`: nobody in it; `masked`: known, and not for this reader.
 */
export type RetentionCellState = "complete" | "small" | "running" | "future" | "none" | "masked";

export interface RetentionCell {
  /** Share, number, sum or average, by the model's measure; null is not known. */
  readonly value: number | null;
  /** How many were retained. */
  readonly users: number | null;
  /** What `value` divides, where it divides. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly state: RetentionCellState;
  /** From when on the cell no longer changes; null where it does not change, or only the host's calendar knows. */
  readonly completeOn: Moment | null;
  /** The same cell of the comparison. */
  readonly compare: number | null;
  /** The same once its period is over, for means; null before, and without one. */
  readonly compareOver: RetentionParts | null;
}

/** A number with what it is made of, where it divides. */
export interface RetentionParts {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface RetentionRow {
  readonly kind: "cohort" | "segment" | "mean" | "compare";
  readonly key: string;
  /** Start of the cohort; null for rows over several. */
  readonly start: Instant | null;
  readonly segment: RetentionSegment | null;
  /** How many people; null where nobody counted. */
  readonly size: number | null;
  /** Whether people still join. */
  readonly forming: boolean;
  /** One a period. */
  readonly cells: readonly RetentionCell[];
}

export interface RetentionModel {
  readonly startLabel: string;
  readonly returnLabel: string;
  /** Of the return: whether it is good that it happens. */
  readonly direction: "up" | "down" | "neutral";
  readonly measure: RetentionMeasureKind;
  /** The number that is summed or averaged, in words. */
  readonly measured: string | null;
  readonly unit: Unit;
  readonly grain: Grain;
  readonly timeZone: string;
  readonly range: ResolvedRange;
  readonly periods: readonly number[];
  readonly by: { readonly dimension: string; readonly label: string; readonly segments: readonly RetentionSegment[] } | null;
  /** Cohorts in the order of time, one list a segment; one list without a breakdown. */
  readonly cohorts: readonly (readonly RetentionRow[])[];
  /** What cells are held against, in words. */
  readonly comparison: { readonly label: string } | null;
  /** As many cases as a rate or an average has to have before it is judged. */
  readonly minSample: number;
  /** The last instant that the data covers, else when it was computed. */
  readonly asOf: Instant;
  /** What was asked, with the filters and the range of the page. */
  readonly query: RetentionQuery;
}

export interface RetentionModelOptions {
  readonly catalog: Catalog;
  readonly messages: Messages;
  readonly measure?: RetentionMeasure | undefined;
  /** Default 30. */
  readonly minSample?: number | undefined;
}

/** The numbers of a retention table. Periods at the end that have begun for no cohort are left out. */
export function retentionModel(result: TableResult<AnyRow>, query: RetentionQuery, options: RetentionModelOptions): RetentionModel {
  const { catalog, messages, measure = "rate", minSample = 30 } = options;
  const { columns, timeZone, freshness, resolvedRange } = result;
  const time = columns.find((column): column is TimeColumn => column.role === "time");
  const named = (name: string) => columns.find((column) => column.name === name);
  const periodOf = (named("period") as DimensionColumn | undefined)?.values ?? [];
  const [sizes, users, values] = ["size", "users", "value"].map((name) => named(name) as MetricColumn);
  const broken = query.breakdown && (named(query.breakdown.by) as DimensionColumn | undefined);
  const segments = broken ? segmentsOf(broken, catalog, messages) : null;
  const starts = [...new Set(time?.values)].sort();
  const asked = [...new Set(periodOf as readonly number[])].sort((a, b) => a - b);
  const kind = measureKind(measure);
  const places = { starts: placesOf(starts), periods: placesOf(asked) };
  const last = query.windows === "rolling" ? 2 : 1;
  const compareId = query.compare?.[0]?.id;
  const comparedStarts = compareId === undefined ? undefined : time?.compare?.[compareId];
  const asOf = freshness.dataThrough ?? freshness.computedAt;
  /** Whether the period of a compared cohort is over; one of business days is, where the own one is. */
  const isComparedOver = (row: number, period: number, isOver: boolean) => {
    const from = comparedStarts?.[row] ?? null;
    const end = from === null ? null : momentAfter(from, query.time.grain, period + last, timeZone);
    if (end === null) return isOver;
    return Date.parse(end) <= (end.length > 10 ? Date.parse(asOf) : localDate(Date.parse(asOf), timeZone));
  };

  const table = (segments ?? [null]).map(() => starts.map(() => asked.map((): RetentionCell => unknown)));
  const heads = (segments ?? [null]).map(() => starts.map(() => ({ size: null as number | null, forming: false })));
  for (let row = 0; row < result.rowCount; row++) {
    const start = time?.values[row] as Instant;
    const cohort = places.starts.get(start) as number;
    const period = periodOf[row] as number;
    const segment = segments === null ? 0 : segments.findIndex((one) => one.rows.has(row));
    const size = cellAt(sizes as MetricColumn, row);
    const cell = cellOf(cellAt(values as MetricColumn, row), cellAt(users as MetricColumn, row), size, minSample);
    const isOver = cell.state !== "running" && cell.state !== "future";
    const compareOver = cell.compareOver !== null && isComparedOver(row, period, isOver) ? cell.compareOver : null;
    const completeOn = isOver ? null : momentAfter(start, query.time.grain, period + last, timeZone);
    const cells = table[segment]?.[cohort] as RetentionCell[];
    cells[places.periods.get(period) as number] = { ...cell, completeOn, compareOver };
    const head = heads[segment]?.[cohort];
    if (head) Object.assign(head, { size: numberOf(size.value), forming: size.state === "incomplete" });
  }
  const begun = lastBegun(table);
  const periods = asked.slice(0, begun + 1);
  const shares = kind === "share" ? (cells: readonly RetentionCell[]) => asShares(cells, query.reference, minSample) : asTheyAre;
  const bases: Readonly<Record<string, string>> = messages.kpi.bases;
  const event = (request: RetentionQuery["start"]) => eventOf(catalog, request);
  return {
    startLabel: labelOf(catalog.events ?? {}, narrowedEvent(query.start).event, messages.locale),
    returnLabel: labelOf(catalog.events ?? {}, narrowedEvent(query.return).event, messages.locale),
    direction: event(query.return)?.direction ?? "neutral",
    measure: kind,
    measured: typeof measure === "string" ? null : labelOf(catalog.dimensions, Object.values(measure)[0] as string, messages.locale),
    unit: kind === "rate" || kind === "share" ? "share" : kind === "users" ? "count" : "number",
    grain: query.time.grain,
    timeZone,
    range: resolvedRange ?? { from: starts[0] ?? freshness.computedAt, to: freshness.computedAt },
    periods,
    by: segments && query.breakdown ? { dimension: query.breakdown.by, label: labelOf(catalog.dimensions, query.breakdown.by, messages.locale), segments } : null,
    cohorts: table.map((cohorts, at) =>
      cohorts.map((cells, cohort): RetentionRow => ({
        kind: "cohort",
        key: `${starts[cohort]} ${segments?.[at]?.key ?? ""}`,
        start: starts[cohort] as Instant,
        segment: segments?.[at] ?? null,
        size: heads[at]?.[cohort]?.size ?? null,
        forming: heads[at]?.[cohort]?.forming === true,
        cells: shares(cells.slice(0, begun + 1)),
      })),
    ),
    comparison: compareId === undefined ? null : { label: bases[compareId] ?? compareId },
    minSample,
    asOf,
    query,
  };
}

const unknown: RetentionCell = {
  value: null,
  users: null,
  numerator: null,
  denominator: null,
  state: "none",
  completeOn: null,
  compare: null,
  compareOver: null,
};

const asTheyAre = (cells: readonly RetentionCell[]) => cells;

function placesOf<V>(values: readonly V[]): ReadonlyMap<V, number> {
  return new Map(values.map((value, place) => [value, place]));
}

function measureKind(measure: RetentionMeasure): RetentionMeasureKind {
  return typeof measure === "string" ? measure : "share" in measure ? "share" : "sum" in measure ? "sum" : "average";
}

function eventOf(catalog: Catalog, request: RetentionQuery["start"]): CatalogEvent | undefined {
  return catalog.events?.[narrowedEvent(request).event];
}

function cellOf(value: AnyCell, users: AnyCell, size: AnyCell, minSample: number): RetentionCell {
  const compared = Object.values(value.compare ?? {})[0];
  const isNobody = Object.values(size.compare ?? {})[0]?.value === 0;
  const compareOver = compared === undefined || isNobody ? null : partsOf(compared);
  const state = stateOf(value, users, size, minSample);
  return { ...partsOf(value), users: numberOf(users.value), state, completeOn: null, compare: numberOf(compared?.value ?? null), compareOver };
}

function partsOf({ value, numerator, denominator }: Pick<AnyCell, "value" | "numerator" | "denominator">): RetentionParts {
  return { value: numberOf(value), numerator: numberOf(numerator ?? null), denominator: numberOf(denominator ?? null) };
}

function stateOf(value: AnyCell, users: AnyCell, size: AnyCell, minSample: number): RetentionCellState {
  if (value.state === "masked" || users.state === "masked") return "masked";
  if (value.state === "incomplete") return users.value === null ? "future" : "running";
  if (value.value === null || size.value === 0) return "none";
  const n = numberOf(value.n ?? value.denominator ?? null);
  return (n === null ? value.state === "small" : n < minSample) ? "small" : "complete";
}

function lastBegun(table: readonly (readonly (readonly RetentionCell[])[])[]): number {
  const rows = table.flat();
  return rows.reduce((last, cells) => Math.max(last, cells.findLastIndex(({ state }) => state !== "future")), 0);
}

/** Sums over the sum of period 0, or of the asked period before, of the same cohort. */
function asShares(cells: readonly RetentionCell[], reference: RetentionQuery["reference"], minSample: number): readonly RetentionCell[] {
  return cells.map((cell, at) => {
    const base = cells[reference === "previous" ? Math.max(0, at - 1) : 0] ?? unknown;
    const denominator = cell.value === null ? null : base.value;
    const share = (value: number | null, of: number | null) => (value === null || of === null || of === 0 ? null : value / of);
    const value = share(cell.value, denominator);
    const isOver = cell.state === "complete" || cell.state === "small";
    const few = (cells[0]?.users ?? 0) < minSample;
    const [over, overBase] = [cell.compareOver?.value ?? null, base.compareOver?.value ?? null];
    return {
      ...cell,
      value,
      numerator: cell.value,
      denominator,
      compare: share(cell.compare, base.compare),
      compareOver: over === null || overBase === null ? null : { value: share(over, overBase), numerator: over, denominator: overBase },
      state: !isOver ? cell.state : value === null ? "none" : few ? "small" : "complete",
    };
  });
}
