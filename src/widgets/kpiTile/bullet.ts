import type { Direction } from "../../query/metric.ts";

/** A value on its way to a target. Positions are shares of the bar, in [0, 1]. */
export interface Bullet {
  readonly zero: number;
  readonly value: number;
  readonly target: number;
  /** Null where the metric has no good direction. */
  readonly met: boolean | null;
}

/** The bar reaches from zero to the larger of the two and a tenth more; that of a share beyond a half ends at 1. */
export function bullet(value: number, target: number, direction: Direction, isShare: boolean): Bullet {
  const low = Math.min(0, value, target);
  const most = Math.max(0, value, target);
  const high = isShare && most > 0.5 && most <= 1 ? 1 : most * 1.1;
  const position = (amount: number) => (high === low ? 0 : (amount - low) / (high - low));
  return { zero: position(0), value: position(value), target: position(target), met: isMet(value, target, direction) };
}

function isMet(value: number, target: number, direction: Direction): boolean | null {
  if (direction === "neutral") return null;
  if (direction === "up") return value >= target;
  return direction === "down" ? value <= target : value >= direction.band[0] && value <= direction.band[1];
}
