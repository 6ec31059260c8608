/*
 * What forecasts are held against, as textbooks have them (Hyndman and Athanasopoulos, "Forecasting: Principles and
 * Practice", 5.2 and 8.3), written apart from the package: start values by the first two periods, the least squared error
 * by a grid and then by halved steps.
 */

/** What was last known at the same place of the period. */
export function seasonalNaivePeer(values: readonly (number | null)[], horizon: number, period: number): readonly number[] {
  const last = new Map<number, number>();
  values.forEach((value, at) => {
    if (value !== null) last.set(at % period, value);
  });
  const overall = values.findLast((value) => value !== null) ?? Number.NaN;
  return Array.from({ length: horizon }, (_, ahead) => last.get((values.length + ahead) % period) ?? overall);
}

/** Additive Holt and Winters with a damped trend; without seasons where the period is 1. */
export function dampedHoltWintersPeer(values: readonly (number | null)[], horizon: number, period: number): readonly number[] {
  const mean = (list: readonly (number | null | undefined)[]) => {
    const known = list.filter((value) => value !== null && value !== undefined);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const cycles = [mean(values.slice(0, period)), mean(values.slice(period, 2 * period))];
  const overall = mean(values) ?? Number.NaN;
  const start = {
    level: cycles[0] ?? overall,
    trend: ((cycles[1] ?? overall) - (cycles[0] ?? overall)) / period,
    season: Array.from({ length: period }, (_, place) => {
      if (period === 1) return 0;
      return mean([0, 1].map((cycle) => {
        const value = values[place + cycle * period] ?? null;
        return value === null ? null : value - (cycles[cycle] ?? overall);
      })) ?? 0;
    }),
  };
  const run = ([alpha = 0, beta = 0, gamma = 0, phi = 0]: readonly number[]) => {
    let { level, trend } = start;
    const season = [...start.season];
    let squares = 0;
    values.forEach((value, at) => {
      const place = at % period;
      const before = level + phi * trend;
      trend *= phi;
      level = before;
      if (value === null) return;
      const error = value - before - (season[place] as number);
      level += alpha * error;
      trend += alpha * beta * error;
      if (period > 1) season[place] = (season[place] as number) + gamma * error;
      squares += error * error;
    });
    return { level, trend, season, squares };
  };
  const grid = [0.05, 0.2, 0.5, 0.9].flatMap((alpha) => [0.02, 0.2].flatMap((beta) => [0.02, 0.2].flatMap((gamma) => [0.85, 0.98].map((phi) => [alpha, beta, gamma, phi]))));
  const bounds = [[0.001, 0.999], [0.001, 0.999], [0.001, 0.999], [0.8, 0.98]] as const;
  let best = grid.reduce((least, at) => (run(at).squares < run(least).squares ? at : least));
  for (let part = 1 / 8; part > 1 / 200; part /= 2) {
    for (let axis = 0; axis < 4; axis++) {
      const [low, high] = bounds[axis] as readonly [number, number];
      for (const way of [-1, 1]) {
        const tried = best.with(axis, Math.min(high, Math.max(low, (best[axis] as number) + way * part * (high - low))));
        if (run(tried).squares < run(best).squares) best = tried;
      }
    }
  }
  const { level, trend, season } = run(best);
  const phi = best[3] as number;
  let damping = 0;
  return Array.from({ length: horizon }, (_, ahead) => {
    damping += phi ** (ahead + 1);
    return level + damping * trend + (season[(values.length + ahead) % period] as number);
  });
}
