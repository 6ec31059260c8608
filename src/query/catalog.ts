import type { Dimension, ValueOf } from "./dimension.ts";
import { MetricsError } from "./error.ts";
import type { AnyFilter } from "./filter.ts";
import type { LocalizedText } from "./locale.ts";
import type { Metric } from "./metric.ts";
import { nameError } from "./nearest.ts";

export interface Entity {
  /** Name of the column that identifies a row. */
  readonly key: string;
  readonly label?: LocalizedText;
  /** Links to the entities each row belongs to: entity → the column here that holds its key. */
  readonly belongsTo?: { readonly [entity: string]: string };
}

/** What a host's data means: its entities, dimensions and metrics. Plain data; may come over the wire. */
export interface Catalog {
  readonly entities: { readonly [name: string]: Entity };
  readonly dimensions: { readonly [name: string]: Dimension };
  readonly metrics: { readonly [name: string]: Metric };
}

export type EntityName<C extends Catalog> = keyof C["entities"] & string;
export type DimensionName<C extends Catalog> = keyof C["dimensions"] & string;
export type MetricName<C extends Catalog> = keyof C["metrics"] & string;
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

type Checked<C extends Catalog> = {
  readonly dimensions: {
    readonly [D in keyof C["dimensions"]]: Named<Exclude<C["dimensions"][D]["entity"], undefined>, EntityName<C>, "entity">;
  };
  readonly metrics: {
    readonly [M in keyof C["metrics"]]: CheckedMetric<C, C["metrics"][M]>;
  };
};
type CheckedMetric<C extends Catalog, M> = M extends { readonly kind: "ratio"; numerator: infer N; denominator: infer D }
  ? Named<N, MetricName<C>, "metric"> & Named<D, MetricName<C>, "metric">
  : M extends { readonly kind: "distinct"; readonly entity: infer E; readonly time?: infer T }
    ? Named<E, EntityName<C>, "entity"> & Named<T, TimeDimensionName<C>, "time dimension">
    : M extends { readonly entity: infer E; readonly time?: infer T; readonly of: infer O }
      ? Named<E, EntityName<C>, "entity"> &
          Named<T, TimeDimensionName<C>, "time dimension"> &
          Named<O, NameOfKind<C, "number">, "number dimension">
      : M extends { readonly entity: infer E; readonly time?: infer T }
        ? Named<E, EntityName<C>, "entity"> & Named<T, TimeDimensionName<C>, "time dimension">
        : unknown;

/** Names that rows use for themselves. */
const reserved = new Set(["time"]);

/**
 * Declares a catalog. Every name that another part refers to is checked, by the compiler and again at run time.
 * @throws MetricsError `invalid-query` with the path of the first name that is unknown or out of place
 */
export function defineCatalog<const C extends Catalog>(catalog: C & Checked<C>): C {
  checkCatalog(catalog);
  return catalog;
}

/** The same checks for a catalog that is only known at run time. */
export function checkCatalog(catalog: Catalog): void {
  const { entities, dimensions, metrics } = catalog;
  for (const [name, entity] of Object.entries(entities)) {
    for (const target of Object.keys(entity.belongsTo ?? {})) {
      requireName(entities, target, "entity", `entities.${name}.belongsTo`);
    }
  }
  for (const [name, dimension] of Object.entries(dimensions)) {
    const path = `dimensions.${name}`;
    requireFreeName(name, metrics, path);
    if (dimension.entity !== undefined) requireName(entities, dimension.entity, "entity", `${path}.entity`);
  }
  for (const [name, metric] of Object.entries(metrics)) checkMetric(catalog, name, metric);
}

function checkMetric(catalog: Catalog, name: string, metric: Metric): void {
  const path = `metrics.${name}`;
  requireFreeName(name, catalog.dimensions, path);
  if (metric.kind === "ratio") {
    for (const part of ["numerator", "denominator"] as const) {
      const target = requireName(catalog.metrics, metric[part], "metric", `${path}.${part}`);
      if (target.kind === "ratio" || target.kind === "percentile") {
        throw new MetricsError("invalid-query", `${metric[part]} is a ${target.kind} and cannot be divided again`, {
          path: `${path}.${part}`,
        });
      }
    }
    return;
  }
  requireName(catalog.entities, metric.entity, "entity", `${path}.entity`);
  if (metric.time !== undefined) requireKind(catalog, metric.time, "time", `${path}.time`);
  if (metric.kind !== "count" && metric.kind !== "distinct") requireKind(catalog, metric.of, "number", `${path}.of`);
  if (metric.kind === "percentile" && !(metric.p > 0 && metric.p < 1)) {
    throw new MetricsError("invalid-query", `p is ${metric.p}; a percentile takes p between 0 and 1, 0.9 for p90`, {
      path: `${path}.p`,
    });
  }
  if (metric.kind === "distinct" && metric.of !== undefined) {
    const { key, belongsTo = {} } = catalog.entities[metric.entity] as Entity;
    const columns = [...Object.keys(catalog.dimensions), key, ...Object.values(belongsTo)];
    if (!columns.includes(metric.of)) throw nameError("dimension", metric.of, columns, `${path}.of`);
  }
  if (metric.where !== undefined) checkFilter(catalog, metric.where, `${path}.where`);
}

const operators: { readonly [K in Dimension["kind"]]: readonly string[] } = {
  enum: ["isNull", "equals", "in", "notIn", "contains", "startsWith"],
  string: ["isNull", "equals", "in", "notIn", "contains", "startsWith"],
  number: ["isNull", "equals", "in", "notIn", "range"],
  boolean: ["isNull", "equals", "in", "notIn"],
  time: ["isNull", "range"],
};

/** The operators that a dimension of this kind has. */
export function operatorsOf(kind: Dimension["kind"]): readonly string[] {
  return operators[kind];
}

function checkFilter(catalog: Catalog, filter: AnyFilter, path: string): void {
  if ("and" in filter) return filter.and.forEach((part, at) => checkFilter(catalog, part, `${path}.and[${at}]`));
  if ("or" in filter) return filter.or.forEach((part, at) => checkFilter(catalog, part, `${path}.or[${at}]`));
  if ("not" in filter) return checkFilter(catalog, filter.not, `${path}.not`);
  const dimension = requireName(catalog.dimensions, filter.dimension, "dimension", path);
  if (!operators[dimension.kind].includes(filter.op)) {
    throw nameError(`operator of ${dimension.kind} dimensions`, String(filter.op), operators[dimension.kind], `${path}.op`);
  }
  if (dimension.kind !== "enum") return;
  const values = "values" in filter ? filter.values : filter.op === "equals" ? [filter.value] : [];
  const unknown = values.find((value) => value !== null && !dimension.values.includes(value as string));
  if (unknown !== undefined) throw nameError(`value of ${filter.dimension}`, String(unknown), dimension.values, path);
}

function requireFreeName(name: string, others: object, path: string): void {
  if (reserved.has(name) || Object.hasOwn(others, name) || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    throw new MetricsError(
      "invalid-query",
      `the name "${name}" cannot be used: names are letters, digits and _, differ between dimensions and metrics, and are not "time"`,
      { path },
    );
  }
}

function requireName<V>(of: { readonly [name: string]: V }, name: string, what: string, path: string): V {
  const value = Object.hasOwn(of, name) ? of[name] : undefined;
  if (value === undefined) throw nameError(what, name, Object.keys(of), path);
  return value;
}

function requireKind(catalog: Catalog, name: string, kind: Dimension["kind"], path: string): void {
  const dimension = requireName(catalog.dimensions, name, "dimension", path);
  if (dimension.kind !== kind) {
    throw new MetricsError("invalid-query", `${name} is a ${dimension.kind} dimension; a ${kind} dimension is needed`, {
      path,
    });
  }
}

/**
 * How rows of `entity` reach a dimension: the entities walked along `belongsTo`, shortest way first.
 * Empty: the dimension is in the entity's own table. Null: it cannot be reached without multiplying rows.
 */
export function dimensionPath(catalog: Catalog, entity: string, dimension: string): readonly string[] | null {
  const target = catalog.dimensions[dimension]?.entity;
  if (target === undefined || target === entity) return [];
  const seen = new Set([entity]);
  let frontier: readonly (readonly string[])[] = [[]];
  while (frontier.length > 0) {
    const next: (readonly string[])[] = [];
    for (const path of frontier) {
      const links = catalog.entities[path.at(-1) ?? entity]?.belongsTo ?? {};
      for (const linked of Object.keys(links)) {
        if (seen.has(linked)) continue;
        if (linked === target) return [...path, linked];
        seen.add(linked);
        next.push([...path, linked]);
      }
    }
    frontier = next;
  }
  return null;
}
