import { stabilize } from "../detect/stabilize.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { quantile } from "../quantile.ts";
import { mostValue } from "../requireOption.ts";
import { meanKnown } from "./series.ts";
import type { Series } from "./series.ts";

/** On which a method reckons. */
export interface Scale {
  /** `plain`: the metric's own. `even`: the one on which noise is alike at every level; of amounts the logarithm. */
  readonly name: "plain" | "even";
  /** Whether equal steps on it are equal ratios of values. */
  readonly isByRatio: boolean;
  to(value: number): number;
  /** Back to the metric's unit, inside what its values can be; `noise` is the deviation of one step. */
  from(level: number, noise: number): number;
}

/** A series on a scale; what is not known is not known there. */
export function onScale(values: Series, scale: Scale): Series {
  return values.map((value) => (value === value ? scale.to(value) : value));
}

/**
 * The scales that a kind of values is forecast on. Without positive values alone, amounts have no logarithm; durations have
 * that of what they and the middle one are together.
 * @param known of how many cases each share is; without it that is told by how they vary
 */
export function scalesOf(kind: ValueKind, values: Series, known: number | null = null): readonly [Scale, ...Scale[]] {
  switch (kind) {
    case "plain": {
      const plain: Scale = { name: "plain", isByRatio: false, to: (value) => value, from: (level) => level };
      const isPositive = values.every((value) => !(value <= 0));
      return isPositive ? [plain, { name: "even", isByRatio: true, to: Math.log, from: exp }] : [plain];
    }
    case "count":
      return [
        { name: "plain", isByRatio: false, to: (value) => value, from: (level) => Math.max(0, level) },
        { name: "even", isByRatio: false, to: even("count"), from: counted },
      ];
    case "duration": {
      const middle = quantile([...values].filter((value) => value > 0).toSorted((a, b) => a - b), 0.5) ?? 0;
      // Far below the middle all are as good as none, of which the logarithm is far from all others: beside the middle it is near.
      const none = values.some((value) => value <= middle / 100) ? middle : 0;
      const log = even("duration");
      return [
        { name: "plain", isByRatio: false, to: (value) => value, from: (level) => Math.max(0, level) },
        { name: "even", isByRatio: none === 0, to: (value) => log(value + none), from: (level) => Math.max(0, exp(level) - none) },
      ];
    }
    case "share": {
      const cases = known ?? casesOf(values);
      const inside = (share: number) => Math.min(1, Math.max(0, share));
      return [
        { name: "plain", isByRatio: false, to: (value) => value, from: inside },
        // The logit with half a case on either side (Haldane 1956), finite at 0 and 1.
        { name: "even", isByRatio: false, to: (share) => Math.log((inside(share) * cases + 0.5) / ((1 - inside(share)) * cases + 0.5)), from: (level) => inside(((cases + 1) / (1 + Math.exp(-level)) - 0.5) / cases) },
      ];
    }
    default:
      return kind satisfies never;
  }
}

/** The scale on which noise is even, or their own where there is none. */
export function evenScale(kind: ValueKind, values: Series): Scale {
  const [plain, even = plain] = scalesOf(kind, values);
  return even;
}

/** No further than any value may be: beyond there are no squares. */
function exp(level: number): number {
  return Math.min(mostValue, Math.exp(level));
}

/** The mean of a square is that of its root, squared, and the root's variance. */
function counted(level: number, noise: number): number {
  return Math.max(0, (Math.max(0, level) ** 2 + noise ** 2) / 4 - 0.375);
}

function even(kind: ValueKind): (value: number) => number {
  return (value) => stabilize(kind, value, null);
}

/**
 * Of how many cases shares are, by what they differ by from one to the next: 2p(1 − p)/n in the mean square, where nothing
 * but chance makes them differ.
 */
function casesOf(values: Series): number {
  const known = values.filter((value) => value === value);
  const share = meanKnown(known);
  let squares = 0;
  for (let at = 1; at < known.length; at++) squares += ((known[at] as number) - (known[at - 1] as number)) ** 2;
  if (squares === 0) return mostCases;
  return Math.min(mostCases, Math.max(2, (2 * share * (1 - share) * (known.length - 1)) / squares));
}

const mostCases = 1000;
