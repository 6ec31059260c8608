import { normalQuantiles } from "./normalQuantiles.ts";
import { mostValue, refuse } from "./refuse.ts";

/** @throws MetricsError `invalid-query` for the first that is no number in `[from, to]`, both of them in it */
export function requireNumbers(values: ArrayLike<unknown>, [from, to]: readonly [from: number, to: number], path: (at: number) => string): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (typeof value !== "number" || !(value >= from && value <= to)) refuse(path(at), value, `a number from ${from} to ${to}`);
  }
}

/** @throws MetricsError `invalid-query` for no number of cases, or for more of them, or fewer than none, that are of a kind */
export function requireCases(n: number, counts: { readonly [path: string]: number }, of = ""): void {
  requireNumbers([n], [0, mostValue], () => `${of}n`);
  let left = n;
  for (const [name, count] of Object.entries(counts)) {
    requireNumbers([count], [0, left], () => of + name);
    left -= count;
  }
}

/** @throws MetricsError `invalid-query` for a level that there is no quantile of */
export function requireLevel(level: unknown): void {
  if (typeof level !== "number" || !Object.hasOwn(normalQuantiles, level)) refuse("level", level, `one of ${Object.keys(normalQuantiles).join(", ")}`);
}
