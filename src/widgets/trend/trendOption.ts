import type { ChartContext } from "../../charts/chartContext.ts";
import type { ChartOption } from "../../charts/EChart.tsx";
import { formatNumber } from "../../format/number.ts";
import type { TrendLayout } from "./trendLayout.ts";
import type { TrendModel } from "./trendModel.ts";
import { drawnSeries } from "./trendSeries.ts";
import type { Drawn, DrawnOptions } from "./trendSeries.ts";

/** A line is one element of SVG however long it is, a bar is one each: above so many bars, or points, a canvas. */
const MOST_SVG_BARS = 1000;
const MOST_SVG_POINTS = 40_000;

/** The picture as ECharts takes it: marks and axes. Everything that is pointed at or read is drawn by React. */
export function trendOption(
  model: TrendModel,
  layout: TrendLayout,
  context: ChartContext,
  options: DrawnOptions = {},
): ChartOption & { readonly series: readonly Drawn[] } {
  const { theme, fontFamily, reducedMotion } = context;
  const { left, top, width, height, window, ticks, axes } = layout;
  const texts = new Map(ticks.map(({ time, text }) => [time, text]));
  const places = ticks.map(({ time }) => time);
  const drawn = drawnSeries(model, layout, context, options);
  const text = { color: theme.muted, fontFamily, fontSize: 12 };
  return {
    animation: !reducedMotion && pointsIn(drawn) < 2000,
    animationDuration: 0,
    animationDurationUpdate: 200,
    textStyle: { fontFamily, fontSize: 12 },
    grid: { left, top, width, height },
    xAxis: {
      type: "value",
      min: window.from,
      max: window.to,
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.outline } },
      axisTick: { show: true, length: 4, customValues: places, lineStyle: { color: theme.outline } },
      splitLine: { show: false },
      axisLabel: { ...text, customValues: places, margin: 9, formatter: (time: number) => texts.get(time) ?? "" },
    },
    yAxis: axes.map(({ min, max, step, format }, index) => ({
      type: "value",
      position: index === 0 ? "left" : "right",
      min,
      max,
      interval: step,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: index === 0, lineStyle: { color: theme.border } },
      axisLabel: { ...text, margin: 8, formatter: format },
    })),
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

/** The text at the target line, in the first axis' unit: with no more decimals than it has, as a KPI tile prints it. */
export function targetText({ target, series: [first] }: TrendModel, { locale, messages }: ChartContext): string | null {
  if (target === null) return null;
  const { unit, digits = 1 } = first ?? {};
  const compact = Math.abs(target) >= 100_000;
  return messages.kpi.target(formatNumber(target, { locale, unit, digits: 0, moreDigits: digits, compact }));
}
