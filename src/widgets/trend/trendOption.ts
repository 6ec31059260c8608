import type { ChartContext } from "../../charts/chartContext.ts";
import type { ChartOption } from "../../charts/EChart.tsx";
import { plotFrame } from "../../charts/plotAxes.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel } from "./trendModel.ts";
import { drawnSeries } from "./trendSeries.ts";
import type { Drawn, DrawnOptions } from "./trendSeries.ts";

/** A line is one element of SVG however long it is, a bar is one each: above so many bars, or points, a canvas. */
const MOST_SVG_BARS = 1000;
const MOST_SVG_POINTS = 40_000;

/** The picture as ECharts takes it: the marks. Axes and everything that is pointed at or read is drawn by React. */
export function trendOption(
  model: TrendModel,
  layout: TrendLayout,
  context: ChartContext,
  options: DrawnOptions = {},
): ChartOption & { readonly series: readonly Drawn[] } {
  const { window, axes } = layout;
  const drawn = drawnSeries(model, layout, context, options);
  return {
    ...plotFrame(layout, context),
    animation: !context.reducedMotion && pointsIn(drawn) < 2000,
    // What has an id is changed and not made anew.
    xAxis: { id: "place", type: "value", show: false, min: window.from, max: window.to, containShape: false },
    yAxis: axes.map(({ min, max, step }, index) => ({ id: `value${index}`, type: "value", show: false, min, max, interval: step })),
    series: drawn,
  };
}

/** SVG, which any host's content security policy lets through; canvas where there is too much to draw. */
export function trendRenderer(option: { readonly series: readonly Drawn[] }): "svg" | "canvas" {
  const bars = pointsIn(option.series.filter(({ type }) => type === "bar"));
  return bars > MOST_SVG_BARS || pointsIn(option.series) > MOST_SVG_POINTS ? "canvas" : "svg";
}

function pointsIn(series: readonly Drawn[]): number {
  return series.reduce((sum, { data }) => sum + data.length, 0);
}
