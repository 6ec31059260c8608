import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { Catalog, DimensionValue, Metric } from "../../../src/query/index.ts";
import { rounded } from "../comparable.ts";
import { oracleAnswer } from "./oracle.ts";
import type { Value } from "./oracleExact.ts";
import { beyond } from "./oracleSpans.ts";

interface Asked {
  readonly metric: string;
  readonly dimensions: readonly string[];
  readonly compare?: unknown;
  readonly top?: number;
}
type Number0 = number | null;

/** A value of a dimension: the metric after and before, and what it adds to the change. */
export interface Driver {
  readonly dimension: string;
  readonly value: DimensionValue;
  readonly other: boolean;
  readonly after: Number0;
  readonly before: Number0;
  readonly contribution: number;
}

interface Part {
  readonly value: DimensionValue;
  readonly after: Pair;
  readonly before: Pair;
}
/** What is divided, by what; a sum is divided by nothing. */
type Pair = readonly [above: Number0, below: Number0 | undefined];

/** Every driver, in no order; null: beyond the oracle. */
export function oracleDrivers(catalog: Catalog, tables: MemoryTables, query: Asked, clock: number): readonly Driver[] | null {
  const { metric, dimensions, compare = "previous", top = 20, ...rest } = query;
  const parts = partsOf(catalog, metric);
  const widened = { ...catalog, metrics: { ...catalog.metrics, ...parts.extra } };
  const pairsBy = (by: readonly string[]): readonly Part[] => {
    const asked = { ...rest, kind: "aggregate", metrics: parts.names, by, compare: [{ id: "before", to: compare, align: "elapsed" }] };
    const found = oracleAnswer(widened, tables, asked, clock);
    if (found === null) throw beyond;
    const pair = (cells: readonly Value[] | undefined): Pair => [numeric(cells?.[0]), parts.names.length > 1 ? numeric(cells?.[1]) : undefined];
    return [...found.rows].map(([key, cells]) => {
      const [[value = null]] = JSON.parse(key) as [DimensionValue[]];
      return { value, after: pair(cells), before: pair(found.compared.get(key)?.["before"]) };
    });
  };
  try {
    const [whole] = pairsBy([]);
    if (whole === undefined) return [];
    return dimensions.flatMap((dimension) => {
      const drivers = pairsBy([dimension]).map((part): Driver & { readonly part: Part } => ({
        dimension,
        value: part.value,
        other: false,
        after: quotient(part.after),
        before: quotient(part.before),
        contribution: contributionOf(part, whole),
        part,
      }));
      if ([whole.after, whole.before].some(([, below]) => below === 0 || below === null)) return [];
      const ranked = drivers.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
      const [last, next] = [ranked[top - 1], ranked[top]];
      if (next === undefined) return ranked;
      if (last === undefined || rounded(Math.abs(last.contribution)) === rounded(Math.abs(next.contribution))) throw beyond;
      return [...ranked.slice(0, top), together(ranked.slice(top), dimension)];
    });
  } catch (thrown) {
    if (thrown === beyond) return null;
    throw thrown;
  }
}

/** The metrics of which the metric is made, those among them that the catalog does not have. */
function partsOf(catalog: Catalog, name: string): { readonly names: readonly string[]; readonly extra: { readonly [name: string]: Metric } } {
  const metric = catalog.metrics[name] as Metric;
  if (metric.kind === "ratio") return { names: [metric.numerator, metric.denominator], extra: {} };
  if (metric.kind !== "average") return { names: [name], extra: {} };
  const { entity, of, where, time } = metric;
  const known = { not: { dimension: of, op: "isNull" } } as const;
  const shared = { entity, ...(time === undefined ? {} : { time }) };
  return {
    names: ["$sum", "$known"],
    extra: {
      $sum: { kind: "sum", of, ...shared, ...(where === undefined ? {} : { where }) },
      $known: { kind: "count", ...shared, where: where === undefined ? known : { and: [where, known] } },
    },
  };
}

/** Exact decimals are beyond: their contributions are rounded. */
function numeric(value: Value | undefined): Number0 {
  if (typeof value === "string") throw beyond;
  return value ?? null;
}

function quotient([above, below]: Pair): Number0 {
  if (below === undefined) return above;
  return above === null || below === null || below === 0 ? null : above / below;
}

/** What it has of the whole's numerator, less what its part of the denominator would have at the mean of both rates. */
function contributionOf({ after, before }: Part, whole: Part): number {
  if (after[1] === undefined) return (after[0] ?? 0) - (before[0] ?? 0);
  const middle = (Number(quotient(whole.after)) + Number(quotient(whole.before))) / 2;
  const beyondMean = ([above, below]: Pair, all: Pair) => ((above ?? 0) - middle * (below ?? 0)) / Number(all[1]);
  return beyondMean(after, whole.after) - beyondMean(before, whole.before);
}

function together(rest: readonly (Driver & { readonly part: Part })[], dimension: string): Driver {
  const sum = (numbers: readonly (Number0 | undefined)[]) => numbers.reduce<number>((a, b) => a + (b ?? 0), 0);
  const cell = (period: "after" | "before") => {
    const pairs = rest.map(({ part }) => part[period]);
    const above = sum(pairs.map(([one]) => one));
    return pairs[0]?.[1] === undefined ? above : quotient([above, sum(pairs.map(([, below]) => below))]);
  };
  const contribution = sum(rest.map((driver) => driver.contribution));
  return { dimension, value: null, other: true, after: cell("after"), before: cell("before"), contribution };
}

/** The metric after and before over rows that also fulfill `within`. Null: beyond the oracle. */
export function oracleChange(
  catalog: Catalog,
  tables: MemoryTables,
  query: Asked & { readonly where?: unknown },
  { within, clock }: { readonly within: readonly unknown[]; readonly clock: number },
): readonly [after: Number0, before: Number0] | null {
  const { metric, dimensions: _dimensions, combine: _combine, compare = "previous", top: _top, where, ...rest } = query as typeof query & { readonly combine?: unknown };
  const filters = [...(where === undefined ? [] : [where]), ...within];
  const narrowed = filters.length === 0 ? {} : { where: { and: filters } };
  const asked = { ...rest, ...narrowed, kind: "aggregate", metrics: [metric], by: [], compare: [{ id: "before", to: compare, align: "elapsed" }] };
  const found = oracleAnswer(catalog, tables, asked, clock);
  if (found === null) return null;
  try {
    const [[key, cells] = ["", undefined]] = [...found.rows];
    return [numeric(cells?.[0]), numeric(found.compared.get(key)?.["before"]?.[0])];
  } catch (thrown) {
    if (thrown === beyond) return null;
    throw thrown;
  }
}
