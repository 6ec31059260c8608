import type { DriversQuery } from "../../query/index.ts";
import { isAdditive } from "../../query/index.ts";
import { dayMs, midnight } from "./ask.ts";
import type { Scene, Shape } from "./shapes.ts";

const mostValues = 200;

/** What explains a change of a metric that adds up, and of a ratio or an average: by each dimension, and combined. */
export function shapesOfDrivers({ catalog, fact: { entity, additive, measured, dimensions, peak } }: Scene): readonly Shape[] {
  const [metric] = additive;
  const [first] = dimensions;
  if (first === undefined) return [];
  const weeks = { time: { range: { from: midnight(peak), to: midnight(peak + 7 * dayMs) } } };
  const before = { from: midnight(peak - 7 * dayMs), to: midnight(peak) };
  const divided = measured.filter((name) => {
    const of = catalog.metrics[name];
    const parts = of?.kind === "ratio" ? [of.numerator, of.denominator].map((part) => catalog.metrics[part]) : [];
    return of?.kind === "average" || (parts.length > 0 && parts.every((part) => part !== undefined && isAdditive(part)));
  });
  const asked = (rest: Omit<DriversQuery, "kind" | "time" | "top">, adds: Shape["adds"] = "cells"): Shape => ({
    query: { kind: "drivers", ...weeks, top: mostValues, ...rest },
    entities: [entity],
    adds,
  });
  return [
    asked({ metric, dimensions }),
    asked({ metric, compare: before, dimensions: [first], where: { not: { dimension: first, op: "isNull" } } }),
    ...divided.slice(0, 2).map((name) => asked({ metric: name, dimensions }, "nothing")),
    ...([1, 2] as const).map((combine) => asked({ metric, dimensions, combine, minSupport: 0 }, "nothing")),
  ];
}
