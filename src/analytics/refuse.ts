import { MetricsError } from "../query/error.ts";

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
