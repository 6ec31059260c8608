import type { TrendSeries } from "./trendModel.ts";

/**
 * The values between which each series of a stack lies, from zero's side on; null where it has none. What is above zero is
 * stacked up from it, what is below it down; nothing lies on the side of what the series is beside it.
 */
export function stackAt(series: readonly TrendSeries[], index: number): readonly (readonly [from: number, to: number] | null)[] {
  let [low, high] = [0, 0];
  return series.map(({ values }) => {
    const own = values[index] ?? null;
    if (own === null) return null;
    const isBelow = (sidedValues(values)[index] ?? 0) < 0;
    const from = isBelow ? low : high;
    const to = from + own;
    if (isBelow) low = to;
    else high = to;
    return [from, to];
  });
}

type Numbers = readonly (number | null)[];

const sided = new WeakMap<Numbers, Numbers>();

/**
 * The values with each 0 as the smallest number on its side, on which it is then stacked: that of what comes before it
 * without a gap, else of what comes after it; above zero where there is neither.
 */
export function sidedValues(values: Numbers): Numbers {
  const known = sided.get(values);
  if (known !== undefined) return known;
  const placed = [...values];
  const take = (index: number, beside: number) => {
    const side = Math.sign(placed[beside] ?? 0);
    if (placed[index] === 0 && side !== 0) placed[index] = side * Number.MIN_VALUE;
  };
  for (let index = 1; index < placed.length; index += 1) take(index, index - 1);
  for (let index = placed.length - 2; index >= 0; index -= 1) take(index, index + 1);
  const out = placed.map((value) => (value === 0 ? Number.MIN_VALUE : value));
  sided.set(values, out);
  return out;
}

/** What a stack is held against: the sum of what its parts are; null where nothing of it is known. */
export function comparedAt(series: readonly TrendSeries[], index: number): number | null {
  return series.reduce<number | null>((sum, { compare }) => (compare?.[index] == null ? sum : (sum ?? 0) + compare[index]), null);
}
