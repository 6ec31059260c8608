import type { Catalog, DimensionValue } from "../../../src/query/index.ts";
import { metricParts } from "../../../src/query/index.ts";
import type { Random } from "./random.ts";
import { zones } from "./zones.ts";

/** What queries are drawn from. */
export interface Domain {
  readonly catalog: Catalog;
  /** Values that occur, by dimension; null among them. */
  readonly values: { readonly [dimension: string]: readonly DimensionValue[] };
  /** The days that the data covers, as epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

type Json = { readonly [key: string]: unknown };

/** A query as it might come over the wire. Most are sound; some ask for what no adapter may answer. */
export function generateQuery(domain: Domain, random: Random): Json {
  const kind = random.next();
  if (kind < 0.12) return recordsQuery(domain, random);
  if (kind < 0.2) return membersQuery(domain, random);
  if (kind < 0.28) return driversQuery(domain, random);
  return aggregateQuery(domain, random, { time: random.chance(0.85) ? timeOf(domain, random) : undefined });
}

/** An aggregate query about the days around an instant, in the zone whose clocks change then. */
export function generateAround(domain: Domain, random: Random, instant: number, timeZone: string): Json {
  const date = (days: number) => new Date(instant + days * 86_400_000).toISOString().slice(0, 10);
  const grain = random.pick(["minute", "hour", "hour", "day", "day", "week", "month"]);
  const span = { minute: 0, hour: 1, day: 3, week: 20, month: 70 }[grain] ?? 1;
  const range = { from: date(-1 - random.int(span + 1)), to: date(2 + random.int(span + 1)) };
  const query = aggregateQuery(domain, random, { time: { range, grain } });
  return { ...query, calendar: { ...(query["calendar"] as Json | undefined), timeZone } };
}

function aggregateQuery({ catalog, ...domain }: Domain, random: Random, { time }: { readonly time: Json | undefined }): Json {
  const whole = { catalog, ...domain };
  const metrics = random.some(Object.keys(catalog.metrics), 4, 1).map((metric) => requestOf(whole, random, metric));
  const cells = metrics.map((metric) => (typeof metric === "string" ? metric : String(metric["as"] ?? metric["metric"])));
  const names = metrics.map((metric) => (typeof metric === "string" ? metric : String(metric["metric"])));
  const within = reachable(catalog, names.flatMap((name) => entitiesOf(catalog, name)), random);
  const by = random.some(within.filter((name) => catalog.dimensions[name]?.kind !== "time"), random.chance(0.75) ? 1 : 2);
  const groupings = [...by, ...(time?.["grain"] === undefined ? [] : ["time"])];
  return compact({
    kind: "aggregate",
    metrics,
    by: by.length === 0 ? undefined : by,
    time,
    compare: time !== undefined && random.chance(0.35) ? comparisons(random) : undefined,
    where: random.chance(0.45) ? filterOf(whole, random, 3, within) : undefined,
    totals: random.chance(0.35) ? [random.some(groupings, groupings.length), []].slice(0, 1 + random.int(2)) : undefined,
    top: by.length > 0 && random.chance(0.3) ? topOf(random, by, cells) : undefined,
    having:
      random.chance(0.12)
        ? [{ metric: random.pick(cells), op: random.pick(["gt", "gte", "lt", "lte"]), value: random.int(8) }]
        : undefined,
    order:
      random.chance(0.3) ? [{ by: random.pick([...cells, ...groupings]), direction: random.pick(["asc", "desc"]) }] : undefined,
    page: random.chance(0.15) ? { size: 1 + random.int(12) } : undefined,
    ...clockOf(whole, random),
  });
}

function requestOf(domain: Domain, random: Random, metric: string): string | Json {
  if (random.chance(0.75)) return metric;
  return compact({
    metric,
    as: `${metric}Too`,
    where: random.chance(0.7) ? filterOf(domain, random, 1, reachable(domain.catalog, entitiesOf(domain.catalog, metric), random)) : undefined,
    compute: random.chance(0.35) ? random.pick(["share", "rank", "running"]) : undefined,
  });
}

function topOf(random: Random, by: readonly string[], cells: readonly string[]): Json {
  return compact({
    n: 1 + random.int(4),
    by: random.pick(cells),
    of: random.chance(0.3) ? random.pick(by) : undefined,
    other: random.chance(0.7) ? true : undefined,
  });
}

function comparisons(random: Random): readonly Json[] {
  const to = () =>
    random.pick<unknown>([
      "previous",
      "previous",
      { shift: "P1Y" },
      { shift: "P1M" },
      { shift: "P4W" },
      { shift: "P1D" },
      { from: "2025-03-01", to: "2025-04-01" },
    ]);
  const align = () => (random.chance(0.5) ? { align: random.pick(["calendar", "weekday", "elapsed"]) } : {});
  return ["before", "other"].slice(0, 1 + random.int(2)).map((id) => ({ id, to: to(), ...align() }));
}

function timeOf(domain: Domain, random: Random): Json {
  const { range, days } = rangeOf(domain, random);
  const fitting = [
    ...(days <= 0.2 ? ["minute"] : []),
    ...(days <= 12 ? ["hour"] : []),
    ...(days <= 400 ? ["day"] : []),
    "week",
    "month",
    "quarter",
    "year",
  ];
  return compact({
    dimension: random.chance(0.08) ? random.pick(kindOf(domain.catalog, "time")) : undefined,
    range,
    grain: random.chance(0.7) ? random.pick(fitting) : undefined,
    fill: random.chance(0.15) ? random.pick(["null", "zero", "metric"]) : undefined,
  });
}

function rangeOf({ from, to }: Domain, random: Random): { readonly range: Json; readonly days: number } {
  const unit = random.pick(["hour", "day", "week", "month", "quarter", "year"]);
  const unitDays = { hour: 1 / 24, day: 1, week: 7, month: 31, quarter: 92, year: 366 }[unit] ?? 1;
  const kind = random.next();
  if (kind < 0.2) {
    const last = 1 + random.int(unit === "year" ? 2 : 9);
    return { range: compact({ last, unit, complete: random.chance(0.4) ? false : undefined }), days: last * unitDays };
  }
  if (kind < 0.3) return { range: { toDate: unit }, days: unitDays };
  if (kind < 0.4) return { range: { period: unit, offset: -random.int(4) }, days: unitDays };
  const days = random.pick([1, 2, 3, 8, 30, 90, 400]);
  const start = from + random.int(Math.max(1, Math.floor((to - from) / 86_400_000))) * 86_400_000;
  const asInstants = random.chance(0.25);
  const iso = (instant: number) => (asInstants ? new Date(instant).toISOString() : new Date(instant).toISOString().slice(0, 10));
  const shift = asInstants ? random.int(86_400_000) : 0;
  return { range: { from: iso(start + shift), to: iso(start + shift + days * 86_400_000) }, days };
}

function recordsQuery(domain: Domain, random: Random): Json {
  const { catalog } = domain;
  const entity = random.pick(Object.keys(catalog.entities));
  const reachable = Object.keys(catalog.dimensions).filter((name) => reaches(catalog, entity, name));
  const times = reachable.filter((name) => catalog.dimensions[name]?.kind === "time");
  return compact({
    kind: "records",
    entity,
    columns: random.some(reachable, 5, 1),
    time:
      times.length > 0 && random.chance(0.5) ? { dimension: random.pick(times), range: rangeOf(domain, random).range } : undefined,
    where: random.chance(0.5) ? filterOf(domain, random, 2, reachable) : undefined,
    order: random.chance(0.6)
      ? random.some(reachable, 2, 1).map((by) => compact({ by, direction: random.chance(0.5) ? "desc" : undefined }))
      : undefined,
    page: random.chance(0.5) ? { size: 1 + random.int(40) } : undefined,
    ...clockOf(domain, random),
  });
}

function membersQuery(domain: Domain, random: Random): Json {
  const { catalog } = domain;
  const dimension = random.pick(Object.keys(catalog.dimensions).filter((name) => catalog.dimensions[name]?.kind !== "time"));
  const owner = catalog.dimensions[dimension]?.entity;
  const text = String(random.pick(domain.values[dimension] ?? [""]));
  return compact({
    kind: "members",
    dimension,
    entity: owner === undefined ? random.pick(Object.keys(catalog.entities)) : undefined,
    search: random.chance(0.4) ? text.slice(0, 1 + random.int(3)) : undefined,
    order: random.chance(0.5) ? random.pick(["value", "count"]) : undefined,
    where: random.chance(0.3) ? filterOf(domain, random, 2, owner === undefined ? undefined : reachable(catalog, [owner], random)) : undefined,
    page: random.chance(0.5) ? { size: 1 + random.int(10) } : undefined,
    ...clockOf(domain, random),
  });
}

function driversQuery(domain: Domain, random: Random): Json {
  const { catalog } = domain;
  const explainable = Object.keys(catalog.metrics).filter((name) => ["count", "sum", "ratio", "average"].includes(catalog.metrics[name]?.kind ?? ""));
  const metric = random.pick(random.chance(0.9) ? explainable : Object.keys(catalog.metrics));
  const within = reachable(catalog, entitiesOf(catalog, metric), random);
  return compact({
    kind: "drivers",
    metric,
    time: { range: rangeOf(domain, random).range },
    compare: random.pick<unknown>([undefined, "previous", { shift: "P1Y" }, { shift: "P1W" }]),
    dimensions: random.some(within.filter((name) => catalog.dimensions[name]?.kind !== "time"), 3, 1),
    top: random.chance(0.4) ? 1 + random.int(3) : undefined,
    where: random.chance(0.3) ? filterOf(domain, random, 2, within) : undefined,
    ...clockOf(domain, random),
  });
}

function clockOf({ from, to }: Domain, random: Random): Json {
  return compact({
    calendar: random.chance(0.7)
      ? compact({
          timeZone: random.chance(0.85) ? random.pick(zones) : undefined,
          weekStart: random.chance(0.4) ? random.pick(["monday", "sunday", "saturday", "wednesday"]) : undefined,
        })
      : undefined,
    asOf: random.chance(0.2) ? new Date(from + random.int(to - from)).toISOString() : undefined,
  });
}

function filterOf(
  domain: Domain,
  random: Random,
  depth: number,
  among: readonly string[] = Object.keys(domain.catalog.dimensions),
): Json {
  const kind = random.next();
  if (depth > 0 && kind < 0.3) {
    const parts = Array.from({ length: 1 + random.int(3) }, () => filterOf(domain, random, depth - 1, among));
    return { [random.pick(["and", "or"])]: parts };
  }
  if (depth > 0 && kind < 0.4) return { not: filterOf(domain, random, depth - 1, among) };
  return leafOf(domain, random, random.pick(among));
}

function leafOf(domain: Domain, random: Random, dimension: string): Json {
  const kind = domain.catalog.dimensions[dimension]?.kind;
  const values = domain.values[dimension] ?? [];
  const known = values.filter((value) => value !== null);
  if (random.chance(0.12) || known.length === 0) return { dimension, op: "isNull" };
  if (kind === "time") {
    if (random.chance(0.4)) return { dimension, op: "range", range: rangeOf(domain, random).range };
    const instant = new Date(domain.from + random.int(domain.to - domain.from)).toISOString();
    return { dimension, op: "range", range: random.chance(0.5) ? { from: instant } : { to: instant } };
  }
  if (kind === "number" && random.chance(0.6)) {
    const from = Number(random.pick(known));
    return { dimension, op: "range", range: random.pick<Json>([{ from }, { to: from }, { from, to: from + 1 + random.int(200) }]) };
  }
  const isText = kind === "string" || kind === "enum";
  if (isText && random.chance(0.35)) {
    const text = String(random.pick(known));
    const start = random.int(text.length);
    const op = random.pick(["contains", "startsWith"]);
    return { dimension, op, value: op === "contains" ? text.slice(start, start + 1 + random.int(3)) : text.slice(0, 1 + random.int(4)) };
  }
  if (random.chance(0.4)) return { dimension, op: "equals", value: random.pick(known) };
  return { dimension, op: random.pick(["in", "notIn"]), values: random.some(values, 4) };
}

/** The entities whose rows a metric counts. */
function entitiesOf(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name];
  if (metric === undefined) return [];
  if (metric.kind === "conversion") return [catalog.events?.[metric.from]?.entity ?? ""];
  return "entity" in metric ? [metric.entity] : metricParts(metric).flatMap((part) => entitiesOf(catalog, part));
}

/** The dimensions that rows of all of them reach; now and then any, for the sake of the refusals. */
function reachable(catalog: Catalog, entities: readonly string[], random: Random): readonly string[] {
  const names = Object.keys(catalog.dimensions);
  return random.chance(0.04) ? names : names.filter((name) => entities.every((entity) => reaches(catalog, entity, name)));
}

function kindOf(catalog: Catalog, kind: string): readonly string[] {
  return Object.keys(catalog.dimensions).filter((name) => catalog.dimensions[name]?.kind === kind);
}

/** Directly or over one link: what the suite's catalog has. */
function reaches(catalog: Catalog, entity: string, dimension: string): boolean {
  const owner = catalog.dimensions[dimension]?.entity;
  return owner === undefined || owner === entity || Object.keys(catalog.entities[entity]?.belongsTo ?? {}).includes(owner);
}

function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}
