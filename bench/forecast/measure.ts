import { forecast } from "../../src/analytics/index.ts";
import type { Family } from "./families.ts";
import { dampedHoltWintersPeer, seasonalNaivePeer } from "./peers.ts";

/** Of one method on a family: sums over what was held back. */
export interface Errors {
  readonly name: string;
  /** Mean of 2|a − f| ÷ (|a| + |f|) (0 ÷ 0 is 0), in percent. */
  readonly smape: number;
  /** Mean |a − f| over that of the seasonal naive method on the points before the origin. Hyndman and Koehler 2006. */
  readonly mase: number;
  /** The same of squares, under a root: of counts that are mostly 0, always 0 has the least of the other two. M5, 2020. */
  readonly rmsse: number;
}

export interface Measured {
  readonly family: Family;
  readonly ours: Errors;
  readonly peers: readonly Errors[];
  readonly points: number;
  /** Of them inside the interval of 95 %. */
  readonly coverage: number;
  /** Mean width of it over the mean error. */
  readonly width: number;
}

/** Forecasts from several origins in the last third of every series of a family. */
export function measure(family: Family): Measured {
  const { kind, grain, horizon, history, origins, period, smoothed } = family;
  const names = ["ours", "seasonal naive", ...smoothed.map((season) => `damped Holt-Winters ${season}`)];
  const sums = names.map(() => ({ smape: 0, mase: 0, squares: 0 }));
  let [points, inside, widths, scaled] = [0, 0, 0, 0];
  for (const series of family.series) {
    const first = Math.floor((series.length * 2) / 3);
    const step = (series.length - horizon - first) / Math.max(origins - 1, 1);
    for (let origin = 0; origin < origins; origin++) {
      const at = Math.floor(first + origin * step);
      const before = series.slice(Math.max(0, at - history), at);
      const scale = naiveError(before, period);
      if (!(scale > 0)) continue;
      const ours = forecast(before, grain, horizon, { values: kind }).points;
      const said = [
        ours.map(({ value }) => value),
        seasonalNaivePeer(before, horizon, period),
        ...smoothed.map((season) => dampedHoltWintersPeer(before, horizon, season)),
      ];
      series.slice(at, at + horizon).forEach((value, ahead) => {
        const { lower, upper } = ours[ahead] ?? { lower: null, upper: null };
        if (value === null || lower === null || upper === null) return;
        points += 1;
        // Numbers that are equal but for the last digits are.
        const slack = 1e-9 * Math.abs(value);
        if (value >= lower - slack && value <= upper + slack) inside += 1;
        widths += (upper - lower) / scale;
        said.forEach((middles, which) => {
          const sum = sums[which];
          const middle = middles[ahead] ?? Number.NaN;
          if (sum === undefined) return;
          const size = Math.abs(value - middle);
          sum.mase += size / scale;
          sum.squares += (size / scale) ** 2;
          if (size > 0) sum.smape += (200 * size) / (Math.abs(value) + Math.abs(middle));
          if (which === 0) scaled += size / scale;
        });
      });
    }
  }
  const [ours, ...peers] = sums.map(({ smape, mase, squares }, which) => {
    return { name: names[which] ?? "", smape: smape / points, mase: mase / points, rmsse: Math.sqrt(squares / points) };
  });
  return { family, ours: ours as Errors, peers, points, coverage: inside / points, width: widths / scaled };
}

function naiveError(values: readonly (number | null)[], period: number): number {
  let [sum, count] = [0, 0];
  values.forEach((value, at) => {
    const before = values[at - period];
    if (value === null || before === null || before === undefined) return;
    sum += Math.abs(value - before);
    count += 1;
  });
  return sum / count;
}
