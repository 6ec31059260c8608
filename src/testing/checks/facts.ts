import type { AbsoluteRange, Catalog, Metric } from "../../query/index.ts";
import { dimensionPath, isAdditive, MetricsError } from "../../query/index.ts";
import { ask, askAll, byValue, dayMs, dayStart, midnight, numbers, valueIn } from "./ask.ts";
import type { Fact, Subject, Tenant } from "./check.ts";

type Asker = Pick<Subject, "adapter" | "context" | "catalog" | "now">;

/** Histories to look for data in, the longest that the API allows. */
const daysBack = [3653, 366, 92, 31];
const mostValues = 200;
const mostDimensions = 3;

/**
 * Finds out where an API has data: for each entity that is counted over time the busiest month of the last ten years and
 * the one before it. `range`: where to look instead.
 */
export async function findFacts(asker: Asker, range?: AbsoluteRange): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const entity of Object.keys(asker.catalog.entities)) {
    const fact = await factOf(asker, entity, range);
    if (fact !== null) facts.push(fact);
  }
  return facts;
}

/**
 * The facts with other dimensions: the one of whose values tenants share most, and a text, if there is one. The group of a value
 * that one tenant alone has is the same with and without the row policy, and tells nothing of it.
 */
export async function factsOfTenants(asker: Asker, facts: readonly Fact[], tenants: readonly Tenant[]): Promise<readonly Fact[]> {
  if (tenants.length === 0) return facts;
  return Promise.all(
    facts.map(async (fact) => {
      const names = [...new Set([...fact.dimensions, ...candidates(asker.catalog, fact.entity)])];
      const shared = await sharedValues(asker, fact, names, tenants);
      const [first, ...others] = [...shared.keys()].sort((one, other) => (shared.get(other) ?? 0) - (shared.get(one) ?? 0));
      const second = others.find((name) => asker.catalog.dimensions[name]?.kind === "string") ?? others[0];
      return { ...fact, dimensions: [first, second].filter((name) => name !== undefined) };
    }),
  );
}

/** How many values of each dimension more than one tenant has; without those that a tenant may not ask for or that have too many. */
async function sharedValues(
  asker: Asker,
  { additive, range }: Fact,
  names: readonly string[],
  tenants: readonly Tenant[],
): Promise<ReadonlyMap<string, number>> {
  const queries = names.map((name) => numbers({ metrics: [additive[0]], by: [name], time: { range } }));
  const answers = await Promise.all(tenants.map((tenant) => askAll(asker, queries, tenant)));
  return new Map(
    names.flatMap((name, index): readonly (readonly [string, number])[] => {
      const told = answers.flatMap((all) => (all[index]?.status === "fulfilled" ? [[...byValue(all[index].value.rows, name).keys()]] : []));
      const [values, different] = [told.flat(), new Set(told.flat())];
      return told.length < tenants.length || different.size > mostValues ? [] : [[name, values.length - different.size]];
    }),
  );
}

async function factOf(asker: Asker, entity: string, given: AbsoluteRange | undefined): Promise<Fact | null> {
  const { catalog } = asker;
  const timed = Object.entries(catalog.metrics).filter(([, metric]) => timeOf(metric, entity) !== null);
  const ofKind = (kind: Metric["kind"]) => timed.filter(([, metric]) => metric.kind === kind);
  const first = [...ofKind("count"), ...ofKind("sum")][0];
  if (first === undefined) return null;
  const time = timeOf(first[1], entity) as string;
  const measured = timed.filter(([, metric]) => timeOf(metric, entity) === time);
  const additive = measured.filter(([, metric]) => isAdditive(metric)).map(([name]) => name);
  const range = given ?? (await busiestMonths(asker, first[0]));
  if (range === null) return null;
  const others = additive.filter((name) => name !== first[0]).slice(0, 2);
  return {
    entity,
    time,
    additive: [first[0], ...others],
    measured: measured.map(([name]) => name).slice(0, 12),
    dimensions: await smallDimensions(asker, entity, first[0], range),
    range,
    peak: await busiestDay(asker, first[0], range),
  };
}

function timeOf(metric: Metric, entity: string): string | null {
  return "entity" in metric && "time" in metric && metric.entity === entity ? (metric.time ?? null) : null;
}

async function busiestMonths(asker: Asker, metric: string): Promise<AbsoluteRange | null> {
  const rows = await longest(daysBack, (days) => {
    const range = { from: midnight(dayStart(asker.now) - days * dayMs), to: midnight(dayStart(asker.now) + dayMs) };
    return ask(asker, numbers({ metrics: [metric], time: { range, grain: days > 92 ? "month" : "day" } }));
  });
  const busiest = rows.reduce<{ time: string; value: number } | null>((best, row) => {
    const value = Math.abs(valueIn(row, metric) ?? 0);
    return value > (best?.value ?? 0) ? { time: String(row["time"]), value } : best;
  }, null);
  if (busiest === null) return null;
  const start = dayStart(Date.parse(busiest.time));
  return { from: midnight(start - 30 * dayMs), to: midnight(start + 31 * dayMs) };
}

async function longest<T>(
  lengths: readonly number[],
  askFor: (days: number) => Promise<{ readonly rows: readonly T[] }>,
): Promise<readonly T[]> {
  for (const [index, days] of lengths.entries()) {
    try {
      return (await askFor(days)).rows;
    } catch (thrown) {
      const isTooLong = thrown instanceof MetricsError && thrown.code === "too-large";
      if (!isTooLong || index === lengths.length - 1) throw thrown;
    }
  }
  return [];
}

async function busiestDay(asker: Asker, metric: string, range: AbsoluteRange): Promise<number> {
  const { rows } = await ask(asker, numbers({ metrics: [metric], time: { range, grain: "day" } }));
  const best = [...rows].sort(
    (one, other) => Math.abs(valueIn(other, metric) ?? 0) - Math.abs(valueIn(one, metric) ?? 0),
  )[0];
  return dayStart(Date.parse(String(best?.["time"] ?? range.from)));
}

/** Enumerations and booleans before texts: texts may be names of people and as many as there are rows. */
async function smallDimensions(
  asker: Asker,
  entity: string,
  metric: string,
  range: AbsoluteRange,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const dimension of candidates(asker.catalog, entity)) {
    if (found.length === mostDimensions) break;
    try {
      const { rowCount } = await ask(asker, numbers({ metrics: [metric], by: [dimension], time: { range } }));
      if (rowCount > 0 && rowCount <= mostValues) found.push(dimension);
    } catch (thrown) {
      if (!(thrown instanceof MetricsError) || thrown.code === "unavailable") throw thrown;
    }
  }
  return found;
}

const kinds = ["enum", "string", "boolean"];

/** Dimensions that may have few values: enumerations and booleans before texts. */
export function candidates(catalog: Catalog, entity: string): readonly string[] {
  const reached = Object.entries(catalog.dimensions).filter(
    ([name, { kind }]) => kinds.includes(kind) && dimensionPath(catalog, entity, name) !== null,
  );
  const ofKind = (kind: string) => reached.filter(([, dimension]) => dimension.kind === kind).map(([name]) => name);
  const [enums, texts, flags] = kinds.map(ofKind) as [string[], string[], string[]];
  return [...enums.slice(0, 1), ...texts.slice(0, 4), ...flags, ...enums.slice(1)].slice(0, 8);
}
