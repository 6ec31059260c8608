import { stabilize } from "../detect/stabilize.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { quantile } from "../quantile.ts";
import type { Series } from "./series.ts";

/** On which a method reckons. */
export interface Scale {
  /** `plain`: the metric's own. `even`: the one on which noise is alike at every level; of amounts the logarithm. */
  readonly name: "plain" | "even";
  to(value: number): number;
  /** Back to the metric's unit, inside what its values can be; `noise` is the deviation of one step. */
  from(level: number, noise: number): number;
}

/** The scales that a kind of values is forecast on. Without positive values alone, amounts have no logarithm. */
export function scalesOf(kind: ValueKind, values: Series): readonly Scale[] {
  switch (kind) {
    case "plain": {
      const plain: Scale = { name: "plain", to: (value) => value, from: (level) => level };
      const isPositive = values.every((value) => !(value <= 0));
      return isPositive ? [plain, { name: "even", to: Math.log, from: Math.exp }] : [plain];
    }
    case "count":
      return [
        { name: "plain", to: (value) => value, from: (level) => Math.max(0, level) },
        // The mean of a square is that of its root, squared, and the root's variance.
        { name: "even", to: even("count"), from: (level, noise) => Math.max(0, (Math.max(0, level) ** 2 + noise ** 2) / 4 - 0.375) },
      ];
    case "duration": {
      // Far below the middle all are as good as none, and their logarithms are not.
      const floor = (quantile([...values].filter((value) => value > 0).toSorted((a, b) => a - b), 0.5) ?? 0) / 100;
      const log = even("duration");
      return [
        { name: "plain", to: (value) => value, from: (level) => Math.max(0, level) },
        { name: "even", to: (value) => log(Math.max(value, floor)), from: Math.exp },
      ];
    }
    case "share": {
      const cases = casesOf(values);
      const inside = (share: number) => Math.min(1, Math.max(0, share));
      return [
        { name: "plain", to: (value) => value, from: inside },
        { name: "even", to: even("share", cases), from: (level) => inside(((cases + 1) / (1 + Math.exp(-level)) - 0.5) / cases) },
      ];
    }
    default:
      return kind satisfies never;
  }
}

function even(kind: ValueKind, n: number | null = null): (value: number) => number {
  return (value) => stabilize(kind, value, n);
}

/** Shares of n cases are no nearer to 0 or 1 than 1/n, unless they are there. */
function casesOf(values: Series): number {
  let nearest = 1 / 10;
  for (const value of values) {
    const distance = Math.min(value, 1 - value);
    if (distance > 0 && distance < nearest) nearest = distance;
  }
  return Math.min(1000, 1 / nearest);
}
