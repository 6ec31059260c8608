import { MetricsError } from "../query/error.ts";
import { normalQuantiles } from "./normalQuantiles.ts";
import type { Proportion } from "./twoProportionTest.ts";

/** Numbers of which sums and differences are still numbers. */
export const mostAmount = 1e300;

/** @throws MetricsError `invalid-query` for what is no number in `[from, to]`, both of them in it */
export function requireAmount(path: string, value: unknown, from = -mostAmount, to = mostAmount): void {
  if (typeof value !== "number" || !(value >= from && value <= to)) refused(path, value, `a number from ${from} to ${to}`);
}

/** @throws MetricsError `invalid-query` for what is neither true nor false */
export function requireFlag(path: string, value: unknown): void {
  if (typeof value !== "boolean") refused(path, value, "true or false");
}

/** @throws MetricsError `invalid-query` for a level that there is no quantile of */
export function requireLevel(level: unknown = 0.95): void {
  const levels: readonly unknown[] = Object.keys(normalQuantiles).map(Number);
  if (!levels.includes(level)) refused("level", level, `one of ${levels.join(", ")}`);
}

/** @throws MetricsError `invalid-query` for more successes than cases, and for fewer of them than none */
export function requireProportion({ successes, n }: Proportion, of = ""): void {
  requireAmount(`${of}n`, n, 0);
  requireAmount(`${of}successes`, successes, 0, n);
}

/** What is no number is told by its type: it may be anything. */
function refused(path: string, value: unknown, rule: string): never {
  throw new MetricsError("invalid-query", `${path} is ${typeof value === "number" ? value : typeof value}; it is ${rule}`, { path });
}
