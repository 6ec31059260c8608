import type { Catalog } from "../../query/catalog.ts";
import type { Filter } from "../../query/catalogFilter.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { dimensionPath } from "../../query/dimensionPath.ts";
import { narrowedEvent } from "../../query/events.ts";
import { allOf } from "../../query/filter.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { FunnelQuery } from "../../query/funnel.ts";
import type { RecordsQuery } from "../../query/query.ts";
import { applicableToEvents } from "../../selection/applicable.ts";
import type { Resolved } from "../../selection/selection.ts";
import { segmentFilter } from "./funnelSegments.ts";
import type { FunnelStepsModel } from "./funnelModel.ts";
import type { FunnelPlace } from "./funnelReading.ts";
import type { FunnelOutcome } from "./useFunnelPointer.ts";

/** Whom someone wants to see: who reached a step, or who reached the one before and not this one. */
export interface FunnelDrill {
  /** Index of the step, from 0. */
  readonly step: number;
  /** What the step is called on the page. */
  readonly name: string;
  readonly outcome: FunnelOutcome;
  /** How many they are; null where it is not known. */
  readonly count: number | null;
  /** The segment whose bar it was; null without a breakdown. */
  readonly segment: { readonly dimension: string; readonly label: string; readonly value?: DimensionValue; readonly other: boolean } | null;
  /** The funnel whose answer it was, under the page's filters and range and over the segment alone. */
  readonly query: FunnelQuery;
  /**
   * The rows of the first step's event in that range under those filters: everyone who entered. Who of them is meant
   * is what `step` and `outcome` say of `query`.
   */
  readonly entries: RecordsQuery;
}

export interface FunnelDrillOptions {
  readonly catalog: Catalog;
  readonly model: FunnelStepsModel;
  /** The page's choice, as it holds for this widget. */
  readonly resolved: Resolved;
}

export function funnelDrill(
  query: FunnelQuery,
  { point: step, segment }: FunnelPlace,
  outcome: FunnelOutcome,
  { catalog, model, resolved }: FunnelDrillOptions,
): FunnelDrill {
  const { by, segments, steps, cells } = model;
  const chosen = segments[segment];
  const events = [...query.steps, ...(query.exclusions ?? [])].map((one) => narrowedEvent(one).event);
  const own = by === null || chosen === undefined ? null : segmentFilter(by.dimension, chosen, segments);
  const where = allOf([query.where as AnyFilter | undefined, applicableToEvents(catalog, events, resolved.filter).filter, own]);
  const range = resolved.range ?? query.time.range;
  const { breakdown: _breakdown, compare: _compare, where: _where, ...asked } = query;
  const first = narrowedEvent(query.steps[0] ?? "");
  const event = catalog.events?.[first.event];
  const entity = event?.entity ?? "";
  const entered = allOf([event?.where, first.where as AnyFilter | undefined, where]);
  const cell = cells[segment]?.[step];
  return {
    step,
    name: steps[step] ?? "",
    outcome,
    count: (outcome === "dropped" ? cell?.dropped : cell?.count) ?? null,
    segment:
      by === null || chosen === undefined
        ? null
        : {
            dimension: by.dimension,
            label: chosen.label,
            ...(chosen.value === undefined ? {} : { value: chosen.value }),
            other: chosen.other,
          },
    query: { ...asked, time: { range }, ...(where !== null && { where: where as Filter<Catalog> }) },
    entries: {
      kind: "records",
      entity,
      columns: Object.keys(catalog.dimensions).filter((name) => dimensionPath(catalog, entity, name)?.length === 0),
      ...(event !== undefined && { time: { dimension: event.time, range } }),
      ...(entered !== null && { where: entered as Filter<Catalog> }),
    },
  };
}
