import { valueTexts } from "../chart/PlotAxes.tsx";
import type { PlotTicks } from "../chart/PlotAxes.tsx";
import { xOf, yOf } from "./trendLayout.ts";
import type { TrendLayout } from "./trendLayout.ts";

/** Where the ticks of a trend stand, and what they say. */
export function trendAxes(layout: TrendLayout): PlotTicks {
  return {
    places: layout.ticks.map(({ time, middle, text }) => ({ x: xOf(layout, time), middle, text })),
    values: layout.axes.map((axis, side) => valueTexts(axis, (value) => yOf(layout, value, side as 0 | 1))),
  };
}
