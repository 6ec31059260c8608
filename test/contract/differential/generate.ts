import type { Catalog } from "../../../src/query/index.ts";
import { funnelQuery, retentionQuery } from "./generateEvents.ts";
import type { Domain, Json } from "./pieces.ts";
import { clockOf, compact, entitiesOf, filterOf, kindOf, rangeOf, reachable, reaches } from "./pieces.ts";
import type { Random } from "./random.ts";

/** A query as it might come over the wire. Most are sound; some ask for what no adapter may answer. */
export function generateQuery(domain: Domain, random: Random): Json {
  const kind = random.next();
  if (kind < 0.12) return recordsQuery(domain, random);
  if (kind < 0.2) return membersQuery(domain, random);
  if (kind < 0.26) return driversQuery(domain, random);
  if (kind < 0.33) return funnelQuery(domain, random);
  if (kind < 0.4) return retentionQuery(domain, random);
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
        ? [{ metric: random.pick(cells), op: random.pick(["gt", "gte", "lt", "lte", "equals"]), value: random.int(8) }]
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
      { target: random.pick(["tickets", "solved", "solvedShare", "backlog"]) },
    ]);
  const align = () => (random.chance(0.5) ? { align: random.pick(["calendar", "weekday", "elapsed", "holiday"]) } : {});
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
    "fiscalQuarter",
    "fiscalYear",
    ...(days <= 400 ? ["businessDay", { interval: "P10D" }, { interval: "P2M", origin: "2025-02-01" }] : []),
    ...(days <= 12 ? [{ interval: "PT6H" }, { interval: "PT15M" }] : []),
  ];
  return compact({
    dimension: random.chance(0.08) ? random.pick(kindOf(domain.catalog, "time")) : undefined,
    range,
    grain: random.chance(0.7) ? random.pick(fitting) : undefined,
    fill: random.chance(0.2) ? random.pick(["null", "zero", "metric"]) : undefined,
  });
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

/** A ratio of what is counted by two times, over days so few that most values have only the one. */
export function sparseDriversQuery({ catalog, from, to }: Domain, random: Random): Json {
  const metric = random.pick(Object.keys(catalog.metrics).filter((name) => dividesTwoTimes(catalog, name)));
  const date = (days: number) => new Date(from + days * 86_400_000).toISOString().slice(0, 10);
  const start = random.int(Math.floor((to - from) / 86_400_000) - 14);
  const within = reachable(catalog, entitiesOf(catalog, metric), random).filter((name) => catalog.dimensions[name]?.kind !== "time");
  return compact({
    kind: "drivers",
    metric,
    time: { range: { from: date(start), to: date(start + 2 + random.int(12)) } },
    compare: random.pick<unknown>(["previous", { shift: "P1W" }]),
    dimensions: random.some(within, 3, 1),
    top: random.chance(0.4) ? 1 + random.int(3) : undefined,
    combine: random.chance(0.3) ? 1 + random.int(3) : undefined,
  });
}

function dividesTwoTimes(catalog: Catalog, name: string): boolean {
  const metric = catalog.metrics[name];
  if (metric?.kind !== "ratio") return false;
  const [above, below] = [catalog.metrics[metric.numerator], catalog.metrics[metric.denominator]];
  return above !== undefined && below !== undefined && "time" in above && "time" in below && above.time !== below.time;
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
    combine: random.chance(0.3) ? 1 + random.int(3) : undefined,
    where: random.chance(0.3) ? filterOf(domain, random, 2, within) : undefined,
    ...clockOf(domain, random),
  });
}
