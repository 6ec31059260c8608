import type { AbsoluteRange, Catalog, Metric } from "../../query/index.ts";
import { dimensionPath, isAdditive, MetricsError } from "../../query/index.ts";
import { ask, byValue, dayMs, dayStart, midnight, numbers, valueIn } from "./ask.ts";
import type { Fact, Subject, Tenant } from "./check.ts";

type Asker = Pick<Subject, "adapter" | "context" | "catalog" | "now">;

/** Histories to look for data in, the longest that the API allows. */
const daysBack = [3653, 366, 92, 31];
const mostValues = 200;
const mostDimensions = 3;
const mostOfTenants = 2;

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
 * The facts with the dimensions first whose values most tenants share, and no more than tell: the group of a value that one
 * tenant alone has is the same with and without the row policy.
 */
export async function factsOfTenants(asker: Asker, facts: readonly Fact[], tenants: readonly Tenant[]): Promise<readonly Fact[]> {
  const found: Fact[] = [];
  for (const fact of facts) {
    const shared = await Promise.all(fact.dimensions.map((dimension) => sharedValues(asker, { fact, dimension, tenants })));
    const order = [...fact.dimensions.keys()].sort((one, other) => (shared[other] ?? 0) - (shared[one] ?? 0));
    const dimensions = order.slice(0, mostOfTenants).flatMap((index) => fact.dimensions[index] ?? []);
    found.push({ ...fact, dimensions });
  }
  return found;
}

interface OfTenants {
  readonly fact: Fact;
  readonly dimension: string;
  readonly tenants: readonly Tenant[];
}

/** How many values more than one tenant has; what a tenant may not ask it has not. */
async function sharedValues(asker: Asker, { fact: { additive, range }, dimension, tenants }: OfTenants): Promise<number> {
  const query = numbers({ metrics: [additive[0]], by: [dimension], time: { range } });
  const answers = await Promise.allSettled(tenants.map((tenant) => ask(asker, query, tenant)));
  const values = answers.flatMap((answer) => (answer.status === "rejected" ? [] : [...byValue(answer.value.rows, dimension).keys()]));
  return values.length - new Set(values).size;
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
