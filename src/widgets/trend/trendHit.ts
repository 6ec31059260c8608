import { nearestIndex } from "../../charts/decimate.ts";
import { timeAt, xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel, TrendSeries } from "./trendModel.ts";
import { stackAt } from "./trendStack.ts";

/** Where a series stands at a bucket, in a stack where it ends, away from zero; null at a gap. */
export function heightAt(
  { stacked }: TrendModel,
  layout: TrendLayout,
  series: readonly TrendSeries[],
  { row, index }: { readonly row: number; readonly index: number },
): number | null {
  const one = series[row];
  const value = stacked ? stackAt(series, index)[row]?.[1] : (one?.values[index] ?? one?.forecast?.values[index]);
  return one === undefined || value == null ? null : yOf(layout, value, one.axis);
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
    const start = model.stacked ? yOf(layout, stackAt(series, point)[row]?.[0] ?? 0) : height;
    const away = Math.max(0, Math.min(start, height) - y, y - Math.max(start, height));
    if (away < distance) [best, distance] = [row, away];
  });
  return { point, series: best };
}
