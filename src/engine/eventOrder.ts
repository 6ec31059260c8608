import type { Catalog, DimensionValue } from "../query/index.ts";
import { valueComparator } from "./compareValues.ts";
import type { EventValues } from "./events.ts";

/** Orders events that differ in nothing but the values of dimensions: by these, unknown ones last. */
export function tieOf(
  catalog: Catalog,
  names: readonly string[],
  columns: readonly EventValues[],
): (a: number, b: number) => number {
  const ranked = columns.map(({ codes, values }, index) => ({ codes, ranks: ranksOf(catalog, names[index] as string, values) }));
  return (a, b) => {
    for (const { codes, ranks } of ranked) {
      const difference = rankOf(ranks, codes[a] as number) - rankOf(ranks, codes[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** The place of each value in its dimension's order. */
export function ranksOf(catalog: Catalog, dimension: string, values: readonly DimensionValue[]): Int32Array {
  const compare = valueComparator(catalog.dimensions[dimension]);
  const order = values.map((_, code) => code).sort((a, b) => compare(values[a] ?? null, values[b] ?? null));
  const ranks = new Int32Array(values.length);
  order.forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

export function rankOf(ranks: Int32Array, code: number): number {
  return code < 0 ? ranks.length : (ranks[code] as number);
}
