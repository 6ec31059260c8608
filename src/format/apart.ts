import { formatNumber } from "./number.ts";
import { formatPlain } from "./plainNumber.ts";
import type { NumberOptions } from "./plainNumber.ts";

const mostDigits = 6;

/**
 * A number and others beside it, in as few more digits as tell it from those that it is not: "100.0%" and "99.99%" rather
 * than "100.0%" twice. As `formatNumber` prints them where so few digits do, and where no six more do.
 */
export function formatApart(value: number, others: readonly number[], options: NumberOptions): readonly [value: string, ...others: string[]] {
  for (let more = 0; more <= mostDigits; more += 1) {
    const print = printer(options, more);
    const own = print(value);
    const told = others.map(print);
    if (told.every((text, index) => others[index] === value || text !== own)) return [own, ...told];
  }
  const print = printer(options, 0);
  return [print(value), ...others.map(print)];
}

export interface Band {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * A value with what was expected of it: what is printed of a value beyond its bounds is beyond those that are printed. Of
 * cases, bounds are the first and the last whole number within them.
 */
export function formatBand(value: number, { expected, lower, upper }: Band, options: NumberOptions) {
  const [first, middle, last] = [Math.ceil(lower), Math.round(expected), Math.floor(upper)];
  const isWhole = options.unit === "count" && Number.isInteger(value) && first <= middle && middle <= last;
  const [own, usual, least, most] = formatApart(value, isWhole ? [middle, first, last] : [expected, lower, upper], options) as readonly [string, string, string, string];
  return { value: own, expected: usual, lower: least, upper: most };
}

/** One step for each: as it is, then durations to the second, then decimals. */
function printer(options: NumberOptions, more: number): (value: number) => string {
  const { unit, digits, moreDigits = 0 } = options;
  if (more === 0) return (value) => formatNumber(value, options);
  if (unit === "seconds") return (value) => (more === 1 ? formatNumber(value, { ...options, moreDigits: 1 }) : formatPlain(value, { ...options, moreDigits: more }));
  const least = digits ?? (typeof unit === "object" ? 2 : undefined);
  return (value) => formatPlain(value, { ...options, digits: least, moreDigits: moreDigits + more });
}
