import { actorEntity } from "./actorEntity.ts";
import { checkCalendars } from "./calendar.ts";
import type { Catalog, CatalogEvent, Entity } from "./catalog.ts";
import { notDecimal, readDecimal } from "./decimal.ts";
import { operatorsOf } from "./dimension.ts";
import type { Dimension } from "./dimension.ts";
import { isoDuration } from "./duration.ts";
import { MetricsError } from "./error.ts";
import { expressionNames, expressionUnit, parseExpression, sameUnit, unitName } from "./expression.ts";
import { decimalOperands } from "./filter.ts";
import type { AnyFilter, AnyLeaf } from "./filter.ts";
import { metricUnit } from "./metric.ts";
import type { ConversionMetric, CumulativeMetric, DerivedMetric, Metric, SnapshotMetric, Unit } from "./metric.ts";
import { nameError, suggestion } from "./nearest.ts";

/** The same checks for a catalog that is only known at run time. */
export function checkCatalog(catalog: Catalog): void {
  const { entities, dimensions, metrics, events = {}, hierarchies = {}, calendars = {} } = catalog;
  for (const [name, entity] of Object.entries(entities)) {
    if (name.startsWith("$")) {
      throw new MetricsError("invalid-query", `"${name}" cannot be the name of an entity: names with $ are ours`, {
        path: `entities.${name}`,
      });
    }
    for (const target of Object.keys(entity.belongsTo ?? {})) {
      requireName(entities, target, "entity", `entities.${name}.belongsTo`);
    }
  }
  for (const [name, dimension] of Object.entries(dimensions)) {
    const path = `dimensions.${name}`;
    requireFreeName(name, metrics, path);
    if (dimension.entity !== undefined) requireName(entities, dimension.entity, "entity", `${path}.entity`);
  }
  for (const [name, dimension] of Object.entries(dimensions)) checkScale(dimension, `dimensions.${name}.scale`);
  for (const [name, event] of Object.entries(events)) checkEvent(catalog, name, event);
  for (const [name, metric] of Object.entries(metrics)) checkMetric(catalog, name, metric);
  checkCalendars(calendars);
  for (const [name, levels] of Object.entries(hierarchies)) checkHierarchy(catalog, name, levels);
}

function checkScale(dimension: Dimension, path: string): void {
  if (dimension.kind !== "decimal") return;
  const { scale } = dimension;
  if (Number.isInteger(scale) && scale >= 0 && scale <= 30) return;
  throw new MetricsError("invalid-query", `scale is ${scale}; an exact decimal has 0 to 30 digits after its point`, { path });
}

function checkMetric(catalog: Catalog, name: string, metric: Metric): void {
  const path = `metrics.${name}`;
  requireFreeName(name, catalog.dimensions, path);
  if (metric.kind === "conversion") return checkConversion(catalog, metric, path);
  if (metric.kind === "cumulative") return checkCumulative(catalog, metric, path);
  if (metric.kind === "derived") return checkDerived(catalog, name, metric, path);
  if (metric.kind === "ratio") {
    for (const part of ["numerator", "denominator"] as const) {
      const target = requireName(catalog.metrics, metric[part], "metric", `${path}.${part}`);
      if (!divisible.includes(target.kind)) {
        throw new MetricsError("invalid-query", `${metric[part]} is a ${target.kind} and cannot be divided again`, {
          path: `${path}.${part}`,
        });
      }
    }
    return;
  }
  requireName(catalog.entities, metric.entity, "entity", `${path}.entity`);
  if (metric.where !== undefined) checkFilter(catalog, metric.where, `${path}.where`);
  if (metric.kind === "snapshot") return checkSnapshot(catalog, metric, path);
  if (metric.time !== undefined) requireKind(catalog, metric.time, "time", `${path}.time`);
  if (metric.kind === "distinct") {
    if (metric.of !== undefined) requireColumn(catalog, metric.entity, metric.of, `${path}.of`);
    return;
  }
  if (metric.kind !== "count") requireNumber(catalog, metric.of, `${path}.of`);
  if (metric.kind === "percentile" && !(metric.p > 0 && metric.p < 1)) {
    throw new MetricsError("invalid-query", `p is ${metric.p}; a percentile takes p between 0 and 1, 0.9 for p90`, {
      path: `${path}.p`,
    });
  }
}

/** What a ratio can be made of. */
const divisible: readonly Metric["kind"][] = ["count", "sum", "average", "min", "max", "distinct", "snapshot"];
/** What can be accumulated: whatever is measured from rows. */
const accumulable: readonly Metric["kind"][] = ["count", "sum", "average", "min", "max", "distinct", "percentile", "ratio"];

function checkSnapshot(catalog: Catalog, { over, of }: SnapshotMetric, path: string): void {
  if (of !== undefined) requireNumber(catalog, of, `${path}.of`);
  if (typeof over === "string") return requireKind(catalog, over, "time", `${path}.over`);
  requireKind(catalog, over.opened, "time", `${path}.over.opened`);
  requireKind(catalog, over.closed, "time", `${path}.over.closed`);
}

function checkCumulative(catalog: Catalog, metric: CumulativeMetric, path: string): void {
  const { of, window, toDate } = metric;
  const target = requireName(catalog.metrics, of, "metric", `${path}.of`);
  if (!accumulable.includes(target.kind)) {
    throw new MetricsError("invalid-query", `${of} is a ${target.kind} and cannot be accumulated`, { path: `${path}.of` });
  }
  if (target.kind === "ratio") {
    for (const part of [target.numerator, target.denominator]) {
      const { kind } = requireName(catalog.metrics, part, "metric", `${path}.of`);
      if (accumulable.includes(kind)) continue;
      throw new MetricsError("invalid-query", `${of} divides a ${kind} and cannot be accumulated`, { path: `${path}.of` });
    }
  }
  if (window !== undefined && toDate !== undefined) {
    throw new MetricsError("invalid-query", "give window or toDate, not both", { path: `${path}.toDate` });
  }
  if (window !== undefined) requireDuration(window, `${path}.window`);
  requireUnit(metric, metricUnit(target), path);
}

function checkDerived(catalog: Catalog, name: string, metric: DerivedMetric, path: string): void {
  const at = `${path}.expression`;
  if (typeof metric.expression !== "string") throw new MetricsError("invalid-query", "the expression is missing; write such as revenue / orders", { path: at });
  const expression = parseExpression(metric.expression, { path: at });
  for (const part of metric.from) requireName(catalog.metrics, part, "metric", `${path}.from`);
  for (const part of expressionNames(expression)) {
    if (!metric.from.includes(part)) throw nameError("metric of `from`", part, metric.from, at);
  }
  requireNoCircle(catalog, name, metric.from, [name]);
  const unit = expressionUnit(expression, (part) => metricUnit(catalog.metrics[part] as Metric), { path: at });
  if (unit !== null) requireUnit(metric, unit, path);
}

function requireNoCircle(catalog: Catalog, name: string, from: readonly string[], way: readonly string[]): void {
  for (const part of from) {
    if (part === name) {
      throw new MetricsError("invalid-query", `${[...way, part].join(" → ")} goes round in a circle`, {
        path: `metrics.${name}.from`,
      });
    }
    const metric = catalog.metrics[part];
    if (metric?.kind === "derived" && !way.includes(part)) requireNoCircle(catalog, name, metric.from, [...way, part]);
  }
}

/** Plain numbers may be called shares, points or counts. */
function requireUnit(metric: Metric, unit: Unit, path: string): void {
  const said = metricUnit(metric);
  const plain = (one: Unit) => one === "number" || one === "share" || one === "points";
  if (sameUnit(said, unit) || (plain(said) && plain(unit)) || (unit === "number" && said === "count")) return;
  throw new MetricsError(
    "invalid-query",
    `its unit is ${unitName(unit)}, not ${unitName(said)}; write unit: ${JSON.stringify(unit)}`,
    { path: `${path}.unit` },
  );
}

function checkConversion(catalog: Catalog, { from, to, within }: ConversionMetric, path: string): void {
  const { events = {} } = catalog;
  const start = requireName(events, from, "event", `${path}.from`);
  const end = requireName(events, to, "event", `${path}.to`);
  requireDuration(within, `${path}.within`);
  const [one, other] = [actorEntity(catalog, start), actorEntity(catalog, end)];
  if (one === other) return;
  throw new MetricsError("invalid-query", `${from} happens to a ${one}, ${to} to a ${other}: they cannot be one and the same`, {
    path: `${path}.to`,
  });
}

function checkEvent(catalog: Catalog, name: string, { entity, time, actor, where }: CatalogEvent): void {
  const path = `events.${name}`;
  requireName(catalog.entities, entity, "entity", `${path}.entity`);
  requireKind(catalog, time, "time", `${path}.time`);
  if (actor !== undefined) requireColumn(catalog, entity, actor, `${path}.actor`);
  if (where !== undefined) checkFilter(catalog, where, `${path}.where`);
}

function checkHierarchy(catalog: Catalog, name: string, levels: readonly string[]): void {
  levels.forEach((level, at) => {
    const path = `hierarchies.${name}[${at}]`;
    const { kind } = requireName(catalog.dimensions, level, "dimension", path);
    if (kind === "time") throw new MetricsError("invalid-query", `${level} is a time; drill time with a grain`, { path });
    if (levels.indexOf(level) < at) throw new MetricsError("invalid-query", `${level} stands twice`, { path });
  });
}

function requireDuration(text: string, path: string): void {
  if (isoDuration.test(text)) return;
  throw new MetricsError("invalid-query", `"${text}" is not a duration; write ISO 8601 such as P28D or PT4H`, { path });
}

function requireColumn(catalog: Catalog, entity: string, name: string, path: string): void {
  const { key, belongsTo = {} } = catalog.entities[entity] as Entity;
  const columns = [...Object.keys(catalog.dimensions), key, ...Object.values(belongsTo)];
  if (!columns.includes(name)) throw nameError("dimension", name, columns, path);
}

function checkFilter(catalog: Catalog, filter: AnyFilter, path: string): void {
  if ("and" in filter) return filter.and.forEach((part, at) => checkFilter(catalog, part, `${path}.and[${at}]`));
  if ("or" in filter) return filter.or.forEach((part, at) => checkFilter(catalog, part, `${path}.or[${at}]`));
  if ("not" in filter) return checkFilter(catalog, filter.not, `${path}.not`);
  const dimension = requireName(catalog.dimensions, filter.dimension, "dimension", path);
  if (!operatorsOf(dimension.kind).includes(filter.op)) {
    throw nameError(`operator of ${dimension.kind} dimensions`, String(filter.op), operatorsOf(dimension.kind), `${path}.op`);
  }
  if (dimension.kind === "decimal") return requireDecimals(filter, dimension.scale, path);
  if (dimension.kind !== "enum") return;
  const values = "values" in filter ? filter.values : filter.op === "equals" ? [filter.value] : [];
  const unknown = values.find((value) => value !== null && !dimension.values.includes(value as string));
  if (unknown !== undefined) throw nameError(`value of ${filter.dimension}`, String(unknown), dimension.values, path);
}

function requireDecimals(leaf: AnyLeaf, scale: number, path: string): void {
  for (const value of decimalOperands(leaf)) {
    if (readDecimal(value, scale) !== null) continue;
    throw new MetricsError("invalid-query", `${String(value).slice(0, 80)} ${notDecimal(scale)}`, { path });
  }
}

/** Names that rows use for themselves. */
const reserved = new Set(["time"]);

function requireFreeName(name: string, others: object, path: string): void {
  if (reserved.has(name) || Object.hasOwn(others, name) || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    throw new MetricsError(
      "invalid-query",
      `the name "${name}" cannot be used: names are letters, digits and _, differ between dimensions and metrics, and are not "time"`,
      { path },
    );
  }
}

function requireName<V>(of: { readonly [name: string]: V }, name: unknown, what: string, path: string): V {
  if (typeof name !== "string") {
    throw new MetricsError("invalid-query", `${name === undefined ? "no" : `${typeof name} is no name: no`} ${what} is named; ${suggestion("", Object.keys(of))}`, { path });
  }
  const value = Object.hasOwn(of, name) ? of[name] : undefined;
  if (value === undefined) throw nameError(what, name, Object.keys(of), path);
  return value;
}

function requireNumber(catalog: Catalog, name: string, path: string): void {
  if (requireName(catalog.dimensions, name, "dimension", path).kind !== "decimal") requireKind(catalog, name, "number", path);
}

function requireKind(catalog: Catalog, name: string, kind: Dimension["kind"], path: string): void {
  const dimension = requireName(catalog.dimensions, name, "dimension", path);
  if (dimension.kind !== kind) {
    throw new MetricsError("invalid-query", `${name} is a ${dimension.kind} dimension; a ${kind} dimension is needed`, {
      path,
    });
  }
}

