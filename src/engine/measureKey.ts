import type { ConversionPart } from "./formula.ts";
import type { Measure } from "./scan.ts";

/** Of each the text once: a plan compares the same few measures many times. */
const keys = new WeakMap<Measure | ConversionPart, string>();

/** Equal for equal measures. */
export function measureKey(measure: Measure | ConversionPart): string {
  let key = keys.get(measure);
  if (key === undefined) keys.set(measure, (key = JSON.stringify(measure)));
  return key;
}
