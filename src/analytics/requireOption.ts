import { MetricsError } from "../query/error.ts";
import { suggestion } from "../query/nearest.ts";
import { namedGrains } from "../query/range.ts";
import type { Grain } from "../query/range.ts";
import { parseDuration } from "../time/duration.ts";

/** Numbers whose squares, and sums of them, are still numbers. */
export const mostValue = 1e140;

/** What was given, in the words of an error: short, and of any kind. */
export function shown(value: unknown): string {
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value === "number" || typeof value === "bigint" || value === undefined) return String(value);
  try {
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  } catch {
    return "an object";
  }
}

/** @throws MetricsError `invalid-query`, always: `name` is `value`, and what it has to be */
export function refuse(name: string, value: unknown, rule: string): never {
  throw new MetricsError("invalid-query", `${name} is ${shown(value)}; it is ${rule}`, { path: name });
}

/** @throws MetricsError `invalid-query` for what is no number in `[from, to]`, both of them in it */
export function requireNumber(
  name: string,
  value: unknown,
  rule: string,
  { from, to = mostValue, isWhole = false }: { readonly from: number; readonly to?: number; readonly isWhole?: boolean },
): void {
  const isNumber = typeof value === "number" && value >= from && value <= to && (!isWhole || Number.isInteger(value));
  if (!isNumber) refuse(name, value, rule);
}

/** @throws MetricsError `invalid-query` for another value, with the nearest that there is */
export function requireOneOf(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value === "string" && !known.includes(value)) {
    throw new MetricsError("invalid-query", `${name} is ${shown(value)}; ${suggestion(value, known)}`, { path: name });
  }
  if (typeof value !== "string") refuse(name, value, `one of ${known.join(", ")}`);
}

/** @throws MetricsError `invalid-query` for what is no object, and for an option that there is none of */
export function requireOptions(options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) refuse("options", options, `an object with ${known.join(", ")}`);
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new MetricsError("invalid-query", `unknown option "${name}"; ${suggestion(name, known)}`, { path: name });
  }
}

/** @throws MetricsError `invalid-query` for what is no list */
export function requireList(name: string, value: unknown, rule: string): asserts value is readonly unknown[] {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) refuse(name, value, rule);
}

/** @throws MetricsError `invalid-query` for a length of buckets that is none */
export function requireGrain(grain: Grain): void {
  const { interval } = Object(grain) as { readonly interval?: unknown };
  if (typeof interval !== "string") return requireOneOf("grain", grain, namedGrains);
  if (Object.keys(parseDuration(interval, { path: "grain.interval" })).length === 0) refuse("grain.interval", interval, "longer than nothing");
}

/** @throws MetricsError `invalid-query` for seasons that are none, in points */
export function requirePeriods(periods: unknown): void {
  requireList("periods", periods, "a list of whole numbers of points from 2 on");
  [...periods].forEach((period, at) => {
    requireNumber(`periods[${at}]`, period, "a whole number of points from 2 on", { from: 2, isWhole: true });
    if (periods.indexOf(period) < at) refuse(`periods[${at}]`, period, "a period that is not there before, as each season is taken out once");
  });
}

/** Epoch milliseconds. @throws MetricsError `invalid-query` for what is no time */
export function requireInstant(name: string, value: unknown): number {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return at === at ? at : refuse(name, value, "a time such as 2026-03-29T00:00:00Z");
}
