/** To a thirty-second of the bounds: forecasts change little about their best rates. */
const halvings = 2;

/**
 * Least of a function over a box, without derivatives: from the best of some starts, steps along each axis that are
 * halved when none helps. Hooke and Jeeves, "Direct search solution of numerical and statistical problems", Journal of
 * the ACM 8 (1961).
 * @param bounds of each axis; the first steps are an eighth of them
 */
export function patternSearch(
  cost: (at: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  bounds: readonly (readonly [least: number, most: number])[],
): readonly number[] {
  let best: readonly number[] = [];
  let least = Infinity;
  const keep = (at: readonly number[]) => {
    const found = cost(at);
    if (!(found < least)) return false;
    [least, best] = [found, at];
    return true;
  };
  for (const start of starts) keep(start);
  if (best.length === 0) return starts[0] ?? [];
  let part = 1 / 8;
  for (let halved = 0; halved <= halvings; ) {
    let moved = false;
    bounds.forEach(([low, high], axis) => {
      const step = (high - low) * part;
      for (const way of [step, -step]) {
        const value = Math.min(high, Math.max(low, (best[axis] as number) + way));
        if (value !== best[axis] && keep(best.with(axis, value))) {
          moved = true;
          return;
        }
      }
    });
    if (moved) continue;
    part /= 2;
    halved += 1;
  }
  return best;
}
