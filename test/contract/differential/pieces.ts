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

export type Json = { readonly [key: string]: unknown };

const unitLengths: { readonly [unit: string]: number } = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  businessDay: 2,
  week: 7,
  month: 31,
  quarter: 92,
  fiscalQuarter: 92,
  year: 366,
  fiscalYear: 366,
};

export function rangeOf({ from, to }: Domain, random: Random): { readonly range: Json; readonly days: number } {
  const unit = random.pick(Object.keys(unitLengths));
  const unitDays = unitLengths[unit] ?? 1;
  const kind = random.next();
  if (kind < 0.2) {
    const last = 1 + random.int(unitDays > 300 ? 2 : 9);
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

export function clockOf({ catalog, from, to }: Domain, random: Random): Json {
  const calendars = Object.keys(catalog.calendars ?? {});
  return compact({
    calendar: random.chance(0.7)
      ? compact({
          timeZone: random.chance(0.85) ? random.pick(zones) : undefined,
          weekStart: random.chance(0.4) ? random.pick(["monday", "sunday", "saturday", "wednesday"]) : undefined,
          fiscalStart: random.chance(0.4) ? { month: 1 + random.int(12), day: random.chance(0.3) ? 1 + random.int(28) : undefined } : undefined,
          business: random.chance(0.6) ? random.pick(calendars) : undefined,
        })
      : undefined,
    asOf: random.chance(0.2) ? new Date(from + random.int(to - from)).toISOString() : undefined,
  });
}

export function filterOf(
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
  if (kind === "decimal" && random.chance(0.6)) {
    const from = String(random.pick(known));
    return { dimension, op: "range", range: random.pick<Json>([{ from }, { to: from }, { from, to: "12345678901234567" }]) };
  }
  const isText = kind === "string" || kind === "enum";
  if (isText && random.chance(0.35)) {
    const text = String(random.pick(known));
    const start = random.int(text.length);
    const op = random.pick(["contains", "startsWith"]);
    const piece = op === "contains" ? text.slice(start, start + 1 + random.int(3)) : text.slice(0, 1 + random.int(4));
    if (random.chance(0.5)) return { dimension, op, value: piece };
    return { dimension, op, value: random.chance(0.5) ? piece.toUpperCase() : piece.toLowerCase(), ignoreCase: true };
  }
  if (random.chance(0.4)) return { dimension, op: "equals", value: random.pick(known) };
  return { dimension, op: random.pick(["in", "notIn"]), values: random.some(values, 4) };
}

/** The entities whose rows a metric counts. */
export function entitiesOf(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name];
  if (metric === undefined) return [];
  if (metric.kind === "conversion") return [catalog.events?.[metric.from]?.entity ?? ""];
  return "entity" in metric ? [metric.entity] : metricParts(metric).flatMap((part) => entitiesOf(catalog, part));
}

/** The dimensions that rows of all of them reach; now and then any, for the sake of the refusals. */
export function reachable(catalog: Catalog, entities: readonly string[], random: Random): readonly string[] {
  const names = Object.keys(catalog.dimensions);
  return random.chance(0.04) ? names : names.filter((name) => entities.every((entity) => reaches(catalog, entity, name)));
}

export function kindOf(catalog: Catalog, kind: string): readonly string[] {
  return Object.keys(catalog.dimensions).filter((name) => catalog.dimensions[name]?.kind === kind);
}

/** Directly or over links. */
export function reaches(catalog: Catalog, entity: string, dimension: string): boolean {
  return catalog.dimensions[dimension]?.entity === undefined || linksTo(catalog, entity, dimension) !== null;
}

/** How many links lie between rows of an entity and a dimension; null where it cannot be reached. */
export function linksTo(catalog: Catalog, entity: string, dimension: string): number | null {
  const owner = catalog.dimensions[dimension]?.entity ?? entity;
  if (owner === entity) return 0;
  const [fewest] = Object.keys(catalog.entities[entity]?.belongsTo ?? {})
    .map((target) => linksTo(catalog, target, dimension))
    .filter((links) => links !== null)
    .toSorted((a, b) => a - b);
  return fewest === undefined ? null : fewest + 1;
}

export function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}
