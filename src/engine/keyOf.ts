import type { ConversionPart, Frame } from "./formula.ts";
import type { Measure } from "./scan.ts";

/** Of each the text once: a plan compares the same few measures and frames many times. */
const keys = new WeakMap<Measure | ConversionPart | Frame, string>();

/** Equal for equal measures, and for equal frames. */
export function keyOf(measure: Measure | ConversionPart | Frame): string {
  let key = keys.get(measure);
  if (key === undefined) keys.set(measure, (key = JSON.stringify(measure)));
  return key;
}
