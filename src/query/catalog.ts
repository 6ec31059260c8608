import type { Calendars } from "./calendar.ts";
import type { Dimension, ValueOf } from "./dimension.ts";
import type { AnyFilter } from "./filter.ts";
import type { LocalizedText } from "./locale.ts";
import type { Direction, Metric } from "./metric.ts";

export interface Entity {
  /** Name of the column that identifies a row. */
  readonly key: string;
  readonly label?: LocalizedText;
  /** Links to the entities each row belongs to: entity → the column here that holds its key. */
  readonly belongsTo?: { readonly [entity: string]: string };
}

/** Something that happens to someone at a time: what funnels, retention and conversions speak of. */
export interface CatalogEvent<E extends string = string, T extends string = string> {
  /** Each of its rows with a known time is one event. */
  readonly entity: E;
  /** The time dimension at which it happens. */
  readonly time: T;
  /** To whom: a dimension, or the key or a link of the entity. Default: the entity's key. */
  readonly actor?: string;
  /** Only rows that match. */
  readonly where?: AnyFilter;
  /** Whether it is good that it happens again: of an order `up`, of a complaint `down`. Default `neutral`. */
  readonly direction?: Extract<Direction, string>;
  readonly label?: LocalizedText;
  readonly description?: LocalizedText;
}

/** What a host's data means: its entities, dimensions and metrics. Plain data; may come over the wire. */
export interface Catalog {
  readonly entities: { readonly [name: string]: Entity };
  readonly dimensions: { readonly [name: string]: Dimension };
  readonly metrics: { readonly [name: string]: Metric };
  readonly events?: { readonly [name: string]: CatalogEvent };
  /** Ways to drill down: dimensions from the coarsest to the finest. */
  readonly hierarchies?: { readonly [name: string]: readonly string[] };
  /** Business calendars, by which queries may count days and align holidays. */
  readonly calendars?: Calendars;
}

export type EntityName<C extends Catalog> = keyof C["entities"] & string;
export type DimensionName<C extends Catalog> = keyof C["dimensions"] & string;
export type MetricName<C extends Catalog> = keyof C["metrics"] & string;
export type EventName<C extends Catalog> = keyof Exclude<C["events"], undefined> & string;
export type HierarchyName<C extends Catalog> = keyof Exclude<C["hierarchies"], undefined> & string;
export type DimensionOf<C extends Catalog, D extends DimensionName<C>> = C["dimensions"][D];
export type DimensionValueOf<C extends Catalog, D extends DimensionName<C>> = ValueOf<DimensionOf<C, D>> | null;
export type NameOfKind<C extends Catalog, K extends Dimension["kind"]> = {
  [D in DimensionName<C>]: K extends DimensionOf<C, D>["kind"] ? D : never;
}[DimensionName<C>];
export type TimeDimensionName<C extends Catalog> = NameOfKind<C, "time">;
/** Every dimension but the times, by which rows are grouped with a grain. */
export type GroupDimensionName<C extends Catalog> = string extends DimensionName<C>
  ? string
  : Exclude<DimensionName<C>, TimeDimensionName<C>>;

type Named<Value, Names, What extends string> = Value extends string
  ? string extends Value
    ? unknown
    : Value extends Names
      ? unknown
      : { readonly error: `unknown ${What} "${Value}"` }
  : unknown;

/** Like `Named` for the elements of a list. */
type AllNamed<Values, Names, What extends string> = [Exclude<Values, Names>] extends [never]
  ? unknown
  : { readonly error: `unknown ${What} "${Exclude<Values, Names> & string}"` };

type Checked<C extends Catalog> = {
  readonly dimensions: {
    readonly [D in keyof C["dimensions"]]: Named<Exclude<C["dimensions"][D]["entity"], undefined>, EntityName<C>, "entity">;
  };
  readonly metrics: {
    readonly [M in keyof C["metrics"]]: CheckedMetric<C, C["metrics"][M]>;
  };
  readonly events?: {
    readonly [V in keyof C["events"]]: CheckedEvent<C, C["events"][V]>;
  };
  readonly hierarchies?: {
    readonly [H in keyof C["hierarchies"]]: C["hierarchies"][H] extends readonly (infer D)[]
      ? AllNamed<D, GroupDimensionName<C>, "dimension">
      : unknown;
  };
};
type CheckedMetric<C extends Catalog, M> = M extends { readonly kind: "ratio"; numerator: infer N; denominator: infer D }
  ? Named<N, MetricName<C>, "metric"> & Named<D, MetricName<C>, "metric">
  : M extends { readonly kind: "cumulative"; readonly of: infer O }
    ? Named<O, MetricName<C>, "metric">
    : M extends { readonly kind: "derived"; readonly from: readonly (infer F)[] }
      ? AllNamed<F, MetricName<C>, "metric">
      : M extends { readonly kind: "conversion"; readonly from: infer F; readonly to: infer T }
        ? AllNamed<F | T, EventName<C>, "event">
        : M extends { readonly kind: "snapshot"; readonly entity: infer E; readonly over: infer T; readonly of?: infer O }
          ? Named<E, EntityName<C>, "entity"> &
              AllNamed<T extends { readonly opened: infer P } ? P : T, TimeDimensionName<C>, "time dimension"> &
              AllNamed<T extends { readonly closed: infer P } ? P : T, TimeDimensionName<C>, "time dimension"> &
              Named<O, NameOfKind<C, "number" | "decimal">, "number dimension">
          : M extends { readonly kind: "distinct"; readonly entity: infer E; readonly time?: infer T }
            ? Named<E, EntityName<C>, "entity"> & Named<T, TimeDimensionName<C>, "time dimension">
            : M extends { readonly entity: infer E; readonly time?: infer T; readonly of: infer O }
              ? Named<E, EntityName<C>, "entity"> &
                  Named<T, TimeDimensionName<C>, "time dimension"> &
                  Named<O, NameOfKind<C, "number" | "decimal">, "number dimension">
              : M extends { readonly entity: infer E; readonly time?: infer T }
                ? Named<E, EntityName<C>, "entity"> & Named<T, TimeDimensionName<C>, "time dimension">
                : unknown;
type CheckedEvent<C extends Catalog, V> = V extends { readonly entity: infer E; readonly time: infer T }
  ? Named<E, EntityName<C>, "entity"> & Named<T, TimeDimensionName<C>, "time dimension">
  : unknown;

/**
 * Declares a catalog; the compiler checks every name that another part refers to. Whatever evaluates queries (the
 * memory and SQL adapters, the handler) checks all of it with `checkCatalog` when it starts, so that a page that only
 * asks does not carry the checks.
 */
export function defineCatalog<const C extends Catalog>(catalog: C & Checked<C>): C {
  return catalog;
}
