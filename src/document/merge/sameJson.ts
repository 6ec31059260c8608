import type { Json } from "../widgetSpec.ts";

/** Whether two values say the same; the order of an object's keys says nothing. Undefined is what is not there. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [entriesOf(a), entriesOf(b)];
  return one.length === other.length && one.every(([key, value]) => Object.hasOwn(b, key) && sameJson(value, (b as { readonly [key: string]: Json })[key]));
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** Every key of the objects, each once, in the order in which they come. */
export function keysOf(...objects: readonly (object | undefined)[]): readonly string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object ?? {})))];
}

export function own<T>(object: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}
