import type { DriversQuery } from "../../query/index.ts";
import { dayMs, midnight } from "./ask.ts";
import { dividedOf } from "./dividedOf.ts";
import type { Scene, Shape } from "./shapes.ts";

const mostValues = 200;

/** What explains a change of a metric that adds up, and of a ratio or an average: by each dimension, and combined. */
export function shapesOfDrivers({ catalog, fact: { entity, additive, measured, dimensions, peak } }: Scene): readonly Shape[] {
  const [metric] = additive;
  const [first] = dimensions;
  if (first === undefined) return [];
  const weeks = { time: { range: { from: midnight(peak), to: midnight(peak + 7 * dayMs) } } };
  const before = { from: midnight(peak - 7 * dayMs), to: midnight(peak) };
  const asked = (rest: Omit<DriversQuery, "kind" | "time" | "top">, adds: Shape["adds"] = "cells"): Shape => ({
    query: { kind: "drivers", ...weeks, top: mostValues, ...rest },
    entities: [entity],
    adds,
  });
  return [
    asked({ metric, dimensions }),
    asked({ metric, compare: before, dimensions: [first], where: { not: { dimension: first, op: "isNull" } } }),
    ...dividedOf(catalog, measured).map((name) => asked({ metric: name, dimensions }, "totals")),
    ...([1, 2, 3] as const).map((combine) => asked({ metric, dimensions, combine, minSupport: 0 }, "totals")),
    asked({ metric, dimensions, combine: 2 }, "totals"),
  ];
}
