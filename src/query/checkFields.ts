import { MetricsError } from "./error.ts";
import type { LocalizedText } from "./locale.ts";

export type Fields = { readonly [field: string]: unknown };
export type Check<T> = (given: unknown, path: string) => T;

export function fieldsOf(given: unknown, path: string): Fields {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw fault(path, "expected an object");
  return given as Fields;
}

export function list<T>(given: unknown, path: string, check: Check<T>): readonly T[] {
  if (!Array.isArray(given)) throw fault(path, "expected a list");
  return given.map((one: unknown, index) => check(one, `${path}[${index}]`));
}

/** Null, and what is left out, is what is not known. */
export function orNull<T>(check: Check<T>): Check<T | null> {
  return (given, path) => (given == null ? null : check(given, path));
}

export function text(given: unknown, path: string): string {
  if (typeof given !== "string") throw fault(path, "expected a text");
  return given;
}

export function inLanguages(given: unknown, path: string): LocalizedText {
  const { en, "zh-CN": zh } = fieldsOf(given, path);
  return { en: text(en, `${path}.en`), ...(zh !== undefined && { "zh-CN": text(zh, `${path}.zh-CN`) }) };
}

export function number(given: unknown, path: string): number {
  if (typeof given !== "number" || !Number.isFinite(given)) throw fault(path, "expected a number");
  return given;
}

export function instant(given: unknown, path: string): string {
  const written = text(given, path);
  if (Number.isNaN(Date.parse(written))) throw fault(path, "expected an instant such as 2026-03-29T00:00:00Z");
  return written;
}

export function oneOf<const T extends readonly string[]>(values: T): Check<T[number]> {
  return (given, path) => {
    if (!values.includes(given as string)) throw fault(path, `expected one of ${values.join(", ")}`);
    return given as T[number];
  };
}

export function fault(path: string, expected: string): MetricsError {
  return new MetricsError("contract-violation", `${expected} at ${path}`, { path });
}
