import type { AnyFilter, Catalog, CatalogEvent, DimensionValue } from "../query/index.ts";
import { allOf, dimensionPath, filterDimensions, MetricsError } from "../query/index.ts";
import type { ActorColumns } from "../analytics/byActor.ts";
import type { Clock } from "../time/resolveRange.ts";
import { absoluteFilter } from "./absoluteFilter.ts";

/** Rows of one entity read as events: to whom each happened, when, and which definitions it meets. */
export interface EventScan {
  readonly entity: string;
  readonly time: string;
  /** A dimension, or the key or a link of the entity. Rows without one are no events. */
  readonly actor: string;
  /** Half-open, epoch milliseconds; −Infinity: since ever. */
  readonly from: number;
  readonly to: number;
  /** A row that meets one is an event; its mark has the bits of all that it meets. At most 31 bits in all. */
  readonly marks: readonly { readonly bit: number; readonly where: AnyFilter | null }[];
  /** Dimensions to read, in the same places for every scan; null where these rows need none. */
  readonly by: readonly (string | null)[];
  /** A number dimension to read; null for none. */
  readonly measure: string | null;
  /**
   * One event suffices of those with equal actor, mark and dimensions in the same bucket: an adapter may give only the
   * first or last. Buckets as in `TimeWindow`; null is one for all.
   */
  readonly thin: { readonly keep: "first" | "last"; readonly starts: readonly number[] | null } | null;
}

/** A column of values as codes; −1 is unknown. */
export interface EventValues {
  readonly codes: ArrayLike<number>;
  readonly values: readonly DimensionValue[];
}

/**
 * Events of all scans together. A row that several scans give may be one event with the marks of all, or several. Rows
 * without a mark are no events.
 */
export interface EventColumns extends ActorColumns {
  readonly actorValues: readonly DimensionValue[];
  /** One an asked dimension. */
  readonly by: readonly EventValues[];
  /** The asked number, NaN where unknown; null where none was asked. */
  readonly numbers: Float64Array | null;
}

/**
 * Reads events. The row policy of each scan's entity, and of all that it reaches, is the adapter's to apply.
 * @throws MetricsError `too-large` where they are more than the adapter can hold
 */
export type ReadEvents = (scans: readonly EventScan[]) => Promise<EventColumns>;

/** An event as a query asks for it: the catalog's, narrowed. */
export interface AskedEvent {
  readonly event: string;
  readonly where?: AnyFilter | undefined;
  /** Where in the query it stands. */
  readonly path: string;
}

/** An event's definition with absolute filters, and the rows it is read from. */
export interface EventDefinition {
  readonly entity: string;
  readonly time: string;
  readonly actor: string;
  readonly where: AnyFilter | null;
}

/** @throws MetricsError `unsupported` where rows of the event's entity do not reach a dimension of a filter */
export function eventDefinition(
  catalog: Catalog,
  { event, where, path }: AskedEvent,
  { clock, shared = null }: { readonly clock: Clock; readonly shared?: AnyFilter | null },
): EventDefinition {
  const found = eventOf(catalog, event, path);
  const { entity, time } = found;
  const actor = found.actor ?? (catalog.entities[entity]?.key as string);
  const own = allOf([found.where, where]);
  const absolute = own === null ? null : absoluteFilter(catalog, own, clock, `${path}.where`);
  const filter = allOf([absolute, shared]);
  for (const name of filter === null ? [] : filterDimensions(filter)) requireReach(catalog, { event, entity }, name, path);
  return { entity, time, actor, where: filter };
}

function eventOf(catalog: Catalog, event: string, path: string): CatalogEvent {
  const { events = {} } = catalog;
  const found = Object.hasOwn(events, event) ? events[event] : undefined;
  if (found === undefined) throw new MetricsError("invalid-query", `unknown event "${event}"`, { path });
  return found;
}

export function requireReach(
  catalog: Catalog,
  { event, entity }: { readonly event: string; readonly entity: string },
  dimension: string,
  path: string,
): void {
  if (dimensionPath(catalog, entity, dimension) !== null) return;
  throw new MetricsError("unsupported", `${event} happens in ${entity} rows, and these have no ${dimension}`, { path });
}

/** Whether one row may be both events: read from the same rows, and not told apart by a dimension's values. */
export function mayBeOneRow(a: EventDefinition, b: EventDefinition): boolean {
  return isSameStream(a, b) && !areDisjoint(a.where, b.where);
}

/** Whether both ask for values of one dimension that have none in common. */
function areDisjoint(a: AnyFilter | null, b: AnyFilter | null): boolean {
  const [listedA, listedB] = [listedValues(a), listedValues(b)];
  return listedA.some((one) =>
    listedB.some(({ dimension, values }) => dimension === one.dimension && !values.some((value) => one.values.includes(value))),
  );
}

interface Listed {
  readonly dimension: string;
  readonly values: readonly DimensionValue[];
}

function listedValues(filter: AnyFilter | null): readonly Listed[] {
  if (filter === null) return [];
  if ("and" in filter) return filter.and.flatMap(listedValues);
  if (!("op" in filter)) return [];
  if (filter.op === "equals") return [{ dimension: filter.dimension, values: [filter.value] }];
  return filter.op === "in" ? [filter] : [];
}

function isSameStream(a: EventDefinition, b: EventDefinition): boolean {
  return a.entity === b.entity && a.time === b.time && a.actor === b.actor;
}

/** Scans of definitions over one span, those of the same rows as one. Bit i is the definition at i. */
export function scansOf(
  definitions: readonly EventDefinition[],
  { from, to }: { readonly from: number; readonly to: number },
  { by = [], measure = null }: { readonly by?: readonly EventDimension[]; readonly measure?: string | null } = {},
): readonly EventScan[] {
  const scans: { readonly definition: EventDefinition; readonly bits: number[] }[] = [];
  definitions.forEach((definition, bit) => {
    const known = scans.find((scan) => isSameStream(scan.definition, definition));
    if (known === undefined) scans.push({ definition, bits: [bit] });
    else known.bits.push(bit);
  });
  return scans.map(({ definition: { entity, time, actor }, bits }) => ({
    entity,
    time,
    actor,
    from,
    to,
    marks: bits.map((bit) => ({ bit, where: definitions[bit]?.where ?? null })),
    by: by.map(({ name, bits: readBy }) => (bits.some((bit) => readBy.includes(bit)) ? name : null)),
    measure,
    thin: null,
  }));
}

/** A dimension, and the definitions on whose events it is read. */
export interface EventDimension {
  readonly name: string;
  readonly bits: readonly number[];
}
