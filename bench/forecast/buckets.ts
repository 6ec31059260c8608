import { quantile } from "../../src/analytics/index.ts";
import { wallAt } from "../../src/time/offsets.ts";

export interface Happening {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly group: string | null;
  readonly value: number | null;
}

const hour = 3_600_000;
const lengths = { hour, day: 24 * hour, week: 168 * hour } as const;
/** 5 January 1970 was a Monday. */
const monday = 96 * hour;

/** One series of all and one of each group, by a zone's clocks, without the first bucket and the last, which may not be whole. */
export function bucketsOf(
  happenings: readonly Happening[],
  grain: keyof typeof lengths,
  zone: string,
  value: (values: readonly number[]) => number | null,
): readonly (readonly (number | null)[])[] {
  const placed = happenings.map((each) => ({ ...each, bucket: Math.floor((wallAt(each.at, zone) - monday) / lengths[grain]) }));
  const [first, last] = placed.reduce(([low, high], { bucket }) => [Math.min(low, bucket), Math.max(high, bucket)], [Infinity, -Infinity]);
  const groups = [...new Set(placed.map(({ group }) => group))].filter((group) => group !== null).toSorted();
  return [null, ...groups].map((group) => {
    const buckets = Array.from({ length: last - first - 1 }, (): number[] => []);
    for (const each of placed) {
      if (group === null || each.group === group) buckets[each.bucket - first - 1]?.push(each.value ?? 0);
    }
    return buckets.map(value);
  });
}

export const countIn = (values: readonly number[]) => values.length;

export const shareIn = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

export const quantileIn = (p: number) => (values: readonly number[]) => quantile(values.toSorted((a, b) => a - b), p);
