import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { dimensionPath } from "../../query/dimensionPath.ts";
import { narrowedEvent } from "../../query/events.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { FunnelQuery } from "../../query/funnel.ts";
import type { RecordsQuery } from "../../query/query.ts";
import type { Instant } from "../../query/range.ts";
import { actorDimension, isOfActor } from "../../selection/actorDimension.ts";
import { segmentFilter } from "./funnelSegments.ts";
import type { FunnelModel } from "./funnelModel.ts";
import type { FunnelPlace } from "./funnelReading.ts";
import type { FunnelViewName } from "./funnelQuery.ts";
import type { FunnelOutcome } from "./useFunnelPointer.ts";

/**
 * Whom someone wants to see: who reached `step`, or who did `from` and not `step`; of a trend those who entered in one
 * bucket, of the time to convert those who took so long.
 */
export interface FunnelDrill {
  readonly view: FunnelViewName;
  /** Index of the step, from 0: of a trend the last one. */
  readonly step: number;
  /** Index of the step that all who could reach it had done; of the first step itself. */
  readonly from: number;
  /** What the step is called on the page. */
  readonly name: string;
  readonly outcome: FunnelOutcome;
  /** How many they are; null where it is not known. */
  readonly count: number | null;
  /** Start of the bucket in which they entered; null but for a trend. */
  readonly entered: Instant | null;
  /** How long they took, half-open; null but for the time to convert. */
  readonly seconds: { readonly from: number; readonly to: number } | null;
  /** The segment whose place it was; null without a breakdown. */
  readonly segment: { readonly dimension: string; readonly label: string; readonly value?: DimensionValue; readonly other: boolean } | null;
  /**
   * The funnel whose answer holds the number, under the page's filters and range: over the segment alone where the
   * actor has its value, else still broken down by it.
   */
  readonly query: FunnelQuery;
  /**
   * The same, broken down by whom it happened to: `funnelPeople(answer, drill)` are exactly those who are meant. Null
   * where the catalog has no dimension of the actor's name, and where the segment is that of an event and not of the
   * actor: then only `query` and `entries` say more.
   */
  readonly people: FunnelQuery | null;
  /** The rows of the first step's event: everyone who entered. Null in any order, where each step may be the first. */
  readonly entries: RecordsQuery | null;
}

/** @param catalog for whom the events happen to, and which columns their rows have */
export function funnelDrill(
  catalog: Catalog,
  model: FunnelModel,
  { point, segment: at }: FunnelPlace,
  outcome: FunnelOutcome,
): FunnelDrill {
  const { by, segments, steps, query, range } = model;
  const { breakdown, compare: _compare, ...asked } = query;
  const events = query.steps.map((one) => narrowedEvent(one).event);
  const chosen = by === null ? undefined : segments[at];
  const own = by === null || chosen === undefined ? null : segmentFilter(by.dimension, chosen, segments);
  const isWhole = own === null || isOfActor(catalog, by?.dimension ?? "", events) || (breakdown?.attribution === "all" && chosen?.other === false);
  const where = allOf([query.where as AnyFilter | undefined, isWhole ? own : null]);
  const alone = { ...asked, ...(where !== null && { where: where as Filter<Catalog> }) };
  const actor = actorDimension(catalog, events[0] ?? "", query.order === "any" ? events : []);
  // Spans of the whole are not those of a segment; who took several times has no one time.
  const isTimed = model.view !== "timeToConvert" || (query.count ?? "uniques") === "uniques";
  const { step, from, count } = placed(model, point, at, outcome);
  const start = model.view === "trend" ? (model.starts[point] ?? null) : null;
  const span = model.view === "timeToConvert" ? model.spans[point] : undefined;
  const bucket = start === null ? null : { from: start, to: (model.view === "trend" ? model.starts[point + 1] : undefined) ?? range?.to ?? start };
  return {
    view: model.view,
    step,
    from,
    name: steps[step] ?? "",
    outcome,
    count,
    entered: start,
    seconds: span ?? null,
    segment:
      by === null || chosen === undefined
        ? null
        : {
            dimension: by.dimension,
            label: chosen.label,
            ...(chosen.value === undefined ? {} : { value: chosen.value }),
            other: chosen.other,
          },
    query: isWhole ? alone : { ...alone, ...(breakdown && { breakdown }) },
    people: isWhole && actor !== null && isTimed ? { ...alone, breakdown: { by: actor } } : null,
    entries: query.order === "any" ? null : entriesOf(catalog, query, { range: bucket ?? query.time.range, segment: entersWith(query, isWhole) ? own : null }),
  };
}

interface Placed {
  readonly step: number;
  readonly from: number;
  readonly count: number | null;
}

function placed(model: FunnelModel, point: number, segment: number, outcome: FunnelOutcome): Placed {
  if (model.view === "steps") {
    const cell = model.cells[segment]?.[point];
    return { step: point, from: Math.max(0, point - 1), count: (outcome === "dropped" ? cell?.dropped : cell?.count) ?? null };
  }
  if (model.view === "timeToConvert") {
    const { from, to } = model.between;
    return { step: to, from, count: model.times[segment]?.counts[point] ?? null };
  }
  const line = model.lines[segment];
  const [entered, converted] = [line?.entered[point] ?? null, line?.converted[point] ?? null];
  const lost = entered === null || converted === null ? null : entered - converted;
  return { step: model.steps.length - 1, from: 0, count: outcome === "dropped" ? lost : converted };
}

/** Whether the value of the segment is that of the first step. */
function entersWith({ breakdown }: FunnelQuery, isWhole: boolean): boolean {
  return isWhole || (breakdown?.attribution ?? "first") === "first";
}

interface EntriesOptions {
  readonly range: FunnelQuery["time"]["range"];
  readonly segment: AnyFilter | null;
}

function entriesOf(catalog: Catalog, query: FunnelQuery, { range, segment }: EntriesOptions): RecordsQuery {
  const first = narrowedEvent(query.steps[0] ?? "");
  const event = catalog.events?.[first.event];
  const entity = event?.entity ?? "";
  const where = allOf([event?.where, first.where as AnyFilter | undefined, query.where as AnyFilter | undefined, segment]);
  return {
    kind: "records",
    entity,
    columns: Object.keys(catalog.dimensions).filter((name) => dimensionPath(catalog, entity, name)?.length === 0),
    ...(event !== undefined && { time: { dimension: event.time, range } }),
    ...(where !== null && { where: where as Filter<Catalog> }),
  };
}
