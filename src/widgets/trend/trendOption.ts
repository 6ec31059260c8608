import type { ChartContext } from "../../charts/chartContext.ts";
import { plotOption, pointsIn } from "../../charts/plotOption.ts";
import type { PlotOption, PlotSeries } from "../../charts/plotOption.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel } from "./trendModel.ts";
import { drawnSeries } from "./trendSeries.ts";
import type { DrawnOptions } from "./trendSeries.ts";

/** Above so many bars, or points, a canvas is faster than SVG. */
const MOST_SVG_BARS = 1000;
const MOST_SVG_POINTS = 40_000;

/** The picture: the marks. Axes and everything that is pointed at or read is drawn around it. */
export function trendOption(model: TrendModel, layout: TrendLayout, context: ChartContext, options: DrawnOptions = {}): PlotOption {
  const { window, axes } = layout;
  return plotOption({ box: layout, window, axes, series: drawnSeries(model, layout, context, options) }, context);
}

/** SVG, which any host's content security policy lets through; canvas where there is too much to draw. */
export function trendRenderer({ series }: { readonly series: readonly { readonly type: PlotSeries["type"]; readonly data: readonly unknown[] }[] }): "svg" | "canvas" {
  const bars = pointsIn(series.filter(({ type }) => type === "bar"));
  return bars > MOST_SVG_BARS || pointsIn(series) > MOST_SVG_POINTS ? "canvas" : "svg";
}
