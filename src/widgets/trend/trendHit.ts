import { nearestIndex } from "../../charts/decimate.ts";
import { timeAt, xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";

/** Where a series stands at a bucket, on top of those below it where they are stacked; null at a gap. */
export function heightAt(
  { stacked }: TrendModel,
  layout: TrendLayout,
  series: readonly TrendSeries[],
  { row, index }: { readonly row: number; readonly index: number },
): number | null {
  const one = series[row];
  const value = one?.values[index] ?? one?.forecast?.values[index] ?? null;
  if (one === undefined || value === null) return null;
  const below = stacked ? series.slice(0, row).reduce((sum, { values }) => sum + (values[index] ?? 0), 0) : 0;
  return yOf(layout, below + value, one.axis);
}

/** The bucket and the series nearest to a place; null where there is none. */
export function hit(
  model: TrendModel,
  layout: TrendLayout,
  series: readonly TrendSeries[],
  { x, y }: { readonly x: number; readonly y: number },
): { readonly point: number; readonly series: number } | null {
  const point = nearestIndex(model.times, timeAt(layout, x));
  if (point < 0) return null;
  if (model.kind === "bar" && !model.stacked && series.length > 1) {
    const spacing = layout.width / Math.max(1, model.times.length);
    const offset = (x - xOf(layout, model.times[point] as number)) / (spacing * 0.7) + 0.5;
    return { point, series: Math.max(0, Math.min(series.length - 1, Math.floor(offset * series.length))) };
  }
  let [best, distance] = [0, Number.POSITIVE_INFINITY];
  series.forEach((_, row) => {
    const height = heightAt(model, layout, series, { row, index: point });
    if (height === null) return;
    const away = model.stacked ? (y >= height ? y - height : 1e6 + height - y) : Math.abs(height - y);
    if (away < distance) [best, distance] = [row, away];
  });
  return { point, series: best };
}
