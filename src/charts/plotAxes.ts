import type { ChartContext } from "./chartContext.ts";

interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a chart is drawn, in what font, and how it moves. */
export function plotFrame({ left, top, width, height }: PlotBox, { fontFamily, reducedMotion }: ChartContext) {
  return {
    animation: !reducedMotion,
    animationDuration: 0,
    animationDurationUpdate: 200,
    textStyle: { fontFamily, fontSize: 12 },
    // Where everything stands is laid out already; ECharts would measure each text to see whether it fits.
    grid: { left, top, width, height, outerBoundsMode: "none" },
  };
}

/** The axis below the plot: ticks and texts at the given places alone. */
export function placeAxis(
  [min, max]: readonly [min: number, max: number],
  texts: ReadonlyMap<number, string>,
  { theme, fontFamily }: ChartContext,
) {
  const customValues = [...texts.keys()];
  return {
    // What has an id is changed and not made anew.
    id: "place",
    type: "value",
    min,
    max,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.outline } },
    axisTick: { show: true, length: 4, customValues, lineStyle: { color: theme.outline } },
    splitLine: { show: false },
    axisLabel: {
      color: theme.muted,
      fontFamily,
      fontSize: 12,
      customValues,
      margin: 9,
      formatter: (place: number) => texts.get(place) ?? "",
    },
  };
}

interface ValueScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format: (value: number) => string;
}

/** The axis beside the plot, and the lines across it. */
export function valueAxis({ min, max, step, format }: ValueScale, { theme, fontFamily }: ChartContext) {
  return {
    id: "value",
    type: "value",
    min,
    max,
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: theme.border } },
    axisLabel: { color: theme.muted, fontFamily, fontSize: 12, margin: 8, formatter: format },
  };
}
